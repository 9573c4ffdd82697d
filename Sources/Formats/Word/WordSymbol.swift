/// Characters of symbol fonts that stand in forms; the rest of those fonts are ornaments.
enum WordSymbol {
  /// `code`: hexadecimal, as w:sym has it. Empty for an ornament.
  static func text(of code: String) -> String {
    guard let value = UInt32(code, radix: 16) else { return "" }
    // Wingdings and Symbol put their 8-bit codes at U+F000.
    if let known = known[value & 0xFF], value & 0xFF00 == 0xF000 || value < 0x100 { return known }
    guard let scalar = Unicode.Scalar(value), !(0xE000...0xF8FF).contains(value), value >= 0x20 else { return "" }
    return String(scalar)
  }

  private static let known: [UInt32: String] = [
    0x52: "☑", 0x54: "☒", 0xA3: "□", 0xA8: "□", 0x6F: "□", 0xFC: "√", 0xFB: "×", 0xFD: "☒", 0xFE: "☑",
    0xB3: "≥", 0xB4: "×", 0xB1: "±", 0xB8: "÷",
  ]
}
