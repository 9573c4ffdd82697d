internal import Disclosure

/// Reads the value cell of an indicator: comparator, number or range, unit; a date, an open choice, or words.
struct IndicatorValueReader {
  /// What stands beside the cell: the sign column, the unit column.
  struct Context {
    var sign = ""
    var unit = ""
  }

  let document: Document

  func value(text: String, span: Span, context: Context = Context()) -> IndicatorValue {
    var cleaned = Self.withoutFormula(text)
    while cleaned.ends(withAnyOf: ["。", "；", ";"]) {
      cleaned.removeLast()
    }
    let bytes = Array(cleaned.utf8)
    // Positions are exact when the cell's text stands in the document as it is.
    let base: Int? =
      document.text[span.range].elementsEqual(text.utf8) && text.utf8.starts(with: bytes)
      ? span.start : nil
    let scan = ValueScan(bytes: bytes, base: base, whole: span)
    let key = FormText.key(cleaned)
    func made(
      _ content: IndicatorValue.Content, _ sign: String = "", isPlain: Bool = true
    ) -> IndicatorValue {
      IndicatorValue(
        span: span, text: text, content: content, isPlain: isPlain,
        sign: sign.isEmpty ? context.sign : sign)
    }
    if key.isEmpty || Self.dashes.contains(key) { return made(.empty) }
    if Self.isChoice(key) { return made(.choice) }
    if let alone = ValueScan.comparators[key], alone != .equal {
      return made(.bound, key)
    }
    let columnSign = ValueScan.comparators[FormText.key(context.sign)]
    let columnUnit = Self.unit(named: context.unit)
    if !scan.isYear, let found = scan.plain() {
      let comparator = found.comparator ?? columnSign
      let first = Quantity(
        numeral: found.first, unit: found.unit ?? columnUnit, hedge: found.hedge,
        comparator: comparator, span: found.firstSpan)
      guard let second = found.second else { return made(.number(first), found.sign) }
      let last = Quantity(
        numeral: second, unit: found.unit ?? columnUnit, span: found.secondSpan)
      return made(.range(first, last), found.sign)
    }
    let embedded = scan.embedded()
    // 每年10次 is a number, 每年7月底前 a date.
    let counts: [Unit.Dimension?] = [.count, .money, .percent]
    if scan.isDate, !counts.contains(embedded?.unit?.dimension) || embedded?.unit == nil {
      return made(.date, scan.leadingSign?.word ?? "")
    }
    if let found = embedded {
      let quantity = Quantity(
        numeral: found.first, unit: found.unit ?? columnUnit, hedge: found.hedge,
        comparator: found.comparator ?? columnSign, span: found.firstSpan)
      return made(.number(quantity), found.sign, isPlain: false)
    }
    return made(.words)
  }

  /// The unit a unit column or a bracket names: known ones, else a short word as a counter; `nil` for none.
  static func unit(named name: String) -> Unit? {
    let key = FormText.key(name)
    guard !key.isEmpty, !dashes.contains(key), key != "无" else { return nil }
    if let unit = UnitReader.unit(named: key) { return unit }
    if key == "％" { return .percent }
    guard key.unicodeScalars.count <= 6, !key.utf8.contains(where: { $0 &- 0x30 < 10 })
    else { return nil }
    // 万元/年, 元/人, 次/年: a rate of two units, compared only with itself.
    return Unit(symbol: key, dimension: key.holds("/") ? .measure : .count)
  }

  private static let dashes: Set<String> = ["-", "—", "——", "--", "/", "－", "\\", "*", "**", "―"]

  /// 是/否, 有/无, 达标/不达标, 合格/未合格, also 是或否 and (是/否).
  static func isChoice(_ key: String) -> Bool {
    var text = key
    if text.hasPrefix("("), text.hasSuffix(")") { text = String(text.dropFirst().dropLast()) }
    if ["是否", "有无", "是或否", "是、否", "有或无", "是·否"].contains(text) { return true }
    let parts = text.split(whereSeparator: { $0 == "/" || $0 == "／" || $0 == "|" })
    guard parts.count == 2 else { return false }
    let (first, second) = (String(parts[0]), String(parts[1]))
    if [("是", "否"), ("有", "无"), ("优", "差")].contains(where: { $0 == (first, second) }) {
      return true
    }
    return ["不", "未", "没", "无", "非"].contains { second == $0 + first }
  }

  /// `$\geq 80\%$` is what conversion leaves of ≥80%.
  static func withoutFormula(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "$")) || text.utf8.contains(UInt8(ascii: "\\")) else {
      return text
    }
    var rest = text[...]
    var result = ""
    while let first = rest.first {
      if first == "$" {
        rest = rest.dropFirst()
      } else if let (word, sign) = formulaWords.first(where: { rest.hasPrefix($0.0) }) {
        result += sign
        rest = rest.dropFirst(word.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return String(result.drop { $0 == " " })
  }

  private static let formulaWords = [
    ("\\geqslant", "≥"), ("\\leqslant", "≤"), ("\\geq", "≥"), ("\\leq", "≤"), ("\\ge", "≥"),
    ("\\le", "≤"), ("\\%", "%"), ("\\sim", "~"), ("\\gt", ">"), ("\\lt", "<"), ("\\ ", " "),
    ("\\mathrm", ""), ("\\text", ""),
  ]
}
