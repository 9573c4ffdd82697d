/// A cell beside one that a finding is about.
struct RowCell: Hashable, Sendable {
  /// Empty where the table's headers are themselves marked.
  var header: String
  var text: String
  /// It holds the location.
  var isHere: Bool
}

extension FindingReport {
  /// The row each location stands in, from left to right, as far as its passage shows it; none in prose.
  ///
  /// Cost: linear, for a finding may be folded over the forms of a whole document.
  var rows: [Int: [RowCell]] {
    var result: [Int: [RowCell]] = [:]
    for passage in passages {
      guard case .table(_, let headers, let rows) = passage.content else { continue }
      for row in rows {
        for location in row.cells.joined().compactMap(\.location) where result[location] == nil {
          result[location] = row.cells.enumerated().map { column, segments in
            RowCell(
              header: headers.indices.contains(column) ? headers[column] : "", text: segments.map(\.text).joined(),
              isHere: segments.contains { $0.location == location })
          }
        }
      }
    }
    return result
  }
}
