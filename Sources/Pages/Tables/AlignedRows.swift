/// Puts the lines of a table together to rows where nothing is drawn between these.
///
/// What is too near to be another line of print is the same row: a label on two lines with its figure between them. Words without a figure go on with the
/// row above or below when they are full and it is nearer.
struct AlignedRows {
  /// Pieces by column.
  typealias Row = [[TextLine]]

  /// Baselines nearer than so many sizes cannot be two rows, which would run into each other.
  static let overlap = 0.95
  /// Lines of one cell are at most so many sizes apart.
  private static let leading = 1.8
  /// Of two distances, one is the smaller when it is less than this part of the other.
  private static let nearer = 0.9

  /// One figure whose digits are set off wrongly may be printed so.
  private static let fewestParts = 2

  private(set) var rows: [Row] = []
  /// False where the figures of two rows or columns came together, what is in brackets was cut, or words may belong to the row above as well as to the one
  /// below.
  private(set) var isCertain = true

  private let edges: [Double]
  /// Of the widest piece of each column.
  private var widths: [Double]

  /// `bundles`: lines that are one row at least, from top to bottom, as pieces. `edges`: of the columns. `areRows`: they are whole rows.
  init(_ bundles: [[TextLine]], edges: [Double], areRows: Bool) {
    self.edges = edges
    widths = [Double](repeating: 0, count: edges.count - 1)
    let bundles = bundles.map { bundle in
      var row = Row(repeating: [], count: edges.count - 1)
      for piece in bundle { row[column(of: piece)].append(piece) }
      return row
    }
    for column in widths.indices {
      for row in bundles { widths[column] = row[column].map(\.box.width).reduce(widths[column], max) }
    }
    for row in areRows ? bundles : withHeadsOfRows(bundles) {
      if !areRows, let above = rows.last, goesOn(row, behind: above) {
        for column in row.indices { rows[rows.count - 1][column] += row[column] }
      } else {
        rows.append(row)
      }
    }
    if !rows.joined().allSatisfy({ isOneFigure($0) && LineShape.isBalanced(Array($0.map(\.text).joined())) }) {
      isCertain = false
    }
    if rows.joined().count(where: isPart) >= Self.fewestParts { isCertain = false }
  }

  private func column(of piece: TextLine) -> Int {
    max((edges.firstIndex { $0 > piece.box.left + 0.5 } ?? edges.count - 1) - 1, 0)
  }

  /// Words that are the beginning of the row below, put into it.
  private mutating func withHeadsOfRows(_ bundles: [Row]) -> [Row] {
    var merged: [Row] = []
    // Behind the last bundle of the row under way.
    var end = bundles.count
    var isLed = false
    var bottom = 0
    var top = 0
    for index in bundles.indices.reversed() {
      let row = bundles[index]
      let goesUp = index > 0 && goesOn(row, behind: bundles[index - 1])
      guard let below = merged.last, leads(row, to: below),
        isNearer(row, below, than: goesUp ? bundles[index - 1] : nil)
      else {
        let isTail = end < bundles.count && goesOn(bundles[end], behind: bundles[end - 1])
        if isLed, !isTail { bottom += 1 }
        if !isLed, isTail { top += 1 }
        merged.append(row)
        (end, isLed) = (index + 1, false)
        continue
      }
      for column in row.indices { merged[merged.count - 1][column] = row[column] + below[column] }
      isLed = true
    }
    // In one table figures stand on the first, the last or the middle line of their labels, not here on one and there on another.
    if bottom > 0, top > 0 { isCertain = false }
    return merged.reversed()
  }

  /// Whether a row belongs rather to the one below it; not certain when it is as far from the one above.
  private mutating func isNearer(_ row: Row, _ below: Row, than above: Row?) -> Bool {
    guard let above else { return true }
    let (up, down) = (distance(above, row), distance(row, below))
    if up < Self.nearer * down { return false }
    if down >= Self.nearer * up { isCertain = false }
    return true
  }

  private func distance(_ above: Row, _ below: Row) -> Double {
    let last = above.joined().map(\.baseline).max() ?? 0
    let first = below.joined().map(\.baseline).min() ?? 0
    return first - last
  }

  /// Full words above words and the figures or the label beside these: the first line of a cell that ends on the line of its fellows, or below it.
  private func leads(_ row: Row, to below: Row) -> Bool {
    let isLabelled = row[0].isEmpty && !below[0].isEmpty
    guard isLabelled || below.joined().contains(where: { LineShape.isFigure($0.text) }) else { return false }
    return row.indices.allSatisfy { column in
      guard let piece = row[column].last else { return true }
      guard let next = below[column].first, ScalarClass(piece.last) == .wide, ScalarClass(next.first) == .wide,
        !LineShape.isNumbered(next.text)
      else { return false }
      return next.baseline - piece.baseline < Self.leading * piece.size
        && piece.box.width + next.headWidth > widths[column] + 0.1 * piece.size
    }
  }

  /// Words below cells that were full, or below a row whose first cell is not repeated: no figure but the end of one, no new item.
  private func goesOn(_ row: Row, behind above: Row) -> Bool {
    let isIndented = row[0].isEmpty && !above[0].isEmpty
    return row.indices.allSatisfy { column in
      guard let piece = row[column].first else { return true }
      guard row[column].count == 1, let head = above[column].last,
        piece.baseline - head.baseline < Self.leading * piece.size
      else { return false }
      let isFull = head.box.width + piece.headWidth > widths[column] + 0.1 * piece.size
      if LineShape.isFigure(piece.text) {
        return isFull && LineShape.isTail(piece.text, of: head.text)
          && (isIndented || head.text.contains(UInt8(ascii: ".")) || piece.text.first == UInt8(ascii: "."))
      }
      return ScalarClass(piece.first) == .wide && !LineShape.isNumbered(piece.text) && (isIndented || isFull)
    }
  }

  /// 54,246,3: digits in threes but the last, which are on another line.
  private func isPart(_ cell: [TextLine]) -> Bool {
    guard let text = cell.last?.text, LineShape.isFigure(text), cell.count == 1 else { return false }
    let digits = text.prefix { $0 != UInt8(ascii: ".") }
    guard let comma = digits.lastIndex(of: UInt8(ascii: ",")) else { return false }
    return digits.endIndex - comma - 1 < 3
  }

  /// Figures do not stand beside or below each other in a cell, nor behind the words of another, and end with no point.
  private func isOneFigure(_ cell: [TextLine]) -> Bool {
    let point = UInt8(ascii: ".")
    var figures = 0
    var isOpen = false
    var previous: TextLine?
    for piece in cell where LineShape.isFigure(piece.text) {
      // No figure begins with the point.
      if previous == nil, piece.text.first == point { return false }
      if let previous, LineShape.isTail(piece.text, of: previous.text) {
        isOpen = false
        continue
      }
      let isAlone = !cell.contains { $0.baseline == piece.baseline && $0 != piece }
      if piece.text.contains(UInt8(ascii: " ")) || (piece.text.contains(point) && !isAlone) { return false }
      isOpen = piece.text.last == point
      figures += 1
      previous = piece
    }
    return figures < 2 && !isOpen
  }
}

/// Strips of the page between lines drawn across a table.
struct Bands {
  private static let fewest = 3
  /// Part of the table's width that a line between rows has.
  private static let share = 0.7
  private let edges: [Double]
  /// Whether each strip is a row: lines between groups of rows, or around the head, say only where one ends.
  private(set) var partRows = false

  init(_ horizontals: [Ruling], left: Double, right: Double, lines: [[TextLine]]) {
    edges = horizontals.filter {
      min($0.end, right) - max($0.start, left) > Self.share * (right - left)
    }.map(\.position)
    guard let top = edges.first, let bottom = edges.last, edges.count >= Self.fewest, let first = lines.first?.first,
      let last = lines.last?.first, top < first.baseline, last.baseline < bottom
    else { return }
    var count = 0
    var strips = 0
    var strip: Int?
    for line in lines where line.contains(where: { LineShape.isFigure($0.text) }) {
      let own = self.strip(line[0].baseline)
      strips += own == strip ? 0 : 1
      count += 1
      strip = own
    }
    partRows = strips == count
  }

  private func strip(_ y: Double) -> Int { edges.firstIndex { $0 > y } ?? edges.count }

  /// Lines of one strip, or so near each other that they overlap, in sizes.
  func bundles(_ lines: [[TextLine]], overlap: Double) -> [[TextLine]] {
    var bundles: [[TextLine]] = []
    var previous: TextLine?
    for line in lines {
      guard let first = line.first else { continue }
      if let last = previous, strip(last.baseline) == strip(first.baseline),
        partRows || first.baseline - last.baseline < overlap * min(first.size, last.size)
      {
        bundles[bundles.count - 1] += line
      } else {
        bundles.append(line)
      }
      previous = first
    }
    return bundles
  }
}
