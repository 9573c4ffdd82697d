internal import Disclosure

/// An account as a table prints it: a row with code and name.
struct PrintedAccount {
  var code: String
  var name: AccountLabel
  var cell: CellAddress
  var span: Span

  /// Those of each table, in the order of the tables; economic and functional codes tell themselves apart by their first digit.
  static func all(in reading: Reading) -> [[PrintedAccount]] {
    let classified = Set(
      reading.vocabulary.tableKinds.filter { $0.classification != "none" }.map(\.id))
    return reading.document.tables.enumerated().map { index, table in
      // Elsewhere a code may be a unit's or a project's.
      guard let kind = table.kind, classified.contains(kind) else { return [] }
      return table.lines.enumerated().compactMap { line, row in
        guard row.role == .item, let code = row.code, [3, 5, 7].contains(code.utf8.count) else {
          return nil
        }
        let name = AccountLabel(row.label, in: reading.vocabulary)
        guard name.scalars.count >= 2 else { return nil }
        return PrintedAccount(
          code: code, name: name, cell: CellAddress(table: index, line: line, column: 0),
          span: row.labelSpan)
      }
    }
  }
}
