internal import Disclosure

/// What disclosures count beside the money: journeys, guests, cars, large equipment. Each has one line in 机构运行信息表 and
/// the table of assets, and a fixed sentence in the prose.
enum CountedThing: Hashable {
  case groups, travellers, carsBought, carsKept, receptions, guests, vehicles, equipment
  /// 机要通信用车, 执法执勤用车, …
  case vehiclesOf(String)

  /// What a table's line counts, by its label; receptions of foreign guests are a part, and no answer to all of them.
  init?(line label: String) {
    if label.holds(anyOf: Self.foreign) { return nil }
    if label.holds("接待") {
      guard let thing = Self.reception(label) else { return nil }
      self = thing
    } else if label.holds("团组") {
      self = .groups
    } else if label.holds("出国"), label.holds(anyOf: ["人次", "人数"]) {
      self = .travellers
    } else if label.holds("用车"), label.holds(anyOf: ["购置数", "购置（辆", "购置量"]) {
      self = .carsBought
    } else if label.holds("保有量") {
      self = .carsKept
    } else if label.holds("100万元"), label.holds("设备"), !label.holds(anyOf: ["通用", "专用"]) {
      self = .equipment
    } else if label.hasPrefix("车辆"), label.holds("辆）") || label.holds("数") {
      self = .vehicles
    } else if let name = Self.vehicleClass(label) {
      self = .vehiclesOf(name)
    } else {
      return nil
    }
  }

  /// What a figure of the prose counts; `words`: what stands before it since the sentence began, `previous`: what the figure before
  /// it counts.
  init?(_ fact: Fact, words: String, previous: CountedThing?) {
    let (concept, unit) = (fact.concept, fact.quantity.unit?.symbol ?? "")
    switch unit {
    case "批次", "批":
      guard words.holds("接待") else { return nil }
      self = .receptions
    case "人次", "人":
      if previous == .receptions {
        self = .guests
      } else if previous == .groups || concept.hasPrefix("出国") || concept.holds("因公出国") {
        self = .travellers
      } else {
        return nil
      }
    case "个", "次":
      guard concept.holds("团组"), !words.holds("接待") else { return nil }
      self = .groups
    case "辆", "台":
      guard let thing = Self.vehicle(concept, isPart: !fact.path.isEmpty) else { return nil }
      self = thing
    case "台（套）", "台套", "套":
      guard words.holds("100万元"), words.holds("设备"), !words.holds(anyOf: ["通用", "专用", "新增", "购置"]) else { return nil }
      self = .equipment
    default: return nil
    }
  }

  static let foreign = ["外事", "外宾", "国（境）外", "国(境)外", "境外"]

  private static func reception(_ label: String) -> CountedThing? {
    if label.holds("批次") { return .receptions }
    return label.holds(anyOf: ["人次", "人数"]) ? .guests : nil
  }

  private static func vehicle(_ concept: String, isPart: Bool) -> CountedThing? {
    if concept.holds("保有量") || concept.hasSuffix("共有公务用车") { return .carsKept }
    if concept.hasSuffix("共有车辆") || concept == "车辆" { return .vehicles }
    if concept.hasSuffix("购置公务用车"), !concept.holds(anyOf: ["拟", "计划"]) { return .carsBought }
    return isPart ? vehicleClass(concept).map { .vehiclesOf($0) } : nil
  }

  /// 机要通信用车（辆） → 机要通信用车.
  private static func vehicleClass(_ label: String) -> String? {
    let name = String(label.prefix { $0 != "（" && $0 != "(" })
    return name.hasSuffix("用车") && name.unicodeScalars.count >= 4 && !name.holds("公务用车") ? name : nil
  }
}
