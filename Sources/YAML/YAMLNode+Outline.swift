internal import Synchronization

/// A parsed document written down, so that it need not be parsed again: how the program holds its own rule files.
///
/// Each node is a letter for its shape or style, line and column, a count, and what is counted: the bytes of a scalar, the items of a
/// sequence, the entries of a mapping (a key as a scalar, then its value). Before items and entries stands how many bytes they take, so
/// that they can be passed over until they are asked for: most of a rule file are examples. Numbers have base 32, lowest digit first. But
/// for what scalars hold all is printable ASCII, so that it can stand in a Swift literal.
extension YAMLNode {
  package var outline: String {
    var outline = ""
    write(to: &outline)
    return outline
  }

  /// Expects what `outline` gave; traps on anything else.
  package init(outline: String) {
    self = OutlineReader.read(outline) { $0.node() }
  }

  private func write(to outline: inout String) {
    switch content {
    case .scalar(let value): Self.write(value, style, mark, to: &outline)
    case .sequence(let items):
      Self.write(Letter.sequence, mark, count: items.count, to: &outline)
      Self.write(to: &outline) { inside in
        for item in items { item.write(to: &inside) }
      }
    case .mapping(let entries):
      Self.write(Letter.mapping, mark, count: entries.count, to: &outline)
      Self.write(to: &outline) { inside in
        for entry in entries {
          Self.write(entry.key, .plain, entry.keyMark, to: &inside)
          entry.value.write(to: &inside)
        }
      }
    }
  }

  private static func write(to outline: inout String, _ body: (inout String) -> Void) {
    var inside = ""
    body(&inside)
    write(inside.utf8.count, to: &outline)
    outline += inside
  }

  private static func write(_ value: String, _ style: Style, _ mark: YAMLMark, to outline: inout String) {
    write(Letter.of(style), mark, count: value.utf8.count, to: &outline)
    outline += value
  }

  private static func write(_ letter: UInt8, _ mark: YAMLMark, count: Int, to outline: inout String) {
    outline.unicodeScalars.append(Unicode.Scalar(letter))
    for number in [mark.line, mark.column, count] { write(number, to: &outline) }
  }

  private static func write(_ number: Int, to outline: inout String) {
    var rest = number
    while rest >= 32 {
      outline.unicodeScalars.append(Unicode.Scalar(Letter.digit + 32 + UInt8(rest % 32)))
      rest /= 32
    }
    outline.unicodeScalars.append(Unicode.Scalar(Letter.digit + UInt8(rest)))
  }
}

private enum Letter {
  static let sequence = UInt8(ascii: "L")
  static let mapping = UInt8(ascii: "M")

  static func of(_ style: YAMLNode.Style) -> UInt8 {
    switch style {
    case .plain, .none: UInt8(ascii: "p")
    case .singleQuoted: UInt8(ascii: "s")
    case .doubleQuoted: UInt8(ascii: "d")
    case .literal: UInt8(ascii: "l")
    case .folded: UInt8(ascii: "f")
    }
  }

  static func style(of letter: UInt8) -> YAMLNode.Style {
    switch letter {
    case UInt8(ascii: "s"): .singleQuoted
    case UInt8(ascii: "d"): .doubleQuoted
    case UInt8(ascii: "l"): .literal
    case UInt8(ascii: "f"): .folded
    default: .plain
    }
  }

  /// `0` to `O` end a number, `P` to `o` go on.
  static let digit = UInt8(ascii: "0")
}

/// Items or entries of an outline, read when they are first asked for, by whichever task comes first.
final class UnreadContent: Sendable {
  private let outline: String
  private let shape: UInt8
  private let count: Int
  private let offset: Int
  private let read = Mutex<YAMLNode.Content?>(nil)

  fileprivate init(_ outline: String, shape: UInt8, count: Int, offset: Int) {
    self.outline = outline
    self.shape = shape
    self.count = count
    self.offset = offset
  }

  var content: YAMLNode.Content {
    read.withLock { read in
      if let read { return read }
      let content = OutlineReader.read(outline, from: offset) { $0.content(shape, count: count) }
      read = content
      return content
    }
  }
}

/// A scalar of an outline.
struct WrittenText: Sendable {
  fileprivate let outline: String
  fileprivate let offset: Int32
  fileprivate let count: Int32

  var value: String { OutlineReader.read(outline, from: Int(offset)) { $0.text(count: Int(count)) } }
}

private struct OutlineReader {
  /// What is shorter is read at once: to keep it for later would take as long.
  private static let longestReadAtOnce = 256
  /// A longer text needs memory of its own.
  private static let longestTextReadAtOnce = 15

  private let outline: String
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int

  static func read<Result>(_ outline: String, from offset: Int = 0, _ body: (inout OutlineReader) -> Result) -> Result {
    var text = outline
    return text.withUTF8 { bytes in
      var reader = OutlineReader(outline: outline, bytes: bytes, index: offset)
      return body(&reader)
    }
  }

  mutating func node() -> YAMLNode {
    let letter = next()
    let mark = mark()
    guard letter == Letter.sequence || letter == Letter.mapping else {
      return scalar(Letter.style(of: letter), mark)
    }
    let count = number()
    let length = number()
    guard length > Self.longestReadAtOnce else { return YAMLNode(content(letter, count: count), mark: mark) }
    defer { index += length }
    return YAMLNode(unread: UnreadContent(outline, shape: letter, count: count, offset: index), mark: mark)
  }

  private mutating func scalar(_ style: YAMLNode.Style, _ mark: YAMLMark) -> YAMLNode {
    let count = number()
    guard count > Self.longestTextReadAtOnce, let offset = Int32(exactly: index) else {
      return YAMLNode(.scalar(text(count: count)), style: style, mark: mark)
    }
    index += count
    let text = WrittenText(outline: outline, offset: offset, count: Int32(count))
    return YAMLNode(written: text, style: style, mark: mark)
  }

  mutating func content(_ shape: UInt8, count: Int) -> YAMLNode.Content {
    shape == Letter.sequence
      ? .sequence((0..<count).map { _ in node() }) : .mapping((0..<count).map { _ in entry() })
  }

  private mutating func entry() -> YAMLEntry {
    index += 1
    let mark = mark()
    return YAMLEntry(key: text(count: number()), keyMark: mark, value: node())
  }

  private mutating func mark() -> YAMLMark {
    let line = number()
    return YAMLMark(line: line, column: number())
  }

  mutating func text(count: Int) -> String {
    defer { index += count }
    return String(decoding: bytes[index..<(index + count)], as: UTF8.self)
  }

  private mutating func number() -> Int {
    var number = 0
    var shift = 0
    while true {
      let digit = Int(next() - Letter.digit)
      number |= (digit & 31) << shift
      if digit < 32 { return number }
      shift += 5
    }
  }

  private mutating func next() -> UInt8 {
    defer { index += 1 }
    return bytes[index]
  }
}
