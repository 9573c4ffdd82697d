/// The exact ranges of the formulas a disclosure uses. Each variable enters once, so that no range is wider
/// than it must be. All arguments in base units of one unit; rates in percent.
package enum Hull: Hashable, Sendable {
  case range(Interval)
  /// The base may be zero or is negative: a rate over it means nothing.
  case undefined
  /// The figures cannot all be true, whatever the rate.
  case empty

  package var interval: Interval? { if case .range(let interval) = self { interval } else { nil } }

  private static let hundred = Rational(100)

  /// current − base
  package static func change(current: Interval, base: Interval) -> Hull {
    .range(current - base)
  }

  /// (current − base) ÷ base
  package static func growth(current: Interval, base: Interval) -> Hull {
    guard let ratio = current / base else { return .undefined }
    return .range((ratio - Interval(exactly: .one)) * hundred)
  }

  /// change ÷ (current − change)
  package static func growth(current: Interval, change: Interval) -> Hull {
    guard (current - change).lower.sign > 0 else { return .undefined }
    return .range(Interval.hull(current, change) { $1 / ($0 - $1) } * hundred)
  }

  /// change ÷ base
  package static func growth(base: Interval, change: Interval) -> Hull {
    guard let ratio = change / base else { return .undefined }
    return .range(ratio * hundred)
  }

  /// All three are printed: the rate over the polygon where current − base = change. Open ends count as closed.
  package static func growth(current: Interval, base: Interval, change: Interval) -> Hull {
    let low = max(base.lower, current.lower - change.upper)
    let high = min(base.upper, current.upper - change.lower)
    guard low.isDefined, high.isDefined else { return .undefined }
    if low > high { return .empty }
    guard low.sign > 0 else { return .undefined }
    // On the polygon the rate falls along current = const and is monotone along change = const,
    // so its extremes lie at the ends of `base` or where those two sides meet.
    var bases = [low, high]
    for corner in [current.upper - change.upper, current.lower - change.lower]
    where corner > low && corner < high { bases.append(corner) }
    var least: Rational?
    var greatest: Rational?
    for base in bases {
      let bottom = max(current.lower, base + change.lower) / base - .one
      let top = min(current.upper, base + change.upper) / base - .one
      guard bottom.isDefined, top.isDefined else { return .undefined }
      least = least.map { min($0, bottom) } ?? bottom
      greatest = greatest.map { max($0, top) } ?? top
    }
    guard let least, let greatest else { return .undefined }
    return .range(Interval(least, greatest) * hundred)
  }

  /// part ÷ whole; a completion rate is one with the budget as whole.
  package static func share(part: Interval, whole: Interval) -> Hull {
    guard let ratio = part / whole else { return .undefined }
    return .range(ratio * hundred)
  }

  /// later − earlier, of two printed rates.
  package static func pointChange(later: Interval, earlier: Interval) -> Hull {
    .range(later - earlier)
  }

  /// Signed sum; operands carry their signs.
  package static func sum(_ terms: [Interval]) -> Hull {
    .range(terms.reduce(Interval(exactly: .zero), +))
  }
}
