internal import Disclosure
internal import YAML

/// Reads `rules/taxonomy/*.csv`: accounts by code, the columns in any order.
enum TaxonomyFile {
  /// What makes a row good enough to call a differing name wrong.
  private static let reliable = ["official", "confirmed", "observed"].map { Array($0.utf8) }

  /// The program's own are known to be sound by a test, and read when they are first asked for.
  static func load(_ files: [Resources.File], _ errors: inout [RuleFileError]) -> Taxonomy {
    guard files.allSatisfy(\.isBuiltIn) else { return Taxonomy(entries: read(files, &errors)) }
    return Taxonomy(
      Deferred {
        var errors: [RuleFileError] = []
        let entries = read(files, &errors)
        precondition(errors.isEmpty, "the program's own taxonomy is not well formed")
        return entries
      })
  }

  private static func read(_ files: [Resources.File], _ errors: inout [RuleFileError]) -> [Taxonomy.Entry] {
    var entries: [Taxonomy.Entry] = []
    for file in files {
      var text = file.text
      text.withUTF8 { bytes in
        read(UnsafeRawBufferPointer(bytes), of: file.displayPath, into: &entries, &errors)
      }
    }
    return entries
  }

  private typealias Bytes = Slice<UnsafeRawBufferPointer>

  /// Works on bytes: there are some thousand rows, and they are read at every start.
  private static func read(
    _ bytes: UnsafeRawBufferPointer, of path: String, into entries: inout [Taxonomy.Entry],
    _ errors: inout [RuleFileError]
  ) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var row: [Bytes] = []
    if let first = lines.first { split(first, into: &row) }
    let header = row.map(string)
    guard let code = header.firstIndex(of: "code"), let name = header.firstIndex(of: "name"),
      let confidence = header.firstIndex(of: "confidence")
    else {
      errors.append(
        RuleFileError(
          path: path, mark: YAMLMark(line: 1, column: 1),
          message: Localized(
            zh: "表头应有 code、name、confidence", en: "the header needs code, name and confidence")))
      return
    }
    let since = header.firstIndex(of: "since")
    let until = header.firstIndex(of: "until")
    entries.reserveCapacity(entries.count + lines.count)
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty && !line.elementsEqual([0x0D]) {
      split(line, into: &row)
      guard row.count == header.count else {
        errors.append(
          RuleFileError(
            path: path, mark: YAMLMark(line: index + 1, column: 1),
            message: Localized(
              zh: "此行有 \(row.count) 列，表头有 \(header.count) 列",
              en: "\(row.count) fields; the header has \(header.count)")))
        continue
      }
      entries.append(
        Taxonomy.Entry(
          code: string(row[code]), name: string(row[name]),
          isReliable: reliable.contains { row[confidence].starts(with: $0) },
          since: since.flatMap { year(row[$0]) }, until: until.flatMap { year(row[$0]) }))
    }
  }

  /// No field of the taxonomy holds a comma, so none is quoted.
  private static func split(_ line: Bytes, into row: inout [Bytes]) {
    row.removeAll(keepingCapacity: true)
    var start = line.startIndex
    for index in line.indices where line[index] == UInt8(ascii: ",") {
      row.append(line[start..<index])
      start = index + 1
    }
    let end = line.last == 0x0D ? line.endIndex - 1 : line.endIndex
    row.append(line[start..<end])
  }

  private static func string(_ field: Bytes) -> String { String(decoding: field, as: UTF8.self) }

  /// 2025, and 2025-05 of what came in during the year.
  private static func year(_ field: Bytes) -> Int? { Int(string(field.prefix(4))) }
}
