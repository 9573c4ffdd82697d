import Audit
import Disclosure
import FoundationEssentials

/// Something that a document has and that must be found: a line of `gold/NAME.jsonl` or an entry of `expected.json`.
struct Label: Decodable, Sendable {
  struct Place: Decodable, Sendable {
    var line: Int
  }

  var line: Int
  var quote: String
  var findingClass: String
  var why: String
  /// `nil` in samples: there everything listed is an error or a warning that any auditor agrees with.
  var severity: String?
  var confidence: String?
  var related: [Place]?

  enum CodingKeys: String, CodingKey {
    case line, quote, why, severity, confidence, related
    case findingClass = "class"
  }

  var lines: Set<Int> { Set([line] + (related ?? []).map(\.line)) }

  func isHit(by finding: FindingReport) -> Bool {
    !finding.lines.isDisjoint(with: lines)
      && FindingClass.related(finding.findingClass, findingClass)
  }

  var text: String { "line \(line) \(findingClass) “\(quote)”: \(why)" }
}

extension FindingReport {
  /// 1-based lines of all its locations.
  var lines: Set<Int> {
    locations.reduce(into: []) { $0.formUnion($1.start.line...max($1.start.line, $1.end.line)) }
  }

  /// Itself, and what it explains.
  var all: [FindingReport] { [self] + consequences.flatMap(\.all) }

  var text: String {
    let places = lines.sorted().prefix(4).map(String.init).joined(separator: ", ")
    return "\(severity) \(rule) (\(findingClass)) lines \(places): \(message)"
  }
}
