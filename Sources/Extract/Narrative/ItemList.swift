internal import Disclosure

/// The names after 包括： or 分别为, parted by 、.
struct ItemList {
  var count: Int
  /// More than `count` where 和 in a name may join two: 甲局和乙中心.
  var most: Int
  /// Where some of the names have numbers of their own, their sum, the others counting one: 甲局（本级）、直属单位3家、学校57所.
  var total: Int?
  var span: Span
  /// No 等 at its end.
  var isExhaustive: Bool
  /// 等 stands behind the names: there may be more, never fewer.
  var mayOmit = false

  /// How many there are for one who says `stated`: that many where the names can be counted so.
  func listed(for stated: Rational) -> Int {
    (count...most).first { stated == Rational(Int128($0)) } ?? total ?? count
  }

  /// The list that opens in `span`, when one does.
  static func find(in text: [UInt8], _ span: Span) -> ItemList? {
    let words = Wording(text[span.range])
    guard
      let opener = openers.compactMap({ words.range(of: $0) }).min(by: {
        $0.lowerBound < $1.lowerBound
      }), opener.lowerBound <= 30
    else { return nil }
    var start = span.start + opener.upperBound
    while start < span.end, colons.contains(where: { text[start..<span.end].starts(with: $0) }) {
      start += text[start] < 0x80 ? 1 : 3
    }
    var items = 1
    var depth = 0
    var index = start
    while index < span.end {
      let rest = text[index..<min(index + 3, span.end)]
      if rest.elementsEqual("（".utf8) || text[index] == UInt8(ascii: "(") { depth += 1 }
      if rest.elementsEqual("）".utf8) || text[index] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0, rest.elementsEqual("、".utf8) { items += 1 }
      if depth == 0, stops.contains(where: { rest.elementsEqual($0) }) { break }
      index += text[index] < 0x80 ? 1 : 3
    }
    let list = Span(start, min(index, span.end))
    let names = names(in: text, list)
    let last = names.last ?? ""
    let isPair = items == 1 && joinsBodies(last)
    guard items >= 2 || isPair else { return nil }
    // 局机关1个、事业单位4个: kinds with their numbers, which add up to the whole.
    let numbers = names.map(number)
    if numbers.allSatisfy({ $0 != nil }) { return nil }
    let hasNumbers = numbers.contains { $0 != nil }
    return ItemList(
      count: isPair ? 2 : items, most: items + names.count(where: mayBeTwo),
      total: hasNumbers ? numbers.reduce(0) { $0 + ($1 ?? 1) } : nil, span: list,
      isExhaustive: !["等", "至第"].contains(where: Wording(text[list.range]).contains))
  }

  /// 直属单位3家, 5个事业单位: how many a name says it stands for.
  private static func number(_ name: Wording) -> Int? {
    let leading = name.bytes.prefix { $0 &- 0x30 < 10 }
    if let number = Int(String(decoding: leading, as: UTF8.self)),
      counters.contains(where: name.suffix(from: leading.count).hasPrefix)
    {
      return number
    }
    guard let counter = counters.first(where: name.hasSuffix) else { return nil }
    let digits = name.bytes.dropLast(counter.count).reversed().prefix { $0 &- 0x30 < 10 }.reversed()
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static let counters: [Wording] = ["个", "家", "所", "项", "名", "人", "辆", "台", "户"]

  /// 打印机和扫描仪; not the 和 within the name of a body (建材发展和应用中心).
  private static func mayBeTwo(_ name: Wording) -> Bool {
    let bare = names(in: name.bytes, Span(0, name.count)).first ?? name
    return joints.contains(where: bare.contains) && (!endings.contains(where: bare.hasSuffix) || joinsBodies(bare))
  }

  /// 甲局和乙中心: bodies on both sides of the one 和.
  private static func joinsBodies(_ name: Wording) -> Bool {
    joints.contains { joint in
      guard let place = name.range(of: joint) else { return false }
      let (first, second) = (name.prefix(place.lowerBound), name.suffix(from: place.upperBound))
      return !joints.contains(where: second.contains) && isBody(first) && isBody(second)
    }
  }

  /// Names of bodies right behind a number: 3 个，分别为 a、b、c; 9 个：a、b…; 3 个二级机构，包括 a、b、c. A list in which a
  /// name does not end as bodies do, or joins two by 和, leaves its number open.
  static func bodies(after rest: Span, in text: [UInt8]) -> ItemList? {
    let words = Wording(text[rest.start..<min(rest.end, rest.start + 60)])
    guard let mark = marks.compactMap({ words.range(of: $0)?.lowerBound }).min(), mark <= 24,
      !words.prefix(mark).bytes.contains(where: { $0 < 0x80 })
    else { return nil }
    let opener = words.suffix(from: mark + (words.bytes[mark] < 0x80 ? 1 : 3))
    let isColon = words.suffix(from: mark).hasPrefix("：") || words.suffix(from: mark).hasPrefix(":")
    guard isColon || openers.contains(where: opener.hasPrefix),
      let list = find(in: text, Span(rest.start + mark, rest.end))
    else { return nil }
    return list.ofBodies(in: text)
  }

  /// Names of bodies right before a number of them: 设 a、b、c 等 3 个内设机构, 设 a、b、c 3 个科室.
  static func bodies(before figure: Span, since start: Int, in text: [UInt8]) -> ItemList? {
    let part = Span(start, figure.start)
    let isOpen = text[part.range].suffix(3).elementsEqual("等".utf8)
    let counted = Wording(text[figure.end..<min(figure.end + 12, text.count)])
    guard isOpen || offices.contains(where: counted.hasPrefix), !text[part.range].contains(0x20) else { return nil }
    let words = Wording(text[part.range].dropLast(isOpen ? 3 : 0))
    var start = 0
    // 建设办公室 holds 设 too: the verb stands before the first name ends.
    let first = words.range(of: "、")?.lowerBound ?? words.count
    for index in 0..<first where heads.contains(where: { words.bytes[index...].starts(with: $0.bytes) }) {
      start = index + (words.bytes[index] < 0x80 ? 1 : 3)
    }
    let list = Span(part.start + start, part.end - (isOpen ? 3 : 0))
    guard list.start < list.end else { return nil }
    let names = names(in: text, list)
    guard names.count >= 2, names.allSatisfy(isBody), isOpen || !names.contains(where: isBroken) else { return nil }
    return ItemList(count: names.count, most: names.count, span: list, isExhaustive: true, mayOmit: isOpen)
  }

  private static func isBroken(_ name: Wording) -> Bool { breaks.contains(where: name.contains) }

  /// Things behind their number, each with a figure of one unit: 2 个重点项目，…分别为甲工程 21 万元、乙工程 9 万元.
  static func figured(after found: QuantityScanner.Found, in text: [UInt8], until end: Int) -> ItemList? {
    let rest = Span(found.span.end, end)
    let words = Wording(text[rest.start..<min(rest.end, rest.start + 160)])
    guard let opener = ["分别为", "分别是"].compactMap({ words.range(of: $0) }).first,
      words.hasPrefix("项目") || words.hasPrefix("重点项目")
        || Wording(text[..<found.span.start].suffix(6)).hasSuffix("项目")
    else { return nil }
    let list = Span(rest.start + opener.upperBound, stop(in: text, Span(rest.start + opener.upperBound, end)))
    let figures = QuantityScanner.scan(text, list).filter { $0.kind == .quantity }
    let unit = figures.first?.quantity.unit
    guard figures.count >= 2, let unit, unit != found.quantity.unit, figures.allSatisfy({ $0.quantity.unit == unit })
    else { return nil }
    let starts = [list.start] + figures.dropLast().map(\.quantity.extent.end)
    let names = zip(starts, figures).map { Wording(text[$0..<max($0, $1.span.start)]) }
    guard names.allSatisfy({ name in name.count >= 12 && !sorts.contains(where: name.contains) }) else { return nil }
    return ItemList(
      count: figures.count, most: figures.count, span: list, isExhaustive: !Wording(text[list.range]).contains("等"))
  }

  /// Where the sentence or the part of it that the list stands in ends.
  private static func stop(in text: [UInt8], _ span: Span) -> Int {
    var index = span.start
    while index < span.end {
      if ["。", "；"].contains(where: { text[index..<min(index + 3, span.end)].elementsEqual($0.utf8) }) { return index }
      index += text[index] < 0x80 ? 1 : 3
    }
    return min(index, span.end)
  }

  /// What one thing is divided into, or what is said of all of them: no names of things counted.
  private static let sorts: [Wording] = [
    "预算", "拨款", "基金", "收入", "支出", "优秀", "良好", "合格", "产出", "效益", "满意", "平均", "最高", "最低", "其中", "，", "执行",
  ]

  private func ofBodies(in text: [UInt8]) -> ItemList? {
    let names = Self.names(in: text, span)
    guard !names.contains(where: { $0.bytes.contains(where: { $0 &- 0x30 < 10 }) }) else {
      return nil
    }
    var list = self
    list.isExhaustive = isExhaustive && (names.allSatisfy(Self.isBody) || names.count == 1)
    return list
  }

  /// The names between 、 outside of brackets.
  private static func names(in text: [UInt8], _ span: Span) -> [Wording] {
    var names: [Wording] = [""]
    var depth = 0
    var index = span.start
    while index < span.end {
      let length = min(text[index] < 0x80 ? 1 : 3, span.end - index)
      let sign = text[index..<(index + length)]
      if sign.elementsEqual("（".utf8) || text[index] == UInt8(ascii: "(") { depth += 1 }
      if depth == 0, sign.elementsEqual("、".utf8) {
        names.append("")
      } else if depth == 0 {
        names[names.count - 1].bytes += sign
      }
      if sign.elementsEqual("）".utf8) || text[index] == UInt8(ascii: ")") { depth -= 1 }
      index += length
    }
    return names
  }

  private static func isBody(_ name: Wording) -> Bool {
    endings.contains(where: name.hasSuffix) && !joints.contains(where: name.contains)
  }

  private static let marks: [Wording] = ["，", "：", ":", ","]
  private static let heads: [Wording] = ["设", "：", ":", "，", "为", "括", "有"]
  private static let joints: [Wording] = ["和", "及", "与"]
  private static let endings: [Wording] = [
    "室", "科", "处", "股", "所", "站", "队", "中心", "院", "馆", "庭", "局", "会", "部", "办", "组", "校", "委", "公司", "园", "厅",
    "本级", "机关",
  ]
  /// What a department is divided into, behind its number.
  private static let offices: [Wording] = [
    "内设", "职能", "科室", "股室", "处室", "业务科", "科", "股", "处", "部门", "机构", "所属", "下属", "事业单位",
  ]
  private static let breaks: [Wording] = ["，", "；", "：", ",", ";", ":", "。"]
  private static let openers: [Wording] = ["包括", "分别为", "分别是", "即", "："]
  private static let colons = ["：", ":"].map { Array($0.utf8) }
  private static let stops = ["。", "；", "，"].map { Array($0.utf8) }
}
