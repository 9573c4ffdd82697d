/// A number as a cell stores it: decimal digits, never a binary fraction.
///
/// Stored values carry the noise of binary arithmetic in their 16th and 17th digit (0.30000000000000004); a spreadsheet shows none beyond the 15th, and
/// rounds what it shows half away from zero.
struct CellNumber: Hashable {
  var isNegative: Bool
  /// Significant digits, 0 … 9 each, without zeros at either end; empty for zero.
  private(set) var digits: [UInt8]
  /// Where the decimal point stands: behind so many of the digits; beyond them, or negative, as powers of ten need.
  var point: Int

  private static let precision = 15
  /// No power of ten that a spreadsheet can hold is larger.
  private static let pointMax = 310

  var isZero: Bool { digits.isEmpty }

  /// Reads "-12.5", "1.2E-3"; `nil` for anything else.
  init?(_ text: some Collection<UInt8>) {
    var digits: [UInt8] = []
    var point: Int?
    var rest = text[...]
    isNegative = rest.first == 0x2D
    if isNegative || rest.first == 0x2B { rest = rest.dropFirst() }
    while let byte = rest.first, byte == 0x2E || (0x30...0x39).contains(byte), digits.count <= 1000 {
      if byte == 0x2E {
        guard point == nil else { return nil }
        point = digits.count
      } else {
        digits.append(byte - 0x30)
      }
      rest = rest.dropFirst()
    }
    guard !digits.isEmpty else { return nil }
    self.point = point ?? digits.count
    if let mark = rest.first {
      guard mark == 0x45 || mark == 0x65, let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)),
        abs(power) <= Self.pointMax * 2
      else { return nil }
      self.point += power
    }
    self.digits = digits
    normalize()
    round(toDigits: Self.precision)
    guard abs(self.point) <= Self.pointMax else { return nil }
  }

  private mutating func normalize() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// Keeps so many significant digits, half away from zero; none or fewer leave zero, or one where the first is rounded up.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      point = 0
      return
    }
    var carries = digits[count] >= 5
    digits.removeLast(digits.count - count)
    var index = count - 1
    while carries, index >= 0 {
      carries = digits[index] == 9
      digits[index] = carries ? 0 : digits[index] + 1
      index -= 1
    }
    if carries {
      digits.insert(1, at: 0)
      point += 1
    }
    normalize()
  }

  /// Keeps so many digits behind the point.
  mutating func round(toPlaces places: Int) { round(toDigits: point + places) }

  /// Digits before the point; none for a number below one.
  var integerDigits: [UInt8] {
    point <= 0 ? [] : Array(digits.prefix(point)) + zeros(point - digits.count)
  }

  /// Digits behind the point, as many as there are.
  var fractionDigits: [UInt8] {
    point < 0 ? zeros(-point) + digits : Array(digits.dropFirst(point))
  }

  private func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: max(0, count)) }

  /// Its value when it is an integer of at most nine digits; the fraction is dropped.
  var integer: Int? {
    let whole = integerDigits
    guard whole.count <= 9 else { return nil }
    return whole.reduce(0) { $0 * 10 + Int($1) }
  }

  /// As the format General shows it in a cell that is wide enough: eleven characters.
  var general: String {
    guard !isZero else { return "0" }
    let sign = isNegative ? "-" : ""
    if point > 11 || point < -3 { return sign + scientific(places: 5, exponentDigits: 2, keepsZeros: false) }
    var shown = self
    shown.round(toPlaces: max(0, 10 - max(1, point)))
    if shown.point > 11 { return sign + scientific(places: 5, exponentDigits: 2, keepsZeros: false) }
    let fraction = Self.text(shown.fractionDigits)
    let whole = shown.integerDigits.isEmpty ? "0" : Self.text(shown.integerDigits)
    return sign + (fraction.isEmpty ? whole : whole + "." + fraction)
  }

  /// 1.23E+05, without sign.
  func scientific(places: Int, exponentDigits: Int, keepsZeros: Bool) -> String {
    var shown = self
    shown.round(toDigits: places + 1)
    var fraction = Array(shown.digits.dropFirst())
    if keepsZeros { fraction += zeros(places - fraction.count) }
    let exponent = shown.isZero ? 0 : shown.point - 1
    let power = String(abs(exponent))
    let padding = String(repeating: "0", count: max(0, exponentDigits - power.count))
    let mantissa = Self.text(shown.digits.isEmpty ? [0] : [shown.digits[0]])
    let decimals = fraction.isEmpty ? "" : "." + Self.text(fraction)
    return mantissa + decimals + "E" + (exponent < 0 ? "-" : "+") + padding + power
  }

  static func text(_ digits: [UInt8]) -> String {
    String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
