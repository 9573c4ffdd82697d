package import Disclosure

/// Recognises the unit that stands right after a numeral.
package enum UnitReader {
  /// The longest known unit at `start`, and where it ends. Spaces between number and unit are skipped.
  package static func unit(
    in text: [UInt8], at start: Int, limit: Int
  ) -> (unit: Unit, end: Int)? {
    var index = start
    while index < limit, text[index] == 0x20 { index += 1 }
    guard index < limit else { return nil }
    if text[index] == UInt8(ascii: "%") { return (.percent, index + 1) }
    // Every other unit starts with a Han character: three bytes in UTF-8.
    guard index + 3 <= limit, let candidates = byFirstCharacter[key(text, index)]
    else { return nil }
    for candidate in candidates where stands(candidate.bytes, in: text, at: index, limit: limit) {
      return (candidate.unit, index + candidate.bytes.count)
    }
    return nil
  }

  /// The unit a text names as a whole (万元, %, 个): units in brackets, unit lines, unit columns.
  package static func unit(named name: String) -> Unit? {
    let bytes = Array(name.utf8)
    guard let found = unit(in: bytes, at: 0, limit: bytes.count), found.end == bytes.count
    else { return nil }
    return found.unit
  }

  private static func stands(
    _ bytes: [UInt8], in text: [UInt8], at index: Int, limit: Int
  ) -> Bool {
    guard index + bytes.count <= limit else { return false }
    for offset in 0..<bytes.count where text[index + offset] != bytes[offset] { return false }
    return true
  }

  private static func key(_ text: [UInt8], _ index: Int) -> UInt32 {
    UInt32(text[index]) << 16 | UInt32(text[index + 1]) << 8 | UInt32(text[index + 2])
  }

  private struct Candidate: Sendable {
    let bytes: [UInt8]
    let unit: Unit
  }

  /// Longest first, so that 万元 is not read as 万, 人次 not as 人.
  private static let byFirstCharacter: [UInt32: [Candidate]] = {
    let candidates = all.map { Candidate(bytes: Array($0.symbol.utf8), unit: $0) }
      .filter { $0.bytes.count >= 3 }
      .sorted { $0.bytes.count > $1.bytes.count }
    return Dictionary(grouping: candidates) { key($0.bytes, 0) }
  }()

  private static let all: [Unit] =
    [.yuan, .thousandYuan, .tenThousandYuan, .hundredMillionYuan]
    + money.map { Unit(symbol: $0.symbol, dimension: .money, factor: Rational($0.factor)) }
    + ["个百分点", "百分点"].map { Unit(symbol: $0, dimension: .percentagePoint) }
    + [Unit(symbol: "倍", dimension: .multiple), Unit(symbol: "分", dimension: .score)]
    + ["万人次", "万人"].map { Unit(symbol: $0, dimension: .count, factor: Rational(10_000)) }
    + counters.map { Unit(symbol: $0, dimension: .count) }
    + measures.map { Unit(symbol: $0, dimension: .measure) }
    + ["万平方米", "万立方米", "万吨", "万亩", "万公顷"].map {
      Unit(symbol: $0, dimension: .measure, factor: Rational(10_000))
    }

  private static let money: [(symbol: String, factor: Int128)] = [
    ("百万元", 1_000_000), ("千万元", 10_000_000), ("万亿元", 1_000_000_000_000),
  ]
  /// Measure words of things counted one by one.
  private static let counters = [
    "人次", "批次", "台(套)", "台（套）", "台套", "户次", "人", "名", "户", "家", "间", "个", "项", "辆", "台", "套",
    "批", "次", "份", "册", "期", "篇", "件", "宗", "起", "场", "条", "款", "头", "张", "本", "幅", "部", "座",
    "所", "处", "位", "组", "例", "种", "只", "艘", "架", "根", "块", "枚", "支", "株", "颗", "轮", "届", "班",
  ]
  private static let measures = [
    "平方米", "平方公里", "立方米", "公里", "千米", "吨", "公斤", "千克", "亩", "公顷", "小时", "分钟", "天",
    "个月", "米", "升", "千瓦时", "度", "日", "周", "年",
  ]
}
