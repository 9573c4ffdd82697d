/// The values a printed figure stands for: half a unit of its last digit to either side.
///
/// For showing only; the checks reason with their own sets (see docs/numbers.md).
enum PrintedRange {
  /// Ends with their unit (1,031.84万元 → 1031.835万元, 1031.845万元); empty for what is counted or not one figure.
  static func ends(of printed: String) -> [String] {
    var text = Substring(printed)
    let isNegative = text.first == "-" || text.first == "−"
    if isNegative { text = text.dropFirst() }
    let figure = text.prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "," || $0 == "，" }
    let unit = text[figure.endIndex...]
    let digits = figure.filter { $0 != "," && $0 != "，" }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    // Persons and vehicles are whole: only money and rates are rounded.
    guard unit.hasSuffix("元") || ["%", "‰", "个百分点"].contains(String(unit)), (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty }), let value = Int(parts.joined()), value <= Int.max / 10 - 5
    else { return [] }
    let places = (parts.count == 2 ? parts[1].count : 0) + 1
    let signed = isNegative ? -value : value
    return [signed * 10 - 5, signed * 10 + 5].map { decimal($0, places: places) + unit }
  }

  /// `scaled` ÷ 10^`places` in decimal digits.
  private static func decimal(_ scaled: Int, places: Int) -> String {
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (scaled < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
