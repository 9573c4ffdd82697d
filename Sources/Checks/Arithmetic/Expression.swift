internal import Disclosure

/// What a printed formula does with its figures: 120人×500元/人·月×12月, (3+2)÷4×100%.
///
/// Figures are counted from 0 in the order they stand in. The words before a figure (每人) and the unit behind it (元/人·月) belong to it.
struct Expression {
  indirect enum Node {
    case figure(Int)
    case sum(Node, Node)
    case difference(Node, Node)
    case product(Node, Node)
    case quotient(Node, Node)
  }

  let root: Node
  let figures: [Quantity]
  /// Where it stands, without brackets that close behind its result, （20台×0.5万元=10万元）, or open before it, 10万元（20台×0.5万元）.
  let span: Span

  /// `nil` where the text is no formula of figures, signs, units and closed brackets.
  init?(_ document: Document, _ span: Span) {
    var run = ScalarRun(document.text, span)
    func count(_ signs: [UInt32]) -> Int { run.scalars.count { signs.contains($0) } }
    while let first = run.scalars.first, Reader.opening.contains(first), count(Reader.opening) > count(Reader.closing) {
      run = ScalarRun(document.text, run.span(1..<run.count))
    }
    while let last = run.scalars.last, Reader.closing.contains(last), count(Reader.closing) > count(Reader.opening) {
      run = ScalarRun(document.text, run.span(0..<(run.count - 1)))
    }
    var reader = Reader(document: document, run: run)
    guard let root = reader.sum(), reader.isAtEnd, reader.figures.count > 1 else { return nil }
    self.root = root
    figures = reader.figures
    self.span = run.span(0..<run.count)
  }

  /// The range of the formula over ranges of its figures; `nil` where it divides by what may be zero.
  func value(_ ranges: [Interval]) -> Interval? { Self.value(of: root, ranges) }

  private static func value(of node: Node, _ ranges: [Interval]) -> Interval? {
    func both(_ first: Node, _ second: Node, _ join: (Interval, Interval) -> Interval?) -> Interval? {
      guard let a = value(of: first, ranges), let b = value(of: second, ranges) else { return nil }
      return join(a, b)
    }
    switch node {
    case .figure(let index): return ranges[index]
    case .sum(let a, let b): return both(a, b, +)
    case .difference(let a, let b): return both(a, b, -)
    case .product(let a, let b): return both(a, b, *)
    case .quotient(let a, let b): return both(a, b, /)
    }
  }

  var divides: Bool { Self.divides(root) }

  private static func divides(_ node: Node) -> Bool {
    switch node {
    case .figure: false
    case .quotient: true
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b): divides(a) || divides(b)
    }
  }

  /// How often money is multiplied into the result; `nil` where one addend is money and another is not.
  var powerOfMoney: Int? { power(root) }

  private func power(_ node: Node) -> Int? {
    func both(_ first: Node, _ second: Node, _ join: (Int, Int) -> Int?) -> Int? {
      guard let a = power(first), let b = power(second) else { return nil }
      return join(a, b)
    }
    switch node {
    case .figure(let index): return figures[index].isMoney ? 1 : 0
    case .sum(let a, let b), .difference(let a, let b): return both(a, b) { $0 == $1 ? $0 : nil }
    case .product(let a, let b): return both(a, b, +)
    case .quotient(let a, let b): return both(a, b, -)
    }
  }

  /// Those that are factors of a product: what was set for one, and how many there are.
  var factors: Set<Int> {
    var found: Set<Int> = []
    func walk(_ node: Node, isFactor: Bool) {
      switch node {
      case .figure(let index): if isFactor { found.insert(index) }
      case .product(let a, let b):
        walk(a, isFactor: true)
        walk(b, isFactor: true)
      case .sum(let a, let b), .difference(let a, let b), .quotient(let a, let b):
        walk(a, isFactor: false)
        walk(b, isFactor: false)
      }
    }
    walk(root, isFactor: false)
    return found
  }
}

/// Reads a formula by the usual precedence.
private struct Reader {
  let document: Document
  let run: ScalarRun
  var index = 0
  var figures: [Quantity] = []
  /// Brackets that are open.
  private var depth = 0

  init(document: Document, run: ScalarRun) {
    self.document = document
    self.run = run
  }

  var isAtEnd: Bool { index == run.count }

  mutating func sum() -> Expression.Node? {
    guard var node = product() else { return nil }
    while true {
      if take(Self.plus) {
        guard let next = product() else { return nil }
        node = .sum(node, next)
      } else if take(Self.minus) {
        guard let next = product() else { return nil }
        node = .difference(node, next)
      } else {
        return node
      }
    }
  }

  private mutating func product() -> Expression.Node? {
    guard var node = atom() else { return nil }
    while true {
      if take(Self.times) {
        guard let next = atom() else { return nil }
        node = .product(node, next)
      } else if take(Self.over) {
        guard let next = atom() else { return nil }
        node = .quotient(node, next)
      } else {
        return node
      }
    }
  }

  private mutating func atom() -> Expression.Node? {
    skip(while: isWord)
    guard take(Self.opening) else { return figure() }
    guard depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    guard let node = sum(), take(Self.closing) else { return nil }
    skip(while: isWord)
    return node
  }

  private mutating func figure() -> Expression.Node? {
    skip(while: isWord)
    let start = index
    skip { $0.isDigit || $0 == 0x2E || $0 == 0x2C }
    let digits = start..<index
    let behind = index
    skip(while: isWord)
    let unit = document.string(run.span(behind..<index)).filter { !$0.isWhitespace }
    // 元/人·月: what the unit is counted by stands behind its own stroke.
    while index + 1 < run.count, Self.perUnit.contains(run.scalars[index]), isWord(run.scalars[index + 1]) {
      index += 1
      skip(while: isWord)
    }
    guard !digits.isEmpty, let quantity = document.figure(run.span(digits), Expression.unit(unit)) else { return nil }
    figures.append(quantity)
    return .figure(figures.count - 1)
  }

  private mutating func take(_ signs: [UInt32]) -> Bool {
    skip(while: \.isSpace)
    guard index < run.count, signs.contains(run.scalars[index]) else { return false }
    index += 1
    return true
  }

  private mutating func skip(while isWanted: (UInt32) -> Bool) {
    while index < run.count, isWanted(run.scalars[index]) { index += 1 }
  }

  private func isWord(_ scalar: UInt32) -> Bool {
    scalar.isHan || scalar.isSpace || Self.symbols.contains(scalar)
  }

  private static let deepest = 8
  private static let plus = "+＋".values
  private static let minus = "-－−".values
  private static let times = "×xX*＊".values
  private static let over = "÷/／".values
  static let opening = "(（".values
  static let closing = ")）".values
  private static let perUnit = "/／·•".values
  private static let symbols = "%％㎡".values
}

extension Expression {
  /// The unit words behind a figure begin with; things of any kind are counted one by one.
  static func unit(_ words: String) -> Unit {
    if words.hasPrefix("%") || words.hasPrefix("％") { return .percent }
    if let money = (Unit.ofMoney + [.thousandYuan]).first(where: { words.hasPrefix($0.symbol) }) { return money }
    let factor: Int128 = words.hasPrefix("万") ? 10_000 : words.hasPrefix("亿") ? 100_000_000 : 1
    return Unit(symbol: words, dimension: .count, factor: Rational(factor))
  }
}
