/// Prints a number by a section of placeholders.
struct FigurePrinter {
  let section: FormatSection

  /// `number` is not negative.
  func text(of number: CellNumber) -> String {
    if let text = section.plain?.text(of: number) { return text }
    if section.isFraction { return number.general }
    var value = number
    value.shift(by: 2 * section.tokens.filter { $0 == .percent }.count - 3 * section.thousands)
    let text = section.tokens.contains(.general) ? generalText(value) : placed(value)
    return section.chineseDigits.map { Self.chinese(text, style: $0) } ?? text
  }

  private func generalText(_ value: CellNumber) -> String {
    section.tokens.map { token in
      switch token {
      case .general: value.general
      case .literal(let text): text
      case .percent: "%"
      default: ""
      }
    }.joined()
  }

  private func placed(_ value: CellNumber) -> String {
    let point = section.tokens.firstIndex(of: .point)
    let mantissaEnd = section.tokens.firstIndex { if case .exponent = $0 { true } else { false } }
    let isDigit = { (token: FormatSection.Token) in if case .digit = token { true } else { false } }
    let whole = section.tokens[..<(point ?? mantissaEnd ?? section.tokens.count)]
    let places = point.map { section.tokens[$0..<(mantissaEnd ?? section.tokens.count)].filter(isDigit).count } ?? 0
    if case .exponent(let digits)? = mantissaEnd.map({ section.tokens[$0] }) {
      return value.scientific(places: places, exponentDigits: digits, keepsZeros: true)
    }
    var rounded = value
    rounded.round(toPlaces: places)
    var result = integerText(rounded.integerDigits, whole)
    guard let point else { return result }
    result += "."
    return result + fractionText(rounded.fractionDigits, section.tokens[(point + 1)...])
  }

  /// Fills placeholders from the right; digits that find none stand before the first. Literals keep their places between the digits.
  private func integerText(_ digits: [UInt8], _ tokens: ArraySlice<FormatSection.Token>) -> String {
    let isDigit = { (token: FormatSection.Token) in if case .digit = token { true } else { false } }
    var left = digits
    var written = 0
    var pieces: [String] = []
    let first = tokens.firstIndex(where: isDigit)
    func put(_ digit: UInt8) {
      if section.groupsThousands, written > 0, written.isMultiple(of: 3) { pieces.append(",") }
      pieces.append(CellNumber.text([digit]))
      written += 1
    }
    for index in tokens.indices.reversed() {
      switch tokens[index] {
      case .digit(let kind):
        if let digit = left.popLast() { put(digit) } else if kind == 0x30 { put(0) }
        if index == first { while let digit = left.popLast() { put(digit) } }
      case .literal(let text): pieces.append(text)
      case .percent: pieces.append("%")
      default: break
      }
    }
    return pieces.reversed().joined()
  }

  private func fractionText(_ digits: [UInt8], _ tokens: ArraySlice<FormatSection.Token>) -> String {
    var result = ""
    var left = digits[...]
    for token in tokens {
      switch token {
      case .digit(let kind):
        if let digit = left.popFirst() { result += CellNumber.text([digit]) } else if kind == 0x30 { result += "0" }
      case .literal(let text): result += text
      case .percent: result += "%"
      default: break
      }
    }
    return result
  }

  /// Digits of a printed number as Chinese ones, one by one; a whole number below 10,000 with its units.
  static func chinese(_ text: String, style: Int) -> String {
    if let number = Int(text), number > 0, number < 10_000, style <= 2 {
      return NumberFormatName.text(of: number, format: style == 1 ? "chineseCounting" : "chineseLegalSimplified")
    }
    let digits = Array(style == 2 ? "零壹贰叁肆伍陆柒捌玖" : style == 1 ? "〇一二三四五六七八九" : "０１２３４５６７８９")
    return String(text.map { $0.isASCII ? $0.wholeNumberValue.map { digits[$0] } ?? $0 : $0 })
  }
}
