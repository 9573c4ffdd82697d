/// How many columns of a terminal text takes: Chinese characters take two.
enum DisplayWidth {
  static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// Unicode East Asian Width W and F give 2, combining marks and format characters 0. Ambiguous ones (“ — ÷) give
  /// 1, as terminals do in UTF-8 locales.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    switch value {
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF:
      return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }

  /// Pieces of at most `width` columns; Latin words and figures are kept whole where they fit.
  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for piece in pieces(text) {
      let pieceWidth = of(piece)
      if lineWidth + pieceWidth > width, lineWidth > 0, !isClosing(piece) {
        lines.append(line)
        line = ""
        lineWidth = 0
      }
      if line.isEmpty && piece == " " && !lines.isEmpty { continue }
      line += piece
      lineWidth += pieceWidth
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Runs of narrow characters without blanks, and every other character for itself.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var run = ""
    for scalar in text.unicodeScalars {
      if scalar.value > 0x20 && scalar.value < 0x2E80 && run.unicodeScalars.count < 40 {
        run.unicodeScalars.append(scalar)
      } else {
        if !run.isEmpty { pieces.append(run) }
        run = ""
        pieces.append(String(scalar))
      }
    }
    if !run.isEmpty { pieces.append(run) }
    return pieces
  }

  /// Punctuation that must not open a line.
  private static func isClosing(_ piece: String) -> Bool {
    ["，", "。", "；", "：", "、", "）", "》", "”", "？", "！", "%"].contains(piece)
  }
}
