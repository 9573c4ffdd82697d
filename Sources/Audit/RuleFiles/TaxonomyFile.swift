internal import Disclosure

/// Reads `rules/taxonomy/*.csv`: those whose header has code, name and confidence.
enum TaxonomyFile {
  /// What makes a row good enough to call a differing name wrong.
  private static let reliable = ["official", "confirmed", "observed"]

  static func load(_ files: [Resources.File], _ errors: inout [RuleFileError]) -> Taxonomy {
    var entries: [Taxonomy.Entry] = []
    for file in files {
      let lines = file.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
        $0.last == 0x0D ? $0.dropLast() : $0
      }
      let header = lines.first.map(fields) ?? []
      guard let code = header.firstIndex(of: "code"), let name = header.firstIndex(of: "name"),
        let confidence = header.firstIndex(of: "confidence")
      else { continue }
      let since = header.firstIndex(of: "since")
      let until = header.firstIndex(of: "until")
      for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
        let row = fields(line)
        guard row.count == header.count else {
          errors.append(
            RuleFileError(
              path: file.displayPath, mark: YAMLMark(line: index + 1, column: 1),
              message: Localized(
                zh: "此行有 \(row.count) 列，表头有 \(header.count) 列",
                en: "\(row.count) fields; the header has \(header.count)")))
          continue
        }
        entries.append(
          Taxonomy.Entry(
            code: row[code], name: row[name],
            isReliable: reliable.contains { row[confidence].hasPrefix($0) },
            since: since.flatMap { Int(row[$0]) }, until: until.flatMap { Int(row[$0]) }))
      }
    }
    return Taxonomy(entries: entries)
  }

  /// No field of the taxonomy holds a comma, so none is quoted.
  private static func fields(_ line: Substring.UTF8View) -> [String] {
    line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
  }
}
