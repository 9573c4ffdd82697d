package import Disclosure

/// Another body's name where the document's own belongs: the 编制单位 line of a table, a title with a year, or the subject of a
/// sentence of the accounts (某局2024年度机关运行经费支出…; 2024年某局支出预算…; 截至2024年12月31日，某局共有车辆…); and the places of
/// `OwnSlots`.
///
/// What it compares: the name there with the document's entity.
/// When it stays silent: short and long forms of the entity; names that also stand in the running text (units of the
/// department); bodies below or above the one that discloses (centres, schools, 财政局); documents whose tables do not agree on one name.
package struct OtherEntityCheck: SurveyedCheck {
  package static let kind = "other-entity"
  package static let parameters: [ParameterSpec] = []

  private static let endings = Set("局委厅办院站所会府校馆队处社团部".values)

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private struct Named {
    var name: [UInt32]
    var span: Span
    /// The block of a sentence's subject.
    var block: Int?
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    guard let forms = EntityForms(document, survey.windows(of: rule)) else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let named = reporters(document) + titles(survey) + cover(survey) + subjects(document)
    let others = named.filter { !isOwn($0.name, forms) }
    var spans = named.count - others.count < 2 ? [] : others.filter { !isMentioned($0, survey) }.map(\.span)
    spans += OwnSlots(document, forms, survey.glossary.ownSlots.value).others.filter { other in
      !spans.contains { $0.overlaps(other) } && !isOwn(Array(ScalarRun(document.text, other).scalars), forms)
    }
    let outcomes = spans.sorted().map { span in
      Outcome.disagrees(
        Finding(
          rule: rule, values: ["match": document.string(span), "right": document.entity ?? ""],
          locations: [.init(role: .primary, span: span)]))
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// Also true for a slip of the own name, which is another check's: one character more, less or other, none that tells bodies
  /// apart (第一, 第二).
  private func isOwn(_ name: [UInt32], _ forms: EntityForms) -> Bool {
    if forms.isShortForm(name) { return true }
    let full = forms.full
    let common = name.commonLength(with: full)
    if name.count == full.count {
      let other = zip(name, full).filter { $0 != $1 }
      let isTold = other.contains { Self.telling.contains($0) || Self.telling.contains($1) }
      return common >= full.count - 1 && !isTold && !Self.areTwoBodies(name, full)
    }
    return common >= min(name.count, full.count) && common * 10 >= full.count * 7
      || common >= max(name.count, full.count) - 1
  }

  /// 民政局 is no slip of 财政局.
  private static func areTwoBodies(_ name: [UInt32], _ full: [UInt32]) -> Bool {
    let kinds = [name, full].map { whole in
      bodies.first { whole.count >= $0.count && whole.suffix($0.count).elementsEqual($0) }
    }
    guard let first = kinds[0], let second = kinds[1] else { return false }
    return first != second
  }

  private static let bodies = [
    "财政局", "民政局", "水务局", "商务局", "税务局", "政务局", "教育局", "体育局", "水利局", "审计局", "统计局", "林业局", "农业局", "渔业局", "旅游局", "公安局",
    "应急局", "交通局",
  ].map(\.values)

  private static let telling = Set("一二三四五六七八九十东西南北".values)

  private func isMentioned(_ named: Named, _ survey: Survey) -> Bool {
    let blocks = survey.reading.document.blocks
    return blocks.indices.contains { index in
      guard index != named.block, blocks[index].kind == .paragraph else { return false }
      let scalars = survey.runs[index].scalars
      return scalars.indices.contains { scalars[$0...].starts(with: named.name) }
    }
  }

  // MARK: Subjects of sentences

  private static let peers = [
    "局", "委员会", "办公室", "办公厅", "办事处", "人民政府", "委办", "宣传部", "组织部", "统战部", "人民法院", "人民检察院",
    "大学", "学院",
  ].map(\.values)
  private static let notPeers = ["分局", "财政局", "审计局"].map(\.values)
  private static let topics =
    [
      "机关运行经费", "政府采购", "“三公”", "三公经费", "部门预算", "部门决算", "收入总计", "支出总计", "收支总", "本年收入", "本年支出", "收入预算",
      "支出预算", "收入支出总", "收、支总", "总收入", "总支出", "预算绩效", "收入决算", "支出决算", "一般公共预算", "财政拨款", "共有车辆",
    ].map(\.values) + absences

  /// What a body says it has nothing of.
  private static let absences = ["无", "没有", "没有使用", "未使用", "没有安排", "未安排"].flatMap { none in
    ["政府性基金", "国有资本", "“三公”", "三公", "机关运行"].map { (none + $0).values }
  }
  private static let general = Set("本我各该全所属下级及和等对由".values)

  /// The bodies whose year, money or cars a sentence of the running text tells of.
  private func subjects(_ document: Document) -> [Named] {
    guard document.entity?.values.last.map({ Set("局委厅室府处部会院学".values).contains($0) }) == true else { return [] }
    return document.blocks.indices.flatMap { index -> [Named] in
      guard document.blocks[index].kind == .paragraph || document.blocks[index].kind == .note else { return [] }
      return document.blocks[index].sentences.compactMap { subject(of: ScalarRun(document.text, $0), index) }
    }
  }

  /// 某局2024年度机关运行经费: before the year; 2024年度，某局机关运行经费: behind the comma.
  private func subject(of run: ScalarRun, _ block: Int) -> Named? {
    if let name = withoutMoney(run) { return peer(run, name, block) }
    guard let year = run.scalars.prefix(40).indices.first(where: { run.scalars.year(at: $0) != nil }) else {
      return nil
    }
    let comma = UInt32(Unicode.Scalar("，"))
    var start = year
    while start > 0, run.scalars[start - 1].isHan { start -= 1 }
    var behind = year + 5
    if behind < run.count, run.scalars[behind] == UInt32(Unicode.Scalar("度")) { behind += 1 }
    let isDate = ["截至", "截止"].contains { run.scalars[start..<year].elementsEqual($0.values) }
    if start < year, !isDate {
      guard start == 0, Self.topics.contains(where: { run.scalars[behind...].starts(with: $0) }) else { return nil }
      return peer(run, start + verbLength(run.scalars[start..<year])..<year, block)
    }
    guard isDate || year == 0 else { return nil }
    // 2024年度某局机关运行经费: right behind the year, where no comma parts them.
    let mark = run.scalars[behind...].prefix(8).firstIndex(of: comma)
    guard let first = mark.map({ $0 + 1 }) ?? (isDate ? nil : behind) else { return nil }
    var end = first
    while end < run.count, run.scalars[end].isHan {
      if Self.topics.contains(where: { run.scalars[end...].starts(with: $0) }) { return peer(run, first..<end, block) }
      end += 1
    }
    return nil
  }

  /// 注：某局无政府性基金预算财政拨款支出，故本表无数据.
  private func withoutMoney(_ run: ScalarRun) -> Range<Int>? {
    let start = Self.notes.first { run.scalars.starts(with: $0) }?.count ?? 0
    var end = start
    while end < run.count, run.scalars[end].isHan {
      if Self.absences.contains(where: { run.scalars[end...].starts(with: $0) }) { return start..<end }
      end += 1
    }
    return nil
  }

  private static let notes = ["注：", "注:", "说明：", "备注："].map(\.values)

  private func peer(_ run: ScalarRun, _ range: Range<Int>, _ block: Int) -> Named? {
    let name = Array(run.scalars[range])
    func ends(_ words: [[UInt32]]) -> Bool {
      words.contains { name.count >= $0.count && name.suffix($0.count).elementsEqual($0) }
    }
    guard name.count >= 5, name.count <= 20, ends(Self.peers), !ends(Self.notPeers),
      !name.contains(where: Self.general.contains)
    else { return nil }
    return Named(name: name, span: run.span(range), block: block)
  }

  private func reporters(_ document: Document) -> [Named] {
    document.tables.compactMap { table in
      guard let span = table.reporterSpan else { return nil }
      let run = ScalarRun(document.text, span)
      // Several units, or a code with the name: not one name to compare.
      guard run.scalars.allSatisfy({ $0.isHan || $0.isSpace }) else { return nil }
      return named(run, run.scalars.indices)
    }
  }

  /// 某局2023年部门预算…
  private func titles(_ survey: Survey) -> [Named] {
    zip(survey.reading.document.blocks, survey.runs).compactMap { block, run in
      guard block.kind == .heading || block.kind.isCaption, block.span.length <= 180 else {
        return nil
      }
      guard let year = run.scalars.indices.first(where: { run.scalars.year(at: $0) != nil }) else {
        return nil
      }
      var start = year
      while start > 0, run.scalars[start - 1].isHan { start -= 1 }
      start += Title.numberLength(Array(run.scalars[start..<year]))
      start += verbLength(run.scalars[start..<year])
      return named(run, start..<year)
    }
  }

  /// A body's name alone on the first line, or behind 预算单位： on one of the first.
  private func cover(_ survey: Survey) -> [Named] {
    survey.runs.prefix(Self.coverLines).enumerated().compactMap { index, run in
      let field = Self.coverFields.first { run.scalars.starts(with: $0) }
      guard index == 0 || field != nil else { return nil }
      let name = (field?.count ?? 0)..<run.count
      return run.scalars[name].allSatisfy { $0.isHan || $0.isSpace } ? peer(run, name, index) : nil
    }
  }

  private static let coverLines = 4
  private static let coverFields = ["预算", "决算", "编制", "公开", "填报"].flatMap { kind in
    ["单位：", "单位:", "部门：", "部门:"].map { (kind + $0).values }
  }

  /// 纳入某局2024年…: a name behind a verb.
  private func verbLength(_ words: ArraySlice<UInt32>) -> Int {
    Self.verbs.first { words.starts(with: $0) }?.count ?? 0
  }

  private static let verbs = ["纳入", "关于", "反映"].map(\.values)

  private func named(_ run: ScalarRun, _ range: Range<Int>) -> Named? {
    let name = run.scalars[range].filter(\.isHan)
    guard name.count >= 4, name.count <= 30, let last = name.last, Self.endings.contains(last)
    else {
      return nil
    }
    return Named(name: name, span: run.span(range))
  }
}

extension Block.Kind {
  var isCaption: Bool {
    if case .caption = self { true } else { false }
  }
}
