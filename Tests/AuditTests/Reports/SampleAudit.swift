import Audit
import Disclosure
import Hashing
import Support

/// A small audit put together by hand: what every format is shown with.
enum SampleAudit {
  static let rules = [
    rule(
      "growth-rate", class: "growth-mismatch", severity: .error, title: "增长率与金额不符",
      message: "增长率写作 {claimed}，按 {formula} 重算为 {fits}。",
      fix: "核对三个数，改正其中有误的一个。",
      en: Localized(zh: "", en: "The rate is printed as {claimed}; {formula} gives {fits}.")),
    rule(
      "choice-unresolved", class: "choice-unresolved", severity: .warning,
      title: "二选一措辞未删去一项", message: "“{match}”是模板的二选一，未按实际删去一项。",
      fix: "只保留与事实相符的一项。"),
    rule(
      "last-place", class: "sum-mismatch", severity: .info, title: "末位相差一个单位",
      message: "各项之和 {sum}，合计 {total}。", fix: "注明四舍五入。"),
    rule(
      "never-tried", class: "typo", severity: .error, title: "没有用到的规则", message: "–", fix: "–"),
  ]

  static func run(language: Language = .zh, keepsLedger: Bool = false) -> Run {
    Run(
      version: "0.0.0", rulesDigest: "00ff", rules: rules, language: language, documentCount: 2,
      keepsLedger: keepsLedger)
  }

  static func reports(_ run: Run) -> [DocumentReport] {
    var report = ReportBuilder.report(on: reading, outcomes: outcomes, run: run)
    report.profile = ProfileChoice(name: "budget-2021", title: "部门预算，2021年起", grounds: [.kind, .year])
    return [
      report,
      DocumentReport(
        path: "数据/空.txt", digest: Digest.hex([UInt8]()),
        problem: Problem(code: "empty-file", text: "文件是空的。")),
    ]
  }

  static let document: Document = {
    var hand = HandDocument()
    hand.heading("第三部分 ", "2023年部门预算情况说明", level: 1)
    hand.heading("一、", "一般公共预算支出情况", level: 2)
    hand.paragraph("一般公共预算支出1031.84万元，比上年增加408.62万\u{21A9}元，增长66.57%（<人员>增加）。")
    for name in ["教育收费", "事业", "经营", "附属单位", "其他"] {
      hand.paragraph("\(name)收入0万元，比上年增加/减少0万元。")
    }
    hand.table(
      "一般公共预算支出表",
      [
        ["项目", "2023年预算数", "2022年预算数"],
        ["基本支出", "808.60", "523.22"],
        ["项目支出", "223.25", "100.00"],
        ["合计", "1,031.84", "623.22"],
      ])
    return hand.document(path: "数据/示范.txt", entity: "示范市示范局", year: 2023)
  }()

  static var reading: Reading {
    Reading(
      document: document, facts: [], claims: [], projects: [], matches: [:], exhausted: [],
      vocabulary: Vocabulary())
  }

  static var outcomes: [Outcome] {
    [.disagrees(growth), .disagrees(lastPlace)]
      + (0..<5).map { .disagrees(choice($0)) } + [
        .agrees(
          Agreement(
            rule: "growth-rate",
            spans: [document.span(of: "1031.84"), document.span(of: "408.62")],
            evidence: Evidence(
              formula: "1031.84 − 408.62", claimed: "623.22万元",
              feasible: ["623.21万元", "623.23万元"], difference: "", verdict: .exact, terms: []))),
        .undecidable(rule: "growth-rate", span: document.span(of: "0万元"), reason: .zeroBase),
        .notApplicable(rule: "last-place", reason: .nothingToCheck),
      ]
  }

  private static var growth: Finding {
    var finding = Finding(
      rule: rules[0],
      values: [
        "claimed": "66.57%", "formula": "408.62 ÷ (1031.84 − 408.62)", "fits": "65.57%",
      ],
      locations: [
        Finding.Location(role: .primary, span: document.span(of: "66.57%")),
        Finding.Location(role: .related, span: document.span(of: "1,031.84")),
      ],
      evidence: Evidence(
        formula: "408.62 ÷ (1031.84 − 408.62)", claimed: "66.57%",
        feasible: ["65.5641%", "65.5678%"], difference: "+1.00个百分点", verdict: .contradicted,
        terms: [
          Evidence.Term(
            sign: 0, label: "增长率", printed: "66.57%", span: document.span(of: "66.57%")),
          Evidence.Term(
            sign: 1, label: "本年数", printed: "1,031.84万元", span: document.span(of: "1,031.84")),
          Evidence.Term(
            sign: -1, label: "增加额", printed: "408.62万元", span: document.span(of: "408.62")),
        ]),
      cause: Cause(kind: .digitSlip, printed: "66.57%", fits: "65.57%"))
    finding.consequences = [choice(0)]
    return finding
  }

  private static var lastPlace: Finding {
    Finding(
      rule: rules[2], values: ["sum": "1031.85", "total": "1,031.84"],
      locations: [
        Finding.Location(
          role: .primary, span: document.span(of: "1,031.84"),
          cell: CellAddress(table: 0, line: 2, column: 1)),
        Finding.Location(
          role: .related, span: document.span(of: "223.25"),
          cell: CellAddress(table: 0, line: 1, column: 1)),
      ],
      evidence: Evidence(
        formula: "808.60 + 223.25", claimed: "1,031.84万元", feasible: ["1031.84万元", "1031.86万元"],
        difference: "-0.01万元", verdict: .boundary, terms: []))
  }

  private static func choice(_ number: Int) -> Finding {
    Finding(
      rule: rules[1], values: ["match": "增加/减少"],
      locations: [
        Finding.Location(role: .primary, span: document.span(of: "增加/减少", number))
      ])
  }

  private static func rule(
    _ id: String, class name: String, severity: Severity, title: String, message: String,
    fix: String, en: Localized = Localized(zh: "", en: "")
  ) -> Rule {
    Rule(
      id: id, findingClass: name, kind: "pattern", severity: severity, confidence: .high,
      title: Localized(zh: title, en: ""), message: Localized(zh: message, en: en.en),
      why: Localized(zh: "为什么", en: "The reason."), fix: Localized(zh: fix, en: ""), basis: "",
      applies: Applicability(), parameters: [:])
  }
}
