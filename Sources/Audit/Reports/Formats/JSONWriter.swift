/// Writes JSON straight into bytes: keys in the order they are written, nothing allocated on the way.
///
/// The caller keeps objects and arrays balanced; commas are placed here.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false
  /// Who reads it.
  enum Reader: Sendable {
    /// Programs: every key there is.
    case program
    /// The script of the HTML page that holds it: what it shows and no more; < and the two Unicode line separators are escaped, so
    /// that the text may stand inside a script element.
    case page
  }

  let reader: Reader
  private var isInMarkup: Bool { reader == .page }

  init(for reader: Reader = .program) { self.reader = reader }

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    body(&self)
    close(UInt8(ascii: "}"))
  }

  mutating func array<S: Sequence>(_ elements: S, _ body: (inout JSONWriter, S.Element) -> Void) {
    open(UInt8(ascii: "["))
    for element in elements { body(&self, element) }
    close(UInt8(ascii: "]"))
  }

  mutating func object(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  mutating func array<S: Sequence>(
    _ name: StaticString, _ elements: S, _ body: (inout JSONWriter, S.Element) -> Void
  ) {
    key(name)
    array(elements, body)
  }

  /// `nil` is written as null.
  mutating func field(_ name: StaticString, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  mutating func field(_ name: StaticString, _ value: Int?) {
    key(name)
    if let value { integer(value) } else { null() }
  }

  mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  mutating func string(_ value: String) {
    separate()
    quote(value)
    needsComma = true
  }

  mutating func optional(_ value: String?) {
    if let value { string(value) } else { null() }
  }

  mutating func integer(_ value: Int) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
    needsComma = true
  }

  /// A key that is known only when running.
  mutating func key(dynamic name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func quote(_ value: String) {
    var value = value
    bytes.append(UInt8(ascii: "\""))
    value.withUTF8 { escape($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Copies runs that need no escape as they are.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      let isSeparator =
        isInMarkup && byte == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80
        && text[index + 2] | 1 == 0xA9
      guard
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
          || isInMarkup && byte == UInt8(ascii: "<") || isSeparator
      else {
        index += 1
        continue
      }
      bytes.append(contentsOf: text[copied..<index])
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0xE2:
        bytes.append(contentsOf: (text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
      default:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(Self.digit(byte >> 4))
        bytes.append(Self.digit(byte & 0xF))
      }
      index += isSeparator ? 3 : 1
      copied = index
    }
    bytes.append(contentsOf: text[copied...])
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x57 + value
  }
}
