internal import Disclosure

/// Values that say when, not how much.
extension ValueScan {
  /// 2023年: a year, not 2023 years.
  var isYear: Bool {
    guard let run = nextRun(from: 0) else { return false }
    return run.count == 4 && run.value >= 1990 && run.value < 2100 && starts("年", at: run.end)
  }

  /// 12月底前, 2023年12月前完成, 每季度, 年内; not 12个月 and not 3年.
  var isDate: Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.count <= 90 else { return false }
    if text.holds(anyOf: Self.dateWords) { return true }
    var index = 0
    while let run = nextRun(from: index) {
      let after = skipSpaces(run.end)
      if starts("月", at: after), run.count <= 2 || run.count == 4 { return true }
      if starts("年", at: after), run.count == 4, run.value >= 1990, run.value < 2100 {
        return true
      }
      if starts("日", at: after), index > 0 { return true }
      index = run.end
    }
    return false
  }

  private static let dateWords = [
    "年底", "年末", "月底", "月末", "年内", "季度", "每月", "每年", "每个月", "每半年", "半年", "按月", "按季",
    "全年内", "当年", "月份", "每周", "每日", "每天", "12月前", "年度内", "本年度", "上旬", "中旬", "下旬",
  ]

  private func nextRun(from start: Int) -> (end: Int, count: Int, value: Int)? {
    var index = start
    while index < bytes.count, !NumeralReader.isDigit(bytes[index]) { index += 1 }
    guard index < bytes.count else { return nil }
    var value = 0
    var count = 0
    while index < bytes.count, NumeralReader.isDigit(bytes[index]) {
      if count < 6 { value = value * 10 + Int(bytes[index] - 0x30) }
      count += 1
      index += 1
    }
    return (index, count, value)
  }
}
