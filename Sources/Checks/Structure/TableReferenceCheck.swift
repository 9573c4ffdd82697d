package import Disclosure

/// 详见表2-3 where the document's numbered tables have no such number.
///
/// What it compares: the number a pattern captures (`number`) with the numbers of the captions.
/// When it stays silent: where no caption of that style has a number (附表 in a file of its own).
package struct TableReferenceCheck: Check {
  package static let kind = "table-reference"
  package static let parameters = PatternParameters.all

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    let numbers = captionNumbers(document)
    guard numbers.count >= 2, let matches = reading.matches[rule.id] else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return matches.compactMap { match in
      guard let capture = match.capture("number") else { return nil }
      let number = document.string(capture)
      let isCompound = number.contains("-")
      let known = numbers.filter { $0.contains("-") == isCompound }
      // One reference out of reach of all numbers may point into another file.
      guard known.count >= 2, !numbers.contains(number) else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: ["match": document.string(match.span), "number": number],
          locations: [.init(role: .primary, span: match.span)]))
    }
  }

  /// 表2-1 年度预算表 → 2-1.
  private func captionNumbers(_ document: Document) -> Set<String> {
    var numbers: Set<String> = []
    for block in document.blocks {
      guard block.kind == .heading || block.kind.isCaption || block.kind == .paragraph,
        block.span.length <= 200
      else { continue }
      let scalars = ScalarRun(document.text, block.span).scalars.drop(while: \.isSpace)
      let rest = scalars.drop { $0 == "附".values[0] }
      guard rest.first == "表".values[0] else { continue }
      let number = rest.dropFirst().drop(while: \.isSpace).prefix {
        $0.isDigit || $0 == 0x2D || $0 == 0x2014
      }
      let own = Self.withoutYear(Array(number.map { $0 == 0x2014 ? 0x2D : $0 }))
      guard !own.isEmpty else { continue }
      numbers.insert(String(String.UnicodeScalarView(own.compactMap { Unicode.Scalar($0) })))
    }
    return numbers
  }

  /// 表12022—2023年资金分配表 is table 1 with the years of its title right behind: no document has so many tables.
  private static func withoutYear(_ number: [UInt32]) -> ArraySlice<UInt32> {
    for group in number.split(separator: 0x2D) where group.count > 4 {
      let year = group.suffix(4)
      if year.starts(with: "20".values) { return number[..<year.startIndex] }
    }
    return number[...]
  }
}
