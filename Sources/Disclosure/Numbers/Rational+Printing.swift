extension Rational {
  /// Greatest integer not above the value; 0 when undefined.
  package var floor: Int128 {
    guard isDefined else { return 0 }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// Least integer not below the value; 0 when undefined.
  package var ceiling: Int128 {
    let floor = floor
    return isDefined && Rational(floor) < self ? floor + 1 : floor
  }

  /// Decimal digits, rounded half away from zero at `places`; “—” when undefined or out of range.
  package func decimal(places: Int) -> String {
    let scale = Rational(Self.powerOfTen(places))
    let scaled = magnitude * scale
    guard scaled.isDefined, !scale.isZero else { return "—" }
    let (twice, over) = scaled.numerator.multipliedReportingOverflow(by: 2)
    guard !over else { return "—" }
    let units = (twice + scaled.denominator) / (2 * scaled.denominator)
    var digits = String(units)
    if digits.utf8.count <= places {
      digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
    }
    let whole = String(digits.dropLast(places))
    let sign = sign < 0 && units != 0 ? "-" : ""
    return places == 0 ? sign + digits : sign + whole + "." + String(digits.suffix(places))
  }

  /// Fewest places, up to `limit`, that print the value without loss; `limit` when none do.
  package func placesNeeded(atMost limit: Int) -> Int {
    for places in 0..<limit where (self * Rational(Self.powerOfTen(places))).denominator == 1 {
      return places
    }
    return limit
  }

  /// In units of `unit`, with its symbol: 408.62万元. Whole numbers of what is counted have no places: 42辆.
  package func printed(_ unit: Unit?, places: Int) -> String {
    let value = self / (unit?.factor ?? .one)
    let isCount = unit?.dimension == .count && value.denominator == 1
    return value.decimal(places: isCount ? 0 : places) + (unit?.symbol ?? "")
  }
}

extension Interval {
  /// Both ends in units of `unit`, with as many digits as it takes to print them exactly, at most four more
  /// than `decimals` and at least `decimals`.
  package func printed(_ unit: Unit?, decimals: Int) -> [String] {
    let factor = unit?.factor ?? .one
    let ends = [lower / factor, upper / factor]
    let needed = ends.map { $0.placesNeeded(atMost: decimals + 2) }.max() ?? decimals
    var places = max(decimals, needed)
    while places < decimals + 4, lower != upper,
      ends[0].decimal(places: places) == ends[1].decimal(places: places)
    {
      places += 1
    }
    return ends.map { $0.decimal(places: places) + (unit?.symbol ?? "") }
  }
}
