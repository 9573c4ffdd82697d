internal import Disclosure

/// What can stand where a term stands, or what is one character away from it.
enum TermPlace {
  /// The name of an account and nothing else: a coded row, a cell of a column of accounts, before （类）, （款）, （项）.
  case account
  /// A name of some kind: a whole cell or line, an item of a list with its amount.
  case item
  /// Any words.
  case prose
}

/// Finds the places of a document where only an account can stand.
struct TermPlaces {
  private var labels: [Int: Line] = [:]

  private static let levels = Set("类款项".values)
  private static let opening = Set("(（".values)
  private static let linking = Set("为是".values)

  init(_ document: Document, accountColumns: [String]) {
    for table in document.tables {
      let halves = Set(
        table.columns.filter { column in
          column.path.contains { name in accountColumns.contains { name.contains($0) } }
        }.map(\.half))
      for line in table.lines where line.code != nil || halves.contains(line.half) {
        labels[line.labelSpan.start] = line
      }
    }
  }

  func place(of range: Range<Int>, in window: TextWindow) -> TermPlace {
    let (scalars, end) = (window.run.scalars, range.upperBound)
    if end + 1 < scalars.count, Self.opening.contains(scalars[end]), Self.levels.contains(scalars[end + 1]) {
      return .account
    }
    let isOpen = range.lowerBound == 0 || !scalars[range.lowerBound - 1].isHan
    let isClosed = end == scalars.count || !scalars[end].isHan || Self.linking.contains(scalars[end])
    guard isOpen, isClosed else { return .prose }
    let span = window.run.span(range)
    guard window.isCell, let line = labels[window.span.start] ?? labels[span.start],
      line.label.values.count == range.count
    else { return .item }
    return .account
  }
}
