import Testing

@testable import Formats

@Suite struct NumberFormatTests {
  private func shown(_ value: String, _ code: String) throws -> String {
    let number = try #require(CellNumber(Array(value.utf8)))
    let text = NumberFormat(code).text(of: number, calendar: .from1900)
    return text.trimmingSpaces
  }

  @Test(arguments: [
    ("858", "0.00", "858.00"), ("1234567.891", "#,##0.00", "1,234,567.89"), ("0", "#,##0.00", "0.00"),
    ("0.125", "0.00%", "12.50%"), ("1.1000000000000001", "0.00", "1.10"), ("2.6749999999999998", "0.00", "2.68"),
    ("-0.5", "0", "-1"), ("0.4", "0", "0"), ("0.5", "#", "1"), ("0.2", "#.##", ".2"), ("7", "000", "007"),
    ("12345678", "#,##0,", "12,346"), ("12345678", "0.00,,", "12.35"), ("123456", "0!.0,", "12.3"),
    ("1234.5", "0.0#", "1234.5"), ("1234", "0.##", "1234."), ("999.995", "0.00", "1000.00"),
    ("1234.5", "\"约\"0.0\"万元\"", "约1234.5万元"), ("12", "0元", "12元"), ("1E+3", "0", "1000"),
    ("1.5E-3", "0.0000", "0.0015"), ("12345.678", "0.00E+00", "1.23E+04"),
    ("13912345678", "000-0000-0000", "139-1234-5678"),
    ("5", "[DBNum1]0", "五"), ("2023", "[DBNum2]0", "贰仟零贰拾叁"), ("0.25", "# ?/?", "0.25"), ("5", "[$¥-804]0.00", "¥5.00"),
  ])
  func figures(value: String, code: String, text: String) throws {
    #expect(try shown(value, code) == text)
  }

  /// The forms that accounts use for what is below zero or nothing.
  @Test(arguments: [
    ("-12.5", "0.00", "-12.50"), ("-12.5", "0.00_);\\(0.00\\)", "(12.50)"), ("-12.5", "0.00;[Red]\\-0.00", "-12.50"),
    ("-12.5", "0.00;[Red]0.00", "-12.50"), ("-12.5", "0.00;0.00", "12.50"), ("-12.5", "[Red]0.00", "-12.50"),
    ("0", "0.00;\\-0.00;\"-\"", "-"), ("0", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-"),
    ("-1234.5", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-1,234.50"), ("0", "0;;", ""),
    ("0", "0;-0", "0"),
    ("15000", "[>=10000]0!.0,\"万\";0", "1.5万"), ("50", "[>=10000]0!.0,\"万\";0", "50"), ("-5", "[<0]\"负\"0;0", "-负5"),
  ])
  func signs(value: String, code: String, text: String) throws {
    #expect(try shown(value, code) == text)
  }

  @Test(arguments: [
    ("0.30000000000000004", "0.3"), ("858", "858"), ("1234567.8912", "1234567.891"),
    ("0.333333333333333", "0.333333333"),
    ("2010301", "2010301"), ("12345678901", "12345678901"), ("123456789012", "1.23457E+11"), ("100000000000", "1E+11"),
    ("0.0001", "0.0001"), ("0.00001234", "1.234E-05"), ("-7.5", "-7.5"), ("0", "0"), ("99999999999.9", "1E+11"),
    ("28.999999999999996", "29"),
  ])
  func general(value: String, text: String) throws {
    #expect(try shown(value, "General") == text)
  }

  @Test(arguments: [
    ("45291", "yyyy/m/d", "2023/12/31"), ("45291", "yyyy\"年\"m\"月\"d\"日\"", "2023年12月31日"),
    ("45292", "yyyy年m月", "2024年1月"),
    ("60", "yyyy-mm-dd", "1900-02-29"), ("59", "yyyy-mm-dd", "1900-02-28"), ("61", "yyyy-mm-dd", "1900-03-01"),
    ("1", "yyyy-mm-dd", "1900-01-01"), ("45291.75", "h:mm", "18:00"), ("45291.75", "h:mm AM/PM", "6:00 PM"),
    ("1.5", "[h]:mm:ss", "36:00:00"), ("45291.999999", "yyyy-mm-dd hh:mm", "2023-12-31 23:59"),
    ("0.5", "上午/下午h时mm分", "下午12时00分"),
    ("45291", "[$-804]aaaa", "星期日"), ("45291", "dddd", "Sunday"), ("45291", "d-mmm-yy", "31-Dec-23"),
    ("45291", "[DBNum1][$-804]yyyy年m月d日", "二〇二三年十二月三十一日"), ("-5", "yyyy/m/d", "-5"), ("3000000", "yyyy", "3000000"),
    ("36584", "yyyy/m/d", "2000/2/28"), ("36585", "yyyy/m/d", "2000/2/29"), ("0.000011574", "mm:ss.0", "00:01.0"),
  ])
  func dates(value: String, code: String, text: String) throws {
    #expect(try shown(value, code) == text)
  }

  @Test func datesFrom1904() throws {
    let number = try #require(CellNumber(Array("0".utf8)))
    #expect(NumberFormat("yyyy-mm-dd").text(of: number, calendar: .from1904) == "1904-01-01")
  }

  @Test(arguments: ["", "-", "abc", "1.2.3", "1E", "1E999", "--1", "1 2", "NaN", "0x10"])
  func noNumbers(text: String) {
    #expect(CellNumber(Array(text.utf8)) == nil)
  }

  @Test func textsInTheirSection() {
    let words = Array("合计".utf8)[...]
    #expect(NumberFormat("0;-0;0;\"本年\"@").text(around: words).map { String(decoding: $0, as: UTF8.self) } == "本年合计")
    #expect(NumberFormat("0.00").text(around: words) == nil)
    #expect(NumberFormat("@").text(around: words) == nil)
  }
}

extension String {
  var trimmingSpaces: String {
    var scalars = unicodeScalars[...]
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
