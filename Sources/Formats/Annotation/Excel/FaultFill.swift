/// The look of a cell with a comment: a differential format among the styles of a workbook.
enum FaultFill {
  /// Also what the format is known by.
  private static let colour = "FFFFD9A1"
  private static let format =
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\(colour)\"/><bgColor rgb=\"\(colour)\"/></patternFill></fill>"
  private static let contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
  private static let behind: Set<String> = ["x:tableStyles", "x:colors", "x:extLst"]

  /// The index of the format, which is added when the workbook has none such.
  static func style(in edit: inout PackageEdit) throws(FormatError) -> Int {
    let package = edit.package
    guard let entry = package.part(ofType: "styles") else { return try addStyles(to: &edit) }
    let part = try package.archive.bytes(of: entry)
    let elements = MarkupElement.all(in: part) { tag, depth in depth <= 2 || tag.name == "x:dxf" }
    guard let root = elements.first else { throw .damaged(part: entry.name) }
    let formats = elements.filter { $0.name == "x:dxf" }
    if let known = formats.firstIndex(where: { String(decoding: part[$0.range], as: UTF8.self).contains(colour) }) {
      return known
    }
    let namespace = MarkupScanner.rootNamespace(of: part)
    let added = "<dxf xmlns=\"\(namespace)\">\(format)</dxf>"
    var edits = MarkupEdits()
    if let list = elements.first(where: { $0.name == "x:dxfs" }) {
      if let count = list.open.value("count", in: part) { edits.replace(count, with: String(formats.count + 1)) }
      edits.append(added, to: list)
    } else {
      let list = "<dxfs xmlns=\"\(namespace)\" count=\"1\">\(added)</dxfs>"
      if let next = elements.first(where: { $0.depth == 2 && behind.contains($0.name) }) {
        edits.insert(list, at: next.range.lowerBound)
      } else {
        edits.append(list, to: root)
      }
    }
    edit.put(edits.applied(to: part), in: entry.name, was: part)
    return formats.count
  }

  private static func addStyles(to edit: inout PackageEdit) throws(FormatError) -> Int {
    let main = edit.package.main
    let namespace = MarkupScanner.rootNamespace(of: try edit.package.archive.bytes(of: main))
    let text =
      "<styleSheet xmlns=\"\(namespace)\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills>"
      + "<borders count=\"1\"><border/></borders><cellXfs count=\"1\"><xf/></cellXfs>"
      + "<dxfs count=\"1\"><dxf>\(format)</dxf></dxfs></styleSheet>"
    _ = try edit.add(
      PackageEdit.head + text, named: "styles", .override(contentType), ofType: "styles", to: main.name)
    return 0
  }
}
