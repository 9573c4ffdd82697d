internal import Disclosure

/// One value text, scanned byte by byte.
struct ValueScan {
  struct Found {
    var sign = ""
    var comparator: Comparator?
    var first: Numeral
    var firstSpan: Span
    var second: Numeral?
    var secondSpan: Span
    var unit: Unit?
    var hedge: Hedge?
    /// Where it ends in `bytes`.
    var end: Int
  }

  let bytes: [UInt8]
  /// Offset of `bytes` in the document; `nil` when they do not stand there as they are.
  let base: Int?
  let whole: Span

  init(bytes: [UInt8], base: Int?, whole: Span) {
    self.bytes = bytes
    self.base = base
    self.whole = whole
  }

  /// Printed comparators, longest first. 》 and 《 are slips for ≥ and ≤, or > and <.
  static let signs: [(word: String, comparator: Comparator)] = [
    ("大于或等于", .atLeast), ("大于等于", .atLeast), ("不得低于", .atLeast), ("不得少于", .atLeast),
    ("不低于", .atLeast), ("不少于", .atLeast), ("不小于", .atLeast), ("至少", .atLeast),
    ("小于或等于", .atMost), ("小于等于", .atMost), ("不得超过", .atMost), ("不超过", .atMost),
    ("不高于", .atMost), ("不大于", .atMost), ("不多于", .atMost), ("最多", .atMost), ("控制在", .atMost),
    (">=", .atLeast), ("=>", .atLeast), ("》=", .atLeast), ("≥=", .atLeast), ("≥", .atLeast),
    ("≧", .atLeast), ("⩾", .atLeast), ("<=", .atMost), ("=<", .atMost), ("《=", .atMost),
    ("≤", .atMost), ("≦", .atMost), ("⩽", .atMost), ("》", .atLeast), ("《", .atMost),
    ("〉", .greater), ("〈", .less), ("＞", .greater), ("＜", .less), (">", .greater), ("<", .less),
    ("大于", .greater), ("高于", .greater), ("超过", .greater), ("多于", .greater), ("小于", .less),
    ("低于", .less), ("少于", .less), ("等于", .equal), ("＝", .equal), ("=", .equal),
  ]

  /// What a text that is a sign and nothing else says.
  static let comparators = Dictionary(uniqueKeysWithValues: signs.map { ($0.word, $0.comparator) })

  private static let tails: [(word: String, comparator: Comparator?, hedge: Hedge?)] = [
    ("及以上", .atLeast, nil), ("(含)以上", .atLeast, nil), ("（含）以上", .atLeast, nil),
    ("以上", .atLeast, nil), ("及以下", .atMost, nil), ("以下", .atMost, nil), ("以内", .atMost, nil),
    ("之内", .atMost, nil), ("内", .atMost, nil), ("左右", nil, .about), ("余", nil, .over),
    ("多", nil, .over), ("(含)", nil, nil), ("（含）", nil, nil),
  ]

  var leadingSign: (word: String, comparator: Comparator)? { sign(at: skipSpaces(0)) }

  /// The whole text is comparator, number or range, unit.
  func plain() -> Found? {
    var index = skipSpaces(0)
    let sign = sign(at: index)
    if let sign { index = skipSpaces(index + sign.word.utf8.count) }
    var hedge: Hedge?
    if starts("约", at: index) {
      hedge = .about
      index = skipSpaces(index + 3)
    }
    guard var found = number(at: index) else { return nil }
    found.sign = sign?.word ?? ""
    found.comparator = sign?.comparator
    found.hedge = hedge
    guard finish(&found), found.end == bytes.count else { return nil }
    return found
  }

  /// One number inside a short phrase: 比率≥90%, 增长6%, 培训200人次.
  func embedded() -> Found? {
    guard bytes.count <= 60 else { return nil }
    var result: Found?
    var index = 0
    while index < bytes.count {
      guard NumeralReader.isDigit(bytes[index]) else {
        index += 1
        continue
      }
      // Two numbers, or one inside a word or code: which of them is meant is not known.
      guard result == nil, index == 0 || !NumberLabel.isLetter(bytes[index - 1]),
        var found = number(at: index)
      else { return nil }
      // 《…》1份 names a document, and its mark is no sign.
      if let sign = sign(before: index), !Self.titleMarks.contains(sign.word) {
        found.sign = sign.word
        found.comparator = sign.comparator
      }
      _ = finish(&found, atEndOnly: false)
      result = found
      index = max(found.end, index + 1)
    }
    return result
  }

  /// Unit, 以上 and the like behind the number; false when something else follows.
  private func finish(_ found: inout Found, atEndOnly: Bool = true) -> Bool {
    var index = skipSpaces(found.end)
    if let tail = tail(at: index) {
      found.hedge = tail.hedge ?? found.hedge
      found.comparator = found.comparator ?? tail.comparator
      index = skipSpaces(index + tail.word.utf8.count)
    }
    if let (unit, end) = unit(at: index, atEndOnly: atEndOnly) {
      found.unit = unit
      index = skipSpaces(end)
      if let tail = tail(at: index) {
        found.hedge = tail.hedge ?? found.hedge
        found.comparator = found.comparator ?? tail.comparator
        index = skipSpaces(index + tail.word.utf8.count)
      }
    }
    found.end = index
    return true
  }

  private func number(at start: Int) -> Found? {
    guard let run = NumeralReader.digits(in: bytes, at: start, limit: bytes.count),
      let first = NumeralReader.numeral(in: bytes, start..<run.end)
    else { return nil }
    var found = Found(
      first: first, firstSpan: span(start, run.end), secondSpan: span(start, run.end),
      end: run.end)
    // A range: 80%-90%, 10~20, 3至5.
    var index = run.end
    var unit: Unit?
    if let printed = UnitReader.unit(in: bytes, at: index, limit: bytes.count) {
      unit = printed.unit
      index = printed.end
    }
    for separator in ["-", "~", "～", "—", "–", "至", "到"] where starts(separator, at: index) {
      let next = skipSpaces(index + separator.utf8.count)
      if let second = NumeralReader.digits(in: bytes, at: next, limit: bytes.count),
        let numeral = NumeralReader.numeral(in: bytes, next..<second.end)
      {
        found.second = numeral
        found.secondSpan = span(next, second.end)
        found.unit = unit
        found.end = second.end
        break
      }
    }
    return found
  }

  private func unit(at index: Int, atEndOnly: Bool) -> (Unit, Int)? {
    guard index < bytes.count else { return nil }
    if starts("‰", at: index) { return (Self.permille, index + "‰".utf8.count) }
    if let printed = UnitReader.unit(in: bytes, at: index, limit: bytes.count) {
      // 元/人, 次/年, %/年: a rate of two units.
      if printed.end < bytes.count, bytes[printed.end] == UInt8(ascii: "/") {
        let symbol = String(decoding: bytes[index...], as: UTF8.self)
        guard symbol.unicodeScalars.count <= 10 else { return nil }
        return (Unit(symbol: symbol, dimension: .measure), bytes.count)
      }
      let rest = skipSpaces(printed.end)
      if rest == bytes.count || tail(at: rest) != nil || !atEndOnly || printed.unit == .percent {
        return (printed.unit, printed.end)
      }
    }
    for (word, factor) in Self.multiples where starts(word, at: index) {
      let end = index + word.utf8.count
      if skipSpaces(end) == bytes.count || tail(at: skipSpaces(end)) != nil {
        return (Unit(symbol: word, dimension: .count, factor: Rational(factor)), end)
      }
    }
    guard atEndOnly else { return nil }
    // An unknown counter: up to three Han characters and then the end.
    var end = index
    while end < bytes.count, tail(at: end) == nil { end += 1 }
    let symbol = String(decoding: bytes[index..<end], as: UTF8.self)
    let scalars = symbol.unicodeScalars
    guard (1...3).contains(scalars.count),
      scalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) || $0 == "㎡" }),
      !symbol.holds(anyOf: Self.notCounters)
    else { return nil }
    return (Unit(symbol: symbol, dimension: symbol == "㎡" ? .measure : .count), end)
  }

  /// 2.1万: the unit itself is left out.
  private static let multiples: [(String, Int128)] = [("万", 10_000), ("亿", 100_000_000)]
  private static let permille = Unit(
    symbol: "‰", dimension: .percent, factor: Rational(1, over: 10))

  private static let titleMarks: Set<String> = ["》", "《", "〉", "〈"]

  /// Words that follow a number and are no unit.
  private static let notCounters = ["完成", "达", "月", "号", "类", "级", "前", "以"]

  private func sign(at index: Int) -> (word: String, comparator: Comparator)? {
    Self.signs.first { starts($0.word, at: index) }
  }

  private func sign(before index: Int) -> (word: String, comparator: Comparator)? {
    Self.signs.first { word, _ in
      let count = word.utf8.count
      return index >= count && starts(word, at: index - count)
    }
  }

  private func tail(at index: Int) -> (word: String, comparator: Comparator?, hedge: Hedge?)? {
    Self.tails.first { starts($0.word, at: index) }
  }

  func starts(_ word: String, at index: Int) -> Bool {
    index >= 0 && index + word.utf8.count <= bytes.count
      && bytes[index..<(index + word.utf8.count)].elementsEqual(word.utf8)
  }

  func skipSpaces(_ index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index
  }

  private func span(_ start: Int, _ end: Int) -> Span {
    base.map { Span($0 + start, $0 + end) } ?? whole
  }
}
