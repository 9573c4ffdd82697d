/// One section of a number format as tokens; worked out once and shared by all its cells.
final class FormatSection: Sendable {
  enum Token: Hashable {
    case literal(String)
    /// 0, # or ?.
    case digit(UInt8)
    case point
    case percent
    /// E+00: so many digits at least.
    case exponent(digits: Int)
    case general
    /// @: the text of the cell.
    case words
    /// y, m, d, h, s, a (weekday), with how often it was written.
    case date(UInt8, Int)
    /// [h], [m], [s]: not limited to a day, an hour, a minute.
    case elapsed(UInt8, Int)
    /// AM/PM or 上午/下午.
    case halfDay(String, String)
    /// Digits of a second behind the point.
    case secondFraction(Int)
  }

  struct Condition {
    let sign: String
    let bound: CellNumber

    func holds(for number: CellNumber) -> Bool {
      let order = Self.order(number, bound)
      switch sign {
      case "<": return order < 0
      case "<=": return order <= 0
      case ">": return order > 0
      case ">=": return order >= 0
      case "=": return order == 0
      case "<>": return order != 0
      default: return false
      }
    }

    /// Negative, zero or positive, as the first is less than, equal to or greater than the second.
    private static func order(_ a: CellNumber, _ b: CellNumber) -> Int {
      let signs = (sign(a), sign(b))
      guard signs.0 == signs.1 else { return signs.0 - signs.1 }
      guard signs.0 != 0 else { return 0 }
      let magnitude =
        a.point != b.point
        ? a.point - b.point
        : a.digits == b.digits ? 0 : a.digits.lexicographicallyPrecedes(b.digits) ? -1 : 1
      return magnitude * signs.0
    }

    private static func sign(_ number: CellNumber) -> Int {
      number.isZero ? 0 : number.isNegative ? -1 : 1
    }
  }

  let tokens: [Token]
  let condition: Condition?
  let isColoured: Bool
  /// Commas between digits: a separator every three.
  let groupsThousands: Bool
  /// Commas behind the last digit: each divides by a thousand.
  let thousands: Int
  /// 1 for Chinese digits (一), 2 for the formal ones (壹).
  let chineseDigits: Int?
  let isDate: Bool
  /// `nil` when the tokens must be gone through for each number.
  let plain: PlainFormat?

  init(_ code: String) {
    var scanner = FormatScanner(code)
    scanner.scan()
    tokens = scanner.tokens
    condition = scanner.condition
    isColoured = scanner.isColoured
    groupsThousands = scanner.groupsThousands
    thousands = scanner.thousands
    chineseDigits = scanner.chineseDigits
    isDate = tokens.contains { token in
      switch token {
      case .date, .elapsed, .halfDay: true
      default: false
      }
    }
    plain = chineseDigits == nil ? PlainFormat(tokens, groups: groupsThousands, thousands: thousands) : nil
  }

  /// Whether its own words tell a negative number.
  var showsSign: Bool {
    tokens.contains { token in
      guard case .literal(let text) = token else { return false }
      return text.unicodeScalars.contains { "-－−(（△▲负".unicodeScalars.contains($0) }
    }
  }

  /// A fraction such as "# ?/?", which is printed as a decimal here.
  var isFraction: Bool {
    guard let slash = tokens.firstIndex(of: .literal("/")), !isDate else { return false }
    return tokens[slash...].contains { if case .digit = $0 { true } else { false } }
  }
}
