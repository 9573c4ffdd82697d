internal import Disclosure
internal import FoundationEssentials

/// Reads a report of `gouji.report/1`, or its JSON Lines form, back into what every format shows.
package enum ResultsFile {
  package struct Results: Sendable {
    package var documents: [DocumentReport]
    /// Of the program and rules that made it; `nil` in JSON Lines, which do not say.
    package var version: String?
    package var rulesDigest: String?
  }

  /// The bytes are no such report.
  package struct Unreadable: Error {}

  package static func read(_ bytes: [UInt8]) throws(Unreadable) -> Results {
    do {
      // A whole report is one object that begins with its schema; a line of JSON Lines begins with its path.
      if bytes.starts(with: "{\"schema\":".utf8) {
        let stored = try JSONDecoder().decode(StoredReport.self, from: Data(bytes))
        guard stored.schema == JSONReport.schema else { throw Unreadable() }
        return Results(
          documents: stored.documents.map(\.report), version: stored.tool.version,
          rulesDigest: stored.tool.rules.split(separator: ":").last.map(String.init))
      }
      let lines = bytes.split(separator: 0x0A)
      guard !lines.isEmpty else { throw Unreadable() }
      return Results(documents: try lines.map { try JSONDecoder().decode(StoredDocument.self, from: Data($0)).report })
    } catch {
      throw Unreadable()
    }
  }
}
