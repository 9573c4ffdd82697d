internal import Disclosure

/// Whose figures a sentence tells.
extension LabelReader {
  enum Teller: Hashable {
    /// The body that discloses.
    case own
    /// One of its units, or one of its funds, by name.
    case other(String)
  }

  /// 便民服务中心2024年度收入总计, 局机关支出合计, 就业补助资金年初结转: what the sentence begins with, where it begins with a body or a fund.
  /// `nil` where it names none.
  func teller(opening sentence: ArraySlice<UInt8>) -> Teller? {
    var text = Wording.label(sentence.prefix(Self.openingMost))
    stripNumber(&text)
    if let fund = fund(opening: text) { return .other(fund.string) }
    guard let entity else { return nil }
    if Self.ownWords.contains(where: text.hasPrefix) || text.hasPrefix(entity) { return .own }
    guard let name = nameBeforeYear(text) ?? nameBeforeLine(text), !name.isEmpty,
      !Self.marks.contains(where: name.contains), let ending = Self.unitEndings.first(where: name.hasSuffix)
    else { return nil }
    if Self.seats.contains(ending) { return .other(name.string) }
    let isOwn = entity.contains(name) || name.contains(entity) || entity.hasSuffix(ending)
    return isOwn || name == ending ? .own : .other(name.string)
  }

  private func nameBeforeYear(_ text: Wording) -> Wording? {
    guard let range = text.range(of: "年"), range.lowerBound > 4 else { return nil }
    let head = text.prefix(range.lowerBound)
    return head.bytes.suffix(4).allSatisfy { $0 &- 0x30 < 10 } ? head.prefix(head.count - 4) : nil
  }

  private func nameBeforeLine(_ text: Wording) -> Wording? {
    let ends = Self.unitEndings.compactMap { ending -> Int? in
      guard let range = text.range(of: ending) else { return nil }
      let rest = text.suffix(from: range.upperBound)
      return Self.lines.contains(where: rest.hasPrefix) ? range.upperBound : nil
    }
    return ends.min().map(text.prefix)
  }

  /// 就业补助资金年初结转 5 万元，本年收入 9 万元: an account within the accounts.
  private func fund(opening text: Wording) -> Wording? {
    guard let end = Self.carried.compactMap({ text.range(of: $0)?.lowerBound }).min() else { return nil }
    // 2024年就业补助资金年初结转
    let year = text.range(of: "年").map { text.prefix($0.lowerBound).leadingDigits.count == 4 ? $0.upperBound : 0 } ?? 0
    guard year <= end else { return nil }
    let name = text.suffix(from: year).prefix(end - year)
    guard name.hasSuffix("资金") || name.hasSuffix("专款"), !Self.marks.contains(where: name.contains),
      !Self.scopes.contains(where: { name.contains($0.word) }), !Self.ofAll.contains(name)
    else { return nil }
    return name
  }

  private static let openingMost = 120
  private static let ownWords: [Wording] = [
    "本部门", "我部门", "本单位", "我单位", "部门", "单位", "我局", "本局", "全局", "我校", "本校", "全校", "学校", "我院", "本院", "全院", "医院",
    "学院", "我委", "全委", "我街道", "街道", "本级部门", "各", "全",
  ]
  /// How units of a department end; what ends like the department itself may be its short name.
  private static let unitEndings: [Wording] =
    seats + ["校区", "中心", "学校", "中学", "小学", "幼儿园", "医院", "大队", "支队", "馆", "站", "所", "队"]
  /// The department without its units.
  private static let seats: [Wording] = [
    "局机关", "委机关", "办事处机关", "街道机关", "厅机关", "院机关", "局本级", "委本级", "厅本级", "局本部", "委本部",
  ]
  private static let lines: [Wording] = [
    "收入合计", "收入总计", "支出合计", "支出总计", "本年收入", "本年支出", "总收入", "总支出", "收入预算", "支出预算", "收入决算", "支出决算", "基本支出", "项目支出",
    "人员经费", "公用经费", "年初结转", "年末结转",
  ]
  private static let carried: [Wording] = ["年初结转", "上年结转"]
  private static let marks: [Wording] = ["，", "。", "；", "：", "、", "（", "）", "“", "”"]
  private static let ofAll: Set<Wording> = ["财政资金", "项目资金", "资金", "单位资金", "非财政资金", "自有资金", "其他资金"]
}
