import Support
import Testing

@testable import Disclosure

@Suite struct MechanismTests {
  @Test(arguments: [
    ("406.82", "408.62", Cause.Kind.digitSwap, "408.62万元"),
    ("1031.48", "1031.84", .digitSwap, "1031.84万元"),
    ("4408.62", "408.62", .digitDoubled, "408.62万元"),
    ("40.62", "408.62", .digitDropped, "408.62万元"),
    ("408.2", "408.62", .digitDropped, "408.62万元"),
    ("66.57", "65.57", .digitSlip, "65.57万元"),
    ("4086.20", "408.62", .decimalShift, "408.62万元"),
    ("4086200.00", "408.62", .unitSlip, "408.62万元"),
    ("-408.62", "408.62", .signFlipped, "408.62万元"),
  ]) func names(_ wrong: String, _ right: String, _ kind: Cause.Kind, _ fits: String) {
    let cause = Mechanism.cause(of: printed(wrong), feasible: printed(right).interval())
    #expect(cause?.kind == kind)
    #expect(cause?.fits == fits)
  }

  @Test func namesNothingWhenAnythingWouldFit() {
    let wide = Interval(exactly("0") * Rational(10_000), exactly("900") * Rational(10_000))
    #expect(Mechanism.cause(of: printed("901.00"), feasible: wide) == nil)
    #expect(
      Mechanism.cause(of: printed("713.39"), feasible: printed("24.44").interval()) == nil)
  }

  @Test func namesTheNeighbour() {
    let cause = Mechanism.cause(
      of: printed("713.39"), feasible: printed("24.44").interval(),
      neighbours: [printed("1.00"), printed("713.39")])
    #expect(cause?.kind == .neighbouringCell)
  }

  @Test func namesThePartThatWasNotAdded() {
    let parts = ["120.50", "33.20", "8.86"].map { printed($0) }
    #expect(Mechanism.partLeftOut(of: printed("129.36"), parts: parts) == 1)
    #expect(Mechanism.partLeftOut(of: printed("162.56"), parts: parts) == nil)
    let alike = ["129.36", "33.20", "33.20"].map { printed($0) }
    #expect(Mechanism.partLeftOut(of: printed("162.56"), parts: alike) == nil)
  }
}
