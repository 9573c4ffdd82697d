/// The header of a space-aligned table: leaves over columns, and names above that span several of them.
struct SpacedHeader {
  typealias Token = SpacedTable.Token

  /// A name of the header, its scraps joined.
  private struct Name {
    var pieces: [Range<Int>]
    var columns: Range<Int>
    /// First and last line it stands on.
    var line: Int
    var lastLine: Int
    /// Column indices it stands over.
    var covers: Range<Int>
  }

  private let folded: FoldedText
  private let columns: [Range<Int>]
  private var names: [Name] = []

  init(_ folded: FoldedText, _ header: [[Token]], _ columns: [Range<Int>]) {
    self.folded = folded
    self.columns = columns
    let leaves = header.indices.max { header[$0].count < header[$1].count }
    for (line, tokens) in header.enumerated() {
      let places = line == leaves && tokens.count >= 3 ? inOrder(tokens) : nil
      for (index, token) in tokens.enumerated() { add(token, line, places?[index]) }
    }
  }

  /// A column of its own for each word of the line of leaves, in order, as near as can be: compacted text shifts
  /// names away from their figures, but never past one another. `nil` when there are more names than columns.
  /// Cost: names × columns.
  private func inOrder(_ tokens: [Token]) -> [Int]? {
    let count = tokens.count
    let width = columns.count
    guard count <= width, width <= 200 else { return nil }
    let blocked = Int.max / 4
    // best[i][j]: the first i names in the first j columns.
    var best = [[Int]](repeating: [Int](repeating: 0, count: width + 1), count: count + 1)
    for name in 1...count {
      for column in 0...width {
        guard column >= name else {
          best[name][column] = blocked
          continue
        }
        let here =
          best[name - 1][column - 1] + distance(tokens[name - 1].columns, columns[column - 1])
        best[name][column] = min(here, best[name][column - 1])
      }
    }
    var places = [Int](repeating: 0, count: count)
    var column = width
    for name in (1...count).reversed() {
      while column > name, best[name][column] == best[name][column - 1] { column -= 1 }
      places[name - 1] = column - 1
      column -= 1
    }
    return places
  }

  /// Columns between two ranges, 0 where they touch; a little of the middles' distance decides ties.
  private func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    let gap = max(0, max(a.lowerBound, b.lowerBound) - min(a.upperBound, b.upperBound))
    return gap * 100 + abs(middle(a) - middle(b))
  }

  /// A word under a word of the same single column is the rest of its name.
  private mutating func add(_ token: Token, _ line: Int, _ place: Int?) {
    let covers = place.map { $0..<$0 + 1 } ?? overlapped(token.columns)
    if covers.count == 1,
      let above = names.lastIndex(where: {
        $0.covers == covers && line - $0.lastLine <= 2 && line > $0.lastLine
          && (place != nil || $0.columns.overlaps(token.columns)) && !isComplete($0)
      })
    {
      names[above].pieces.append(token.range)
      names[above].lastLine = line
      let low = min(names[above].columns.lowerBound, token.columns.lowerBound)
      names[above].columns = low..<max(names[above].columns.upperBound, token.columns.upperBound)
      return
    }
    names.append(
      Name(
        pieces: [token.range], columns: token.columns, line: line, lastLine: line, covers: covers))
  }

  /// A name that ends as names of columns end is not the first half of one.
  private func isComplete(_ name: Name) -> Bool {
    guard let piece = name.pieces.last else { return false }
    let text = LineWords.compact(folded.bytes[piece], limit: 40)
    return LineWords.ends(
      text,
      [
        "支出", "收入", "预算数", "决算数", "项目", "编码", "名称", "合计", "小计", "经费", "费", "金额", "预算", "决算", "类",
        "款", "项",
      ])
  }

  /// The columns under a word, the nearest one where none is.
  private func overlapped(_ token: Range<Int>) -> Range<Int> {
    let hits = columns.indices.filter { columns[$0].overlaps(token) }
    guard let first = hits.first, let last = hits.last else {
      let column = nearest(middle(token))
      return column..<column + 1
    }
    return first..<last + 1
  }

  private func nearest(_ middle: Int) -> Int {
    columns.indices.min {
      abs(self.middle(columns[$0]) - middle) < abs(self.middle(columns[$1]) - middle)
    } ?? 0
  }

  /// Twice the middle, to stay whole.
  private func middle(_ range: Range<Int>) -> Int { range.lowerBound + range.upperBound }

  // MARK: Rows

  /// One row for each level; a name stands in the first of the columns it spans.
  func rows() -> [RawRow] {
    var leaf: [Int?] = Array(repeating: nil, count: columns.count)
    for (index, name) in names.enumerated() where name.covers.count == 1 {
      let column = name.covers.lowerBound
      if let old = leaf[column], names[old].line > name.line { continue }
      leaf[column] = index
    }
    let leaves = Set(leaf.compactMap { $0 })
    var paths: [[Int]] = Array(repeating: [], count: columns.count)
    for (index, name) in names.enumerated() where !leaves.contains(index) {
      for column in span(name, leaf) { paths[column].append(index) }
    }
    for (column, name) in leaf.enumerated() { if let name { paths[column].append(name) } }
    let depth = paths.map(\.count).max() ?? 0
    var rows: [RawRow] = []
    for level in 0..<depth {
      var cells = Array(repeating: RawCell(), count: columns.count)
      var last: Int?
      for column in columns.indices {
        let name = level < paths[column].count ? paths[column][level] : nil
        if let name, name != last { cells[column] = RawCell(pieces: names[name].pieces) }
        last = name
      }
      rows.append(RawRow(cells: cells, gap: 0))
    }
    return rows
  }

  /// The columns a group name spans: those it stands over. Where it is centred over many, text keeps no trace of its
  /// width, so a name over one column is left out, unless it heads one of two halves or the leaves tell by repeating.
  private func span(_ name: Name, _ leaf: [Int?]) -> Range<Int> {
    if let half = half(name, leaf) ?? series(name, leaf) { return half }
    return name.covers.count >= 2 ? name.covers : 0..<0
  }

  /// 收入 | 支出: each half begins with its own column of labels.
  private func half(_ name: Name, _ leaf: [Int?]) -> Range<Int>? {
    guard ["收入", "支出"].contains(where: word(name).hasSuffix) else { return nil }
    let leaves = columns.indices.map { column in leaf[column].map { word(names[$0]) } ?? "" }
    guard let first = leaves.first, ["项目", "科目"].contains(where: first.hasPrefix) else {
      return nil
    }
    let labels = columns.indices.filter { leaves[$0] == first }
    guard labels.count == 2 else { return nil }
    let isLeft = middle(name.columns) < middle(columns[labels[1]])
    return isLeft ? 0..<labels[1] : labels[1]..<columns.count
  }

  /// 预算数 | 决算数 over the same expenses twice: each name of their line heads one series of leaves.
  private func series(_ name: Name, _ leaf: [Int?]) -> Range<Int>? {
    let beside = names.indices.filter { names[$0].line == name.line }
    guard beside.count >= 2, columns.count % beside.count == 0, !beside.contains(where: { leaf.contains($0) })
    else { return nil }
    let width = columns.count / beside.count
    let leaves = leaf.map { $0.map { word(names[$0]) } ?? "" }
    guard width >= 2, leaves.indices.allSatisfy({ !leaves[$0].isEmpty && leaves[$0] == leaves[$0 % width] }),
      let place = beside.sorted(by: { middle(names[$0].columns) < middle(names[$1].columns) })
        .firstIndex(where: { names[$0].columns == name.columns })
    else { return nil }
    return place * width..<(place + 1) * width
  }

  private func word(_ name: Name) -> String {
    name.pieces.map { folded.string($0).replacing(" ", with: "") }.joined()
  }
}
