import Foundation

/// A sample of the project as lines of text, whatever its own encoding and line ends.
struct SampleText: Sendable {
  let name: String
  let lines: [String]

  private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  init(_ folder: String, _ name: String) throws {
    struct Undecodable: Error {}
    self.name = "\(folder)/\(name)"
    let data = try Audits.bytes("\(Audits.project)/samples/\(folder)/\(name).txt")
    guard var text = String(data: data, encoding: .utf8) ?? String(data: data, encoding: Self.gb18030) else {
      throw Undecodable()
    }
    if text.hasPrefix("\u{FEFF}") { text.unicodeScalars.removeFirst() }
    lines = text.replacingOccurrences(of: "\r\n", with: "\n").components(separatedBy: "\n")
  }

  static let names = [
    "01-budget-county-agriculture", "02-budget-city-transport", "03-accounts-city-culture",
    "04-accounts-district-emergency", "05-accounts-province-water", "06-budget-town", "07-targets-county-health",
    "08-self-evaluation-district-parks",
  ]

  /// Prose in full sentences, no row of a table.
  static func isProse(_ line: String) -> Bool {
    let line = line.trimmingCharacters(in: .whitespaces)
    return line.count >= 25 && line.hasSuffix("。") && !line.contains("\t") && !line.contains("  ")
  }

  // MARK: Forms

  /// What the same text may be stored as.
  enum Form {
    case plain, carriageReturns, byteOrderMark, gb18030, utf16, lowered, wrapped64, wrapped80, wrapped96

    static let stored: [Form] = [.plain, .carriageReturns, .byteOrderMark, .gb18030, .utf16, .lowered]
    static let wrapped: [Form] = [.wrapped64, .wrapped80, .wrapped96]
  }

  static func bytes(of lines: [String], as form: Form) -> [UInt8] {
    let text = lines.joined(separator: "\n")
    switch form {
    case .plain: return Array(text.utf8)
    case .carriageReturns: return Array(lines.joined(separator: "\r\n").utf8)
    case .byteOrderMark: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .gb18030: return text.data(using: gb18030).map { Array($0) } ?? []
    case .utf16: return text.data(using: .utf16).map { Array($0) } ?? []
    case .wrapped64: return Array(wrapped(lines, width: 64, indent: 4).joined(separator: "\n").utf8)
    case .wrapped80: return Array(wrapped(lines, width: 80, indent: 0).joined(separator: "\n").utf8)
    case .wrapped96: return Array(wrapped(lines, width: 96, indent: 4).joined(separator: "\n").utf8)
    case .lowered: return Array((repeatElement("", count: 5) + [text]).joined(separator: "\n").utf8)
    }
  }

  /// Prose broken into lines of so many columns; a figure stays whole, and no line begins with a closing mark.
  private static func wrapped(_ lines: [String], width: Int, indent: Int) -> [String] {
    lines.flatMap { line -> [String] in
      guard isProse(line) else { return [line] }
      var broken: [String] = []
      var open = String(repeating: " ", count: indent)
      var column = indent
      for piece in pieces(line.trimmingCharacters(in: .whitespaces)) {
        let columns = piece.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
        if column + columns > width, !"，。；：、）”！？》".contains(piece) {
          broken.append(open)
          (open, column) = ("", 0)
        }
        open += piece
        column += columns
      }
      return broken + [open]
    }
  }

  /// Words of letters and figures, and single characters.
  private static func pieces(_ line: String) -> [String] {
    var pieces: [String] = []
    var isOpen = false
    for character in line {
      let isWord = character.isASCII && (character.isLetter || character.isNumber || ".,%".contains(character))
      if isWord, isOpen { pieces[pieces.count - 1].append(character) } else { pieces.append(String(character)) }
      isOpen = isWord
    }
    return pieces
  }
}
