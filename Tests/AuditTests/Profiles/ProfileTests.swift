import Disclosure
import Support
import Testing

@testable import Audit

/// Profiles: which one a document is held to, what it changes in the rules, and what is wrong in a file of them.
struct ProfileTests {
  static let parts = """
    id: parts
    class: missing-part
    kind: required-parts
    severity: info
    confidence: low
    since: 0.1.0
    title: 缺
    message: 没有“{match}”。
    why: 应有。
    fix: 补上。
    en: {title: t, message: 'no {match}', why: w, fix: f}
    share: 1
    parts: {甲: [甲], 乙: [乙], 丁: [丁]}
    examples: {fire: ['⟦甲⟧'], quiet: ['乙']}

    """
  static let profiles = """
    profiles:
      - {name: all, title: 通用, severity: {parts: warning}, examples: {quiet: ['x']}}
      - name: budget
        title: 预算
        inherits: all
        documents: [budget]
        examples: {quiet: ['x']}
      - name: budget-2021
        title: 预算，2021年起
        inherits: budget
        years: {from: 2021}
        rules: {parts: {parts: {乙: [], 丙: [丙]}}}
        examples: {quiet: ['x']}
      - name: budget-west
        title: 西省预算
        inherits: budget
        regions: [西省, 西省西市]
        ignore: [missing-part]
        examples: {quiet: ['x']}

    """

  @Test(
    arguments: [
      (Document.Kind.budget, 2021, "东市教育局", "budget-2021", "kind year"),
      (.budget, 2020, "东市教育局", "budget", "kind"),
      (.budget, nil, nil, "budget", "kind"),
      (.budget, 2024, "西省西市教育局", "budget-west", "kind region"),
      (.finalAccounts, 2024, "西省西市教育局", "all", ""),
    ] as [(Document.Kind, Int?, String?, String, String)])
  func `a document is held to the profile made most of all for it`(
    kind: Document.Kind, year: Int?, entity: String?, name: String, grounds: String
  ) throws {
    let choice = try choice(Self.profiles, kind, year, entity, named: nil)
    #expect(choice?.name == name)
    #expect(choice?.grounds.map(\.rawValue).joined(separator: " ") == grounds)
  }

  @Test func `a profile that is asked for, or its nearest heir, is chosen`() throws {
    #expect(try choice(Self.profiles, .budget, 2024, nil, named: "all")?.name == "budget-2021")
    #expect(try choice(Self.profiles, .budget, 2024, nil, named: "all")?.grounds == [.named, .kind, .year])
    #expect(try choice(Self.profiles, .budget, 2020, nil, named: "budget-2021")?.grounds == [.named, .otherScope])
    #expect(try choice(Self.profiles, .budget, 2024, nil, named: "budget-west")?.name == "budget-west")
  }

  @Test func `it changes parameters entry by entry`() throws {
    let rule = try #require(try under("budget-2021").rules.first).rule
    #expect(rule.parameters["parts"]?.map.keys.sorted() == ["丁", "丙", "甲"])
    #expect(rule.parameters["share"] == .string("1"))
  }

  @Test func `it makes nothing louder unless it was asked for`() throws {
    #expect(try under("budget").rules.map(\.rule.severity) == [.info])
    #expect(try under("budget", ProfileRequest(name: "all")).rules.map(\.rule.severity) == [.warning])
    let settled = ProfileRequest(name: "all", settled: ["parts"])
    #expect(try under("budget", settled).rules.map(\.rule.severity) == [.info])
    #expect(try under("budget-west").rules.isEmpty)
    #expect(try under("budget-west", settled).rules.count == 1)
  }

  @Test(arguments: [
    ("name: a\n    title: t", "2:5: examples need at least 1 quiet"),
    ("name: A b\n    title: t\n    examples: {quiet: [x]}", "2:11: a name is kebab-case: A b"),
    (
      "name: a\n    title: t\n    yeers: {from: 2021}\n    examples: {quiet: [x]}",
      "4:5: there is no key yeers; did you mean years?"
    ),
    ("name: a\n    title: t\n    years: {from: x}\n    examples: {quiet: [x]}", "4:12: years are written"),
    ("name: a\n    title: t\n    years: {from: 2022, to: 2021}\n    examples: {quiet: [x]}", "4:12: years are written"),
    ("name: a\n    title: t\n    documents: [book]\n    examples: {quiet: [x]}", "4:16: documents are"),
    ("name: a\n    title: t\n    inherits: b\n    examples: {quiet: [x]}", "4:15: there is no profile b"),
    ("name: a\n    title: t\n    inherits: a\n    examples: {quiet: [x]}", "4:15: a cannot be inherited from"),
    ("name: a\n    title: t\n    ignore: [partz]\n    examples: {quiet: [x]}", "4:14: there is no rule or class partz"),
    ("name: a\n    title: t\n    severity: {parts: loud}\n    examples: {quiet: [x]}", "4:23: there is no severity"),
    (
      "name: a\n    title: t\n    rules: {missing-part: {}}\n    examples: {quiet: [x]}",
      "4:13: there is no rule missing"
    ),
    (
      "name: a\n    title: t\n    rules: {parts: {shares: 5}}\n    examples: {quiet: [x]}",
      "4:21: there is no key shares"
    ),
    ("name: a\n    title: t\n    rules: {parts: {share: 500}}\n    examples: {quiet: [x]}", "4:28: share: 应为1到100"),
    ("name: a\n    title: t\n    examples: {quiet: [x]}\n  - name: a", "5:11: name a is already taken"),
  ])
  func `what is wrong is said with its place`(text: String, message: String) throws {
    let errors = try #require(throws: RuleFileErrors.self) { try set("profiles:\n  - " + text + "\n") }
    #expect(errors.errors.first?.text(.en).hasPrefix("rules/profiles/p.yaml:" + message) == true, "\(errors)")
  }

  @Test func `an example that chooses another profile, or marks other words, is told`() throws {
    let text = """
      profiles:
        - {name: all, title: 通用, examples: {quiet: [x]}}
        - name: year
          title: 年
          years: {from: 2021}
          rules: {parts: {parts: {丙: [丙]}}}
          examples:
            fire: ["⟦某局2024年预算⟧\\n\\n甲乙丁事项在此说明。"]
            quiet: ["某局2020年预算\\n\\n甲乙丙丁事项在此说明。"]

      """
    let set = try set(text)
    let faults = try RuleTester(set).test(try #require(set.profiles["year"])).failures.map(\.fault)
    #expect(Set(faults) == [.otherProfile("all")])
  }

  @Test func `what a profile leaves out is counted, and every missing part is told apart`() throws {
    let left = try report("西省教育局2024年部门预算\n\n丁的事项在此说明。\n")
    #expect(left.profile?.name == "budget-west")
    #expect(left.findings.isEmpty)
    #expect(left.tallies.map(\.reason) == [.notOwed])
    let held = try report("东省教育局2020年部门预算\n\n丁的事项在此说明。\n")
    #expect(held.findings.map(\.message) == ["没有“乙”。", "没有“甲”。"])
    #expect(Set(held.findings.map(\.fingerprints.place)).count == 2)
  }

  // MARK: Made for the tests

  private func set(_ profiles: String) throws(RuleFileErrors) -> RuleSet {
    try RuleSet.load(
      Resources([
        Resources.File(path: "rules/lexicon/classes.yaml", text: "parts: [missing-part]\n"),
        Resources.File(path: "rules/a.yaml", text: Self.parts),
        Resources.File(path: "rules/profiles/p.yaml", text: profiles),
      ]))
  }

  private func choice(
    _ profiles: String, _ kind: Document.Kind, _ year: Int?, _ entity: String?, named name: String?
  ) throws -> ProfileChoice? {
    var document = HandDocument().document(path: "a.txt", entity: entity ?? "", year: year ?? 0)
    (document.kind, document.year, document.entity) = (kind, year, entity)
    return try set(profiles).profiles.choice(for: document, named: name, language: .zh)
  }

  private func under(_ name: String, _ request: ProfileRequest = ProfileRequest()) throws -> RuleSet {
    let set = try set(Self.profiles)
    return set.under(try #require(set.profiles[name]), request)
  }

  private func report(_ text: String) throws -> DocumentReport {
    let set = try set(Self.profiles)
    let run = Run(
      version: "test", rulesDigest: set.digest, rules: set.rules.map(\.rule), language: .zh, documentCount: 1,
      keepsLedger: false)
    return Auditor(ruleSet: set, run: run, opener: .alone)
      .audit(Input(path: "a.txt", source: .bytes(Array(text.utf8))))
  }
}
