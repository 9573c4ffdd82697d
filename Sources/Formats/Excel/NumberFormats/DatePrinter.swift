/// Prints a date by the tokens of a section.
struct DatePrinter {
  let section: FormatSection
  let date: SerialDate

  private var seconds: Int {
    // A second is rounded unless its fraction is shown, but never into the next day.
    hasFraction ? date.milliseconds / 1000 : min((date.milliseconds + 500) / 1000, 86_399)
  }

  private var hasFraction: Bool {
    section.tokens.contains { if case .secondFraction = $0 { true } else { false } }
  }

  func text() -> String {
    let isHalf = section.tokens.contains { if case .halfDay = $0 { true } else { false } }
    return section.tokens.map { token in
      switch token {
      case .literal(let text): text
      case .date(let letter, let count): part(letter, count, isHalf: isHalf)
      case .elapsed(let letter, let count): elapsed(letter, count)
      case .halfDay(let morning, let afternoon): seconds / 3600 % 24 < 12 ? morning : afternoon
      case .secondFraction(let count): "." + String(Self.padded(date.milliseconds % 1000, 3).prefix(count))
      case .point: "."
      default: ""
      }
    }.joined()
  }

  private func part(_ letter: UInt8, _ count: Int, isHalf: Bool) -> String {
    let hour = seconds / 3600 % 24
    switch letter {
    case 0x79: return count > 2 ? figure(date.year, 4, isYear: true) : Self.padded(date.year % 100, 2)
    case 0x6D: return count > 2 ? Self.name(Self.months, date.month - 1, count) : figure(date.month, count)
    case 0x64: return count > 2 ? Self.name(Self.weekdays, date.weekday, count) : figure(date.day, count)
    case 0x61:
      let day = String(Array("日一二三四五六")[date.weekday])
      return count > 3 ? "星期" + day : day
    case 0x68: return figure(isHalf ? (hour + 11) % 12 + 1 : hour, count)
    case 0x6E: return figure(seconds / 60 % 60, count)
    default: return figure(seconds % 60, count)
    }
  }

  private func elapsed(_ letter: UInt8, _ count: Int) -> String {
    let total = date.days * 86_400 + seconds
    return Self.padded(letter == 0x68 ? total / 3600 : letter == 0x6D ? total / 60 : total, count)
  }

  private func figure(_ value: Int, _ count: Int, isYear: Bool = false) -> String {
    guard let style = section.chineseDigits else { return Self.padded(value, count) }
    if isYear { return String(String(value).map { FigurePrinter.chinese("0\($0)", style: style).last ?? $0 }) }
    return FigurePrinter.chinese(String(value), style: style)
  }

  private static func padded(_ value: Int, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, min(count, 9) - text.count)) + text
  }

  private static func name(_ names: [String], _ index: Int, _ count: Int) -> String {
    count == 3 ? String(names[index].prefix(3)) : names[index]
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}
