/// Chinese numerals: 十五, 二十三, 一百零二, 两, and the formal digits of cheques (壹佰贰拾).
package enum ChineseNumeral {
  /// The value of a text that is a Chinese numeral from end to end, else `nil`. Range: 0 ... 99,999,999.
  package static func value(_ text: String) -> Int? {
    var total = 0
    var section = 0
    var digit: Int? = nil
    for scalar in text.unicodeScalars {
      if let value = digits[scalar] {
        // Two digits in a row (二三) are an approximation or a year, not a numeral.
        guard digit == nil || digit == 0 else { return nil }
        digit = value
      } else if let power = powers[scalar] {
        guard digit != nil || power == 10 else { return nil }
        section += (digit ?? 1) * power
        digit = nil
      } else if scalar == "万" || scalar == "萬" {
        total += (section + (digit ?? 0)) * 10_000
        section = 0
        digit = nil
      } else {
        return nil
      }
      guard total + section < 100_000_000 else { return nil }
    }
    return text.isEmpty ? nil : total + section + (digit ?? 0)
  }

  private static let digits: [Unicode.Scalar: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
  ]
  private static let powers: [Unicode.Scalar: Int] = [
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000,
  ]
}
