import Support
import Testing

@testable import Disclosure

/// The worked examples of `docs/numbers.md`; each case names its number there.
@Suite struct WorkedExamplesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var number: Int
    var judgement: Judgement
    var verdict: Verdict
    var feasible: [String]
    var testDescription: String { "example \(number): \(verdict)" }
  }

  static let cases: [Case] = rates + changes + sums + others

  /// Case from a rate claim; the feasible set printed with four decimals.
  static func rate(
    _ number: Int, _ claim: String, down: Bool = false, _ verdict: Verdict, _ feasible: [String],
    _ operands: [String], unit: Unit = .tenThousandYuan,
    _ formula: @escaping ([Interval]) -> Hull
  ) -> Case {
    let judgement = Judgement.of(
      claim: Operand(printed(claim, .percent), sign: down ? -1 : 1),
      from: operands.map { operand($0, unit) }, nature: .rate, formula: formula)
    return Case(number: number, judgement: judgement, verdict: verdict, feasible: feasible)
  }

  static func operand(_ text: String, _ unit: Unit = .tenThousandYuan) -> Operand {
    text.hasPrefix("-")
      ? Operand(printed(String(text.dropFirst()), unit), sign: -1) : Operand(printed(text, unit))
  }

  static func fromChange(_ v: [Interval]) -> Hull { .growth(current: v[0], change: v[1]) }
  static func fromBase(_ v: [Interval]) -> Hull { .growth(current: v[0], base: v[1]) }
  static func share(_ v: [Interval]) -> Hull { .share(part: v[0], whole: v[1]) }
  static func joint(_ v: [Interval]) -> Hull {
    .growth(current: v[0], base: v[1], change: v[2])
  }

  static var rates: [Case] {
    let small = ["170.2381%", "181.2500%"]
    let large = ["65.5641%", "65.5678%"]
    let regional = ["2.9441%", "3.0800%"]
    let completion = ["60.6469%", "61.5176%"]
    let yi = Unit.hundredMillionYuan
    return [
      rate(1, "175.1", .vacuous, small, ["1.13", "0.72"], fromChange),
      rate(2, "175.1", .vacuous, ["172.2892%", "179.0123%"], ["1.13", "0.41", "0.72"], joint),
      rate(3, "185.0", .contradicted, small, ["1.13", "0.72"], fromChange),
      rate(4, "65.57", .exact, large, ["1031.84", "408.62"], fromChange),
      rate(5, "65.56", .explained, large, ["1031.84", "408.62"], fromChange),
      rate(6, "65.58", .contradicted, large, ["1031.84", "408.62"], fromChange),
      rate(7, "39.60", .contradicted, large, ["1031.84", "408.62"], fromChange),
      rate(8, "65.57", .contradicted, [], ["1031.84", "623.22", "406.82"], joint),
      rate(10, "31.39", .exact, ["31.3850%", "31.3877%"], ["792.22", "189.25"], fromChange),
      rate(11, "35.9", .exact, ["35.8993%", "35.9023%"], ["792.22", "209.28"], fromChange),
      rate(12, "3.0", .exact, regional, ["15.39", "14.94"], unit: yi, fromBase),
      rate(12, "3.1", .explained, regional, ["15.39", "14.94"], unit: yi, fromBase),
      rate(12, "3.2", .contradicted, regional, ["15.39", "14.94"], unit: yi, fromBase),
      rate(13, "0.5", down: true, .exact, ["-0.5178%", "-0.4383%"], ["24.98", "25.10"], fromBase),
      rate(
        14, "2", down: true, .exact, ["-2.0006%", "-1.9990%"], ["1205.06", "1229.65"], fromBase),
      rate(15, "61.08", .exact, completion, ["1.13", "1.85"], share),
      rate(15, "61.00", .explained, completion, ["1.13", "1.85"], share),
      rate(15, "62.00", .contradicted, completion, ["1.13", "1.85"], share),
      rate(19, "54.42", .exact, ["54.4201%", "54.4221%"], ["434.89", "799.12"], share),
      rate(21, "50.00", .vacuous, ["0.0000%", "133.3333%"], ["0.03", "0.02"], fromBase),
      rate(22, "95.89", .vacuous, [], ["307.82", "0"], share),
      rate(28, "38.85", .exact, ["38.8484%", "38.8500%"], ["334.67", "861.46"], share),
    ]
  }

  static var changes: [Case] {
    func change(_ number: Int, _ claim: String, _ verdict: Verdict, _ of: (String, String)) -> Case {
      Case(
        number: number,
        judgement: .of(
          claim: operand(claim), from: [operand(of.0), operand(of.1)], nature: .amount
        ) { .change(current: $0[0], base: $0[1]) },
        verdict: verdict, feasible: [])
    }
    return [
      change(8, "406.82", .contradicted, ("1031.84", "623.22")),
      change(8, "408.62", .exact, ("1031.84", "623.22")),
      change(9, "0.72", .exact, ("1.13", "0.41")),
      change(9, "0.73", .explained, ("1.13", "0.41")),
      change(9, "0.74", .contradicted, ("1.13", "0.41")),
    ]
  }

  static var sums: [Case] {
    func sum(
      _ number: Int, _ total: String, _ verdict: Verdict, _ terms: [String],
      columnUlp: Int128? = nil
    ) -> Case {
      let ulp = columnUlp.map { Rational($0) }
      let judgement = Judgement.sum(
        total: Operand(printed(total), columnUlp: ulp),
        terms: terms.map { Operand(printed($0), columnUlp: ulp) })
      return Case(number: number, judgement: judgement, verdict: verdict, feasible: [])
    }
    return [
      sum(16, "57.6", .explained, ["12.1", "45.4"]),
      sum(17, "10.3", .explained, ["4.1", "6.1"]),
      sum(17, "10.4", .contradicted, ["4.1", "6.1"]),
      sum(18, "1.00", .explained, ["0.33", "0.33", "0.33"]),
      sum(18, "1.01", .boundary, ["0.33", "0.33", "0.33"]),
      sum(18, "1.02", .contradicted, ["0.33", "0.33", "0.33"]),
      // 0.01 万元 is 100 元.
      sum(19, "799.12", .exact, ["434.89", "77.4", "286.83"], columnUlp: 100),
      sum(20, "2711.65", .exact, ["617", "1229.65", "865"], columnUlp: 100),
      sum(20, "2712.15", .strained, ["617", "1229.65", "865"], columnUlp: 100),
    ]
  }

  static var others: [Case] {
    func same(_ number: Int, _ claim: Quantity, _ source: Quantity, _ verdict: Verdict) -> Case {
      Case(
        number: number,
        judgement: .of(claim: Operand(claim), from: [Operand(source)], nature: .amount) {
          .range($0[0])
        }, verdict: verdict, feasible: [])
    }
    let housing = printed("35838.35", .yuan)
    return [
      same(23, printed("3.58"), housing, .exact),
      same(23, printed("3.59"), housing, .contradicted),
      same(23, printed("3.58", .yuan), housing, .contradicted),
      same(24, printed("1031.9"), printed("1031.84"), .convention),
      Case(
        number: 25,
        judgement: .sharesReachHundred(
          (0..<5).map { _ in Operand(printed("20.01", .percent)) }),
        verdict: .contradicted, feasible: ["100.025%", "100.075%"]),
      Case(
        number: 27,
        judgement: .of(
          claim: Operand(printed("2.37", .percent), sign: -1),
          from: [Operand(printed("93.52", .percent)), Operand(printed("95.89", .percent))],
          nature: .amount
        ) { .pointChange(later: $0[0], earlier: $0[1]) },
        verdict: .exact, feasible: ["-2.380%", "-2.360%"]),
    ]
  }

  @Test(arguments: cases) func verdict(_ example: Case) {
    #expect(example.judgement.verdict == example.verdict)
  }

  @Test(arguments: cases.filter { !$0.feasible.isEmpty })
  func feasible(_ example: Case) throws {
    let range = try #require(example.judgement.feasible)
    let decimals = example.feasible[0].split(separator: ".").last.map { $0.count - 1 } ?? 0
    #expect(
      [range.lower, range.upper].map { $0.decimal(places: decimals) + "%" } == example.feasible)
  }

  @Test func example1HasAWitness() {
    // 11,300.00 against 4,107.43 yuan prints as 1.13, +0.72 (rounded) and 175.1 %.
    let (current, base) = (exactly("11300.00"), exactly("4107.43"))
    #expect(printed("1.13").interval().contains(current))
    #expect(printed("0.72").interval().contains(current - base))
    #expect(
      printed("175.1", .percent).interval().contains((current / base - .one) * Rational(100)))
  }

  @Test func example7IsDividedByTheCurrentYear() throws {
    let share = Hull.share(
      part: printed("408.62").interval(), whole: printed("1031.84").interval())
    #expect(try #require(share.interval).meets(printed("39.60", .percent).interval()))
  }

  @Test func example8BlamesTheChange() {
    var system = LinearSystem()
    let current = system.add(printed("1031.84").interval())
    let base = system.add(printed("623.22").interval())
    let change = system.add(printed("406.82").interval())
    system.require([(current, 1), (base, -1), (change, -1)])
    system.requireGrowth(
      current: current, base: base, percent: printed("65.57", .percent).interval())
    #expect(system.suspects() == [change])
    let allowed = (printed("1031.84").interval() - printed("623.22").interval())
    #expect(
      Mechanism.cause(of: printed("406.82"), feasible: allowed)
        == Cause(kind: .digitSwap, printed: "406.82万元", fits: "408.62万元"))
    #expect((exactly("408.62") - exactly("406.82")) / exactly("0.01") == Rational(180))
  }

  @Test func example22IsUndefined() {
    let judgement = Judgement.of(
      claim: Operand(printed("95.89", .percent)),
      from: [Operand(printed("307.82")), Operand(printed("0"))], nature: .rate,
      formula: Self.share)
    #expect(judgement.isUndefined)
  }

  @Test func example23IsAUnitSlip() {
    let allowed = printed("35838.35", .yuan).interval()
    #expect(
      Mechanism.cause(of: printed("3.58", .yuan), feasible: allowed)
        == Cause(kind: .unitSlip, printed: "3.58元", fits: "35800.00元"))
  }

  @Test func example26IsImpossible() {
    let percent = printed("98.33", .percent).interval()
    #expect(Granularity.possibleCounts(for: percent, of: 50) == nil)
    #expect(Granularity.possibleCounts(for: percent, of: 60) == 59...59)
  }

  @Test func example28AllowsTwoScores() {
    let score = printed("38.85", .percent).interval() * Rational(1, over: 10)
    #expect(printed("3.88", nil).interval().meets(score))
    #expect(printed("3.89", nil).interval().meets(score))
    #expect(!printed("3.90", nil).interval().meets(score))
  }
}
