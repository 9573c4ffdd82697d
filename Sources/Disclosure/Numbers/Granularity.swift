/// A percentage of n whole things can only take n + 1 values.
package enum Granularity {
  /// How many of `count` things may have given the printed percentage; `nil` when no whole number does.
  ///
  /// - `percent`: the printed percentage's interval, in percent.
  package static func possibleCounts(
    for percent: Interval, of count: Int128
  ) -> ClosedRange<Int128>? {
    guard percent.isDefined, count > 0 else { return nil }
    let scale = Rational(count, over: 100)
    var least = (percent.lower * scale).ceiling
    var greatest = (percent.upper * scale).floor
    if percent.lowerIsOpen, Rational(least) == percent.lower * scale { least += 1 }
    if percent.upperIsOpen, Rational(greatest) == percent.upper * scale { greatest -= 1 }
    least = max(least, 0)
    greatest = min(greatest, count)
    return least <= greatest ? least...greatest : nil
  }

  /// The smallest number of things that could give the printed percentage, up to `limit`; `nil` when none does.
  package static func smallestCount(for percent: Interval, atMost limit: Int128) -> Int128? {
    var count: Int128 = 1
    while count <= limit {
      if possibleCounts(for: percent, of: count) != nil { return count }
      count += 1
    }
    return nil
  }
}
