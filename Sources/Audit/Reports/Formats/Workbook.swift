internal import Formats

/// A sheet of texts and whole numbers under one row of heads that stays in sight.
struct Sheet {
  enum Cell {
    case text(String)
    /// `nil`: left empty.
    case number(Int?)
  }

  /// 31 characters at most, without []:*?/\.
  var name: String
  var heads: [String]
  var widths: [Int]
  /// Row elements made by `row`.
  var rows: [ArraySlice<UInt8>]
  /// A column whose cells are picked from a list.
  var choices: (column: Int, values: [String])?

  /// A spreadsheet cell holds 32,767 characters.
  private static let textMax = 32_000

  static func row(_ cells: [Cell], style: Int = 1) -> [UInt8] {
    var text = "<row>"
    for cell in cells {
      switch cell {
      case .text(let value):
        let shown = MarkupText.escaped(DisplayText.head(value, textMax))
        text += "<c t=\"inlineStr\" s=\"\(style)\"><is><t xml:space=\"preserve\">\(shown)</t></is></c>"
      case .number(let value?): text += "<c s=\"3\"><v>\(value)</v></c>"
      case .number(nil): text += "<c s=\"3\"/>"
      }
    }
    return Array((text + "</row>").utf8)
  }

  func xml() -> [UInt8] {
    let last = Self.letters(heads.count - 1)
    var head = Workbook.declaration + "<worksheet xmlns=\"\(Workbook.namespace)\">"
    head +=
      "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    for (index, width) in widths.enumerated() {
      head += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
    }
    head += "</cols><sheetData>"
    var tail = "</sheetData><autoFilter ref=\"A1:\(last)\(rows.count + 1)\"/>"
    if let choices {
      let column = Self.letters(choices.column)
      let list = MarkupText.escaped("\"" + choices.values.joined(separator: ",") + "\"")
      tail +=
        "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" sqref=\"\(column)2:\(column)1048576\"><formula1>\(list)</formula1></dataValidation></dataValidations>"
    }
    tail +=
      "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"
    return Array(head.utf8) + Self.row(heads.map { .text($0) }, style: 2) + rows.joined() + Array(tail.utf8)
  }

  /// 0 → A, 26 → AA.
  static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }
}

/// The parts of an Office Open XML workbook (ECMA-376) around its sheets.
enum Workbook {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packaging = "http://schemas.openxmlformats.org/package/2006"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  static func bytes(of sheets: [Sheet]) -> [UInt8] {
    var zip = StoredZip()
    func add(_ name: String, _ xml: String) { zip.add(name, Array((declaration + xml).utf8)) }
    let numbers = sheets.indices.map { $0 + 1 }
    add(
      "[Content_Types].xml",
      "<Types xmlns=\"\(packaging)/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"\(type).styles+xml\"/>"
        + numbers.map { "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(type).worksheet+xml\"/>" }
        .joined()
        + "</Types>")
    add(
      "_rels/.rels",
      "<Relationships xmlns=\"\(packaging)/relationships\"><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    )
    add(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(office)\"><sheets>"
        + numbered(numbers, sheets).map {
          "<sheet name=\"\(MarkupText.escaped($1.name))\" sheetId=\"\($0)\" r:id=\"rId\($0)\"/>"
        }.joined()
        + "</sheets></workbook>")
    add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(packaging)/relationships\">"
        + numbers.map {
          "<Relationship Id=\"rId\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
        }.joined()
        + "<Relationship Id=\"rId\(sheets.count + 1)\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
    )
    add("xl/styles.xml", styles)
    for (number, sheet) in numbered(numbers, sheets) { zip.add("xl/worksheets/sheet\(number).xml", sheet.xml()) }
    return zip.finish()
  }

  private static func numbered(_ numbers: [Int], _ sheets: [Sheet]) -> [(Int, Sheet)] {
    Array(Swift.zip(numbers, sheets))
  }

  /// 1: text, wrapped, quoted so that it stays text; 2: heads; 3: numbers.
  private static let styles =
    "<styleSheet xmlns=\"\(namespace)\"><fonts count=\"2\"><font><sz val=\"10\"/><name val=\"等线\"/></font><font><b/><sz val=\"10\"/><name val=\"等线\"/></font></fonts>"
    + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFF2F0EB\"/></patternFill></fill></fills>"
    + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf/>"
    + "<xf numFmtId=\"49\" applyNumberFormat=\"1\" quotePrefix=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    + "<xf fontId=\"1\" fillId=\"2\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>"
    + "<xf applyAlignment=\"1\"><alignment vertical=\"top\"/></xf></cellXfs></styleSheet>"
}
