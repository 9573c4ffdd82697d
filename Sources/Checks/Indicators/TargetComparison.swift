internal import Disclosure

/// A target and what was reached, in one unit.
struct TargetComparison {
  enum Outcome {
    case met, missed
    /// The printed sets overlap the bound: rounding decides.
    case unclear
  }

  let target: Quantity
  let actual: Quantity
  let comparator: Comparator?
  /// A unit printed on one side only is taken to hold for both.
  let isUnitAssumed: Bool

  /// `nil` when one of them is no plain number or their units measure different things.
  init?(_ indicator: Indicator) {
    guard let target = indicator.target, target.isPlain, let goal = target.quantity,
      let actual = indicator.actual, let done = actual.quantity, actual.isPlain
    else { return nil }
    let goalUnit = indicator.unit(of: goal)
    let doneUnit = indicator.unit(of: done)
    isUnitAssumed = goalUnit == nil || doneUnit == nil
    guard let shared = goalUnit ?? doneUnit else {
      self.target = goal
      self.actual = done
      comparator = goal.comparator
      return
    }
    let left = Self.completed(goalUnit ?? shared, by: doneUnit)
    let right = Self.completed(doneUnit ?? shared, by: goalUnit)
    guard left.dimension == right.dimension, left.dimension != .measure || left.base == right.base else { return nil }
    self.target = goal.with(left)
    self.actual = done.with(right)
    comparator = goal.comparator
  }

  /// 2.1万 measures what the other side does.
  private static func completed(_ unit: Unit, by other: Unit?) -> Unit {
    guard unit.isBareMultiple, let other, !other.isBareMultiple else { return unit }
    return Unit(symbol: unit.symbol, dimension: other.dimension, factor: unit.factor)
  }

  /// Whether the target was reached; without comparator, reaching it from either side counts.
  var outcome: Outcome {
    let goal = bound
    let done = actual.interval()
    switch comparator {
    case .atLeast, .greater:
      if done.upper < goal.lower { return .missed }
      return done.lower >= goal.upper ? .met : .unclear
    case .atMost, .less:
      if done.lower > goal.upper { return .missed }
      return done.upper <= goal.lower ? .met : .unclear
    case .equal, nil:
      return done.meets(goal) ? .met : .unclear
    }
  }

  /// A bound is set and not computed: it is what it says, where the result has no more places or the bound is 95%, 90%, 85%.
  /// Beside a finer result ≥3.5万亩 may stand for a plan of 3.476万亩, ≥66.7% for two thirds.
  private var bound: Interval {
    let fifth = target.value * Rational(1, over: 5)
    let isRound = target.unit?.dimension == .percent && Rational(fifth.floor) == fifth
    let isSet = target.hedge == nil && (isRound || actual.unitInLastPlace >= target.unitInLastPlace)
    return isSet ? Interval(exactly: target.value) : target.interval()
  }

  /// actual ÷ target in percent; `nil` when the target is 0.
  var ratio: Rational? {
    guard !target.value.isZero else { return nil }
    let ratio = actual.value / target.value * Rational(100)
    return ratio.isDefined ? ratio : nil
  }
}

extension Unit {
  /// 平方米 of 万平方米: 公里 and 米 are not brought to one.
  fileprivate var base: String { symbol.hasPrefix("万") && factor != Rational(1) ? String(symbol.dropFirst()) : symbol }
}

extension Quantity {
  /// The same figure read in a unit printed elsewhere.
  func with(_ unit: Unit) -> Quantity {
    Quantity(numeral: numeral, unit: unit, hedge: hedge, comparator: comparator, span: span)
  }
}
