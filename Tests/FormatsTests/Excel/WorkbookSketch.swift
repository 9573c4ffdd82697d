import Disclosure

@testable import Formats

/// An XLSX from the XML of its sheets.
struct WorkbookSketch {
  /// Name, attributes of x:sheet, content of x:worksheet.
  var sheets: [(name: String, state: String, content: String)]
  var strings: [String] = []
  var styles = ""
  var properties = ""

  private let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  init(_ sheets: (String, String, String)...) { self.sheets = sheets }

  /// One sheet of rows.
  init(rows: String, after: String = "", before: String = "") {
    sheets = [("表", "visible", "\(before)<sheetData>\(rows)</sheetData>\(after)")]
  }

  var bytes: [UInt8] {
    var relations = "<Relationship Id=\"s\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
    relations += "<Relationship Id=\"t\" Type=\"\(office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
    var list = ""
    for (index, sheet) in sheets.enumerated() {
      relations += "<Relationship Id=\"r\(index)\" Type=\"\(office)/worksheet\" Target=\"worksheets/s\(index).xml\"/>"
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" r:id=\"r\(index)\"/>"
    }
    var files = [
      ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
      ("_rels/.rels", rels("<Relationship Id=\"r\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/>")),
      ("xl/_rels/workbook.xml.rels", rels(relations)),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(properties)<sheets>\(list)</sheets></workbook>"
      ),
      ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(strings.map { "<si>\($0)</si>" }.joined())</sst>"),
      ("xl/styles.xml", "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>"),
    ]
    for (index, sheet) in sheets.enumerated() {
      files.append(("xl/worksheets/s\(index).xml", "<worksheet xmlns=\"\(main)\">\(sheet.content)</worksheet>"))
    }
    return ZipMaker.zip(files)
  }

  func read(_ limits: FormatLimits = FormatLimits()) throws(FormatError) -> Transcript {
    try WorkbookReader.read(bytes, limits: limits).transcript
  }

  private func rels(_ content: String) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(content)</Relationships>"
  }

  static func row(_ number: Int, _ cells: String, _ attributes: String = "") -> String {
    "<row r=\"\(number)\" \(attributes)>\(cells)</row>"
  }

  static func text(_ place: String, _ text: String, style: Int = 0) -> String {
    "<c r=\"\(place)\" t=\"inlineStr\" s=\"\(style)\"><is><t>\(text)</t></is></c>"
  }

  static func number(_ place: String, _ value: String, style: Int = 0) -> String {
    "<c r=\"\(place)\" s=\"\(style)\"><v>\(value)</v></c>"
  }
}
