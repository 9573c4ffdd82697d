/// Where the runs, texts and comment marks of a story stand in the bytes of its part.
struct WordMarkup {
  /// A w:r.
  struct Run {
    var open: Range<Int>
    /// The tag that closes it; that which opens it until it is met.
    var close: Range<Int>
    /// The w:rPr with all in it.
    var properties: Range<Int>?
    /// Elements in it beside the w:rPr.
    var children = 0
    /// Index of its paragraph among those of the part; `nil` where no comment can stand: in a text box.
    var paragraph: Int?
  }

  /// A w:t.
  struct Text {
    var open: Range<Int>
    /// The tag that closes it; that of an empty element is where it opens.
    var close: Range<Int>
    /// Its run, when it stands right in one.
    var run: Int?
    /// How many elements stand before it in the run.
    var place = 0

    var content: Range<Int> { open.upperBound..<max(open.upperBound, close.lowerBound) }
  }

  /// A begin, end or reference of a comment.
  struct Mark {
    var id: Int
    var range: Range<Int>
    /// The run that a reference stands in.
    var run: Int?
  }

  private(set) var runs: [Run] = []
  /// All of them, as the reader counts them.
  private(set) var texts: [Text] = []
  private(set) var marks: [Mark] = []
  /// What stands before names of WordprocessingML: "w:"; `nil` when only the default namespace does.
  private(set) var prefix: String?
  private(set) var namespace = ""

  private var openRuns: [(index: Int, depth: Int)] = []
  private var openParagraphs: [Int] = []
  private var paragraphs = 0
  private var boxes = 0
  /// Where the w:rPr that is open begins, and how deep.
  private var properties: (start: Int, depth: Int)?
  private var openText: Int?

  init(_ part: [UInt8]) {
    var scanner = MarkupScanner(part)
    while let tag = scanner.next() {
      if namespace.isEmpty { readRoot(tag, scanner) }
      switch tag.kind {
      case .open: open(tag, scanner.depth, part)
      case .empty:
        open(tag, scanner.depth + 1, part)
        close(tag, scanner.depth + 1)
      case .close: close(tag, scanner.depth + 1)
      }
    }
  }

  private mutating func readRoot(_ tag: MarkupTag, _ scanner: MarkupScanner) {
    namespace = scanner.namespace(of: tag)
    prefix = scanner.prefix(of: namespace)
  }

  private mutating func open(_ tag: MarkupTag, _ depth: Int, _ part: [UInt8]) {
    let parent = openRuns.last.flatMap { $0.depth == depth - 1 ? $0.index : nil }
    switch tag.name {
    case "w:p":
      openParagraphs.append(paragraphs)
      paragraphs += 1
    case "w:txbxContent": boxes += 1
    case "w:r":
      let paragraph = boxes == 0 ? openParagraphs.last : nil
      openRuns.append((runs.count, depth))
      runs.append(Run(open: tag.range, close: tag.range, paragraph: paragraph))
    case "w:rPr":
      if parent != nil { properties = (tag.range.lowerBound, depth) }
      return
    case "w:t":
      openText = texts.count
      texts.append(Text(open: tag.range, close: tag.range, run: parent, place: parent.map { runs[$0].children } ?? 0))
    case "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference":
      guard let id = tag.attribute("id", in: part).flatMap({ Int($0) }) else { break }
      marks.append(Mark(id: id, range: tag.range, run: tag.name == "w:commentReference" ? parent : nil))
    default: break
    }
    if let parent { runs[parent].children += 1 }
  }

  private mutating func close(_ tag: MarkupTag, _ depth: Int) {
    switch tag.name {
    case "w:p": _ = openParagraphs.popLast()
    case "w:txbxContent": boxes -= 1
    case "w:r":
      if let run = openRuns.popLast() { runs[run.index].close = tag.range }
    case "w:rPr":
      if let begun = properties, begun.depth == depth, let run = openRuns.last {
        runs[run.index].properties = begun.start..<tag.range.upperBound
        properties = nil
      }
    case "w:t":
      if let openText { texts[openText].close = tag.range }
      openText = nil
    default: break
    }
  }
}
