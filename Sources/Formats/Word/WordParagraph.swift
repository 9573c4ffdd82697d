import Disclosure

/// A paragraph that is being read.
final class WordParagraph {
  var style: String?
  /// 0-based, set on the paragraph itself.
  var outlineLevel: Int?
  var numberingID: Int?
  var numberingLevel: Int?
  /// The mark at its end is deleted: it goes on in the next paragraph.
  var isMarkDeleted = false
  var isHiddenByStyle = false
  /// A line break was met, and no words since.
  var isBreakPending = false
  var role: Transcript.Paragraph.Role = .body
  /// Runs of ink before the one that is being written.
  var runs: [Range<Int>] = []
  var start: Int
  /// Where its own words begin, behind the list number.
  var wordStart: Int
  /// What its text boxes hold, which follows it.
  var boxes: [Content] = []

  init(start: Int) {
    self.start = start
    wordStart = start
  }
}

extension WordStory {
  func openBlock(_ tag: Tag, _ attributes: XMLAttributes) {
    switch tag {
    case .paragraph: beginParagraph()
    case .paragraphProperties: isInParagraphProperties = true
    case .paragraphStyle: paragraphs.last?.style = attributes["val"]
    case .outlineLevel: paragraphs.last?.outlineLevel = attributes.integer("val")
    case .numberingLevel: paragraphs.last?.numberingLevel = attributes.integer("val")
    case .numberingID: paragraphs.last?.numberingID = attributes.integer("val")
    case .pageBreakBefore: if attributes.isOn("val") { breakPage() }
    case .headerReference, .footerReference:
      if let id = attributes["id"], headers.count < 100, !headers.contains(id) { headers.append(id) }
    case .foreignChunk: objects.insert("altChunk")
    case .otherDocument: objects.insert("subDoc")
    case .textBox: beginBox()
    case .footnote, .endnote: noteID = attributes["type"].map { _ in nil } ?? attributes["id"]
    default: break
    }
  }

  func closeBlock(_ tag: Tag) {
    switch tag {
    case .paragraph: endParagraph()
    case .paragraphProperties: endProperties()
    case .body: endCarried()
    case .textBox: endBox()
    case .footnote, .endnote:
      if let noteID { notes[noteID] = containers[0] }
      noteID = nil
      containers[0] = []
    default: break
    }
  }

  private func beginParagraph() {
    let paragraph = WordParagraph(start: ink.begin())
    if let carried {
      swap(&paragraph.runs, &carried.runs)
      swap(&paragraph.boxes, &carried.boxes)
    }
    carried = nil
    paragraphs.append(paragraph)
  }

  /// What follows is no paragraph, so that the one with the deleted mark ends after all.
  func endCarried() { add(takeCarried()) }

  private func takeCarried() -> [Content] {
    guard let carried else { return [] }
    self.carried = nil
    return contents(of: carried)
  }

  /// The properties are complete: what the paragraph is, and its number.
  private func endProperties() {
    isInParagraphProperties = false
    guard let paragraph = paragraphs.last else { return }
    let style = definitions.styles.resolved(paragraph.style)
    paragraph.isHiddenByStyle = style.isHidden ?? false
    if let level = paragraph.outlineLevel ?? style.outlineLevel, (0...8).contains(level) {
      paragraph.role = .heading(level: level + 1)
    }
    guard !paragraph.isMarkDeleted, let list = paragraph.numberingID ?? style.numberingID, list > 0 else { return }
    let level =
      paragraph.numberingLevel ?? style.numberingLevel
      ?? definitions.numbering.level(ofStyle: paragraph.style, inList: list)
    let number = definitions.numbering.next(list: list, level: level)
    guard !number.isEmpty else { return }
    ink.append(number)
    // 一、 and （一） stand right before their words, as they are typed; after "1." the words could begin with a figure, after 第一部分 with anything.
    if let last = number.unicodeScalars.last, !"、）】．：".unicodeScalars.contains(last) { ink.append(" ") }
    paragraph.wordStart = ink.count
  }

  private func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    endFieldsOfParagraph()
    let hasWords = ink.count > paragraph.wordStart
    if hasWords { paragraph.runs.append(paragraph.start..<ink.count) }
    // There is one before it only where paragraphs stand inside one another, which is not allowed.
    let before = takeCarried()
    if paragraph.isMarkDeleted {
      containers[containers.count - 1] += before
      carried = paragraph
    } else {
      add(before + contents(of: paragraph))
    }
  }

  private func contents(of paragraph: WordParagraph) -> [Content] {
    guard paragraph.runs.contains(where: { !$0.isEmpty }) else { return paragraph.boxes }
    return [.passage(Passage(runs: paragraph.runs, role: paragraph.role))] + paragraph.boxes
  }

  /// Words after a line break: a new paragraph when the break ends a sentence or the words open an item, else the same sentence goes on.
  func meetBreak(of paragraph: WordParagraph, before words: UnsafeBufferPointer<UInt8>) {
    guard paragraph.isBreakPending else { return }
    paragraph.isBreakPending = false
    guard isOnPage(inParagraph: true), paragraph.boxes.isEmpty,
      LineBreak.endsSentence(ink.bytes[paragraph.start...]) || LineBreak.opensParagraph(words)
    else {
      ink.join()
      return
    }
    paragraph.runs.append(paragraph.start..<ink.count)
    add(contents(of: paragraph), inParagraph: true)
    paragraph.runs = []
    // What was delivered is gone from the ink.
    paragraph.start = ink.begin()
    paragraph.wordStart = paragraph.start
  }

  /// Nothing is open but, when `inParagraph`, one paragraph: neither a cell nor a text box, whose contents are still in the ink.
  private func isOnPage(inParagraph: Bool) -> Bool {
    containers.count == 1 && tables.isEmpty && paragraphs.count == (inParagraph ? 1 : 0)
  }

  /// A text box interrupts the words of the paragraph it hangs on.
  private func beginBox() {
    endCarried()
    if let paragraph = paragraphs.last { paragraph.runs.append(paragraph.start..<ink.count) }
    containers.append([])
  }

  private func endBox() {
    endCarried()
    guard containers.count > 1 else { return }
    let contents = containers.removeLast()
    guard let paragraph = paragraphs.last else { return add(contents) }
    paragraph.boxes += contents
    paragraph.start = ink.begin()
    paragraph.wordStart = paragraph.start
  }

  /// Files finished blocks with what they stand in, or hands over all that is finished.
  func add(_ contents: [Content], inParagraph: Bool = false) {
    containers[containers.count - 1] += contents
    guard isOnPage(inParagraph: inParagraph), let deliver, !containers[0].isEmpty else { return }
    let finished = containers[0]
    containers[0] = []
    deliver(self, finished)
  }
}
