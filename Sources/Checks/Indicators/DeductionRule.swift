internal import Disclosure

/// 每个问题扣0.5分, 发现一处扣2分: how many points one problem costs.
enum DeductionRule {
  /// `nil` when the text has no such rule, or more than one.
  static func points(in text: String) -> Rational? {
    let bytes = Array(text.utf8)
    var found: [Rational] = []
    for opening in ["每个问题扣", "每出现一个问题扣", "每发现一个问题扣", "每项问题扣", "每处问题扣", "每个问题扣减"] {
      let needle = Array(opening.utf8)
      var index = 0
      while index + needle.count < bytes.count {
        guard bytes[index...].starts(with: needle) else {
          index += 1
          continue
        }
        index += needle.count
        if let points = number(bytes, &index), bytes[index...].starts(with: "分".utf8) {
          found.append(points)
        }
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  private static func number(_ bytes: [UInt8], _ index: inout Int) -> Rational? {
    var mantissa: Int128 = 0
    var decimals = 0
    var digits = 0
    var isFraction = false
    while index < bytes.count, digits < 6 {
      if bytes[index] &- 0x30 < 10 {
        mantissa = mantissa * 10 + Int128(bytes[index] - 0x30)
        digits += 1
        if isFraction { decimals += 1 }
      } else if bytes[index] == UInt8(ascii: "."), !isFraction, digits > 0 {
        isFraction = true
      } else {
        break
      }
      index += 1
    }
    return digits == 0 ? nil : Rational(mantissa: mantissa, decimals: decimals)
  }
}
