/// How text goes to a terminal.
package struct TextStyle: Sendable {
  package var hasColour: Bool
  /// Columns lines are wrapped at; `nil`: not wrapped (a pipe, a file).
  package var width: Int?

  package init(hasColour: Bool, width: Int?) {
    self.hasColour = hasColour
    self.width = width
  }
}

/// Lines of text with emphasis. Control characters of a document never reach the terminal.
struct TextCanvas {
  enum Ink: Sendable {
    case plain, strong, faint, red, yellow, blue, green, underlined

    fileprivate var code: StaticString {
      switch self {
      case .plain: "0"
      case .strong: "1"
      case .faint: "2"
      case .red: "1;31"
      case .yellow: "1;33"
      case .blue: "1;34"
      case .green: "1;32"
      case .underlined: "1;4"
      }
    }
  }

  let style: TextStyle
  private(set) var bytes: [UInt8] = []

  init(style: TextStyle) { self.style = style }

  mutating func line(_ parts: (String, Ink)..., indent: Int = 0) {
    blanks(indent)
    for (text, ink) in parts { write(text, ink) }
    bytes.append(0x0A)
  }

  /// A paragraph wrapped to the width; `label` opens its first line, the others stand under its text.
  mutating func paragraph(_ text: String, label: (String, Ink)? = nil, indent: Int) {
    let labelWidth = label.map { DisplayWidth.of($0.0) + 2 } ?? 0
    let room = style.width.map { max($0 - indent - labelWidth, 20) } ?? Int.max
    for (number, piece) in DisplayWidth.wrap(text, width: room).enumerated() {
      blanks(indent)
      if let label, number == 0 {
        write(label.0, label.1)
        blanks(2)
      } else {
        blanks(labelWidth)
      }
      write(piece, .plain)
      bytes.append(0x0A)
    }
  }

  mutating func write(_ text: String, _ ink: Ink) {
    guard style.hasColour, ink != .plain, !text.isEmpty else { return append(text) }
    escape(ink.code)
    append(text)
    escape("0")
  }

  mutating func blanks(_ count: Int) {
    bytes.append(contentsOf: repeatElement(0x20, count: max(count, 0)))
  }

  mutating func newline() { bytes.append(0x0A) }

  private mutating func escape(_ code: StaticString) {
    bytes.append(contentsOf: [0x1B, UInt8(ascii: "[")])
    code.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "m"))
  }

  private mutating func append(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069:
        bytes.append(contentsOf: "\u{FFFD}".utf8)
      default:
        bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }
}
