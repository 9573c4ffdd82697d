internal import Audit
internal import Disclosure

/// What the actions of `gouji rules` print.
struct RulesReport {
  let ruleSet: RuleSet
  let console: Console

  func list() throws -> ExitStatus {
    let idWidth = ruleSet.rules.map { $0.rule.id.utf8.count }.max() ?? 0
    for loaded in ruleSet.rules {
      let rule = loaded.rule
      let columns = [
        (rule.id, idWidth), (rule.severity.rawValue, 7), (rule.title.text(console.language), 0),
      ]
      try console.print(columns.map(Self.padded).joined(separator: "  ") + "\n")
    }
    return .clean
  }

  func profiles() throws -> ExitStatus {
    let profiles = ruleSet.profiles.profiles
    let nameWidth = profiles.map(\.name.utf8.count).max() ?? 0
    for profile in profiles {
      let parent = profile.ancestors.first.map { "  ← \($0)" } ?? ""
      try console.print(
        Self.padded(profile.name, to: nameWidth) + "  \(profile.title.text(console.language))\(parent)\n")
    }
    return .clean
  }

  func show(_ names: [String]) throws -> ExitStatus {
    guard !names.isEmpty else {
      throw UsageFault(zh: "show 需要规则的 id。", en: "show needs the id of a rule.")
    }
    let card = RuleCard(console.language)
    for name in names {
      if let rule = ruleSet.rule(name) {
        try console.print(card.anatomy(rule))
      } else if let extractor = ruleSet.extractors.first(where: { $0.id == name }) {
        try console.print(card.anatomy(extractor))
      } else {
        throw unknown(name)
      }
    }
    return .clean
  }

  /// Without names: all rules and extractors.
  func test(_ names: [String], tellsWhy: Bool) throws -> ExitStatus {
    let profiles = ruleSet.profiles.profiles
    let known = Set(ruleSet.rules.map(\.rule.id) + ruleSet.extractors.map(\.id) + profiles.map(\.name))
    if let name = names.first(where: { !known.contains($0) }) { throw unknown(name) }
    let tester = RuleTester(ruleSet)
    let isAsked = { (id: String) in names.isEmpty || names.contains(id) }
    var results: [RuleTestResult] = []
    do {
      for rule in ruleSet.rules where isAsked(rule.rule.id) {
        results.append(try tester.test(rule))
      }
      for extractor in ruleSet.extractors where isAsked(extractor.id) {
        results.append(try tester.test(extractor))
      }
      for profile in profiles where isAsked(profile.name) { results.append(try tester.test(profile)) }
    } catch {
      throw UsageFault(error)
    }
    for failure in results.flatMap(\.failures) {
      try console.print(failure.text(console.language) + "\n")
      guard tellsWhy else { continue }
      for line in tester.why(failure) { try console.print("  \(line.text(console.language))\n") }
    }
    for todo in results.flatMap({ result in result.behavingTodos.map { (result.id, $0) } }) {
      let message = Localized(
        zh: "todo 示例已能正确处理（第 \(todo.1.line) 行），可移入 fire 或 quiet",
        en: "the todo example in line \(todo.1.line) behaves by now: move it to fire or quiet")
      try console.print("\(todo.0): \(message.text(console.language))\n")
    }
    try console.print(summary(results).text(console.language) + "\n")
    return results.allSatisfy(\.failures.isEmpty) ? .clean : .misuse
  }

  private func summary(_ results: [RuleTestResult]) -> Localized {
    let counts = results.reduce(into: [Example.Expectation: Int]()) { sum, result in
      sum.merge(result.counts) { $0 + $1 }
    }
    let failing = results.count { !$0.failures.isEmpty }
    let examples = counts[.fire, default: 0] + counts[.quiet, default: 0]
    let todo = counts[.todo, default: 0]
    let runs = results.reduce(0) { $0 + $1.runCount }
    return Localized(
      zh: "\(results.count) 条规则，\(examples) 个示例，运行 \(runs) 次；\(failing) 条规则不符；待办示例 \(todo) 个",
      en: "\(results.count) rules, \(examples) examples, \(runs) runs; \(failing) rules fail; "
        + "\(todo) todo examples")
  }

  func lint() throws -> ExitStatus {
    let remarks = ruleSet.lint()
    for remark in remarks { try console.print(remark.text(console.language) + "\n") }
    return remarks.isEmpty ? .clean : .findings
  }

  /// What each rule's patterns cost on a document, dearest first.
  func bench(_ paths: [String]) throws -> ExitStatus {
    guard let path = paths.first, paths.count == 1 else {
      throw UsageFault(
        zh: "bench 需要一个文件；例如：gouji rules bench 预算.txt。",
        en: "bench needs one file; try: gouji rules bench budget.txt.")
    }
    let bench: RuleBench
    do {
      bench = try RuleBench(ruleSet, bytes: try FileBytes.read(Array(path.utf8)), path: path)
    } catch {
      throw UsageFault(zh: "无法读取 \(path)。", en: "\(path) cannot be read.")
    }
    let clock = ContinuousClock()
    let measure = { (body: () -> Void) in clock.measure(body) }
    for row in bench.rows(measure: measure).prefix(40) {
      let line = "\(Self.microseconds(row.time)) µs  \(row.matches)×  \(row.id)"
      try console.print(line + "\n")
    }
    let total = Self.microseconds(bench.total(measure: measure))
    try console.print(
      Localized(
        zh: "合计 \(total) µs，正文 \(bench.textLength) 字节\n",
        en: "all together \(total) µs for \(bench.textLength) bytes of text\n"
      ).text(console.language))
    return .clean
  }

  private static func microseconds(_ time: Duration) -> String {
    let value = String(
      time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000)
    return String(repeating: " ", count: max(0, 8 - value.count)) + value
  }

  /// `names`: the id, and the sentence that was seen to be wrong.
  func new(_ names: [String]) throws -> ExitStatus {
    guard let id = names.first, names.count <= 2 else {
      throw UsageFault(
        zh: "rules new 之后应为规则的 id 和一句错话；例如：gouji rules new slow-payment '资金支付不及时' > 我的规则/slow-payment.yaml。",
        en:
          "After rules new come an id and a wrong sentence; try: gouji rules new slow-payment '…' > my-rules/slow-payment.yaml."
      )
    }
    try console.print(RuleScaffold(id: id, sentence: names.dropFirst().first, among: ruleSet).yaml)
    return .clean
  }

  func docs() throws -> ExitStatus {
    try console.print(RuleDocs(ruleSet).markdown())
    return .clean
  }

  func unknown(_ name: String) -> UsageFault {
    let nearest = Nearest.word(
      to: name, among: ruleSet.rules.map(\.rule.id) + ruleSet.extractors.map(\.id))
    return UsageFault(
      zh: "没有“\(name)”这条规则" + (nearest.map { "；是否要用 \($0)？" } ?? "；gouji rules list 列出全部规则。"),
      en: "There is no rule “\(name)”"
        + (nearest.map { "; did you mean \($0)?" } ?? "; gouji rules list lists them all."))
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}

extension UsageFault {
  init(_ faults: RuleFileErrors) {
    self.init(faults.errors.map { Localized(zh: $0.text(.zh), en: $0.text(.en)) })
  }
}
