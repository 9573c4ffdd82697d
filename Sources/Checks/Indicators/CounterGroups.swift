internal import Disclosure

/// Which counters may stand for one another, so that 3家 and 3户 are no conflict and 3次 and 3家 are one.
enum CounterGroups {
  /// The two units cannot mean the same thing counted.
  static func conflict(_ a: Unit, _ b: Unit) -> Bool {
    if a.isBareMultiple || b.isBareMultiple || a.symbol.holds("/") || b.symbol.holds("/") {
      return false
    }
    let ratios: Set<Unit.Dimension> = [.percent, .percentagePoint, .multiple]
    if ratios.contains(a.dimension), ratios.contains(b.dimension) { return false }
    if a.dimension != b.dimension { return true }
    if a.dimension == .count || a.dimension == .measure {
      guard let first = group(a.symbol), let second = group(b.symbol) else { return false }
      return first != second
    }
    return false
  }

  private static func group(_ symbol: String) -> Int? {
    let bare = symbol.hasPrefix("万") ? String(symbol.dropFirst()) : symbol
    return groups.firstIndex { $0.contains(bare) }
  }

  /// 个 and 项 count anything: they are in no group and conflict with nothing.
  private static let groups: [Set<String>] = [
    ["家", "户", "间", "企", "所", "座", "处", "处所"],
    ["次", "场", "场次", "期", "批", "批次", "轮", "届", "人次", "户次", "班", "回"],
    ["人", "名", "位"],
    ["台", "套", "辆", "台套", "台(套)", "台（套）", "架", "艘"],
    ["本", "册", "份", "篇", "张", "幅"],
    ["米", "公里", "千米"],
    ["平方米", "平方公里", "亩", "公顷"],
    ["吨", "公斤", "千克"],
    ["小时", "分钟", "天", "日", "周", "个月", "年"],
  ]
}

extension Unit {
  /// 万 or 亿 with the unit itself left out: 2.1万.
  var isBareMultiple: Bool { symbol == "万" || symbol == "亿" }
}
