/// A date and time as a spreadsheet counts them: days since the end of 1899, the time of day as a fraction.
struct SerialDate {
  enum Calendar {
    /// Serial 1 is 1900-01-01, and 1900 had a 29 February.
    case from1900
    /// Serial 0 is 1904-01-01.
    case from1904
  }

  let year: Int
  let month: Int
  let day: Int
  /// 0 for Sunday.
  let weekday: Int
  let days: Int
  /// Thousandths of a second since midnight.
  let milliseconds: Int

  /// `nil` beyond the year 9999 and for negative numbers.
  init?(_ number: CellNumber, _ calendar: Calendar) {
    guard !number.isNegative, var whole = number.integer else { return nil }
    // Twelve digits of the fraction tell a microsecond, and their product with the milliseconds of a day fits.
    let digits = number.fractionDigits.prefix(11)
    let fraction = digits.reduce(0) { $0 * 10 + Int($1) }
    let unit = digits.reduce(1) { value, _ in value * 10 }
    var time = (fraction * 86_400_000 * 2 + unit) / (unit * 2)
    if time >= 86_400_000 {
      time -= 86_400_000
      whole += 1
    }
    guard whole <= 2_958_465 else { return nil }
    days = whole
    milliseconds = time
    if calendar == .from1900, whole == 60 {
      (year, month, day, weekday) = (1900, 2, 29, 3)
      return
    }
    // Days since 1970-01-01.
    let shift = calendar == .from1904 ? 24_107 : whole < 60 ? 25_568 : 25_569
    let epoch = whole - shift
    weekday = ((epoch % 7) + 11) % 7
    (year, month, day) = Self.civil(epoch)
  }

  /// The Gregorian date of a day counted from 1970-01-01.
  private static func civil(_ day: Int) -> (Int, Int, Int) {
    // Counted from 1 March of year 0, so that the leap day ends a year; 400 years have 146,097 days.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
