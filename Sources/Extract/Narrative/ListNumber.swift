/// （一） 1. 1、 一、 at the head of a label.
enum ListNumber {
  /// Bytes the list number takes, or `nil` when there is none.
  static func end(of text: Wording) -> Int? {
    for (open, close) in brackets where text.hasPrefix(open) {
      let inner = text.suffix(from: open.count)
      let number = length(inner)
      guard number > 0, inner.suffix(from: number).hasPrefix(close) else { return nil }
      return open.count + number + close.count
    }
    let number = length(text)
    guard number > 0 else { return nil }
    let rest = text.suffix(from: number)
    if rest.hasPrefix("、") || rest.hasPrefix("．") { return number + 3 }
    // 1.5 is a number, not a list number.
    guard rest.hasPrefix("."), rest.suffix(from: 1).leadingDigits.isEmpty else { return nil }
    return number + 1
  }

  /// Bytes of the digits or Chinese digits at the head; 0 when none or more than three.
  private static func length(_ text: Wording) -> Int {
    let digits = text.leadingDigits.count
    if digits > 0 { return digits <= 3 ? digits : 0 }
    var length = 0
    while length < 9, chinese.contains(where: { text.suffix(from: length).hasPrefix($0) }) {
      length += 3
    }
    return length
  }

  private static let brackets: [(Wording, Wording)] = [("（", "）"), ("(", ")")]
  private static let chinese: [Wording] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
}
