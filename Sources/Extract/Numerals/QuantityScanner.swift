package import Disclosure

/// Finds every printed number in a slice of text and reads it with the unit beside it.
package enum QuantityScanner {
  /// A number in running text.
  package struct Found: Sendable {
    package enum Kind: Hashable, Sendable {
      /// Has a unit.
      case quantity
      /// No unit: an amount whose unit is missing or taken from the context, or a plain count.
      case bare
      /// A year, date, code, document number, list number or reference: no figure.
      case label
      /// Torn, or with two points: never judged.
      case unread
    }

    package let kind: Kind
    package let quantity: Quantity
    /// Digits, sign and unit.
    package let span: Span
  }

  /// All numbers in `span`, in order.
  package static func scan(_ text: [UInt8], _ span: Span) -> [Found] { Array(Figures(text: text, span: span)) }

  /// The numbers in `span`, in order, read as they are asked for: whoever looks at the next few in an endless sentence reads no more.
  struct Figures: Sequence, IteratorProtocol {
    private let text: [UInt8]
    private let span: Span
    private var index: Int

    init(text: [UInt8], span: Span) {
      self.text = text
      self.span = span
      index = span.start
    }

    mutating func next() -> Found? {
      while index < span.end {
        guard NumeralReader.isDigit(text[index]) else {
          index += 1
          continue
        }
        let item = QuantityScanner.read(text, at: index, in: span)
        index = Swift.max(item.span.end, index + 1)
        return item
      }
      return nil
    }
  }

  /// Reads a cell that holds one number with an optional unit and nothing else; `nil` for anything more.
  package static func cell(_ text: [UInt8], _ span: Span, unit: Unit?) -> Quantity? {
    if let numeral = NumeralReader.numeral(in: text, span.range) {
      return Quantity(numeral: numeral, unit: unit, span: span)
    }
    var start = span.start
    if start < span.end, text[start] == UInt8(ascii: "-") || text[start] == UInt8(ascii: "+") {
      start += 1
    }
    guard let run = NumeralReader.digits(in: text, at: start, limit: span.end),
      !NumberLabel.isLabel(text, start, run, span),
      let numeral = NumeralReader.numeral(in: text, span.start..<run.end),
      let printed = UnitReader.unit(in: text, at: run.end, limit: span.end),
      printed.end == span.end
    else { return nil }
    return Quantity(
      numeral: numeral, unit: printed.unit, span: Span(span.start, run.end), extent: span)
  }

  private static func read(_ text: [UInt8], at start: Int, in span: Span) -> Found {
    guard let run = NumeralReader.digits(in: text, at: start, limit: span.end) else {
      return placeholder(text, Span(start, start + 1), .label)
    }
    let signed = signStart(text, start, floor: span.start)
    guard let numeral = NumeralReader.numeral(in: text, signed..<run.end) else {
      return placeholder(text, Span(start, run.end), .unread)
    }
    if NumberLabel.isLabel(text, start, run, span) {
      return placeholder(text, Span(start, run.end), .label)
    }
    let unit = UnitReader.unit(in: text, at: run.end, limit: span.end)
    let end = unit?.end ?? run.end
    let quantity = Quantity(
      numeral: numeral, unit: unit?.unit,
      hedge: HedgeReader.hedge(in: text, before: signed, after: end, span),
      span: Span(signed, run.end), extent: Span(signed, end))
    return Found(
      kind: unit == nil ? .bare : .quantity, quantity: quantity, span: Span(signed, end))
  }

  /// A minus sign belongs to the number unless it joins two numbers (2021-2023) or words.
  private static func signStart(_ text: [UInt8], _ start: Int, floor: Int) -> Int {
    guard start > floor, text[start - 1] == UInt8(ascii: "-") else { return start }
    guard start - 1 > floor else { return start - 1 }
    let before = text[start - 2]
    return NumeralReader.isDigit(before) || NumberLabel.isLetter(before) ? start : start - 1
  }

  private static func placeholder(_ text: [UInt8], _ span: Span, _ kind: Found.Kind) -> Found {
    let numeral = Numeral(
      mantissa: 0, decimals: 0, text: String(decoding: text[span.range], as: UTF8.self))
    return Found(
      kind: kind, quantity: Quantity(numeral: numeral, unit: nil, span: span), span: span)
  }
}

/// Numbers that name something and count nothing.
enum NumberLabel {
  /// Years, dates, document and table numbers, codes, list numbers.
  static func isLabel(
    _ text: [UInt8], _ start: Int, _ run: NumeralReader.DigitRun, _ span: Span
  ) -> Bool {
    let before = start > span.start ? text[start - 1] : 0x20
    if isLetter(before) { return true }
    let rest = text[run.end..<min(run.end + 12, span.end)]
    // 6.2024年: the number of an item before its year.
    if run.decimals == 4, run.mantissa / 10_000 < 100, years.contains(run.mantissa % 10_000), starts(rest, with: ["年"])
    {
      return true
    }
    guard run.decimals == 0 else { return false }
    let digits = run.end - start
    if digits == 4, years.contains(run.mantissa),
      starts(rest, with: ["年", "-", "至", "—", "～", "~", "."])
    {
      return true
    }
    if digits <= 2 {
      if starts(rest, with: ["月"]), !starts(rest, with: ["月均"]) { return true }
      if starts(rest, with: ["日"]), follows("月", text, start, span.start) { return true }
      // A list number at the head of the text: 1、 1.
      if start == span.start, starts(rest, with: ["、", "."]) { return true }
      if starts(rest, with: ["-"]), run.end + 1 < span.end,
        NumeralReader.isDigit(text[run.end + 1])
      {
        return true
      }
    }
    if starts(rest, with: ["号", "〕", "］", "]", "﹞"]) { return true }
    return before == UInt8(ascii: "-") && start - 2 >= span.start
      && NumeralReader.isDigit(text[start - 2])
  }

  private static let years: Range<Int128> = 1949..<2100

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  private static func follows(_ word: String, _ text: [UInt8], _ end: Int, _ floor: Int) -> Bool {
    let start = end - word.utf8.count
    return start >= floor && text[start..<end].elementsEqual(word.utf8)
  }

  private static func starts(_ rest: ArraySlice<UInt8>, with words: [String]) -> Bool {
    words.contains { rest.starts(with: $0.utf8) }
  }
}

/// 约, 近, 超, 逾, 不足 in front of a number; 左右, 以上, 余, 多 behind it.
enum HedgeReader {
  static func hedge(in text: [UInt8], before: Int, after: Int, _ span: Span) -> Hedge? {
    let head = text[max(span.start, before - 6)..<before]
    let tail = text[after..<min(after + 6, span.end)]
    let isWord = words.contains { head.suffix($0.utf8.count).elementsEqual($0.utf8) }
    if !isWord, let (_, hedge) = leading.first(where: { head.suffix($0.0.utf8.count).elementsEqual($0.0.utf8) }) {
      return hedge
    }
    for (word, hedge) in trailing where tail.starts(with: word.utf8) { return hedge }
    return nil
  }

  /// 节约40万元: words that end like one.
  private static let words = ["节约", "集约", "签约", "合约", "履约", "预约", "公约", "最近", "附近", "邻近"]
  private static let leading: [(String, Hedge)] = [
    ("约", .about), ("近", .nearly), ("不足", .nearly), ("超过", .over), ("超", .over), ("逾", .over),
  ]
  private static let trailing: [(String, Hedge)] = [
    ("左右", .about), ("上下", .about), ("以上", .over), ("余", .over), ("多", .over),
    ("以下", .under), ("以内", .under),
  ]
}
