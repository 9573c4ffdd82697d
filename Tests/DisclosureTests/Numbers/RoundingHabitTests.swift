import Support
import Testing

@testable import Disclosure

@Suite struct RoundingHabitTests {
  private func pairs(_ count: Int, _ rounding: Rounding) -> [RoundingHabit.Pair] {
    var generator = SeededGenerator(for: "RoundingHabitTests")
    return (0..<count).map { _ in
      // Never a round hundred of yuan: every pair is informative.
      let yuan = Rational(
        Int128.random(in: 1...9_999, using: &generator) * 10_000
          + Int128.random(in: 1...9_999, using: &generator), over: 100)
      let wan = rounding.printed(yuan / Rational(10_000), ulp: exactly("0.01"))
      return RoundingHabit.Pair(
        fine: printed(yuan.decimal(places: 2), .yuan), coarse: printed(wan.decimal(places: 2)))
    }
  }

  @Test(arguments: [Rounding.nearest, .truncated, .ceiling])
  func adoptsWhatTwentyPairsFollow(_ rounding: Rounding) {
    let habit = RoundingHabit(pairs(200, rounding))
    #expect(habit.isEstablished && habit.rounding == rounding)
    #expect(habit.informativeCount == 200 && habit.exceptions.isEmpty)
  }

  @Test func fewPairsProveNothing() {
    for count in [1, 5, 19] {
      let habit = RoundingHabit(pairs(count, .truncated))
      #expect(!habit.isEstablished && habit.rounding == .nearest)
    }
  }

  @Test func theMinorityIsNamed() {
    let odd = RoundingHabit.Pair(fine: printed("35838.35", .yuan), coarse: printed("3.59"))
    let habit = RoundingHabit(pairs(100, .nearest) + [odd])
    #expect(habit.rounding == .nearest && habit.exceptions == [100])
  }

  @Test func aMixtureIsNoHabit() {
    let mixture = RoundingHabit(pairs(100, .truncated) + pairs(100, .ceiling))
    #expect(!mixture.isEstablished)
  }

  @Test func whatDiffersAltogetherIsNoWitness() {
    let pair = RoundingHabit.Pair(fine: printed("71339.00", .yuan), coarse: printed("24.44"))
    #expect(RoundingHabit(Array(repeating: pair, count: 40)).informativeCount == 0)
  }
}
