/// A cell beside one that a finding is about.
struct RowCell: Hashable, Sendable {
  /// Empty where the table's headers are themselves marked.
  var header: String
  var text: String
  /// It holds the location.
  var isHere: Bool
}

extension FindingReport {
  /// The row a location stands in, from left to right, as far as its passage shows it; empty in prose.
  func row(of location: Int) -> [RowCell] {
    for passage in passages {
      guard case .table(_, let headers, let rows) = passage.content else { continue }
      for row in rows where row.cells.contains(where: { Self.holds($0, location) }) {
        return row.cells.enumerated().map { column, segments in
          RowCell(
            header: headers.indices.contains(column) ? headers[column] : "", text: segments.map(\.text).joined(),
            isHere: Self.holds(segments, location))
        }
      }
    }
    return []
  }

  private static func holds(_ segments: [Passage.Segment], _ location: Int) -> Bool {
    segments.contains { $0.location == location }
  }
}
