internal import Disclosure

/// A title as the structure checks compare it: number, marks, quotes, spaces and years aside.
struct Title {
  /// Chinese characters, letters and digits that are left.
  let key: [UInt32]
  /// The key without a remark in brackets at the end (部门预算表（9张））; `nil` where there is none.
  let keyWithoutRemark: [UInt32]?
  /// The numbering in front, digits and mark; empty when there is none.
  let number: [UInt32]

  /// `text`: a line of the contents, whose page number may follow a mere blank, or nothing. 附件1 has a number of its own.
  init(listed text: String) {
    let digits = text.unicodeScalars.reversed().prefix { $0.value.isDigit }.count
    let title = String(String.UnicodeScalarView(text.unicodeScalars.dropLast(digits)))
    self.init((1...3).contains(digits) && !title.ends(withAnyOf: ["附件", "附表", "附"]) ? title : text)
  }

  /// `text`: a heading, a caption, or a line of the contents with its leader dots and page number.
  init(_ text: String) {
    var scalars = text.values.filter { !$0.isSpace }
    scalars = Self.withoutLeader(scalars)
    let length = Self.numberLength(scalars)
    number = Array(scalars.prefix(length))
    let title = scalars.dropFirst(length)
    key = Self.core(title)
    keyWithoutRemark = Self.withoutRemark(title).map(Self.core)
  }

  private static let dropped = Set("《》〈〉“”‘’\"'（）()[]【】-—•●·*.．、，,：:；;。…_".values)

  private static let bullets = Set("-—•●·*".values)
  private static let leader = Set("….·．-—_ ".values)
  private static let figures = Set("一二三四五六七八九十〇零百0123456789".values)
  private static let opening = Set("第（(".values)
  private static let tableSigns = ["附件", "附表", "表"].map(\.values)

  /// Bullets in front; leader dots and page number behind.
  private static func withoutLeader(_ scalars: [UInt32]) -> [UInt32] {
    let start = scalars.drop { bullets.contains($0) }
    let digits = start.reversed().prefix { $0.isDigit }.count
    let body = start.dropLast(digits)
    let dots = body.reversed().prefix { leader.contains($0) }.count
    return dots >= 2 ? Array(body.dropLast(dots)) : Array(start)
  }

  private static func withoutRemark(_ scalars: ArraySlice<UInt32>) -> ArraySlice<UInt32>? {
    guard let last = scalars.last, closings.contains(last), let start = scalars.lastIndex(where: openings.contains),
      start > scalars.startIndex
    else { return nil }
    return scalars[..<start]
  }

  private static let openings = Set("（(".values)
  private static let closings = Set("）)".values)

  /// 第一部分, 一、, （一）, 1. and the like.
  static func numberLength(_ scalars: [UInt32]) -> Int {
    var index = 0
    if let first = scalars.first, opening.contains(first) { index = 1 }
    // 表1 收支总表: the number of a table, which may stand apart from its title.
    if let sign = tableSigns.first(where: { scalars.starts(with: $0) }) {
      let digits = scalars[sign.count...].prefix { $0.isDigit }.count
      return (1...2).contains(digits) && scalars.count > sign.count + digits + 2 ? sign.count + digits : 0
    }
    if let form = formNumberLength(scalars) { return form }
    let start = index
    while index < scalars.count, index - start < 4, figures.contains(scalars[index]) { index += 1 }
    guard index > start, index < scalars.count else { return 0 }
    let rest = scalars[index...]
    if scalars.first == "第".values.first {
      if rest.starts(with: "部分".values) { return index + 2 }
      return "章节篇".values.contains(rest[index]) ? index + 1 : 0
    }
    return "、.．）),，".values.contains(rest[index]) ? index + 1 : 0
  }

  /// 预算01表 收支总表, 公开02表 收入决算表: the form's own number in front of the table's title.
  private static func formNumberLength(_ scalars: [UInt32]) -> Int? {
    let word = scalars.prefix(5).prefix { !$0.isDigit }
    let digits = scalars[word.count...].prefix(3).prefix { $0.isDigit }
    let length = word.count + digits.count + 1
    guard (2...4).contains(word.count), (1...2).contains(digits.count), scalars.count >= length + 4,
      scalars[length - 1] == table, scalars.last == table
    else { return nil }
    return length
  }

  private static let table = "表".values[0]

  /// Years and signs carry no meaning for the comparison.
  private static func core(_ scalars: ArraySlice<UInt32>) -> [UInt32] {
    var core: [UInt32] = []
    var index = scalars.startIndex
    while index < scalars.endIndex {
      if let length = yearLength(scalars[index...]) {
        index += length
        continue
      }
      if !dropped.contains(scalars[index]) { core.append(scalars[index]) }
      index += 1
    }
    return core
  }

  /// Whether a year stands in it: 20 and two digits, then 年.
  static func holdsYear(_ text: String) -> Bool {
    let scalars = text.values
    return scalars.indices.contains { yearLength(scalars[$0...]) != nil }
  }

  private static func yearLength(_ scalars: ArraySlice<UInt32>) -> Int? {
    let four = scalars.prefix(4)
    guard four.count == 4, four.allSatisfy(\.isDigit), four.first == 0x32 else { return nil }
    let rest = scalars.dropFirst(4)
    guard rest.first == "年".values.first else { return nil }
    return rest.dropFirst().first == "度".values.first ? 6 : 5
  }

  var isEmpty: Bool { key.isEmpty }

  /// Longest common subsequence over the longer length: 1 for equal titles. Titles are short.
  func likeness(_ other: Title) -> Rational {
    let (a, b) = (key.prefix(60), other.key.prefix(60))
    guard !a.isEmpty, !b.isEmpty else { return .zero }
    return Rational(Int128(a.commonLength(with: b)), over: Int128(max(a.count, b.count)))
  }
}
