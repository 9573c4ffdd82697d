import Audit
import Disclosure
import Support
import Testing

/// One wrong figure is one finding, however many equations it breaks.
@Suite struct DiagnosisTests {
  @Test func aFigureThatBreaksSeveralEquationsIsOneFinding() throws {
    // 公务接待费 should be 12.50: the list, its share and the second mention all say so.
    let report = try audit(
      """
      2023年部门预算公开
      “三公”经费预算20.00万元，其中：公务用车运行维护费7.50万元，占37.50%；公务接待费21.50万元，占62.50%。
      公务接待费12.50万元，与上年持平。
      公务接待费12.50万元，用于国内公务接待。
      """)
    let wrong = report.findings.filter { $0.message.contains("21.50") }
    #expect(wrong.count == 1, "\(report.findings.map(\.message))")
    #expect(!(wrong.first?.consequences.isEmpty ?? true))
  }

  /// 小于 is refuted by the two amounts and by the rate, which have no figure in common with one another.
  @Test func wordsThatSeveralEquationsRefuteAreOneFinding() throws {
    let report = try audit(
      """
      2023年度部门决算
      1.行政运行年初预算325.19万元，支出决算335.25万元，完成年初预算的103.09%，决算数小于年初预算数的主要原因是追加预算。
      """)
    #expect(report.findings.map(\.rule) == ["comparison-budget"])
    #expect(report.findings.first?.consequences.map(\.rule) == ["comparison-completion"])
  }

  @Test func sharesThatStandInEachOthersPlacesAreSaidToBeExchanged() throws {
    let report = try audit(
      """
      2023年度部门决算
      本年支出合计2913.33万元，其中：基本支出2036.92万元，占30.08%；项目支出876.41万元，占69.92%。
      """)
    #expect(report.findings.count == 1 && report.findings[0].consequences.count == 1)
    let cause = try #require(report.findings.first?.cause)
    #expect(cause.kind == .sharesExchanged && cause.fits == "69.92%")
  }

  @Test func howAFigureCameAboutIsNamedWhereThatGivesIt() throws {
    let list = try audit(
      """
      2023年度部门决算
      本年收入合计829.36万元，其中：财政拨款收入620.50万元，事业收入333.20万元，其他收入208.86万元。
      """)
    #expect(list.findings.map(\.cause?.kind) == [Cause.Kind.partLeftOut])
    let table = try audit(
      """
      2025年部门预算
      2025年财政拨款公务接待费预算3.20万元。

      “三公”经费预算表

      单位：万元

      项目\t2024年预算数\t2025年预算数
      合计\t15.20\t14.60
      公务接待费\t3.20\t2.60
      公务用车购置及运行维护费\t12.00\t12.00
      """)
    #expect(table.findings.map(\.cause?.kind) == [Cause.Kind.priorYear])
    let share = try audit("2023年度部门决算\n本年支出合计3000.00万元，其中：基本支出2000.00万元，占66.66%。")
    #expect(share.findings.map(\.cause?.kind) == [Cause.Kind.truncation])
  }

  @Test func aCleanTextHasNoFinding() throws {
    let report = try audit(
      """
      2023年部门预算公开
      “三公”经费预算20.00万元，其中：公务用车运行维护费7.50万元，占37.50%；公务接待费12.50万元，占62.50%。
      公务接待费12.50万元，与上年持平。
      """)
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
  }

  @Test func aNamePrintedAtHundredsOfPlacesIsAListNotOneFact() throws {
    let few = try audit("2023年部门预算公开\n" + expenses(3))
    #expect(few.findings.contains { $0.rule == "same-fact-in-text" })
    let many = try audit("2023年部门预算公开\n" + expenses(300))
    #expect(!many.findings.contains { $0.rule == "same-fact-in-text" })
  }

  private func expenses(_ count: Int) -> String {
    (1...count).map { "办公费支出\($0).50万元。" }.joined(separator: "\n")
  }

  private func audit(_ text: String) throws -> DocumentReport {
    let rules = try RuleSet.load(.builtIn)
    let run = Run(
      version: "test", rulesDigest: rules.digest, rules: rules.rules.map(\.rule), language: .zh,
      documentCount: 1, keepsLedger: false)
    return Auditor(ruleSet: rules, run: run, opener: .alone).audit(
      Input(path: "text", source: .bytes(Array(text.utf8))))
  }
}
