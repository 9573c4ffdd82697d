/// A worksheet part that gets a rule that fills cells, and leads to the drawing of its comments.
struct SheetMarkup {
  /// Elements of a worksheet stand in a fixed order (CT_Worksheet); those behind the two that are added here.
  private static let behindFormats: Set<String> = Set(
    [
      "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
      "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing",
    ].map { "x:" + $0 }
  ).union(behindDrawing)
  private static let behindDrawing: Set<String> = Set(
    [
      "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    ].map { "x:" + $0 })
  /// Always true, and says whose rule it is.
  private static let formula = "\"\(NoteAuthor.name)\"=\"\(NoteAuthor.name)\""

  let namespace: String
  private let part: [UInt8]
  private let elements: [MarkupElement]
  private var edits = MarkupEdits()

  init(_ part: [UInt8]) {
    self.part = part
    elements = MarkupElement.all(in: part) { $1 <= 2 || $0.name == "x:cfRule" }
    namespace = MarkupScanner.rootNamespace(of: part)
  }

  /// Id of the relation to the drawing of the comments; `nil` when there is none.
  var drawing: String? { elements.first { $0.name == "x:legacyDrawing" }?.open.attribute("id", in: part) }

  /// Fills these cells and no others. `style`: index of the differential format.
  mutating func fill(_ cells: [CellAddress], style: Int) {
    var last = 0
    var own = 0..<0
    for element in elements {
      if element.name == "x:conditionalFormatting", isOwn(element) {
        own = element.range
        edits.replace(own, with: "")
      }
      guard element.name == "x:cfRule", !own.contains(element.range.lowerBound) else { continue }
      last = max(last, element.open.attribute("priority", in: part).flatMap { Int($0) } ?? 0)
    }
    guard !cells.isEmpty else { return }
    let names = cells.map(\.name).joined(separator: " ")
    insert(
      "<conditionalFormatting xmlns=\"\(namespace)\" sqref=\"\(names)\"><cfRule type=\"expression\" dxfId=\"\(style)\""
        + " priority=\"\(last + 1)\"><formula>\(MarkupText.escaped(Self.formula))</formula></cfRule></conditionalFormatting>",
      before: Self.behindFormats)
  }

  private func isOwn(_ formatting: MarkupElement) -> Bool {
    let text = String(decoding: part[formatting.content], as: UTF8.self)
    return text.contains(Self.formula) || text.contains(MarkupText.escaped(Self.formula))
  }

  /// `relations`: the namespace of relation ids.
  mutating func lead(toDrawing id: String, relations: String) {
    insert(
      "<legacyDrawing xmlns=\"\(namespace)\" xmlns:r=\"\(relations)\" r:id=\"\(id)\"/>", before: Self.behindDrawing)
  }

  private mutating func insert(_ text: String, before names: Set<String>) {
    if let next = elements.first(where: { $0.depth == 2 && names.contains($0.name) }) {
      edits.insert(text, at: next.range.lowerBound)
    } else if let end = elements.first?.close {
      edits.insert(text, at: end.lowerBound)
    }
  }

  func edited() -> [UInt8] { edits.applied(to: part) }
}
