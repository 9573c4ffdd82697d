/// A printed figure as it enters a formula.
package struct Operand: Sendable {
  package var quantity: Quantity
  /// -1 where a word gives the direction (下降 0.5 %) or the formula subtracts.
  package var sign: Int
  /// The finest last place its column or section prints, base units; `nil` when unknown.
  package var columnUlp: Rational?
  /// A coarser last place it was copied from (10,318,400 元 from 1031.84 万元), base units.
  package var inheritedUlp: Rational?
  /// 人均 50.00 元: what a division gives is rounded, however fine its unit.
  package var isQuotient = false

  package init(
    _ quantity: Quantity, sign: Int = 1, columnUlp: Rational? = nil, inheritedUlp: Rational? = nil
  ) {
    self.quantity = quantity
    self.sign = sign
    self.columnUlp = columnUlp
    self.inheritedUlp = inheritedUlp
  }

  private var isExact: Bool { quantity.isExact && !isQuotient }

  /// Signed, base units.
  package var value: Rational { sign < 0 ? -quantity.value : quantity.value }

  /// The last place when dropped zeros are put back: the finer of its own and its column's. Exact figures: 0.
  package var strictUlp: Rational {
    if isExact { return .zero }
    let own = lenientUlp
    return columnUlp.map { min($0, own) } ?? own
  }

  /// The last place as printed, or the coarser one it was copied from. Exact figures: 0.
  package var lenientUlp: Rational {
    if isExact { return .zero }
    let own = quantity.unitInLastPlace
    return inheritedUlp.map { max($0, own) } ?? own
  }

  package func interval(_ rounding: Rounding = .nearest, strictly: Bool = true) -> Interval {
    let ulp = strictly ? strictUlp : lenientUlp
    let range =
      quantity.isExact && isQuotient
      ? rounding.interval(of: quantity.value, ulp: ulp) : quantity.interval(rounding, ulp: ulp)
    return sign < 0 ? -range : range
  }

  /// The operand with the last place of a coarser figure of exactly the same value, from which it must have
  /// been converted.
  package func inheriting(from partner: Quantity) -> Operand {
    guard partner.value == quantity.value,
      partner.unitInLastPlace > quantity.unitInLastPlace
    else { return self }
    var copy = self
    copy.inheritedUlp = partner.unitInLastPlace
    return copy
  }
}
