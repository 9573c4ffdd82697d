internal import Disclosure

/// Finds the figures a reader sees: numbers in sentences and in the value cells of tables.
///
/// Why apart from the readers: coverage is honest only when what was seen is counted by something other than what
/// read it.
struct SeenFigures {
  /// In text order, apart from one another.
  private var spans: [Span] = []

  var count: Int { spans.count }

  init(_ document: Document) {
    for block in document.blocks {
      switch block.kind {
      case .paragraph, .note:
        let end = min(block.span.end, document.text.count)
        addSentence(document.text[min(block.span.start, end)..<end])
      case .heading, .contents, .furniture, .caption, .table: continue
      }
    }
    for table in document.tables { addTable(table, document.text) }
    spans.sort()
  }

  /// How many of the figures lie in one of the places, or overlap it.
  func count(touching places: some Sequence<Span>) -> Int {
    var touched: Set<Int> = []
    for place in places {
      var index = spans.partitioningIndex { $0.end > place.start }
      while index < spans.count, spans[index].start < place.end {
        touched.insert(index)
        index += 1
      }
    }
    return touched.count
  }

  private mutating func addTable(_ table: Table, _ text: [UInt8]) {
    guard table.columnCount > 0 else { return }
    guard table.columns.contains(where: { [.amount, .percent, .count].contains($0.role) }) else {
      // A form: its figures stand in any of its cells.
      for cell in table.cells where !cell.isContinuation { addSentence(text[cell.span.range]) }
      return
    }
    for (index, cell) in table.cells.enumerated() where !cell.isContinuation {
      let column = index % table.columnCount
      guard index / table.columnCount >= table.headerRowCount,
        table.columns.indices.contains(column)
      else { continue }
      switch (table.columns[column].role, cell.content) {
      case (.amount, .number), (.amount, .unread), (.percent, .number), (.percent, .unread),
        (.count, .number), (.count, .unread):
        spans.append(cell.span)
      default: continue
      }
    }
  }

  /// Digit runs that are not years, dates, clock times, ordinals (第…) or numbers of documents (〔2023〕, 12号).
  private mutating func addSentence(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    while index < text.endIndex {
      guard Self.isDigit(text[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < text.endIndex, Self.isDigit(text[index]) || Self.isSeparator(text, index) {
        index += 1
      }
      let before = Self.scalar(endingAt: start, in: text)
      let after = Self.scalar(startingAt: index, in: text)
      if !Self.leaders.contains(before), !Self.followers.contains(after) {
        spans.append(Span(start, index))
      }
    }
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
