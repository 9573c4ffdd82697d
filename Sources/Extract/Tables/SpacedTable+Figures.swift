internal import Disclosure

/// Figures that show that there is a table, read or not.
extension SpacedTable {
  /// So many lines of figures below a title are a table, or so many figures line by line.
  private static let fewestRows = 3
  private static let fewestFigures = 9

  /// The lines from the first to the last figure and what stands over them; `nil` where they are no table's.
  func figures(in lines: Range<Int>) -> Range<Int>? {
    var rows = 0
    var count = 0
    var last: Int?
    for line in lines where folded.lines[line].hasText {
      let tokens = tokens(line)
      let figures = tokens.count { $0.kind == .amount || isStuck($0) }
      guard figures >= 2 || figures == tokens.count && figures > 0 else { continue }
      if figures >= 2 { rows += isOneRow(tokens) ? Self.fewestRows : 1 }
      count += figures
      last = line
    }
    guard let last, rows >= Self.fewestRows || count >= Self.fewestFigures else { return nil }
    return lines.lowerBound..<last + 1
  }

  /// 2,995.39总计, 171,915,169一、教育支出: a figure that ran into the next cell.
  func isStuck(_ token: Token) -> Bool {
    guard token.kind == .text else { return false }
    let bytes = folded.bytes[token.range]
    let head = bytes.prefix(while: Self.isOfAmount)
    let tail = bytes.suffix(bytes.reversed().prefix(while: Self.isOfAmount).count)
    return isAmount(tail) || isAmount(head) && !startsWithUnit(bytes.dropFirst(head.count))
  }

  /// 1,204.50 or 1,204: two decimals, or digits in threes.
  private func isAmount(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 4, let numeral = NumeralReader.numeral(in: folded.bytes, bytes.indices) else { return false }
    return numeral.decimals == 2 || bytes.contains(0x2C)
  }

  private static func isOfAmount(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2C || byte == 0x2E
  }

  private func startsWithUnit(_ bytes: ArraySlice<UInt8>) -> Bool {
    ["元", "万", "亿", "人", "个", "平", "吨", "亩", "公里", "套", "台", "辆"].contains {
      bytes.starts(with: $0.utf8)
    }
  }

  /// Figures enough to make a table of their own: 预算数 and 决算数 of each expense in one line.
  func isOneRow(_ tokens: [Token]) -> Bool {
    tokens.count >= 4 && tokens.dropFirst().allSatisfy { $0.kind == .amount }
  }
}
