internal import Disclosure

/// The text of a form's cell, made comparable.
enum FormText {
  /// Without white space, brackets and colons half width, without a trailing colon.
  static func key(_ text: String) -> String {
    var key = text
    if key.unicodeScalars.contains(where: isFolded) {
      key = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case " ", "\t", "\n", "\r", "\u{3000}", "\u{A0}": continue
        case "（": key += "("
        case "）": key += ")"
        case "：": key += ":"
        default: key.unicodeScalars.append(scalar)
        }
      }
    }
    while key.utf8.last == UInt8(ascii: ":") { key.unicodeScalars.removeLast() }
    return key
  }

  private static func isFolded(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\n", "\r", "\u{3000}", "\u{A0}", "（", "）", "：": true
    default: false
    }
  }

  /// A key without a last bracket (产出指标(50分) → 产出指标) and without a bare score behind it (产出指标50分).
  static func withoutBracket(_ key: String) -> String {
    var bytes = Array(key.utf8)
    if bytes.last == UInt8(ascii: ")"), let open = bytes.lastIndex(of: UInt8(ascii: "(")), open > 0 {
      bytes.removeSubrange(open...)
    } else if key.ends(with: "分") {
      let digits = bytes.dropLast(3).reversed().prefix { $0 &- 0x30 < 10 }.count
      if digits > 0, bytes.count > digits + 3 { bytes.removeLast(digits + 3) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A key without the figures behind it (总分10098.27 → 总分).
  static func withoutFigures(_ key: String) -> String {
    let figures = key.utf8.reversed().prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }.count
    return String(decoding: key.utf8.dropLast(figures), as: UTF8.self)
  }

  /// What stands in the last bracket of a key, or `nil`.
  static func bracket(_ key: String) -> String? {
    let bytes = Array(key.utf8)
    guard bytes.last == UInt8(ascii: ")"), let open = bytes.lastIndex(of: UInt8(ascii: "("))
    else { return nil }
    return String(decoding: bytes[(open + 1)..<(bytes.count - 1)], as: UTF8.self)
  }

  /// Without list numbers and 其中 in front: 1.、（一）, 其中:, 按支出性质分:.
  static func withoutMarker(_ key: String) -> String {
    var rest = Substring(key)
    while true {
      if rest.hasPrefix("其中") {
        rest = rest.dropFirst(2)
      } else if let first = rest.unicodeScalars.first, markers.contains(first) {
        rest = rest.dropFirst()
      } else if rest.hasPrefix("按"), let end = rest.prefix(12).firstIndex(of: ":"), rest[..<end].hasSuffix("分") {
        rest = rest[end...]
      } else if let end = listNumberEnd(rest) {
        rest = rest[end...]
      } else {
        return String(rest)
      }
    }
  }

  private static let markers: Set<Unicode.Scalar> = [":", "、", ".", "-", "．", "•", "*"]

  /// The end of 1. 1、 (1) 一、 (一) at the start of `text`.
  private static func listNumberEnd(_ text: Substring) -> String.Index? {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    let isBracketed = scalars.first == "("
    if isBracketed { index = scalars.index(after: index) }
    let start = index
    while index < scalars.endIndex, numberScalars.contains(scalars[index]) {
      index = scalars.index(after: index)
    }
    guard index > start, index < scalars.endIndex else { return nil }
    let closes = isBracketed ? scalars[index] == ")" : closing.contains(scalars[index])
    guard closes else { return nil }
    let end = scalars.index(after: index)
    // 3.5 is a number, not the third item.
    if scalars[index] == ".", end < scalars.endIndex, "0"..."9" ~= scalars[end] { return nil }
    return end
  }

  private static let numberScalars = Set("0123456789一二三四五六七八九十".unicodeScalars)
  private static let closing: Set<Unicode.Scalar> = ["、", ".", "．", ")", ","]
}
