/// Finds the lines of the table of contents.
struct ContentsFinder {
  let folded: FoldedText

  /// A table of contents has no more lines than this.
  private static let limit = 300
  /// Bytes and characters of an entry, with a leader over the whole width of a page.
  private static let longest = 400
  private static let widest = 200

  func lines(_ regions: [Region]) -> Set<Int> {
    var found: Set<Int> = []
    for case .text(let range) in regions {
      for index in range
      where folded.lines[index].hasText && folded.lines[index].content.count <= Self.longest {
        let text = LineWords.compact(folded.bytes[folded.lines[index].content], limit: Self.widest)
        if isHead(text) {
          found.insert(index)
          found.formUnion(entries(after: index, in: range))
        } else if hasLeader(text) {
          found.insert(index)
        }
      }
    }
    return found
  }

  private func isHead(_ text: LineWords.Scalars) -> Bool {
    text.elementsEqual("目录".unicodeScalars) || text.elementsEqual("目次".unicodeScalars)
  }

  /// 一、部门职责……………3
  private func hasLeader(_ text: LineWords.Scalars) -> Bool {
    let body = text.reversed().drop { $0.isASCII && $0.properties.numericType != nil }
    guard body.count < text.count else { return false }
    let dots = body.prefix { "….·．-—".unicodeScalars.contains($0) }
    return dots.count >= 4 || (dots.count >= 2 && dots.first == "…")
  }

  private func entries(after head: Int, in range: Range<Int>) -> Set<Int> {
    let candidates = (head + 1..<min(range.upperBound, head + Self.limit)).filter {
      folded.lines[$0].hasText
    }
    var first: LineWords.Scalars?
    var entries: [Int] = []
    for (offset, index) in candidates.enumerated() {
      let text = key(index)
      if folded.isPageNumber(index) { continue }
      if let first, begins(text, first) { return Set(entries) }
      if first == nil { first = text }
      guard isEntry(text) else { break }
      // An entry without number ends the contents unless numbered ones follow.
      if !isNumbered(text), !hasBullet(index), entries.count > 0 {
        let next = candidates[(offset + 1)...].prefix(2)
        guard next.contains(where: { isNumbered(key($0)) && isEntry(key($0)) }) else {
          break
        }
        if isRepeated(text, entries) { break }
      }
      entries.append(index)
    }
    return Set(entries)
  }

  /// The text itself begins: its first heading, whole, or the number of the part on a line of its own.
  private func begins(_ text: LineWords.Scalars, _ first: LineWords.Scalars) -> Bool {
    // 第一部分 概况, listed as 一、概况.
    if let number = Numbering.read(text), number.style == .part, let listed = Numbering.read(first),
      listed.style != .part,
      number.ordinal == listed.ordinal, text.dropFirst(number.length).elementsEqual(first.dropFirst(listed.length))
    {
      return true
    }
    guard text != first, first.starts(with: text) else { return text == first }
    return Numbering.read(text).map { $0.style == .part && $0.length == text.count } ?? false
  }

  /// Also 表01 收支总表, and 1. 2025年收入预算总表, whose number and year run together without their blank.
  private func isNumbered(_ text: LineWords.Scalars) -> Bool {
    if Numbering.read(text) != nil { return true }
    if let sign = ["附件", "附表", "表"].first(where: { text.starts(with: $0.unicodeScalars) }),
      let mark = text.dropFirst(sign.unicodeScalars.count).first, mark.isASCII, mark.properties.numericType != nil
    {
      return true
    }
    let year = text.drop { $0.isASCII && $0.properties.numericType != nil }.drop { ".．、".unicodeScalars.contains($0) }
    return (2...3).contains(text.count - year.count) && year.starts(with: "20".unicodeScalars)
      && year.dropFirst(4).first == "年"
  }

  /// What an entry says, without bullet, leader and page number.
  private func key(_ index: Int) -> LineWords.Scalars {
    var text = LineWords.compact(folded.bytes[folded.lines[index].content], limit: Self.widest)[...]
    text = text.drop { "-•●·*".unicodeScalars.contains($0) }
    let tail = text.reversed().drop { $0.isASCII && $0.properties.numericType != nil }
    let stripped = tail.drop { "….·．-—".unicodeScalars.contains($0) }
    if tail.count - stripped.count >= 2 { return Array(stripped.reversed()) }
    // A tab without leader, or none at all; a year has four digits, and 附件1 a number of its own.
    let isPage = (1...3).contains(text.count - tail.count) && stripped.count == tail.count
    let isOwn = ["附件", "附表", "附"].contains { tail.starts(with: $0.unicodeScalars.reversed()) }
    return isPage && !isOwn ? Array(tail.reversed()) : Array(text)
  }

  private func hasBullet(_ index: Int) -> Bool {
    let content = folded.lines[index].content
    return folded.bytes[content.lowerBound] == 0x2D
  }

  private func isEntry(_ text: LineWords.Scalars) -> Bool {
    text.count >= 2 && text.count <= 60
      && !text.contains(where: { "。；，：".unicodeScalars.contains($0) })
  }

  private func isRepeated(_ text: LineWords.Scalars, _ entries: [Int]) -> Bool {
    entries.contains { key($0) == text }
  }
}
