import Disclosure

/// Reads one story of a DOCX (the body, a header, the notes) into paragraphs and tables.
///
/// Tracked changes are read as accepted. Whatever stands finished outside tables and text boxes is handed to `deliver`, so that the ink holds one block at
/// a time.
final class WordStory: XMLHandler {
  typealias Tag = WordTag

  /// What the stories of a document share: list numbers go on from one to the next.
  final class Definitions {
    var styles = WordStyles()
    var numbering = WordNumbering()
    /// Comments that speak to gouji, by their ids.
    var remarks: [String: String] = [:]
  }

  /// A note that is referred to.
  struct NoteReference: Hashable {
    let part: TextAnchor.Part
    let id: String
  }

  let definitions: Definitions
  /// `nil` for a story that no comment can stand in.
  let part: TextAnchor.Part?
  var ink: Ink
  /// Takes finished blocks of the body, after which the ink may be emptied.
  var deliver: ((WordStory, [Content]) -> Void)?

  /// Blocks of the containers that are open: the story, a cell, a text box.
  var containers: [[Content]] = [[]]
  var paragraphs: [WordParagraph] = []
  var tables: [WordTable] = []
  /// Notes of a notes part by their id.
  var notes: [String: [Content]] = [:]
  var noteID: String?

  /// Notes that the blocks since the last delivery refer to.
  var references: [NoteReference] = []
  var headers: [String] = []
  var hidden: [String] = []
  var objects: Set<String> = []
  var pictures = 0
  /// Those of the pictures that are as large as a table, by their numbers.
  var largePictures: [Int] = []
  var isStopped = false

  /// w:t elements so far, whether they are read or not.
  private var textNodes = -1
  private var textOffset = 0
  private var isInText = false
  /// The text is that of a formula, which stands in no w:t.
  private var isMath = false
  /// Elements that are open from the outermost whose content is not read inwards.
  private var skipping = 0
  /// For each mc:AlternateContent that is open: whether a branch was taken, and what was shown before it.
  private var alternatives: [(isTaken: Bool, shown: Int)] = []
  /// Pieces of text and pictures so far.
  private var shown = 0
  private var isDrawingLarge = false
  private var fields = WordFields()
  private var remarksMet: Set<String> = []
  private var isRunHidden = false
  var isInParagraphProperties = false
  private var isInRowProperties = false
  private var isInRunProperties = false
  /// A paragraph whose end mark is deleted: the next one goes on with its words.
  var carried: WordParagraph?
  private var page = 1
  /// Nothing was written since a page break: the hint that follows speaks of the same page.
  private var isFreshPage = false

  init(_ definitions: Definitions, part: TextAnchor.Part?, keepsOrigins: Bool) {
    self.definitions = definitions
    self.part = part
    ink = Ink(keepsOrigins: keepsOrigins && part != nil)
  }

  var isSated: Bool { isStopped }

  func open(_ tag: Tag?, _ attributes: XMLAttributes) {
    if tag == .text { beginText() }
    guard skipping == 0 else {
      skipping += 1
      return
    }
    guard let tag else { return }
    switch tag {
    case .deletion, .movedFrom:
      if isInRunProperties {
        paragraphs.last?.isMarkDeleted = true
      } else if isInRowProperties {
        tables.last?.isRowDeleted = true
      }
      skipping = 1
    case .formerParagraph, .formerRun, .formerTable, .formerRow, .formerCell, .formerSection,
      .formerNumbering, .phoneticGuide:
      skipping = 1
    case .alternatives: alternatives.append((false, shown))
    case .choice, .fallback:
      if alternatives.last?.isTaken == true { skipping = 1 } else { takeBranch() }
    case .rowProperties: isInRowProperties = true
    case .runProperties: isInRunProperties = true
    case .paragraph, .paragraphProperties, .paragraphStyle, .outlineLevel, .numberingLevel, .numberingID,
      .pageBreakBefore, .headerReference, .footerReference, .foreignChunk, .otherDocument, .textBox, .footnote,
      .endnote:
      openBlock(tag, attributes)
    case .table, .row, .columnsBefore, .cell, .columnSpan, .verticalMerge, .horizontalMerge, .deletedCell:
      openTable(tag, attributes)
    default: openInline(tag, attributes)
    }
  }

  func close(_ tag: Tag?) {
    if tag == .text { isInText = false }
    guard skipping == 0 else {
      skipping -= 1
      return
    }
    guard let tag else { return }
    switch tag {
    case .alternatives: _ = alternatives.popLast()
    case .choice, .fallback: leaveBranch()
    case .rowProperties: isInRowProperties = false
    case .runProperties: isInRunProperties = false
    case .mathText: isInText = false
    case .body, .paragraph, .paragraphProperties, .textBox, .footnote, .endnote: closeBlock(tag)
    case .table, .row, .cell: closeTable(tag)
    default: break
    }
  }

  private func takeBranch() {
    if !alternatives.isEmpty { alternatives[alternatives.count - 1] = (true, shown) }
  }

  /// A branch of a kind that is not read here (a chart, ink) shows nothing: the next one is there for that.
  private func leaveBranch() {
    if let branch = alternatives.last, branch.shown == shown { alternatives[alternatives.count - 1].isTaken = false }
  }

  private func openInline(_ tag: Tag, _ attributes: XMLAttributes) {
    switch tag {
    case .run: isRunHidden = paragraphs.last?.isHiddenByStyle ?? false
    case .runStyle:
      if definitions.styles.styles[attributes["val"] ?? ""] != nil {
        isRunHidden = definitions.styles.resolved(attributes["val"]).isHidden ?? isRunHidden
      }
    case .hidden: if !isInParagraphProperties { isRunHidden = attributes.isOn("val") }
    case .mathText: beginMath()
    // The same element in the properties sets a tab stop.
    case .tab: if !isInParagraphProperties { write(" ") }
    case .lineBreak: openBreak(attributes["type"])
    case .carriageReturn: openBreak(nil)
    case .symbol: write(WordSymbol.text(of: attributes["char"] ?? ""))
    case .noBreakHyphen: write("-")
    case .pageHint: if !isFreshPage { beginPage() }
    case .fieldMark: fields.mark(attributes["fldCharType"] ?? "")
    case .footnoteReference: refer(.footnotes, attributes["id"])
    case .endnoteReference: refer(.endnotes, attributes["id"])
    case .commentStart, .commentEnd, .commentReference: remark(tag, attributes["id"] ?? "")
    case .drawingSize: measure(attributes)
    case .picture: showPicture(isLarge: isDrawingLarge)
    case .oldPicture: showPicture(isLarge: false)
    case .embeddedObject: objects.insert(attributes["ProgID"] ?? "")
    default: break
    }
  }

  /// The size of the drawing that begins, in 1/914400 of an inch; no page is wider than `sideMax` of them.
  private func measure(_ attributes: XMLAttributes) {
    let sides = ["cx", "cy"].map { min(max(0, attributes.integer($0) ?? 0), Self.sideMax) }
    isDrawingLarge = sides[0] * sides[1] > Self.tableArea
  }

  private func showPicture(isLarge: Bool) {
    pictures += 1
    shown += 1
    if isLarge, largePictures.count < 100 { largePictures.append(pictures) }
    isDrawingLarge = false
  }

  private static let sideMax = 100_000_000
  /// The part of a page of A4 that a picture covers when it may be a table; the same as of a page of a PDF.
  private static let tableArea = 7_560_000 * 10_692_000 / 10 * 3

  private func openBreak(_ type: String?) {
    if type == "page" { breakPage() }
    guard !isRunHidden else { return }
    paragraphs.last?.isBreakPending = true
  }

  private func beginPage() {
    page += 1
    ink.beginPage(page)
  }

  /// A new page begins by a break that Word may repeat as a hint.
  func breakPage() {
    beginPage()
    isFreshPage = true
  }

  private func refer(_ part: TextAnchor.Part, _ id: String?) {
    guard let id, !isRunHidden else { return }
    references.append(NoteReference(part: part, id: id))
  }

  /// A comment without a range stands on the paragraph that refers to it.
  private func remark(_ tag: Tag, _ id: String) {
    guard part == .document, let text = definitions.remarks[id] else { return }
    switch tag {
    case .commentStart where remarksMet.insert(id).inserted: ink.beginRemark(id, text)
    case .commentEnd: ink.endRemark(id)
    case .commentReference where remarksMet.insert(id).inserted:
      ink.beginRemark(id, text, at: paragraphs.last?.start)
      ink.endRemark(id)
    default: break
    }
  }

  private func beginText() {
    isInText = true
    isMath = false
    textNodes += 1
    textOffset = 0
  }

  private func beginMath() {
    isInText = true
    isMath = true
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    let offset = textOffset
    textOffset += bytes.count
    guard skipping == 0, !fields.isInstruction, let paragraph = paragraphs.last, !bytes.isEmpty else { return }
    shown += 1
    guard !isRunHidden else {
      hide(bytes)
      return
    }
    isFreshPage = false
    meetBreak(of: paragraph, before: bytes)
    ink.append(bytes)
    if let part, !isMath { ink.note(part, node: textNodes, offset: offset, length: bytes.count) }
  }

  /// Words that stand in no w:t.
  private func write(_ text: String) {
    guard !isRunHidden, !fields.isInstruction, let paragraph = paragraphs.last, !text.isEmpty else { return }
    shown += 1
    if text != " " {
      var copy = text
      copy.withUTF8 { meetBreak(of: paragraph, before: $0) }
    }
    ink.append(text)
  }

  private func hide(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard hidden.count < 100 else { return }
    let words = String(decoding: bytes, as: UTF8.self)
    if words.contains(where: { !$0.isWhitespace }) { hidden.append(String(words.prefix(16))) }
  }

  /// A field whose result never began must not swallow the paragraphs behind it.
  func endFieldsOfParagraph() { fields.endInstructions() }
}

/// The fields that are open: between begin and separate stand instructions, between separate and end what the reader sees.
struct WordFields {
  private var isResult: [Bool] = []
  /// Fields inside one another beyond those that are told apart.
  private var deeper = 0
  private static let depthMax = 64

  var isInstruction: Bool { isResult.contains(false) }

  mutating func mark(_ type: String) {
    switch type {
    case "begin": if isResult.count < Self.depthMax { isResult.append(false) } else { deeper += 1 }
    case "separate": if deeper == 0, !isResult.isEmpty { isResult[isResult.count - 1] = true }
    case "end": if deeper > 0 { deeper -= 1 } else { _ = isResult.popLast() }
    default: break
    }
  }

  mutating func endInstructions() {
    for index in isResult.indices { isResult[index] = true }
  }
}
