/// The words of a line, by the columns they stand in.
extension SpacedTable {
  /// A word of a line: where it stands and what it looks like.
  struct Token {
    enum Kind: Hashable { case text, amount, code }

    var range: Range<Int>
    /// Columns of its first character and behind its last.
    var columns: Range<Int>
    var kind: Kind
    /// True when more than one space stands before it.
    var isApart: Bool
  }

  /// Words between spaces. Single spaces part only figures from what is beside them. A Chinese character takes one
  /// column or, in text set by a fixed pitch, two.
  func tokens(_ line: Int, isPitched: Bool = false) -> [Token] {
    let content = folded.lines[line].content
    var tokens: [Token] = []
    var column =
      folded.lines[line].range.lowerBound == content.lowerBound ? 0 : folded.lines[line].indent
    var start = content.lowerBound
    var startColumn = column
    var spaces = 2
    var index = content.lowerBound
    while index <= content.upperBound {
      let isEnd = index == content.upperBound
      if isEnd || folded.bytes[index] == 0x20 || folded.bytes[index] == 0x09 {
        if start < index {
          append(start..<index, startColumn..<column, spaces, &tokens)
          spaces = 0
        }
        spaces += 1
        column += 1
        index += 1
        start = index
        startColumn = column
      } else {
        let length = Folding.scalarLength(folded.bytes[index])
        index += length
        column += isPitched && length >= 3 ? 2 : 1
      }
    }
    return tokens
  }

  private func append(
    _ range: Range<Int>, _ columns: Range<Int>, _ spaces: Int, _ tokens: inout [Token]
  ) {
    let kind = kind(range)
    if spaces < 2, kind == .text, let last = tokens.last, last.kind == .text,
      !isLoose(last.range, range)
    {
      tokens[tokens.count - 1].range = last.range.lowerBound..<range.upperBound
      tokens[tokens.count - 1].columns = last.columns.lowerBound..<columns.upperBound
      return
    }
    tokens.append(Token(range: range, columns: columns, kind: kind, isApart: spaces >= 2))
  }

  /// Two words with one space between are one cell in aligned text, two in loose text: 项目 预算数.
  private func isLoose(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    // Split characters (项 目, 收 入) belong together.
    a.count > 3 && b.count > 3
  }

  private func kind(_ range: Range<Int>) -> Token.Kind {
    let bytes = folded.bytes[range]
    guard bytes.count <= 24, bytes.allSatisfy({ (0x25...0x39).contains($0) }),
      bytes.contains(where: { (0x30...0x39).contains($0) })
    else { return .text }
    if bytes.allSatisfy({ (0x30...0x39).contains($0) }), bytes.count <= 7,
      bytes.count != 1 || bytes.first != 0x30
    {
      return .code
    }
    return .amount
  }
}
