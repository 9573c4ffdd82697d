/// A number as a cell stores it: decimal digits and a power of ten, never a binary fraction.
///
/// Stored values carry the noise of binary arithmetic in their 16th and 17th digit (0.30000000000000004); a spreadsheet shows none beyond the 15th, and
/// rounds what it shows half away from zero.
struct CellNumber: Hashable {
  var isNegative: Bool
  /// Below 10^19; without a zero at its end, unless it is zero.
  private(set) var magnitude: UInt64
  /// The power of ten that `magnitude` is multiplied by.
  private(set) var exponent: Int

  private static let precision = 15
  /// No power of ten that a spreadsheet can hold is larger.
  private static let exponentMax = 310

  var isZero: Bool { magnitude == 0 }

  /// Reads "-12.5", "1.2E-3"; `nil` for anything else.
  init?(_ text: some Collection<UInt8>) {
    isNegative = text.first == 0x2D
    magnitude = 0
    exponent = 0
    var hasDigits = false
    var hasPoint = false
    var index = text.startIndex
    if isNegative || text.first == 0x2B { text.formIndex(after: &index) }
    scan: while index < text.endIndex {
      switch text[index] {
      case 0x30...0x39:
        hasDigits = true
        // Digits beyond the 19th cannot change the 15th: half rounds up whatever follows.
        if magnitude < 1_000_000_000_000_000_000 {
          magnitude = magnitude * 10 + UInt64(text[index] - 0x30)
          exponent -= hasPoint ? 1 : 0
        } else {
          exponent += hasPoint ? 0 : 1
        }
      case 0x2E where !hasPoint: hasPoint = true
      case 0x45, 0x65: break scan
      default: return nil
      }
      text.formIndex(after: &index)
    }
    guard hasDigits else { return nil }
    if index < text.endIndex {
      let power = String(decoding: text[text.index(after: index)...], as: UTF8.self)
      guard let power = Int(power), abs(power) <= 2 * Self.exponentMax else { return nil }
      exponent += power
    }
    round(toDigits: Self.precision)
    guard abs(point) <= Self.exponentMax else { return nil }
  }

  /// Digits of the magnitude; 0 for zero.
  var digitCount: Int {
    var count = 0
    while count < Self.powers.count, magnitude >= Self.powers[count] { count += 1 }
    return count
  }

  /// Where the decimal point stands: behind so many of the digits; beyond them, or negative, as the power of ten needs.
  var point: Int { isZero ? 0 : digitCount + exponent }

  /// Moves the point to the right.
  mutating func shift(by places: Int) { if !isZero { exponent += places } }

  /// Keeps so many significant digits, half away from zero; none or fewer leave zero, or one where the first is rounded up.
  mutating func round(toDigits count: Int) { drop(digitCount - count) }

  /// Keeps so many digits behind the point.
  mutating func round(toPlaces places: Int) { drop(-places - exponent) }

  private mutating func drop(_ count: Int) {
    if count >= Self.powers.count {
      magnitude = 0
    } else if count > 0 {
      let (quotient, rest) = magnitude.quotientAndRemainder(dividingBy: Self.powers[count])
      magnitude = quotient + (rest >= Self.powers[count] - rest ? 1 : 0)
      exponent += count
    }
    while magnitude != 0, magnitude.isMultiple(of: 10) {
      magnitude /= 10
      exponent += 1
    }
    if magnitude == 0 { exponent = 0 }
  }

  /// 1, 10, … 10^19.
  private static let powers: [UInt64] = (0..<20).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// Significant digits, 0 … 9 each; none for zero.
  var digits: [UInt8] {
    var digits: [UInt8] = []
    var rest = magnitude
    while rest > 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    return digits.reversed()
  }

  /// Digits before the point; none for a number below one.
  var integerDigits: [UInt8] {
    point <= 0 ? [] : Array(digits.prefix(point)) + zeros(exponent)
  }

  /// Digits behind the point, as many as there are.
  var fractionDigits: [UInt8] {
    point < 0 ? zeros(-point) + digits : Array(digits.dropFirst(point))
  }

  private func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: max(0, count)) }

  /// Its value when it is an integer of at most nine digits; the fraction is dropped.
  var integer: Int? {
    guard point <= 9 else { return nil }
    return integerDigits.reduce(0) { $0 * 10 + Int($1) }
  }
}

extension CellNumber {
  /// As the format General shows it in a cell that is wide enough: eleven characters.
  var general: String {
    guard !isZero else { return "0" }
    let sign = isNegative ? "-" : ""
    if point > 11 || point < -3 { return sign + scientific(places: 5, exponentDigits: 2, keepsZeros: false) }
    var shown = self
    shown.round(toPlaces: max(0, 10 - max(1, point)))
    if shown.point > 11 { return sign + scientific(places: 5, exponentDigits: 2, keepsZeros: false) }
    if shown.exponent >= 0, shown.point <= 11 {
      return sign + String(shown.magnitude) + String(repeating: "0", count: shown.exponent)
    }
    let fraction = Self.text(shown.fractionDigits)
    let whole = shown.integerDigits.isEmpty ? "0" : Self.text(shown.integerDigits)
    return sign + whole + "." + fraction
  }

  /// 1.23E+05, without sign.
  func scientific(places: Int, exponentDigits: Int, keepsZeros: Bool) -> String {
    var shown = self
    shown.round(toDigits: places + 1)
    let digits = shown.digits
    var fraction = Array(digits.dropFirst())
    if keepsZeros { fraction += zeros(places - fraction.count) }
    let exponent = shown.isZero ? 0 : shown.point - 1
    let power = String(abs(exponent))
    let padding = String(repeating: "0", count: max(0, exponentDigits - power.count))
    let mantissa = Self.text(digits.isEmpty ? [0] : [digits[0]])
    let decimals = fraction.isEmpty ? "" : "." + Self.text(fraction)
    return mantissa + decimals + "E" + (exponent < 0 ? "-" : "+") + padding + power
  }

  static func text(_ digits: [UInt8]) -> String {
    String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
