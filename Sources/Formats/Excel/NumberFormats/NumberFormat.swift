/// A number format as a cell has it: "#,##0.00;[Red]\-#,##0.00;\"-\"". ECMA-376 part 1, 18.8.31.
final class NumberFormat: Sendable {
  private let sections: [FormatSection]

  init(_ code: String) {
    sections = Self.split(code).prefix(4).map { FormatSection($0) }
  }

  /// What the reader sees of a number.
  func text(of number: CellNumber, calendar: SerialDate.Calendar) -> String {
    guard let (section, isSigned) = section(for: number) else { return number.general }
    var magnitude = number
    magnitude.isNegative = false
    if section.isDate {
      // A negative date is shown as a row of number signs: its number says more.
      guard !number.isNegative, let date = SerialDate(number, calendar) else { return number.general }
      return DatePrinter(section: section, date: date).text()
    }
    let text = FigurePrinter(section: section).text(of: magnitude)
    guard number.isNegative else { return text }
    if isSigned { return "-" + text }
    // A section of its own for negative numbers that only paints them: on paper, in a copy, the colour is the sign.
    return section.isColoured && !section.showsSign ? "-" + text : text
  }

  /// A text with what the format puts around it; `nil` when that is nothing.
  func text(around words: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let section = sections.last, sections.count == 4 || sections.count == 1, section.tokens.count > 1,
      section.tokens.contains(.words)
    else { return nil }
    return section.tokens.reduce(into: []) { result, token in
      switch token {
      case .words: result += words
      case .literal(let text): result += text.utf8
      default: break
      }
    }
  }

  /// The section for a number, and whether it needs a minus sign of its own.
  private func section(for number: CellNumber) -> (FormatSection, Bool)? {
    let numeric = sections.prefix(3)
    if let index = numeric.firstIndex(where: { $0.condition?.holds(for: number) ?? false }) {
      return (numeric[index], true)
    }
    guard let first = numeric.first else { return nil }
    if numeric.contains(where: { $0.condition != nil }) {
      return numeric.last { $0.condition == nil }.map { ($0, true) } ?? (first, true)
    }
    if number.isNegative, numeric.count >= 2 { return (numeric[1], false) }
    if number.isZero, numeric.count >= 3 { return (numeric[2], false) }
    return (first, true)
  }

  /// At the semicolons outside quotes, brackets and escapes.
  private static func split(_ code: String) -> [String] {
    var sections = [""]
    var isQuoted = false
    var isEscaped = false
    for character in code.unicodeScalars {
      if character == ";", !isQuoted, !isEscaped {
        sections.append("")
        continue
      }
      if !isEscaped, character == "\"" { isQuoted.toggle() }
      isEscaped = !isEscaped && !isQuoted && "\\!_*".unicodeScalars.contains(character)
      sections[sections.count - 1].unicodeScalars.append(character)
    }
    return sections
  }

  /// Formats that have a number and no code (18.8.30), as a Chinese program shows them.
  static func builtIn(_ id: Int) -> String {
    codes[id] ?? "General"
  }

  private static let codes: [Int: String] = {
    let plain = [
      1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "\"¥\"#,##0;\"¥\"\\-#,##0",
      6: "\"¥\"#,##0;[Red]\"¥\"\\-#,##0", 7: "\"¥\"#,##0.00;\"¥\"\\-#,##0.00",
      8: "\"¥\"#,##0.00;[Red]\"¥\"\\-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
      37: "#,##0;\\-#,##0", 38: "#,##0;[Red]\\-#,##0", 39: "#,##0.00;\\-#,##0.00", 40: "#,##0.00;[Red]\\-#,##0.00",
      41: "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ",
      42: "_ \"¥\"* #,##0_ ;_ \"¥\"* \\-#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ ",
      43: "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
      44: "_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ", 48: "##0.0E+0", 49: "@",
    ]
    let dates = [
      14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
      21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日",
      32: "h时mm分", 33: "h时mm分ss秒", 34: "上午/下午h时mm分", 35: "上午/下午h时mm分ss秒", 36: "yyyy年m月", 45: "mm:ss",
      46: "[h]:mm:ss", 47: "mm:ss.0", 50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日",
      55: "上午/下午h时mm分", 56: "上午/下午h时mm分ss秒", 57: "yyyy年m月", 58: "m月d日",
    ]
    return plain.merging(dates) { plain, _ in plain }
  }()
}
