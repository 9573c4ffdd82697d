internal import Disclosure
internal import YAML

/// The findings somebody looked at and set aside, each with a reason (gouji-suppressions.yaml).
package struct Suppressions: Sendable {
  package struct Entry: Sendable {
    package var rule: String
    /// Place fingerprint, or at least its first sixteen digits.
    package var place: String
    /// When given, a changed figure brings the finding back.
    package var value: String?
    /// Key of the document, for readers of the file.
    package var document: String
    package var reason: String
    package var by: String
    package var date: String
    /// Last day it holds, YYYY-MM-DD; empty: for good.
    package var until: String
    package var line: Int

    package init(
      rule: String, place: String, value: String? = nil, document: String = "", reason: String, by: String = "",
      date: String = "", until: String = "", line: Int = 0
    ) {
      self.rule = rule
      self.place = place
      self.value = value
      self.document = document
      self.reason = reason
      self.by = by
      self.date = date
      self.until = until
      self.line = line
    }
  }

  package static let fileName = "gouji-suppressions.yaml"
  private static let prefixMin = 16

  package let path: String
  package let entries: [Entry]
  /// YYYY-MM-DD; entries that ended before it no longer hold.
  private let today: String
  private let byPrefix: [Substring: [Int]]

  package init(path: String, entries: [Entry], today: String) {
    self.path = path
    self.entries = entries
    self.today = today
    byPrefix = Dictionary(grouping: entries.indices) { entries[$0].place.prefix(Self.prefixMin) }
  }

  package func isExpired(_ entry: Entry) -> Bool { !entry.until.isEmpty && entry.until < today }

  /// Index of the entry that sets a finding aside.
  package func index(for finding: FindingReport) -> Int? {
    byPrefix[finding.fingerprints.place.prefix(Self.prefixMin)]?.first { index in
      let entry = entries[index]
      return entry.rule == finding.rule && finding.fingerprints.place.hasPrefix(entry.place)
        && !isExpired(entry) && (entry.value.map { finding.fingerprints.value.hasPrefix($0) } ?? true)
    }
  }

  // MARK: File

  /// Throws: everything that is wrong with the file, with places.
  package static func read(_ text: String, path: String, today: String) throws(RuleFileErrors) -> Suppressions {
    var problems = Problems(path: path)
    var entries: [Entry] = []
    if let root = problems.root(of: text) {
      var fields = Fields(root, &problems, keys: ["suppressions"])
      for node in fields.list("suppressions") {
        if let entry = entry(node, &problems) { entries.append(entry) }
      }
    }
    guard problems.errors.isEmpty else { throw RuleFileErrors(problems.errors) }
    return Suppressions(path: path, entries: entries, today: today)
  }

  private static func entry(_ node: YAMLNode, _ problems: inout Problems) -> Entry? {
    let before = problems.errors.count
    var fields = Fields(
      node, &problems, keys: ["rule", "place", "value", "document", "reason", "by", "date", "until"])
    let rule = fields.text("rule")
    let place = fields.text("place")
    let reason = fields.text("reason")
    let value = fields.optional("value")
    let dates = ["date", "until"].map { fields.optional($0) ?? "" }
    let document = fields.optional("document") ?? ""
    let by = fields.optional("by") ?? ""
    problems = fields.problems
    if place.unicodeScalars.count < prefixMin, problems.errors.count == before {
      problems.add(
        node["place"]?.mark, zh: "place 至少要有指纹的前 \(prefixMin) 位",
        en: "place needs at least \(prefixMin) digits of the fingerprint")
    }
    for date in dates where !date.isEmpty && !isDate(date) {
      problems.add(node.mark, zh: "日期应写作 YYYY-MM-DD，不是“\(date)”", en: "a date is written YYYY-MM-DD, not “\(date)”")
    }
    guard problems.errors.count == before else { return nil }
    return Entry(
      rule: rule, place: place, value: value, document: document, reason: reason, by: by, date: dates[0],
      until: dates[1], line: node.mark.line)
  }

  package static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return false }
    return (1...12).contains(Int(parts[1]) ?? 0) && (1...31).contains(Int(parts[2]) ?? 0)
  }

  /// An entry as it is appended to the file.
  package static func yaml(_ entry: Entry) -> String {
    let lines: [(String, String?)] = [
      ("rule", entry.rule), ("place", entry.place), ("value", entry.value),
      ("document", entry.document.isEmpty ? nil : quoted(entry.document)), ("reason", quoted(entry.reason)),
      ("by", entry.by.isEmpty ? nil : quoted(entry.by)), ("date", entry.date.isEmpty ? nil : entry.date),
      ("until", entry.until.isEmpty ? nil : entry.until),
    ]
    return lines.compactMap { name, value in value.map { "\(name): \($0)\n" } }.enumerated()
      .map { ($0.offset == 0 ? "  - " : "    ") + $0.element }.joined()
  }

  /// A double-quoted YAML scalar is a JSON string.
  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
