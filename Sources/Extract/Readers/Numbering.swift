/// The number a heading, list item or line label opens with.
struct Numbering: Hashable {
  enum Style: Int, Hashable, Comparable {
    /// 第一部分, 第二章
    case part = 1
    /// 一、
    case chinese
    /// （一）
    case chineseInBrackets
    /// 1. 1、 1．
    case arabic
    /// （1） 1）
    case arabicInBrackets
    /// ①
    case circled

    static func < (a: Style, b: Style) -> Bool { a.rawValue < b.rawValue }
  }

  var style: Style
  var ordinal: Int
  /// Scalars of the text it was read from that belong to the number, its mark included.
  var length: Int

  /// The number at the head of `text` (white space removed), else `nil`.
  static func read(_ text: some Collection<Unicode.Scalar>) -> Numbering? {
    let text = Array(text.prefix(14))
    guard let first = text.first else { return nil }
    if first == "第" { return part(text) }
    if first == "（" || first == "(" { return inBrackets(text) }
    if (0x2460...0x2473).contains(first.value) {
      return Numbering(style: .circled, ordinal: Int(first.value - 0x2460) + 1, length: 1)
    }
    if let (value, length) = chinese(text[...]) {
      guard length < text.count, "、.．，,".unicodeScalars.contains(text[length]) else { return nil }
      // 二，三 in running prose is no list: a comma counts only where a title can follow it.
      if text[length] == "，" || text[length] == "," { return nil }
      return Numbering(style: .chinese, ordinal: value, length: length + 1)
    }
    return arabic(text)
  }

  private static func part(_ text: [Unicode.Scalar]) -> Numbering? {
    let rest = text.dropFirst()
    let number: (Int, Int)
    if let read = chinese(rest) {
      number = read
    } else if let read = digits(rest) {
      number = read
    } else {
      return nil
    }
    let tail = rest.dropFirst(number.1)
    if tail.starts(with: "部分".unicodeScalars) {
      return Numbering(style: .part, ordinal: number.0, length: number.1 + 3)
    }
    guard let mark = tail.first, "章节篇".unicodeScalars.contains(mark) else { return nil }
    return Numbering(style: .part, ordinal: number.0, length: number.1 + 2)
  }

  private static func inBrackets(_ text: [Unicode.Scalar]) -> Numbering? {
    let rest = text.dropFirst()
    let style: Style
    let number: (Int, Int)
    if let read = chinese(rest) {
      (style, number) = (.chineseInBrackets, read)
    } else if let read = digits(rest), read.1 <= 2 {
      (style, number) = (.arabicInBrackets, read)
    } else {
      return nil
    }
    let close = number.1 + 1
    guard close < text.count, text[close] == "）" || text[close] == ")" else { return nil }
    return Numbering(style: style, ordinal: number.0, length: close + 1)
  }

  private static func arabic(_ text: [Unicode.Scalar]) -> Numbering? {
    guard let (value, length) = digits(text[...]), length <= 2, length < text.count else {
      return nil
    }
    let mark = text[length]
    if mark == "）" || mark == ")" {
      return Numbering(style: .arabicInBrackets, ordinal: value, length: length + 1)
    }
    guard "、.．".unicodeScalars.contains(mark) else { return nil }
    // 1.5 is a figure; 1.2024年 is not.
    if mark != "、", let (year, digits) = digits(text[(length + 1)...]) {
      let rest = text[(length + 1 + digits)...]
      guard digits == 4, (1949..<2100).contains(year), rest.first == "年" else { return nil }
    }
    return Numbering(style: .arabic, ordinal: value, length: length + 1)
  }

  private static func digits(_ text: ArraySlice<Unicode.Scalar>) -> (Int, Int)? {
    var value = 0
    var length = 0
    for scalar in text.prefix(4) {
      guard scalar.value >= 0x30, scalar.value <= 0x39 else { break }
      value = value * 10 + Int(scalar.value - 0x30)
      length += 1
    }
    return length == 0 ? nil : (value, length)
  }

  private static let figures: [Unicode.Scalar: Int] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "〇": 0, "零": 0,
  ]

  private static func chinese(_ text: ArraySlice<Unicode.Scalar>) -> (Int, Int)? {
    var value = 0
    var length = 0
    for scalar in text.prefix(4) {
      if let figure = figures[scalar] {
        // 二十三: a figure after 十 is added; the first one stands alone.
        value += figure
      } else if scalar == "十" {
        value = value == 0 ? 10 : value * 10
      } else {
        break
      }
      length += 1
    }
    return length == 0 ? nil : (value, length)
  }
}
