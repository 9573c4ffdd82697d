internal import Disclosure

/// A list of parts being read: 其中：…, 分别为…, 按…划分：….
struct OpenList {
  /// What may be added up: money with money, 人 with 人.
  struct Kind: Hashable {
    var dimension: Unit.Dimension
    /// The measure word of counts; empty for money.
    var symbol: String
    /// 年初预算 is divided into 年初预算, 决算 into 决算.
    var measure: Measure

    /// 2024年末在职 83 人 in a budget of 2025, with the parts of that year.
    var period: Period

    /// `nil` for ratios, and for amounts of another year.
    init?(_ fact: Fact) {
      guard let unit = fact.quantity.unit, fact.period == .current || unit.dimension == .count else { return nil }
      period = fact.period
      // 预算执行率得分: points and counts have no budget of their own.
      measure = unit.dimension == .money ? fact.measure : .own
      switch unit.dimension {
      case .money: (dimension, symbol) = (.money, "")
      case .count, .measure, .score: (dimension, symbol) = (unit.dimension, unit.symbol)
      case .percent, .percentagePoint, .multiple: return nil
      }
    }
  }

  var wholes: [Kind: Int]
  private(set) var parts: [Kind: [Int]] = [:]
  /// What the parts add up to.
  private var sums: [Kind: Rational] = [:]
  var exhaustiveness: Claim.Composition.Exhaustiveness
  var basis: String
  var span: Span
  var extractor: String
  /// The change read just before the list, when there is one, and those read in it: local claim indices.
  var wholeChange: Int?
  var changes: [Int] = []
  /// A list inside another ends at ；; an outer one goes on over it.
  var isNested: Bool

  /// Other levels of the sentence before, which the parts may close on as well.
  var alternatives: [Int] = []
  /// 车辆 21 辆（含特种用车 9 辆），其中…: lines in a bracket before the list, which may be parts as well.
  var beside: [Int] = []
  /// Kinds of which an item prints none: the others need not add up to the whole.
  var incomplete: Set<Kind> = []
  /// Opened inside brackets, with which it ends.
  var isAside = false
  /// 其中： with its colon sets out what the whole is made of; without it, counts are examples.
  var hasColon = false
  /// Percentages alone in brackets behind a part: 甲 3 万元（60%）.
  var bareShares: [(part: Int, percent: Quantity)] = []
  /// The strongest mark before each part but the first.
  private var marks: [Kind: [Clause.Separator]] = [:]
  /// How many parts there were when they first closed on the whole at a ；; more parts than these are 0, or of something else.
  private var closedAt: [Kind: Int] = [:]

  init(
    wholes: [Kind: Int], exhaustiveness: Claim.Composition.Exhaustiveness, basis: String = "", span: Span,
    extractor: String, wholeChange: Int? = nil, isNested: Bool = false
  ) {
    self.wholes = wholes
    self.exhaustiveness = exhaustiveness
    self.basis = basis
    self.span = span
    self.extractor = extractor
    self.wholeChange = wholeChange
    self.isNested = isNested
  }

  /// Those percentages with their wholes, where most of them are the shares of their parts, and so all are meant to be.
  func sharesMeant(_ fact: (Int) -> Fact?) -> [(part: Int, whole: Int, percent: Quantity)] {
    var shares: [(part: Int, whole: Int, percent: Quantity)] = []
    var fitting = 0
    for share in bareShares {
      guard let part = fact(share.part), let kind = Kind(part), let index = wholes[kind], let whole = fact(index),
        whole.quantity.value.sign > 0
      else { continue }
      shares.append((share.part, index, share.percent))
      let distance = share.percent.distance(fromShareOf: part.quantity, in: whole.quantity)
      if distance <= share.percent.unitInLastPlace { fitting += 1 }
    }
    return shares.count > 1 && fitting * 2 >= shares.count ? shares : []
  }

  /// Notes how many parts close on their whole at a ；.
  mutating func noteClosed(_ fact: (Int) -> Fact?) {
    for (kind, parts) in parts where closedAt[kind] == nil && parts.count >= 2 {
      guard gap(kind, fact) == 0 else { continue }
      closedAt[kind] = parts.count
    }
  }

  /// Whether ；parts the items of the list, rather than the list from what follows.
  var isPartedBySemicolons: Bool { marks.values.contains { $0.contains(.semicolon) } }

  /// Takes a figure as a part, when the list has a whole of its kind.
  mutating func add(_ index: Int, _ fact: Fact, after mark: Clause.Separator) {
    guard let kind = Kind(fact), wholes[kind] != nil else { return }
    if parts[kind] != nil { marks[kind, default: []].append(mark) }
    parts[kind, default: []].append(index)
    sums[kind, default: .zero] = sums[kind, default: .zero] + fact.quantity.value
  }

  /// The parts read so far add up to their whole to the last printed place: nothing more belongs to it.
  func isClosed(_ fact: (Int) -> Fact?) -> Bool {
    parts.contains { kind, parts in parts.count >= 2 && gap(kind, fact) == 0 }
  }

  /// The sign of what all parts of a kind have above its whole; `nil` where there is none.
  private func gap(_ kind: Kind, _ fact: (Int) -> Fact?) -> Int? {
    guard let whole = wholes[kind].flatMap(fact), let parts = parts[kind], let sum = sums[kind] else { return nil }
    return Self.gap(whole, sum, of: parts.count)
  }

  static func closes(_ whole: Fact, _ parts: [Int], _ fact: (Int) -> Fact?) -> Bool {
    gap(whole, parts[...], fact) == 0
  }

  /// The sign of what the parts have above their whole; 0 when they close on it.
  private static func gap(_ whole: Fact, _ parts: ArraySlice<Int>, _ fact: (Int) -> Fact?) -> Int {
    let quantities = parts.compactMap { fact($0)?.quantity }
    return gap(whole, quantities.reduce(.zero) { $0 + $1.value }, of: quantities.count)
  }

  private static func gap(_ whole: Fact, _ sum: Rational, of count: Int) -> Int {
    let gap = sum - whole.quantity.value
    let ulp = whole.quantity.unitInLastPlace * Rational(Int128(count + 1), over: 2)
    return gap.magnitude <= (whole.quantity.isExact ? .zero : ulp) ? 0 : gap.sign
  }

  /// One claim a kind of figure that has a whole and at least two parts.
  func claims(sentence: Span, section: Int, _ fact: (Int) -> Fact?) -> [Claim] {
    // Wholes are visited in text order: the same input gives the same report.
    wholes.sorted { $0.value < $1.value }.compactMap { kind, first in
      let index = whole(of: kind, first, fact)
      guard let whole = fact(index), let (parts, exhaustiveness) = division(kind, whole, fact)
      else { return nil }
      return Claim(
        relation: .composition(
          Claim.Composition(
            whole: index, parts: parts, exhaustiveness: incomplete.contains(kind) ? .partial : exhaustiveness,
            basis: basis)),
        span: span, sentence: sentence, section: section, extractor: extractor)
    }
  }

  /// 预算 15.8 万元，实际支出 13.26 万元。其中: parts that do not say which are of the one they close on, else of the last.
  private func whole(of kind: Kind, _ first: Int, _ fact: (Int) -> Fact?) -> Int {
    guard kind.measure == .own, let parts = parts[kind], parts.count >= 2 else { return first }
    let others = wholes.filter { other, _ in
      other != kind && other.dimension == kind.dimension && other.symbol == kind.symbol && self.parts[other] == nil
    }.values.sorted()
    let all = [first] + others + alternatives.filter { fact($0).flatMap { Kind($0) } == kind }
    return all.first { fact($0).map { Self.gap($0, parts[...], fact) == 0 } == true }
      ?? max(first, others.last ?? first)
  }

  /// The parts that divide a whole and how far they do; `nil` when they say nothing of its size.
  private func division(
    _ kind: Kind, _ whole: Fact, _ fact: (Int) -> Fact?
  ) -> ([Int], Claim.Composition.Exhaustiveness)? {
    guard var parts = parts[kind], parts.count >= 2, !isBothFlows(whole, parts, fact)
    else { return nil }
    // 工资福利支出 9 万元，其中财政拨款安排 7 万元；对个人和家庭的补助 3 万元: who pays, and then the next account.
    let isSource = parts.prefix(2).map { fact($0)?.concept.isEmpty == true } == [true, false]
    if isSource, marks[kind]?.first == .semicolon { return nil }
    let more = beside.filter { fact($0).flatMap { Kind($0) } == kind }
    if !more.isEmpty, Self.gap(whole, parts[...], fact) < 0, Self.closes(whole, more + parts, fact) {
      return (more + parts, exhaustiveness)
    }
    let apart = parts.filter { !isWithinAnother(parts, $0, fact) }
    if apart.count < parts.count { return apart.count >= 2 ? (apart, .partial) : nil }
    if let end = endOfScale(parts, fact) { return (Array(parts[..<end]), exhaustiveness) }
    // 履职效能 50 分，得 47 分: of the points to be had and those given, the score is made up of the latter.
    let given = kind.dimension == .score ? parts.filter { fact($0).map(Self.isGiven) == true } : []
    if !given.isEmpty { return given.count > 1 ? (given, exhaustiveness) : nil }
    if let closed = closedAt[kind], closed < parts.count,
      parts[closed...].contains(where: { fact($0)?.quantity.value.isZero != true })
    {
      parts = Array(parts[..<closed])
      return judged(parts, Array(marks[kind]?.prefix(closed - 1) ?? []), kind, fact)
    }
    // 在职 82 人，其中行政 24 人、事业 58 人，退休 67 人: a stronger mark begins what is beside the whole.
    if let end = firstStrongerMark(kind), Self.gap(whole, parts[..<end], fact) == 0, end >= 2 {
      return (Array(parts[..<end]), exhaustiveness)
    }
    guard let end = firstBreak(kind), Self.gap(whole, parts[...], fact) > 0 else {
      return judged(parts, marks[kind] ?? [], kind, fact)
    }
    guard end >= 2 else { return nil }
    let first = Array(parts[..<end])
    // 在职 82 人，其中：行政 24 人，事业 58 人；退休 67 人: who has left stands beside those in service, all of whom were divided.
    if !isRetired(whole), fact(parts[end]).map(isRetired) == true,
      first.allSatisfy({ fact($0).map { isOfClass($0) && !isRetired($0) } == true })
    {
      return (first, exhaustiveness)
    }
    return Self.gap(whole, parts[..<end], fact) <= 0
      ? (first, .partial) : judged(first, Array(marks[kind]?.prefix(end - 1) ?? []), kind, fact)
  }

  /// 授予中小企业合同 4 万元，授予小微企业合同 3 万元: the small are among the small and medium, also where those are told by what was bought.
  private func isWithinAnother(_ parts: [Int], _ part: Int, _ fact: (Int) -> Fact?) -> Bool {
    guard let name = fact(part)?.concept, name.contains("小微") else { return false }
    return parts.contains { fact($0)?.concept.contains("中小企业") == true }
  }

  /// How far counts divide their whole: classes of posts and of cars do, what else 其中 names may be examples.
  private func judged(
    _ parts: [Int], _ marks: [Clause.Separator], _ kind: Kind, _ fact: (Int) -> Fact?
  ) -> ([Int], Claim.Composition.Exhaustiveness)? {
    guard kind.dimension == .count || kind.dimension == .measure, exhaustiveness == .itemised
    else { return (parts, exhaustiveness) }
    if parts.allSatisfy({ fact($0).map(isOfClass) == true }) || isOfServiceAndRetired(parts.compactMap(fact)) {
      return (parts, exhaustiveness)
    }
    // 房屋 8416 平方米，其中办公用房 6203 平方米，其他用房 2213 平方米: the rest is named.
    if kind.dimension == .measure, parts.last.flatMap(fact)?.concept.hasPrefix("其他") == true {
      return (parts, exhaustiveness)
    }
    let isNoneOfThem = parts.count == 2 && parts.allSatisfy { fact($0)?.quantity.value.isZero == true }
    if hasColon { return (parts, isNoneOfThem ? .partial : exhaustiveness) }
    // 教职工 712 人，其中专任教师 568 人，高级职称 163 人: what commas part may overlap.
    return marks.allSatisfy { $0 == .enumeration } ? (parts, .partial) : nil
  }

  /// 行政 42 人，事业 31 人: posts, cars and grades are divided by class, and into nothing else.
  private func isOfClass(_ part: Fact) -> Bool {
    let name = Wording(part.concept.utf8)
    return Self.staffClasses.contains(where: name.hasPrefix) || name.hasSuffix("用车")
      || name.hasSuffix("行政单位") || name.hasSuffix("事业单位")
      || Self.grades.contains(where: name.contains)
  }

  /// “优”3个；“良”1个；“合格”0个；“不合格”0个。发现问题2个: below the lowest grade comes what is counted beside.
  private func endOfScale(_ parts: [Int], _ fact: (Int) -> Fact?) -> Int? {
    func holds(_ words: [Wording], _ part: Int) -> Bool {
      fact(part).map { Wording($0.concept.utf8) }.map { words.contains(where: $0.contains) } ?? false
    }
    let end = parts.prefix { holds(Self.grades, $0) }.count
    return end >= 2 && holds(Self.lowest, parts[end - 1]) ? end : nil
  }

  /// 在职 768 人，离休 3 人，退休 291 人: there are no others.
  private func isOfServiceAndRetired(_ parts: [Fact]) -> Bool {
    let inService = parts.count { Wording($0.concept.utf8).hasPrefix("在职") }
    return inService == 1 && parts.count { isRetired($0) } == parts.count - 1
  }

  private func isRetired(_ fact: Fact) -> Bool {
    let name = Wording(fact.concept.utf8)
    return Self.retired.contains(where: name.contains)
  }

  private static let staffClasses: [Wording] = ["行政", "事业", "参公", "参照", "工勤", "机关工勤", "公务员", "离休", "退休"]
  private static let retired: [Wording] = ["离休", "退休"]
  private static let grades: [Wording] = ["“优", "“良", "“中”", "“合格”", "“基本合格”"] + lowest
  private static let lowest: [Wording] = ["“差”", "“较差”", "“不合格”"]

  /// 得 47 分, beside the points that could be had.
  private static func isGiven(_ points: Fact) -> Bool {
    ["得", "实得", "自评得", "评价得"].contains { points.concept == $0 || points.concept == $0 + "分" }
  }

  /// 收支总计 is not the sum of 收入总计 and 支出总计: each is as large as it.
  private func isBothFlows(_ whole: Fact, _ parts: [Int], _ fact: (Int) -> Fact?) -> Bool {
    guard whole.flow == .both else { return false }
    // 年初结转和结余 is on the side of income, 年末结转和结余 on that of expenditure.
    let flows = Set(
      parts.compactMap { part -> Flow? in
        guard let part = fact(part) else { return nil }
        return part.concept.hasPrefix("年初") ? .income : part.concept.hasPrefix("年末") ? .expenditure : part.flow
      })
    return flows.isSuperset(of: [.income, .expenditure])
  }

  /// Where a mark stronger than all before it stands.
  private func firstStrongerMark(_ kind: Kind) -> Int? {
    guard let marks = marks[kind], let first = marks.first else { return nil }
    return marks.firstIndex { $0 > first }.map { $0 + 1 }
  }

  /// Where the first ；stands, in a list that has weaker marks too.
  private func firstBreak(_ kind: Kind) -> Int? {
    guard let marks = marks[kind], marks.contains(where: { $0 < .semicolon }) else { return nil }
    return marks.firstIndex { $0 >= .semicolon }.map { $0 + 1 }
  }
}

/// A list whose parts are whole paragraphs: 「…1031.84 万元。其中：」 and an item a paragraph after it.
struct CarriedList {
  private var list: OpenList?
  private var sentence = Span(0, 0)
  private var section = 0
  /// Of the last item, while all items have one.
  private var number: Numbering?
  /// Of the paragraph that opened the list, and of its account.
  private var opener: Numbering?
  private var openerLevel: Int?

  /// Takes note of a paragraph: its opening amount is a part, a heading or another total ends the list.
  mutating func pass(_ paragraph: ParagraphReader, _ block: Block, facts: [Fact]) -> [Claim] {
    guard list != nil || paragraph.carried != nil else { return [] }
    let head = LineWords.compact(paragraph.reader.document.text[block.span.range], limit: 14)
    let own = Numbering.read(head) ?? number.flatMap { $0.next(opening: head) }
    let level = Self.accountLevel(of: paragraph.reader.document.text[block.span.range])
    // 4、 without a figure: a part whose amount was not read, so the others need not add up to anything.
    if paragraph.facts.isEmpty, let own, let number, own.style == number.style,
      own.ordinal == number.ordinal + 1
    {
      list = nil
    }
    if let opened = paragraph.carried {
      let claims = close(facts)
      list = opened
      sentence = paragraph.sentence
      section = block.section
      number = nil
      (opener, openerLevel) = (own, level)
      return claims
    }
    guard var open = list else { return [] }
    // 2.……其中： and 3.: the fellow of the paragraph that opened the list is no part of it.
    if let own, let opener, own.style == opener.style, own.ordinal == opener.ordinal + 1 { return close(facts) }
    // “教育支出”（类）…其中： and “卫生健康支出”（类）: the same of accounts.
    if let level, let openerLevel, level <= openerLevel { return close(facts) }
    if let number, block.kind == .paragraph, block.section == section {
      // Where the items are numbered, what has no number, or one of a lower level, says more of one.
      if own.map({ $0.style > number.style }) ?? true { return [] }
      if let own, own.style < number.style { return close(facts) }
    }
    let isFirst = open.parts.isEmpty
    var isItem = false
    var seen: Set<OpenList.Kind> = []
    var item: Fact?
    // The first figure of each kind is the item's; what follows are its own parts and changes.
    for first in facts.indices.suffix(paragraph.facts.count) {
      guard let kind = OpenList.Kind(facts[first]), open.wholes[kind] != nil,
        seen.insert(kind).inserted
      else { continue }
      let index = paragraph.total(of: first)
      isItem = true
      // 用车支出 18 万元，其中购置费预算 0 万元: the item's own budget is not told.
      if kind.dimension == .money, let item, item.concept != facts[index].concept, item.measure != facts[index].measure
      {
        open.incomplete.insert(kind)
        continue
      }
      item = item ?? facts[index]
      open.add(index, facts[index], after: .stop)
    }
    guard isItem else {
      // An ellipsis line between the items is none; another section, a paragraph of prose, or 4. behind items without numbers is the end.
      let isNext = own != nil && number == nil && !open.parts.isEmpty
      let isEnd = block.section != section || block.kind == .heading || block.span.length > 60 || isNext
      return isEnd ? close(facts) : []
    }
    number = isFirst || number != nil ? own : nil
    list = open
    return []
  }

  /// （类） 1, （款） 2, （项） 3: that of the account a paragraph begins with.
  private static func accountLevel(of text: ArraySlice<UInt8>) -> Int? {
    let opening = Wording.label(text.prefix(openingMost).prefix { !NumeralReader.isDigit($0) })
    return LabelReader.levelMarks.lastIndex(where: opening.contains).map { $0 + 1 }
  }

  private static let openingMost = 240

  mutating func close(_ facts: [Fact]) -> [Claim] {
    defer { list = nil }
    return list?.claims(sentence: sentence, section: section) { facts.indices.contains($0) ? facts[$0] : nil } ?? []
  }
}

extension Numbering {
  /// 2.208社会保障和就业支出 behind 1.: what reads like a decimal is the next number and a code.
  fileprivate func next(opening text: LineWords.Scalars) -> Numbering? {
    let number = "\(ordinal + 1).".unicodeScalars
    guard style == .arabic, text.starts(with: number) else { return nil }
    return Numbering(style: style, ordinal: ordinal + 1, length: number.count)
  }
}
