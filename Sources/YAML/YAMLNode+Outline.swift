/// A parsed document written down, so that it need not be parsed again: how the program holds its own rule files.
///
/// Each node is a letter for its shape or style, line and column, a count, and what is counted: the bytes of a scalar, the items of a
/// sequence, the entries of a mapping (a key as a scalar, then its value). Numbers have base 32, lowest digit first. But for what
/// scalars hold all is printable ASCII, so that it can stand in a Swift literal.
extension YAMLNode {
  package var outline: String {
    var outline = ""
    write(to: &outline)
    return outline
  }

  /// Expects what `outline` gave; traps on anything else.
  package init(outline: String) {
    var outline = outline
    self = outline.withUTF8 { bytes in
      var reader = OutlineReader(bytes: bytes)
      return reader.node()
    }
  }

  private func write(to outline: inout String) {
    switch content {
    case .scalar(let value): Self.write(value, style, mark, to: &outline)
    case .sequence(let items):
      Self.write(Letter.sequence, mark, count: items.count, to: &outline)
      for item in items { item.write(to: &outline) }
    case .mapping(let entries):
      Self.write(Letter.mapping, mark, count: entries.count, to: &outline)
      for entry in entries {
        Self.write(entry.key, .plain, entry.keyMark, to: &outline)
        entry.value.write(to: &outline)
      }
    }
  }

  private static func write(_ value: String, _ style: Style, _ mark: YAMLMark, to outline: inout String) {
    let letter = Letter.styles.first { $0.value == style }?.key ?? Letter.plain
    write(letter, mark, count: value.utf8.count, to: &outline)
    outline += value
  }

  private static func write(_ letter: UInt8, _ mark: YAMLMark, count: Int, to outline: inout String) {
    outline.unicodeScalars.append(Unicode.Scalar(letter))
    for number in [mark.line, mark.column, count] {
      var rest = number
      while rest >= 32 {
        outline.unicodeScalars.append(Unicode.Scalar(Letter.digit + 32 + UInt8(rest % 32)))
        rest /= 32
      }
      outline.unicodeScalars.append(Unicode.Scalar(Letter.digit + UInt8(rest)))
    }
  }
}

private enum Letter {
  static let sequence = UInt8(ascii: "L")
  static let mapping = UInt8(ascii: "M")
  static let plain = UInt8(ascii: "p")
  static let styles: [UInt8: YAMLNode.Style] = [
    plain: .plain, UInt8(ascii: "s"): .singleQuoted, UInt8(ascii: "d"): .doubleQuoted,
    UInt8(ascii: "l"): .literal, UInt8(ascii: "f"): .folded,
  ]
  /// `0` to `O` end a number, `P` to `o` go on.
  static let digit = UInt8(ascii: "0")
}

private struct OutlineReader {
  let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func node() -> YAMLNode {
    let letter = next()
    let mark = mark()
    switch letter {
    case Letter.sequence:
      let count = number()
      return YAMLNode(.sequence((0..<count).map { _ in node() }), mark: mark)
    case Letter.mapping:
      let count = number()
      return YAMLNode(.mapping((0..<count).map { _ in entry() }), mark: mark)
    default:
      return YAMLNode(.scalar(text()), style: Letter.styles[letter] ?? .plain, mark: mark)
    }
  }

  private mutating func entry() -> YAMLEntry {
    index += 1
    let mark = mark()
    return YAMLEntry(key: text(), keyMark: mark, value: node())
  }

  private mutating func mark() -> YAMLMark {
    let line = number()
    return YAMLMark(line: line, column: number())
  }

  private mutating func text() -> String {
    let count = number()
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
