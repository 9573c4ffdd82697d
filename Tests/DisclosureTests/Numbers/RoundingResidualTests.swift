import Support
import Testing

@testable import Disclosure

@Suite struct RoundingResidualTests {
  /// Published table: probabilities in percent that the displayed difference exceeds 0, 1, 2, 3 last places.
  @Test(arguments: [
    (2, ["25.0", "0.0", "0.0", "0.0"]), (3, ["33.3", "0.0", "0.0", "0.0"]),
    (4, ["40.1", "0.5", "0.0", "0.0"]), (5, ["45.0", "1.7", "0.0", "0.0"]),
    (8, ["54.7", "6.6", "0.1", "0.0"]), (10, ["58.9", "10.1", "0.5", "0.0"]),
    (15, ["65.8", "18.2", "2.4", "0.1"]), (20, ["70.1", "24.7", "5.2", "0.6"]),
  ]) func probabilities(_ terms: Int, _ percents: [String]) {
    let computed = (1...4).map { ulps in
      RoundingResidual.probability(ofAtLeast: ulps, terms: terms)
        .map { ($0 * Rational(100)).decimal(places: 1) }
    }
    #expect(computed == percents)
  }

  /// The closed form decides as the exact tail does.
  @Test func closedFormAgreesWithTheExactTail() throws {
    let limit = Rational(27, over: 10_000)
    for count in 2...24 {
      let residual = RoundingResidual(
        total: .one, terms: Array(repeating: .one, count: count))
      for ulps in 1...12 {
        let probability = try #require(
          RoundingResidual.probability(ofAtLeast: ulps, terms: count))
        #expect(
          residual.isImprobable(difference: Rational(Int128(ulps))) == (probability < limit),
          "\(ulps) of \(count)")
      }
    }
  }

  @Test(arguments: [
    // Ten terms: 3 last places have 0.5 %, 4 have 0.003 %; the worst case allows 5.
    ("1.03", Verdict.explained), ("1.04", .strained), ("1.05", .strained), ("1.06", .convention),
    ("1.20", .contradicted),
  ]) func tenTerms(_ total: String, _ verdict: Verdict) {
    let terms = (0..<10).map { _ in Operand(printed("0.10")) }
    #expect(Judgement.sum(total: Operand(printed(total)), terms: terms).verdict == verdict)
  }

  @Test func oneCoarseTermExplainsWhatItMay() {
    // Half of the coarse last place is within three deviations of a uniform law: never improbable.
    let terms = ["10", "0.11", "0.12"].map { Operand(printed($0)) }
    #expect(Judgement.sum(total: Operand(printed("10.60")), terms: terms).verdict == .explained)
    #expect(Judgement.sum(total: Operand(printed("10.80")), terms: terms).verdict != .explained)
  }
}
