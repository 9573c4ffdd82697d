import Support
import Testing

@testable import Disclosure

@Suite struct IntervalTests {
  private func random(_ generator: inout SeededGenerator) -> Interval {
    let ends = [0, 1].map { _ in
      Rational(Int128.random(in: -500...500, using: &generator), over: 100)
    }.sorted()
    return Interval(
      ends[0], ends[1], lowerIsOpen: ends[0] < ends[1] && Bool.random(using: &generator),
      upperIsOpen: ends[0] < ends[1] && Bool.random(using: &generator))
  }

  /// A point of the interval, ends included where they belong to it.
  private func point(of a: Interval, _ generator: inout SeededGenerator) -> Rational {
    let weight = Rational(Int128.random(in: 0...8, using: &generator), over: 8)
    let value = a.lower + a.width * weight
    return a.contains(value) ? value : a.midpoint
  }

  @Test func arithmeticHoldsEveryResult() {
    var generator = SeededGenerator(for: "arithmeticHoldsEveryResult")
    for _ in 0..<2_000 {
      let (a, b) = (random(&generator), random(&generator))
      let (x, y) = (point(of: a, &generator), point(of: b, &generator))
      #expect((a + b).contains(x + y))
      #expect((a - b).contains(x - y))
      #expect((a * b).contains(x * y))
      #expect((-a).contains(-x))
      #expect(-(-a) == a)
      if let quotient = a / b { #expect(quotient.contains(x / y)) }
      #expect(a.meets(b) == b.meets(a))
      #expect(a.meets(b) == !a.intersection(b).isEmpty)
      if a.contains(y) { #expect(a.meets(b)) }
      #expect(a.distance(from: b) == -b.distance(from: a))
    }
  }

  @Test func openEndsAreKept() {
    let truncated = Rounding.truncated.interval(of: exactly("1.13"), ulp: exactly("0.01"))
    #expect(truncated.contains(exactly("1.13")) && !truncated.contains(exactly("1.14")))
    let negated = -truncated
    #expect(negated.lowerIsOpen && !negated.upperIsOpen)
    let next = Rounding.truncated.interval(of: exactly("1.14"), ulp: exactly("0.01"))
    #expect(!truncated.meets(next))
    #expect(!truncated.touchesInOnePoint(next))
    let closed = Rounding.nearest.interval(of: exactly("1.13"), ulp: exactly("0.01"))
    let above = Rounding.nearest.interval(of: exactly("1.14"), ulp: exactly("0.01"))
    #expect(closed.touchesInOnePoint(above))
  }

  @Test func roundingIsInvertedByItsInterval() {
    var generator = SeededGenerator(for: "roundingIsInvertedByItsInterval")
    let ulp = exactly("0.01")
    for _ in 0..<2_000 {
      let value = Rational(
        Int128.random(in: -3_000_000...3_000_000, using: &generator), over: 10_007)
      for rounding in Rounding.allCases {
        let shown = rounding.printed(value, ulp: ulp)
        #expect(rounding.interval(of: shown, ulp: ulp).contains(value))
      }
    }
  }

  @Test func overflowIsNeverASet() {
    let huge = Interval(exactly: Rational(Int128.max / 2))
    let product = huge * huge
    #expect(!product.isDefined && !product.meets(huge) && !product.contains(.one))
  }

  @Test(arguments: [
    ("35838.35", Unit.yuan, true), ("35838", .yuan, false), ("3.58", .tenThousandYuan, false),
    ("12", Unit(symbol: "人", dimension: .count), true),
    ("2.5", Unit(symbol: "辆", dimension: .count), false),
    ("95", Unit(symbol: "分", dimension: .score), true), ("95.5", .percent, false),
  ]) func exactness(_ text: String, _ unit: Unit, _ isExact: Bool) {
    let quantity = printed(text, unit)
    #expect(quantity.isExact == isExact)
    #expect((quantity.interval().width == .zero) == isExact)
  }

  @Test func hedgesAreWide() {
    #expect(printed("100", hedge: .about).interval().contains(printed("104").value))
    #expect(!printed("1100", hedge: .over).interval().contains(printed("1031.84").value))
    #expect(!printed("100", hedge: .nearly).interval().contains(printed("100").value))
    #expect(printed("-100", hedge: .nearly).interval().contains(printed("-95").value))
  }
}

@Suite struct PrintingTests {
  @Test(arguments: [
    (Rational(1, over: 3), 4, "0.3333"), (Rational(-1, over: 3), 2, "-0.33"),
    (Rational(2, over: 3), 0, "1"), (Rational(-1, over: 300), 2, "0.00"),
    (Rational(5, over: 1000), 2, "0.01"), (Rational(103_184, over: 100), 2, "1031.84"),
    (Rational(7), 3, "7.000"), (.overflow, 2, "—"),
  ]) func decimal(_ value: Rational, _ places: Int, _ text: String) {
    #expect(value.decimal(places: places) == text)
  }

  @Test func intervalsPrintInTheClaimsUnit() {
    let change = printed("1031.84").interval() - printed("623.22").interval()
    #expect(change.printed(.tenThousandYuan, decimals: 2) == ["408.61万元", "408.63万元"])
    #expect(
      printed("0.41").interval().printed(.tenThousandYuan, decimals: 2)
        == ["0.405万元", "0.415万元"])
    #expect(
      printed("35838.35", .yuan).interval().printed(.tenThousandYuan, decimals: 2)
        == ["3.5838万元", "3.5838万元"])
  }

  @Test func floorAndCeilingBracketTheValue() {
    var generator = SeededGenerator(for: "floorAndCeilingBracketTheValue")
    for _ in 0..<1_000 {
      let value = Rational(
        Int128.random(in: -10_000...10_000, using: &generator),
        over: Int128.random(in: 1...97, using: &generator))
      #expect(Rational(value.floor) <= value && value < Rational(value.floor + 1))
      #expect(Rational(value.ceiling) >= value && value > Rational(value.ceiling - 1))
    }
  }
}
