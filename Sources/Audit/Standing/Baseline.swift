internal import Disclosure
internal import FoundationEssentials
internal import YAML

/// Findings known from an earlier run, by what and where they are.
///
/// As a file: JSON Lines, sorted, one line a finding, so that two versions of it are compared and merged line by line.
package struct Baseline: Sendable {
  package struct Entry: Codable, Hashable, Sendable {
    /// Key of the document: what it discloses, not where its file lies.
    package var document: String
    package var rule: String
    package var severity: String
    package var place: String
    package var value: String
    package var section: String
    package var message: String

    package var gone: GoneFinding {
      GoneFinding(rule: rule, message: message, fingerprints: Fingerprints(place: place, value: value))
    }
  }

  private struct Head: Codable {
    var schema: String
  }

  package static let schema = "gouji.baseline/1"

  package let entries: [Entry]
  private let byPlace: [String: Entry]

  package init(_ entries: some Sequence<Entry>) {
    self.entries = entries.sorted {
      ($0.document, $0.rule, $0.place, $0.value) < ($1.document, $1.rule, $1.place, $1.value)
    }
    byPlace = Dictionary(self.entries.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Everything found in the documents, what is set aside included.
  package init(of reports: [DocumentReport]) {
    self.init(reports.flatMap(Self.entries))
  }

  package static func entries(of report: DocumentReport) -> [Entry] {
    (report.findings + report.known + report.suppressed).map { finding in
      Entry(
        document: report.key, rule: finding.rule, severity: finding.severity.rawValue,
        place: finding.fingerprints.place, value: finding.fingerprints.value,
        section: finding.locations.first?.section ?? "", message: finding.message)
    }
  }

  package func state(of finding: FindingReport) -> BaselineState {
    guard let known = byPlace[finding.fingerprints.place] else { return .new }
    return known.value == finding.fingerprints.value ? .unchanged : .updated
  }

  /// What stands here of the documents seen and was not found in them.
  package func gone(documents: Set<String>, places: Set<String>) -> [Entry] {
    entries.filter { documents.contains($0.document) && !places.contains($0.place) }
  }

  // MARK: File

  package func bytes() -> [UInt8] {
    var json = JSONWriter()
    json.object { $0.field("schema", Self.schema) }
    var bytes = json.bytes + [0x0A]
    for entry in entries {
      var json = JSONWriter()
      json.object {
        $0.field("document", entry.document)
        $0.field("rule", entry.rule)
        $0.field("severity", entry.severity)
        $0.field("place", entry.place)
        $0.field("value", entry.value)
        $0.field("section", entry.section)
        $0.field("message", entry.message)
      }
      bytes += json.bytes + [0x0A]
    }
    return bytes
  }

  /// Throws: what is wrong, and in which line.
  package static func read(_ bytes: [UInt8], path: String) throws(RuleFileErrors) -> Baseline {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var entries: [Entry] = []
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
      do {
        if index == 0 {
          guard try JSONDecoder().decode(Head.self, from: Data(line)).schema == schema else { throw fault(path, 1) }
        } else {
          entries.append(try JSONDecoder().decode(Entry.self, from: Data(line)))
        }
      } catch let errors as RuleFileErrors {
        throw errors
      } catch {
        throw fault(path, index + 1)
      }
    }
    guard lines.first?.isEmpty == false else { throw fault(path, 1) }
    return Baseline(entries)
  }

  private static func fault(_ path: String, _ line: Int) -> RuleFileErrors {
    RuleFileErrors([
      RuleFileError(
        path: path, mark: YAMLMark(line: line, column: 1),
        message: Localized(
          zh: line == 1 ? "不是基线文件（首行应为 {\"schema\":\"\(schema)\"}）；用 gouji baseline write 生成" : "不是基线的一行",
          en: line == 1
            ? "no baseline file (its first line is {\"schema\":\"\(schema)\"}); gouji baseline write makes one"
            : "no line of a baseline"))
    ])
  }
}
