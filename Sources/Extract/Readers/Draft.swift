/// A piece of the document before its text is written: which source ranges make it up, and what it is.
struct Draft {
  enum Kind: Hashable {
    case heading(Numbering?)
    case paragraph
    case note
    case contents
    case furniture
    /// Title, 编制单位 and 单位 lines of the table that follows.
    case caption
    case table(Int)
  }

  var kind: Kind
  /// Ranges of folded offsets, in reading order.
  var pieces: [Range<Int>]
}
