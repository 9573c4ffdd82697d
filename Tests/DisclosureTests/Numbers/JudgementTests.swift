import Support
import Testing

@testable import Disclosure

/// No honest document may be contradicted, and no gross error may pass.
@Suite struct JudgementTests {
  /// A figure as an honest writer prints it.
  private func shown(
    _ value: Rational, _ decimals: Int, _ unit: Unit, _ rounding: Rounding = .nearest
  ) -> Quantity {
    let scaled = value / unit.factor
    let shown = rounding.printed(scaled, ulp: Rational(mantissa: 1, decimals: decimals))
    return printed(shown.decimal(places: decimals), unit)
  }

  private func fen(_ range: ClosedRange<Int128>, _ generator: inout SeededGenerator) -> Rational {
    Rational(Int128.random(in: range, using: &generator), over: 100)
  }

  @Test func honestRatesAreNeverContradicted() {
    var generator = SeededGenerator(for: "honestRatesAreNeverContradicted")
    for _ in 0..<1_500 {
      let current = fen(0...5_000_000_00, &generator)
      let base = fen(1...5_000_000_00, &generator)
      let rate = (current - base) / base * Rational(100)
      let digits = Int.random(in: 0...2, using: &generator)
      let unit: Unit = Bool.random(using: &generator) ? .tenThousandYuan : .yuan
      let claim = Operand(shown(rate, digits, .percent))
      let c = Operand(shown(current, 2, unit))
      let b = Operand(shown(base, 2, unit))
      let d = Operand(shown(current - base, 2, unit))
      let verdicts = [
        Judgement.of(claim: claim, from: [c, b], nature: .rate) {
          .growth(current: $0[0], base: $0[1])
        },
        Judgement.of(claim: claim, from: [c, d], nature: .rate) {
          .growth(current: $0[0], change: $0[1])
        },
        Judgement.of(claim: claim, from: [b, d], nature: .rate) {
          .growth(base: $0[0], change: $0[1])
        },
        Judgement.of(claim: claim, from: [c, b, d], nature: .rate) {
          .growth(current: $0[0], base: $0[1], change: $0[2])
        },
        Judgement.of(claim: d, from: [c, b], nature: .amount) {
          .change(current: $0[0], base: $0[1])
        },
      ].map(\.verdict)
      for verdict in verdicts {
        #expect([.exact, .explained, .boundary, .vacuous].contains(verdict), "\(current) \(base)")
      }
    }
  }

  @Test func honestSumsAreNeverContradicted() {
    var generator = SeededGenerator(for: "honestSumsAreNeverContradicted")
    var strained = 0
    for _ in 0..<1_500 {
      let terms = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
        fen(-1_000_00...900_000_00, &generator)
      }
      let total = terms.reduce(.zero, +)
      let judgement = Judgement.sum(
        total: Operand(shown(total, 2, .tenThousandYuan)),
        terms: terms.map { Operand(shown($0, 2, .tenThousandYuan)) })
      #expect([.exact, .explained, .boundary, .strained].contains(judgement.verdict))
      if judgement.verdict == .strained { strained += 1 }
    }
    // 0.27 % by construction; ten times that would be a wrong threshold.
    #expect(strained <= 40)
  }

  @Test func truncatedSumsAreAtMostAConvention() {
    var generator = SeededGenerator(for: "truncatedSumsAreAtMostAConvention")
    for _ in 0..<500 {
      let terms = (0..<12).map { _ in fen(1...900_000_00, &generator) }
      let total = terms.reduce(.zero, +)
      let judgement = Judgement.sum(
        total: Operand(shown(total, 2, .tenThousandYuan, .truncated)),
        terms: terms.map { Operand(shown($0, 2, .tenThousandYuan, .truncated)) })
      #expect(judgement.verdict != .contradicted)
    }
  }

  @Test func yuanSumsHaveNoTolerance() {
    let terms = ["10.01", "20.02"].map { Operand(printed($0, .yuan)) }
    let right = Judgement.sum(total: Operand(printed("30.03", .yuan)), terms: terms)
    let wrong = Judgement.sum(total: Operand(printed("30.04", .yuan)), terms: terms)
    #expect(right.verdict == .exact)
    #expect(wrong.verdict == .contradicted)
    #expect(wrong.distanceUlps == .one)
  }

  @Test func aRoundingHabitIsJudgedByItself() {
    // Ten terms cut off: the total exceeds the displayed sum by nine last places.
    let terms = (0..<10).map { _ in Operand(printed("0.10")) }
    let total = Operand(printed("1.09"))
    #expect(Judgement.sum(total: total, terms: terms).verdict == .convention)
    #expect(Judgement.sum(total: total, terms: terms, habit: .truncated).verdict == .explained)
  }

  @Test func hedgedClaimsAreAtMostANote() {
    let claim = Operand(printed("300", hedge: .about))
    let judgement = Judgement.of(
      claim: claim, from: [Operand(printed("1031.84"))], nature: .amount
    ) { .range($0[0]) }
    #expect(judgement.severity == .info)
  }

  @Test func directionFlipsAreDecisive() {
    let claim = Operand(printed("0.72"), sign: -1)
    let judgement = Judgement.of(
      claim: claim, from: [Operand(printed("1.13")), Operand(printed("0.41"))], nature: .amount
    ) { .change(current: $0[0], base: $0[1]) }
    #expect(judgement.verdict == .contradicted && judgement.flips(around: .zero))
    let rise = Judgement.of(
      claim: Operand(printed("0.90")),
      from: [Operand(printed("1.13")), Operand(printed("0.41"))], nature: .amount
    ) { .change(current: $0[0], base: $0[1]) }
    #expect(rise.verdict == .contradicted && !rise.flips(around: .zero))
  }

  @Test func detectableErrorFollowsTheBase() throws {
    let judgement = Judgement.of(
      claim: Operand(printed("65.57", .percent)),
      from: [Operand(printed("1031.84")), Operand(printed("408.62"))], nature: .rate
    ) { .growth(current: $0[0], change: $0[1]) }
    let detectable = try #require(judgement.detectable)
    #expect(detectable.decimal(places: 4) == "0.0069")
  }

  @Test func overflowIsVacuous() {
    let huge = Operand(
      Quantity(
        numeral: Numeral(mantissa: .max / 3, decimals: 2, text: "…"), unit: .hundredMillionYuan,
        span: Span(0, 0)))
    #expect(Judgement.sum(total: huge, terms: [huge, huge]).verdict == .vacuous)
  }

  @Test func convertedFiguresInheritTheirPrecision() {
    let yuan = Operand(printed("10318400", .yuan)).inheriting(from: printed("1031.84"))
    #expect(yuan.interval(strictly: false).width == Rational(100))
    let other = Operand(printed("10318401", .yuan)).inheriting(from: printed("1031.84"))
    #expect(other.interval(strictly: false).width == .one)
  }

  @Test func evidenceCanBeRedoneByHand() {
    let claim = Operand(printed("66.57", .percent))
    let judgement = Judgement.of(
      claim: claim, from: [Operand(printed("1031.84")), Operand(printed("408.62"))], nature: .rate
    ) { .growth(current: $0[0], change: $0[1]) }
    let evidence = judgement.evidence(formula: "408.62 ÷ (1031.84 − 408.62)", claimed: claim)
    #expect(evidence.claimed == "66.57%")
    #expect(evidence.feasible == ["65.5641%", "65.5678%"])
    #expect(evidence.difference == "0.9972%")
  }
}
