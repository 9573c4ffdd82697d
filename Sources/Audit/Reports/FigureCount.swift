internal import Disclosure

/// Counts the figures a reader sees: numbers in sentences and in the value cells of tables.
///
/// Why apart from the readers: coverage is honest only when what was seen is counted by something other than what
/// read it.
enum FigureCount {
  static func count(in document: Document) -> Int {
    var total = 0
    for block in document.blocks {
      switch block.kind {
      case .paragraph, .note:
        let end = min(block.span.end, document.text.count)
        total += inSentence(document.text[min(block.span.start, end)..<end])
      case .heading, .contents, .furniture, .caption, .table: continue
      }
    }
    return document.tables.reduce(total) { $0 + inTable($1) }
  }

  private static func inTable(_ table: Table) -> Int {
    guard table.columnCount > 0 else { return 0 }
    var total = 0
    for (index, cell) in table.cells.enumerated() where !cell.isContinuation {
      let column = index % table.columnCount
      guard index / table.columnCount >= table.headerRowCount, table.columns.indices.contains(column)
      else { continue }
      switch (table.columns[column].role, cell.content) {
      case (.amount, .number), (.amount, .unread), (.percent, .number), (.percent, .unread),
        (.count, .number), (.count, .unread):
        total += 1
      default: continue
      }
    }
    return total
  }

  /// Digit runs that are not years, dates, clock times, ordinals (第…) or numbers of documents (〔2023〕, 12号).
  private static func inSentence(_ text: ArraySlice<UInt8>) -> Int {
    var total = 0
    var index = text.startIndex
    while index < text.endIndex {
      guard isDigit(text[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < text.endIndex, isDigit(text[index]) || isSeparator(text, index) { index += 1 }
      let before = scalar(endingAt: start, in: text)
      let after = scalar(startingAt: index, in: text)
      if !leaders.contains(before) && !followers.contains(after) { total += 1 }
    }
    return total
  }

  private static let leaders = Set(["第", "〔", "[", "表", "图"].map { key(Array($0.utf8)[...]) })
  private static let followers = Set(
    ["年", "月", "日", "号", "时", "〕", "]", "、"].map { key(Array($0.utf8)[...]) })

  /// The bytes of one scalar as one number.
  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// A point or comma between two digits.
  private static func isSeparator(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    (text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ","))
      && index + 1 < text.endIndex && isDigit(text[index + 1])
  }

  /// The next scalar that is no blank; 0 at the end.
  private static func scalar(startingAt index: Int, in text: ArraySlice<UInt8>) -> UInt32 {
    var start = index
    while start < text.endIndex, text[start] == 0x20 { start += 1 }
    guard start < text.endIndex else { return 0 }
    var end = start + 1
    while end < text.endIndex, end - start < 4, text[end] & 0xC0 == 0x80 { end += 1 }
    return key(text[start..<end])
  }

  /// The last scalar before that is no blank; 0 at the start.
  private static func scalar(endingAt index: Int, in text: ArraySlice<UInt8>) -> UInt32 {
    var end = index
    while end > text.startIndex, text[end - 1] == 0x20 { end -= 1 }
    guard end > text.startIndex else { return 0 }
    var start = end - 1
    while start > text.startIndex, end - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    return key(text[start..<end])
  }
}
