/// What a pattern's text says about its cost. It reads the syntax, not the meaning: a hint for `rules lint`.
struct PatternShape {
  /// A group that holds nothing but repeats, itself repeated without end: `(a+)+`.
  private(set) var nestedRepeats: [String] = []
  /// `.*`, `.+`, `.{3,}`: a class that excludes the stop says what is meant and ends sooner.
  private(set) var openDots: [String] = []

  private let source: [UInt8]
  private var index = 0

  init(_ pattern: String) {
    source = Array(pattern.utf8)
    while index < source.count {
      _ = sequence()
      index += 1
    }
  }

  private func at(_ index: Int) -> UInt8? { source.indices.contains(index) ? source[index] : nil }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }

  private struct Content {
    var hasOpenRepeat = false
    /// Something that must be there just so often: it keeps two rounds of a repeat apart.
    var hasFixedItem = false
  }

  /// Items up to the closing bracket.
  private mutating func sequence() -> Content {
    var all = Content(hasOpenRepeat: false, hasFixedItem: true)
    var branch = Content()
    while let byte = at(index), byte != UInt8(ascii: ")") {
      if byte == UInt8(ascii: "|") {
        all = Content(
          hasOpenRepeat: all.hasOpenRepeat || branch.hasOpenRepeat,
          hasFixedItem: all.hasFixedItem && branch.hasFixedItem)
        branch = Content()
        index += 1
        continue
      }
      item(&branch)
    }
    return Content(
      hasOpenRepeat: all.hasOpenRepeat || branch.hasOpenRepeat,
      hasFixedItem: all.hasFixedItem && branch.hasFixedItem)
  }

  private mutating func item(_ content: inout Content) {
    let start = index
    let isDot = at(index) == UInt8(ascii: ".")
    var inner: Content?
    switch at(index) {
    case UInt8(ascii: "\\"): index += 2
    case UInt8(ascii: "["): skipClass()
    case UInt8(ascii: "#"):
      index = source[index...].firstIndex(of: 0x0A) ?? source.count
      return
    case UInt8(ascii: "("):
      index += 1
      let isLookaround = skipGroupHead()
      let group = sequence()
      index += 1
      if isLookaround { return }
      inner = group
    case .some(let byte) where byte <= 0x20:
      index += 1
      return
    default: index += 1
    }
    let (isOpen, isOptional) = quantifier()
    let written = text(start..<min(index, source.count))
    if isOpen, isDot { openDots.append(written) }
    if isOpen, let inner, inner.hasOpenRepeat, !inner.hasFixedItem { nestedRepeats.append(written) }
    content.hasOpenRepeat = content.hasOpenRepeat || isOpen || inner?.hasOpenRepeat == true
    if !isOpen, !isOptional, inner?.hasFixedItem ?? true { content.hasFixedItem = true }
  }

  private mutating func skipClass() {
    index += 1
    if at(index) == UInt8(ascii: "^") { index += 1 }
    if at(index) == UInt8(ascii: "]") { index += 1 }
    while let byte = at(index), byte != UInt8(ascii: "]") {
      index += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    index += 1
  }

  /// Past `?:`, `?<name>`, `?=`; true for what looks around.
  private mutating func skipGroupHead() -> Bool {
    guard at(index) == UInt8(ascii: "?") else { return false }
    let rest = source[index...].prefix(3)
    for head in ["?=", "?!", "?<=", "?<!"] where rest.starts(with: Array(head.utf8)) {
      index += head.utf8.count
      return true
    }
    let end = source[index...].firstIndex {
      $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: ")")
        || $0 == UInt8(ascii: "|")
    }
    guard let end else { return false }
    index = source[end] == UInt8(ascii: ")") ? end : end + 1
    return false
  }

  /// Whether the quantifier at the index, if any, has no upper end and gives back what it took; whether it may be 0.
  private mutating func quantifier() -> (isOpen: Bool, isOptional: Bool) {
    var result = (isOpen: false, isOptional: false)
    switch at(index) {
    case UInt8(ascii: "*"): result = (true, true)
    case UInt8(ascii: "+"): result = (true, false)
    case UInt8(ascii: "?"): result = (false, true)
    case UInt8(ascii: "{"):
      guard let close = source[index...].firstIndex(of: UInt8(ascii: "}")) else { return result }
      result = (source[close - 1] == UInt8(ascii: ","), at(index + 1) == UInt8(ascii: "0"))
      index = close
    default: return result
    }
    index += 1
    if at(index) == UInt8(ascii: "+") {
      index += 1
      result.isOpen = false
    } else if at(index) == UInt8(ascii: "?") {
      index += 1
    }
    return result
  }
}
