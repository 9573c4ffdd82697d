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
  init?(_ section: FormatSection) {
    guard section.chineseDigits == nil else { return nil }
    groups = section.groupsThousands
    shift = -3 * section.thousands
    var hasDigits = false
    for token in section.tokens {
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
    var reversed: [UInt8] = []
    reversed.reserveCapacity(32)
    for _ in 0..<places { Self.push(&rest, to: &reversed) }
    if hasPoint { reversed.append(0x2E) }
    var written = 0
    while rest > 0 || written < integerMin {
      if groups, written > 0, written.isMultiple(of: 3) { reversed.append(0x2C) }
      Self.push(&rest, to: &reversed)
      written += 1
    }
    return String(decoding: prefix + reversed.reversed() + suffix, as: UTF8.self)
  }

  private static func push(_ rest: inout UInt64, to digits: inout [UInt8]) {
    digits.append(UInt8(0x30 + rest % 10))
    rest /= 10
  }
}
