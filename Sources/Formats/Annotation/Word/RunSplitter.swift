/// Puts the marks of comments into a story: splits the runs at the edges of the words and leaves every other byte.
struct RunSplitter {
  private let part: [UInt8]
  private let markup: WordMarkup
  private let prefix: String
  /// Ids of the comments that begin and end at an edge.
  private var begins: [WordPlace.Edge: [Int]] = [:]
  private var ends: [WordPlace.Edge: [Int]] = [:]
  private var edits = MarkupEdits()

  init(_ part: [UInt8], _ markup: WordMarkup, prefix: String) {
    self.part = part
    self.markup = markup
    self.prefix = prefix
  }

  mutating func add(comment id: Int, on place: WordPlace) {
    begins[place.start, default: []].append(id)
    ends[place.end, default: []].append(id)
  }

  /// Takes the marks of these comments out.
  mutating func remove(_ comments: Set<Int>) {
    for mark in markup.marks where comments.contains(mark.id) {
      guard let run = mark.run.map({ markup.runs[$0] }), run.children == 1 else {
        edits.replace(mark.range, with: "")
        continue
      }
      edits.replace(run.open.lowerBound..<run.close.upperBound, with: "")
    }
  }

  /// The part with the marks.
  mutating func edited() -> [UInt8] {
    let edges = Set(begins.keys).union(ends.keys).sorted { ($0.text, $0.offset) < ($1.text, $1.offset) }
    for edge in edges { cut(at: edge) }
    return edits.applied(to: part)
  }

  /// Whether marks can be put at both edges of the words.
  static func canCut(_ place: WordPlace, _ markup: WordMarkup, _ part: [UInt8]) -> Bool {
    [place.start, place.end].allSatisfy { edge in
      guard markup.texts.indices.contains(edge.text), let run = markup.texts[edge.text].run else { return false }
      return markup.runs[run].paragraph != nil
        && WrittenText.place(of: edge.offset, in: markup.texts[edge.text].content, of: part) != nil
    }
  }

  private mutating func cut(at edge: WordPlace.Edge) {
    let text = markup.texts[edge.text]
    guard let run = text.run.map({ markup.runs[$0] }),
      let place = WrittenText.place(of: edge.offset, in: text.content, of: part)
    else { return }
    let marks = marks(at: edge)
    if place == text.content.lowerBound {
      guard text.place > 0 else { return edits.insert(marks, at: run.open.lowerBound) }
      edits.insert(split(run, around: marks), at: text.open.lowerBound)
    } else if place == text.content.upperBound {
      guard text.place + 1 < run.children else { return edits.insert(marks, at: run.close.upperBound) }
      edits.insert(split(run, around: marks), at: text.close.upperBound)
    } else {
      keepSpace(of: text, before: place)
      edits.insert(
        written(text.close) + split(run, around: marks) + "<\(prefix)t xml:space=\"preserve\">", at: place)
    }
  }

  /// A blank that comes to stand at the end of a text is dropped by readers unless the text says that it counts.
  private mutating func keepSpace(of text: WordMarkup.Text, before place: Int) {
    guard part[place - 1] <= 0x20, !written(text.open).contains("xml:space") else { return }
    let name = text.open.upperBound - 1
    edits.replace(name..<text.open.upperBound, with: " xml:space=\"preserve\">")
  }

  /// Ends the run and begins another that looks the same.
  private func split(_ run: WordMarkup.Run, around marks: String) -> String {
    written(run.close) + marks + written(run.open) + (run.properties.map(written) ?? "")
  }

  private func marks(at edge: WordPlace.Edge) -> String {
    var text = ""
    for id in ends[edge] ?? [] {
      text += "<\(prefix)commentRangeEnd \(prefix)id=\"\(id)\"/>"
      text += "<\(prefix)r><\(prefix)commentReference \(prefix)id=\"\(id)\"/></\(prefix)r>"
    }
    for id in begins[edge] ?? [] { text += "<\(prefix)commentRangeStart \(prefix)id=\"\(id)\"/>" }
    return text
  }

  private func written(_ range: Range<Int>) -> String { String(decoding: part[range], as: UTF8.self) }
}
