internal import Disclosure

/// A stretch of a sentence between two separators, with the figures and claim words in it.
struct Clause {
  /// Weakest first.
  enum Separator: Int, Comparable {
    case enumeration, colon, comma, semicolon, stop

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  enum Token {
    case figure(QuantityScanner.Found)
    case phrase(Phrase)

    var span: Span {
      switch self {
      case .figure(let found): found.span
      case .phrase(let phrase): phrase.span
      }
    }
  }

  var span: Span
  var tokens: [Token]
  /// What ends the clause.
  var end: Separator
  /// Inside brackets that hold figures: an aside on what stands before it.
  var isAside: Bool
}

/// Cuts sentences into clauses.
enum ClauseReader {
  /// Clauses of a sentence in order. `phrases` are those of the sentence, sorted by start.
  static func clauses(
    _ text: [UInt8], sentence: Span, phrases: ArraySlice<Phrase>
  ) -> [Clause] {
    let figures = QuantityScanner.scan(text, sentence)
    let asides = asideSpans(text, sentence, figures: figures)
    var tokens: [Clause.Token] = figures.map { .figure($0) }
    tokens += longest(phrases).map { .phrase($0) }
    tokens.sort { $0.span < $1.span }
    let marks = ClauseMarks(text, figures: figures, asides: asides, tokens: tokens)

    var clauses: [Clause] = []
    var start = sentence.start
    var next = 0
    func close(at end: Int, _ separator: Clause.Separator) {
      var own: [Clause.Token] = []
      while next < tokens.count, tokens[next].span.start < end {
        own.append(tokens[next])
        next += 1
      }
      if end > start {
        let isAside = marks.isAside(start, end)
        clauses.append(
          Clause(span: Span(start, end), tokens: own, end: separator, isAside: isAside))
      } else if end == start, let last = clauses.indices.last, clauses[last].end < separator {
        // （含参公 2 人）；: the mark behind a bracket.
        clauses[last].end = separator
      }
    }
    var index = sentence.start
    while index < sentence.end {
      let length = scalarLength(text[index])
      if let separator = separator(text, index, length, marks) {
        close(at: index, separator)
        start = index + length
      }
      index += length
    }
    close(at: sentence.end, .stop)
    return clauses
  }

  /// Overlapping phrases: the longest wins, then the first.
  private static func longest(_ phrases: ArraySlice<Phrase>) -> [Phrase] {
    var kept: [Phrase] = []
    for phrase in phrases {
      if let last = kept.last, last.span.overlaps(phrase.span) {
        if phrase.span.length > last.span.length { kept[kept.count - 1] = phrase }
      } else {
        kept.append(phrase)
      }
    }
    return kept
  }

  private static func scalarLength(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  private static func separator(
    _ text: [UInt8], _ index: Int, _ length: Int, _ marks: ClauseMarks
  ) -> Clause.Separator? {
    if length == 1 {
      switch text[index] {
      case UInt8(ascii: ","):
        return marks.isInsideToken(comma: index) ? nil : .comma
      case UInt8(ascii: ";"): return .semicolon
      case UInt8(ascii: ":"): return .colon
      case UInt8(ascii: "("), UInt8(ascii: ")"):
        return marks.isEdgeOfAside(index, length) ? .comma : nil
      default: return nil
      }
    }
    guard length == 3 else { return nil }
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xEF, 0xBC, 0x8C): return .comma
    case (0xEF, 0xBC, 0x9B): return .semicolon
    case (0xEF, 0xBC, 0x9A): return .colon
    case (0xE3, 0x80, 0x81):
      // 、 parts figures only; elsewhere it joins words of one label (收、支总计).
      return marks.followsFigure(text, index) ? .enumeration : nil
    case (0xEF, 0xBC, 0x88), (0xEF, 0xBC, 0x89):
      return marks.isEdgeOfAside(index, length) ? .comma : nil
    default: return nil
    }
  }

  /// Bracket pairs that hold a figure: （增长5%）, （含纪检组4人）.
  private static func asideSpans(
    _ text: [UInt8], _ sentence: Span, figures: [QuantityScanner.Found]
  ) -> [Span] {
    let quantities = figures.filter { $0.kind == .quantity }
    var next = 0
    var spans: [Span] = []
    var open: Int? = nil
    var index = sentence.start
    while index < sentence.end {
      let length = scalarLength(text[index])
      if isBracket(text, index, length, open: true) {
        open = index
      } else if isBracket(text, index, length, open: false), let start = open {
        let span = Span(start, index + length)
        while next < quantities.count, quantities[next].span.start < start { next += 1 }
        if next < quantities.count, span.contains(quantities[next].span) { spans.append(span) }
        open = nil
      }
      index += length
    }
    return spans
  }

  private static func isBracket(_ text: [UInt8], _ index: Int, _ length: Int, open: Bool) -> Bool {
    if length == 1 { return text[index] == UInt8(ascii: open ? "(" : ")") }
    return length == 3 && text[index] == 0xEF && text[index + 1] == 0xBC
      && text[index + 2] == (open ? 0x88 : 0x89)
  }
}
