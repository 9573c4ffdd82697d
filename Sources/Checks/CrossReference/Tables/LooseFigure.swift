internal import Disclosure

/// A cell of digits, commas and one point that is no well-formed number (1,4888.14): what it says without its commas.
///
/// Readers refuse it, rightly; in a table its neighbours can still prove it wrong. Torn digits (a space or a line
/// break among them) are not judged.
struct LooseFigure {
  let quantity: Quantity
  private static let digitLimit = 15

  init?(_ column: Column, _ cell: Cell) {
    guard column.role == .amount || column.role == .count, !cell.isContinuation else { return nil }
    var mantissa: Int128 = 0
    var digits = 0
    var decimals: Int?
    for byte in cell.text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        mantissa = mantissa * 10 + Int128(byte - UInt8(ascii: "0"))
        digits += 1
        decimals = decimals.map { $0 + 1 }
        guard digits <= Self.digitLimit else { return nil }
      case UInt8(ascii: ","): guard decimals == nil else { return nil }
      case UInt8(ascii: "."):
        guard decimals == nil else { return nil }
        decimals = 0
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    quantity = Quantity(
      numeral: Numeral(mantissa: mantissa, decimals: decimals ?? 0, text: cell.text),
      unit: column.unit, span: cell.span)
  }
}
