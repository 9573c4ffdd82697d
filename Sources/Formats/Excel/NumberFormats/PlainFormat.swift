/// A section of one run of digits, which nearly all figures have, worked out once: #,##0.00, 0%, _ * #,##0_ ;…
struct PlainFormat {
  private var prefix: [UInt8] = []
  private var suffix: [UInt8] = []
  private var integerMin = 0
  private var places = 0
  private var hasPoint = false
  private var shift = 0
  private let groups: Bool

  /// `nil` for a section that needs more care: literals between the digits, optional places, dates.
  init?(_ tokens: [FormatSection.Token], groups: Bool, thousands: Int) {
    self.groups = groups
    shift = -3 * thousands
    var hasDigits = false
    for token in tokens {
      switch token {
      case .digit(let kind):
        guard suffix.isEmpty else { return nil }
        hasDigits = true
        if hasPoint {
          guard kind == 0x30 else { return nil }
          places += 1
        } else if kind == 0x30 {
          integerMin += 1
        } else if kind == 0x3F || integerMin > 0 {
          return nil
        }
      case .point:
        guard !hasPoint, suffix.isEmpty else { return nil }
        hasPoint = true
      case .literal(let text): if hasDigits || hasPoint { suffix += text.utf8 } else { prefix += text.utf8 }
      case .percent:
        shift += 2
        if hasDigits { suffix.append(0x25) } else { prefix.append(0x25) }
      default: return nil
      }
    }
    // More digits than a number has are nothing to work out in advance.
    guard hasDigits, places <= 15, integerMin <= 15 else { return nil }
  }

  /// `number` is not negative; `nil` for one of too many digits.
  func text(of number: CellNumber) -> String? {
    var value = number
    value.shift(by: shift)
    value.round(toPlaces: places)
    let zeros = value.exponent + places
    guard value.isZero || value.point + places <= 18, zeros >= 0 || value.isZero else { return nil }
    // The figure in units of its last place.
    var rest = value.magnitude
    for _ in 0..<(value.isZero ? 0 : zeros) { rest *= 10 }
    let capacity = prefix.count + suffix.count + 48
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      // Written from the right.
      var start = capacity
      func push(_ byte: UInt8) {
        start -= 1
        buffer[start] = byte
      }
      func pushDigit() {
        push(UInt8(0x30 + rest % 10))
        rest /= 10
      }
      for byte in suffix.reversed() { push(byte) }
      for _ in 0..<places { pushDigit() }
      if hasPoint { push(0x2E) }
      var written = 0
      while rest > 0 || written < integerMin {
        if groups, written > 0, written.isMultiple(of: 3) { push(0x2C) }
        pushDigit()
        written += 1
      }
      for byte in prefix.reversed() { push(byte) }
      return String(decoding: UnsafeBufferPointer(rebasing: buffer[start...]), as: UTF8.self)
    }
  }
}
