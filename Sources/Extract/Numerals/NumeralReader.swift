package import Disclosure

/// Reads printed numerals: digits with or without thousands separators.
///
/// Strict: a text is a numeral from its first to its last byte, or it is none. Full-width digits and signs are
/// already folded in `Document.text`.
package enum NumeralReader {
  /// More digits than this are a code, an account number, or two torn numbers.
  package static let maximumDigits = 15

  /// The numeral that fills `range` exactly, else `nil`: "1,031.84", "-5", "77.4", "(12.30)".
  package static func numeral(in text: [UInt8], _ range: Range<Int>) -> Numeral? {
    var start = range.lowerBound
    var end = range.upperBound
    var isNegative = false
    if end - start > 2, text[start] == UInt8(ascii: "("), text[end - 1] == UInt8(ascii: ")") {
      // Accountants' brackets: a negative amount. Only with decimals; (12) is a list number.
      guard text[start..<end].contains(UInt8(ascii: ".")) else { return nil }
      isNegative = true
      start += 1
      end -= 1
    } else if start < end, text[start] == UInt8(ascii: "-") || text[start] == UInt8(ascii: "+") {
      isNegative = text[start] == UInt8(ascii: "-")
      start += 1
    }
    guard let run = digits(in: text, at: start, limit: end), run.end == end, run.isWellFormed
    else { return nil }
    return Numeral(
      mantissa: isNegative ? -run.mantissa : run.mantissa, decimals: run.decimals,
      text: String(decoding: text[range], as: UTF8.self))
  }

  /// An unsigned run of digits, separators and a point, and whether it may be believed.
  struct DigitRun {
    var end: Int
    var mantissa: Int128 = 0
    var decimals = 0
    var isWellFormed = true
  }

  /// The longest run of digits, "," and "." from `start` that ends in a digit; `nil` when no digit is there.
  static func digits(in text: [UInt8], at start: Int, limit: Int) -> DigitRun? {
    guard start < limit, isDigit(text[start]) else { return nil }
    var run = DigitRun(end: start)
    var index = start
    var count = 0
    var sinceSeparator: Int? = nil
    var points = 0
    while index < limit {
      let byte = text[index]
      if isDigit(byte) {
        count += 1
        if count <= maximumDigits { run.mantissa = run.mantissa * 10 + Int128(byte - 0x30) }
        if points > 0 { run.decimals += 1 } else { sinceSeparator = sinceSeparator.map { $0 + 1 } }
        run.end = index + 1
      } else if byte == UInt8(ascii: ","), points == 0,
        isGroupOfThree(text, index + 1, limit: limit),
        sinceSeparator == nil ? index - start <= 3 : sinceSeparator == 3
      {
        // A separator divides groups of three; any other comma ends the number.
        sinceSeparator = 0
      } else if byte == UInt8(ascii: "."), index + 1 < limit, isDigit(text[index + 1]) {
        points += 1
        if points > 1 { run.isWellFormed = false }
      } else {
        break
      }
      index += 1
    }
    if count > maximumDigits { run.isWellFormed = false }
    return run
  }

  private static func isGroupOfThree(_ text: [UInt8], _ start: Int, limit: Int) -> Bool {
    let end = start + 3
    guard end <= limit, text[start..<end].allSatisfy(isDigit) else { return false }
    return end == limit || !isDigit(text[end])
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
