package import Disclosure

/// The number of bodies a paragraph announces against the numbered lines under it: 所属单位共3个，包括： and 1. 2. 3. below.
///
/// What it compares: the captured `count` with the lines that follow the match at once, numbered from 1 on, each the name of a body.
/// When it stays silent: fewer than two lines; a line that ends as no body does; one line more than announced, which may be the body itself.
/// Source: checks.md A17.
package struct ListedBelowCheck: Check {
  package static let kind = "listed-below"
  package static let parameters =
    PatternParameters.all + [ParameterSpec("endings", isRequired: true, help: "How names of bodies end.")]
  private static let bodies = Unit(symbol: "个", dimension: .count)
  private static let stops = Set("。；，,;".values)

  private let rule: Rule
  private let endings: [[UInt32]]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    endings = (rule.parameters["endings"]?.strings ?? []).map(\.values)
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return matches.compactMap { match in
      guard let stated = match.figure("count", Self.bodies, reading.document) else { return nil }
      let lines = lines(after: match.span.end, reading.document)
      guard lines.count >= 2, let first = lines.first, let last = lines.last else { return nil }
      let listed = Rational(Int128(lines.count))
      guard stated.value != listed, stated.value + Rational(1) != listed,
        !closesWithOthers(match.span, stated.value, listed, reading.document)
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule, values: ["claimed": stated.numeral.text, "listed": String(lines.count)],
          locations: [
            .init(role: .primary, span: stated.span), .init(role: .related, span: first.union(last)),
          ]))
    }
  }

  /// 行政单位2家，事业单位4家，具体包括： the lines below are those of both.
  private func closesWithOthers(_ match: Span, _ stated: Rational, _ listed: Rational, _ document: Document) -> Bool {
    guard
      let sentence = document.blocks.lazy.flatMap(\.sentences).first(where: {
        $0.start <= match.start && match.start < $0.end
      })
    else { return false }
    var sum = stated
    var number: (value: Int128, power: Int128)?
    var isCounted = false
    for scalar in ScalarRun(document.text, Span(sentence.start, match.start)).scalars.reversed() {
      if scalar.isDigit, isCounted, number.map({ $0.power < 10_000 }) ?? true {
        let (value, power) = number ?? (0, 1)
        number = (value + Int128(scalar - 0x30) * power, power * 10)
        continue
      }
      if let number {
        sum = sum + Rational(number.value)
        if sum == listed { return true }
      }
      number = nil
      isCounted = Self.counters.contains(scalar)
    }
    return number.map { sum + Rational($0.value) == listed } ?? false
  }

  private static let counters = Set("个家".values)

  /// 1.甲中心 2.乙中心 …, none when a line is no name of a body.
  private func lines(after offset: Int, _ document: Document) -> [Span] {
    var lines: [Span] = []
    var style: Ordinal.Style?
    let next = document.blocks.partitioningIndex { $0.span.start >= offset }
    for block in document.blocks[next...] where block.kind != .furniture {
      let scalars = ScalarRun(document.text, block.span).scalars
      guard let ordinal = Ordinal(scalars), ordinal.value == lines.count + 1, style == nil || ordinal.style == style
      else { break }
      var name = scalars.dropFirst(ordinal.length)
      while let last = name.last, Self.stops.contains(last) || last.isSpace { name.removeLast() }
      guard endings.contains(where: { name.suffix($0.count).elementsEqual($0) }) else { return [] }
      style = ordinal.style
      lines.append(block.span)
    }
    return lines
  }
}
