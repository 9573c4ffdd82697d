/// The boxes in which a sheet shows its comments, a drawing in VML ([MS-OI29500] 2.1.1789): without its box a comment is not seen.
enum NoteShapes {
  private static let contentType = "application/vnd.openxmlformats-officedocument.vmlDrawing"
  private static let head = """
    <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
    xmlns:x="urn:schemas-microsoft-com:office:excel">\
    <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>\
    <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
    <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
    """
  /// Ids of shapes begin behind it in the first drawing of a sheet.
  private static let firstID = 1024

  /// Gives each of the cells a box, in the place of those of `old`.
  static func write(
    _ cells: [CellAddress], replacing old: Set<CellAddress>, sheet: ZipFile.Entry, _ markup: inout SheetMarkup,
    to edit: inout PackageEdit
  ) throws(FormatError) {
    let package = edit.package
    if markup.drawing != nil, let entry = try package.part(ofType: "vmlDrawing", relatedTo: sheet.name) {
      let part = try package.archive.bytes(of: entry)
      edit.put(try replaced(part, cells, old, name: entry.name), in: entry.name, was: part)
    } else if !cells.isEmpty {
      let id = try edit.add(
        head + shapes(cells, behind: firstID) + "</xml>", named: "vmlDrawing", ending: "vml", .ending(contentType),
        ofType: "vmlDrawing", to: sheet.name)
      markup.lead(toDrawing: id, relations: package.typeAddress)
    }
  }

  private static func replaced(
    _ part: [UInt8], _ cells: [CellAddress], _ old: Set<CellAddress>, name: String
  ) throws(FormatError) -> [UInt8] {
    let elements = MarkupElement.all(in: part) { tag, depth in
      depth == 1 || ["v:shape", "other:Row", "other:Column"].contains(tag.name)
    }
    guard let root = elements.first else { throw .damaged(part: name) }
    func number(_ text: String) -> Int { Int(text) ?? 0 }
    func value(_ element: MarkupElement) -> Int { number(String(decoding: part[element.content], as: UTF8.self)) }
    var edits = MarkupEdits()
    var ids = [firstID]
    var shape = root
    var row = 0
    for element in elements {
      switch element.name {
      case "v:shape":
        shape = element
        let digits = (element.open.attribute("id", in: part) ?? "").reversed().prefix { $0.isASCII && $0.isNumber }
        ids.append(number(String(digits.reversed())))
      case "other:Row": row = value(element)
      case "other:Column" where old.contains(CellAddress(column: value(element) + 1, row: row + 1)):
        edits.replace(shape.range, with: "")
        ids.removeLast()
      default: break
      }
    }
    edits.append(shapes(cells, behind: ids.max() ?? firstID), to: root)
    return edits.applied(to: part)
  }

  /// Each beside its cell, hidden until it is pointed at.
  private static func shapes(_ cells: [CellAddress], behind last: Int) -> String {
    cells.enumerated().map { index, cell in
      let (row, column) = (cell.row - 1, cell.column - 1)
      // Inside the sheet, also at its last columns and rows.
      let left = min(column + 1, CellAddress.columns - 6)
      let top = min(max(0, row - 1), CellAddress.rows - 10)
      let anchor = "\(left), 15, \(top), 4, \(left + 5), 15, \(top + 9), 4"
      return """
        <v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
        xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s\(last + 1 + index)" type="#_x0000_t202" \
        style="position:absolute;margin-left:60pt;margin-top:2pt;width:320pt;height:130pt;z-index:1;visibility:hidden" \
        fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>\
        <v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>\
        <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>\(anchor)</x:Anchor>\
        <x:AutoFill>False</x:AutoFill><x:Row>\(row)</x:Row><x:Column>\(column)</x:Column></x:ClientData></v:shape>
        """
    }.joined()
  }
}
