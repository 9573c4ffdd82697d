internal import Disclosure

/// The units the amounts of a paragraph are printed in, counted as they are read.
struct MoneyUnits {
  private var counts: [Unit: Int] = [:]
  /// That of most amounts so far, the latest of equal ones.
  private(set) var usual: Unit?

  mutating func note(_ unit: Unit) {
    counts[unit, default: 0] += 1
    if counts[unit, default: 0] >= usual.flatMap({ counts[$0] }) ?? 0 { usual = unit }
  }
}
