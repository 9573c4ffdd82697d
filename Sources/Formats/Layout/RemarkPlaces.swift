import Disclosure

/// Where comments come to stand in the transcript.
struct RemarkPlaces {
  /// How many remarks of the ink at hand are placed.
  private var placed = 0
  /// Of those that have begun: their index among the comments.
  private var open: [String: Int] = [:]

  /// A run of ink was written from `start` on: what begins before its last word begins in it, what ends before its first ended with what stands before.
  mutating func place(_ run: Range<Int>, at start: Int, of ink: Ink, in comments: inout [Transcript.Comment]) {
    while placed < ink.remarks.count {
      let remark = ink.remarks[placed]
      guard remark.offset < run.upperBound || (remark.offset == run.upperBound && remark.isEnd) else { return }
      placed += 1
      let isBefore = remark.isEnd && remark.offset <= run.lowerBound
      put(remark, at: isBefore ? max(0, start - 1) : start + max(0, remark.offset - run.lowerBound), in: &comments)
    }
  }

  /// No more words follow a text of this length: what waited for them stands at its end.
  mutating func close(_ ink: Ink, length: Int, in comments: inout [Transcript.Comment]) {
    for remark in ink.remarks[placed...] { put(remark, at: length, in: &comments) }
    placed = ink.remarks.count
  }

  /// The ink is written up to `length`, the length of the transcript, and will be emptied; gives the remarks that wait for the next words.
  mutating func rest(of ink: Ink, length: Int, in comments: inout [Transcript.Comment]) -> [Ink.Remark] {
    defer { placed = 0 }
    return ink.remarks[placed...].filter { remark in
      guard remark.isEnd, open[remark.id] != nil else { return true }
      put(remark, at: max(0, length - 1), in: &comments)
      return false
    }
  }

  private mutating func put(_ remark: Ink.Remark, at offset: Int, in comments: inout [Transcript.Comment]) {
    if let text = remark.text {
      open[remark.id] = comments.count
      comments.append(Transcript.Comment(span: Span(offset, offset), text: text))
    } else if let index = open.removeValue(forKey: remark.id) {
      comments[index].span = Span(comments[index].span.start, max(comments[index].span.start, offset))
    }
  }
}
