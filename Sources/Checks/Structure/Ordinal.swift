/// The number a heading or an item opens with.
struct Ordinal: Hashable {
  enum Style: Hashable {
    /// 第一部分, 第二章
    case part
    /// 一、
    case chinese
    /// （一）
    case chineseInBrackets
    /// 1. 1、
    case arabic
    /// （1） 1）
    case arabicInBrackets
  }

  var style: Style
  var value: Int
  /// Scalars it takes, spaces included.
  var length: Int

  /// The number alone, apart from how it is written.
  init(_ style: Style, _ value: Int) {
    self.style = style
    self.value = value
    length = 0
  }

  /// The ordinal at the head of a text, `nil` when there is none.
  init?(_ scalars: some Collection<UInt32>) {
    let text = Array(scalars.prefix(16))
    var index = 0
    func skipSpaces() { while index < text.count, text[index].isSpace { index += 1 } }
    skipSpaces()
    guard index < text.count else { return nil }
    let first = text[index]
    let isPart = first == "第".values[0]
    let isBracket = first == 0xFF08 || first == 0x28
    if isPart || isBracket { index += 1 }
    skipSpaces()
    guard let number = Self.number(text[index...]) else { return nil }
    index += number.length
    skipSpaces()
    guard index < text.count else { return nil }
    value = number.value
    let mark = text[index]
    if isPart {
      if text[index...].starts(with: "部分".values) {
        length = index + 2
      } else if "章节篇".values.contains(mark) {
        length = index + 1
      } else {
        return nil
      }
      style = .part
      return
    }
    let isClosing = mark == 0xFF09 || mark == 0x29
    if isBracket || isClosing {
      guard isClosing else { return nil }
      guard number.isChinese ? isBracket : true else { return nil }
      style = number.isChinese ? .chineseInBrackets : .arabicInBrackets
      length = index + 1
      return
    }
    guard "、.．".values.contains(mark) else { return nil }
    // 1.5 is a figure.
    if mark != "、".values[0], index + 1 < text.count, text[index + 1].isDigit { return nil }
    style = number.isChinese ? .chinese : .arabic
    length = index + 1
  }

  private static func number(
    _ text: ArraySlice<UInt32>
  ) -> (value: Int, length: Int, isChinese: Bool)? {
    let digits = text.prefix { $0.isDigit }
    if !digits.isEmpty {
      guard digits.count <= 2 else { return nil }
      return (digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits.count, false)
    }
    let figures = "〇一二三四五六七八九".values
    let ten = "十".values[0]
    var value = 0
    var length = 0
    for scalar in text.prefix(3) {
      if scalar == ten {
        value = max(value, 1) * 10
      } else if let figure = figures.firstIndex(of: scalar) {
        value += figure
      } else {
        break
      }
      length += 1
    }
    return length == 0 || value == 0 ? nil : (value, length, true)
  }
}
