/// The ways of writing a list number that ECMA-376 names (ST_NumberFormat).
enum NumberFormatName {
  /// A format not known here is written in Arabic digits.
  static func text(of number: Int, format: String) -> String {
    guard number > 0 else { return String(number) }
    switch format {
    case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
      "taiwaneseCountingThousand", "koreanCounting":
      return chinese(number, digits: "〇一二三四五六七八九", units: ["", "十", "百", "千"], zero: "零", leadingOne: false)
    case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
      return chinese(number, digits: "零壹贰叁肆伍陆柒捌玖", units: ["", "拾", "佰", "仟"], zero: "零", leadingOne: true)
    case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital":
      return digitByDigit(number, "〇一二三四五六七八九")
    case "decimalFullWidth", "decimalFullWidth2": return digitByDigit(number, "０１２３４５６７８９")
    case "decimalZero": return number < 10 ? "0\(number)" : String(number)
    case "upperRoman": return roman(number)
    case "lowerRoman": return roman(number).lowercased()
    case "upperLetter": return letters(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    case "lowerLetter": return letters(number, "abcdefghijklmnopqrstuvwxyz")
    case "ideographTraditional": return one(number, of: "甲乙丙丁戊己庚辛壬癸")
    case "ideographZodiac": return one(number, of: "子丑寅卯辰巳午未申酉戌亥")
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle":
      return one(number, of: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
    case "decimalEnclosedParen": return one(number, of: "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
    case "decimalEnclosedFullstop": return one(number, of: "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
    case "none": return ""
    default: return String(number)
    }
  }

  /// 十一, 二十, 一百零一: units of ten below 10,000, Arabic digits from there.
  private static func chinese(
    _ number: Int, digits: String, units: [String], zero: String, leadingOne: Bool
  ) -> String {
    guard number < 10_000 else { return String(number) }
    let digits = Array(digits)
    var result = ""
    var hasGap = false
    for (place, unit) in units.enumerated().reversed() {
      let digit = number / power(10, place) % 10
      if digit == 0 {
        hasGap = !result.isEmpty
        continue
      }
      if hasGap { result += zero }
      hasGap = false
      let isBareTen = place == 1 && digit == 1 && result.isEmpty && !leadingOne
      if !isBareTen { result.append(digits[digit]) }
      result += unit
    }
    return result
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { value, _ in value * base }
  }

  private static func digitByDigit(_ number: Int, _ digits: String) -> String {
    let digits = Array(digits)
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  private static func one(_ number: Int, of signs: String) -> String {
    let signs = Array(signs)
    return number <= signs.count ? String(signs[number - 1]) : String(number)
  }

  /// a … z, aa … zz, as Word goes on; bounded to what anyone numbers.
  private static func letters(_ number: Int, _ alphabet: String) -> String {
    let alphabet = Array(alphabet)
    let repeats = (number - 1) / alphabet.count + 1
    guard repeats <= 30 else { return String(number) }
    return String(repeating: String(alphabet[(number - 1) % alphabet.count]), count: repeats)
  }

  private static func roman(_ number: Int) -> String {
    guard number < 4000 else { return String(number) }
    let signs: [(Int, String)] = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
      (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var result = ""
    for (value, sign) in signs {
      while rest >= value {
        result += sign
        rest -= value
      }
    }
    return result
  }
}
