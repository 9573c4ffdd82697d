/// Columns of space-aligned text: what lies between the rivers of white that run down through the rows.
struct ColumnRivers {
  typealias Token = SpacedTable.Token

  let folded: FoldedText
  let header: [[Token]]
  let body: [[Token]]

  /// Rows of cells; `nil` when there are not two columns, or figures of one row fall together.
  func rows() -> (header: [RawRow], body: [RawRow])? {
    let columns = split(columns())
    guard columns.count >= 2, !hasLooseFigures else { return nil }
    var rows: [RawRow] = []
    var collisions = 0
    for line in body {
      if let column = continuedColumn(line, rows.last, columns) {
        rows[rows.count - 1].cells[column].pieces += line.map(\.range)
        continue
      }
      var cells = Array(repeating: RawCell(), count: columns.count)
      var figures = Array(repeating: 0, count: columns.count)
      for token in line {
        let column = place(token, columns)
        if token.kind != .text { figures[column] += 1 }
        if figures[column] > 1 { collisions += 1 }
        if cells[column].isEmpty {
          cells[column].indent = max(0, token.columns.lowerBound - columns[column].lowerBound)
        }
        cells[column].pieces.append(token.range)
      }
      rows.append(RawRow(cells: cells, gap: 0))
    }
    let fields = header.prefix(while: isFieldLine)
    let names = SpacedHeader(folded, Array(header.dropFirst(fields.count)), columns).rows()
    guard collisions * 20 <= body.count, areNamed(rows, names) else { return nil }
    return (fields.map { fieldRow($0, columns) } + names, rows)
  }

  /// 主管部门 某局 项目实施单位 某所: labels and what they say in turn, above the names of the columns and no part of them.
  private func isFieldLine(_ line: [Token]) -> Bool {
    line.count.isMultiple(of: 2) && !line.isEmpty
      && line.indices.allSatisfy { Self.fields.contains(folded.string(line[$0].range)) == $0.isMultiple(of: 2) }
      && !(line.count == 2 && LineWords.ends(LineWords.compact(folded.bytes[line[1].range]), Self.heads))
  }

  private static let fields: Set<String> = [
    "项目名称", "主管部门", "预算部门", "单位名称", "部门名称", "实施单位", "项目实施单位", "项目单位", "用款单位", "填报单位", "资金使用单位", "项目负责人",
    "联系电话", "项目属性", "项目类型", "填报日期",
  ]
  private static let heads = ["数", "额", "金额", "名称", "编码", "合计", "单位", "部门", "经费", "预算", "决算", "内容", "类别"]

  /// In order, each as near its place as can be.
  private func fieldRow(_ line: [Token], _ columns: [Range<Int>]) -> RawRow {
    var cells = Array(repeating: RawCell(), count: columns.count)
    var next = 0
    for (index, token) in line.enumerated() {
      let last = max(next, columns.count - (line.count - index))
      let column = min(max(place(token, columns), next), min(last, columns.count - 1))
      cells[column].pieces.append(token.range)
      next = column + 1
    }
    return RawRow(cells: cells, gap: 0)
  }

  // MARK: Columns

  /// Column ranges from left to right.
  private func columns() -> [Range<Int>] {
    let width = body.joined().map(\.columns.upperBound).max() ?? 0
    guard width > 0, width < 4_000 else { return [] }
    var cover = [Int](repeating: 0, count: width)
    for token in body.joined() {
      for x in token.columns { cover[x] += 1 }
    }
    // One row in thirty may cross a river: a long label pushes its figures aside.
    let tolerance = body.count / 30
    var columns: [Range<Int>] = []
    var start: Int?
    for x in 0...width {
      let isFilled = x < width && cover[x] > tolerance
      if isFilled, start == nil { start = x }
      if !isFilled, let from = start {
        columns.append(from..<x)
        start = nil
      }
    }
    return withEmptyColumns(columns)
  }

  /// Every column of figures has a name: one without says that names and figures do not belong together.
  private func areNamed(_ rows: [RawRow], _ names: [RawRow]) -> Bool {
    guard let width = rows.first?.cells.count else { return false }
    return (0..<width).allSatisfy { column in
      names.contains { !$0.cells[column].isEmpty }
        || !rows.contains { row in
          row.cells[column].pieces.contains {
            folded.bytes[$0].contains(0x2E) || folded.bytes[$0].contains(0x2C)
          }
        }
    }
  }

  /// Figures alone on their lines: the labels they belong to stand above or below, and nobody can say which. One line
  /// of figures under its header needs no label.
  private var hasLooseFigures: Bool {
    header.joined().contains { $0.kind == .amount }
      || body.count > 1
        && body.contains { line in
          line.contains { $0.kind == .amount } && line.allSatisfy { $0.kind == .amount }
        }
  }

  /// A long label reaches over its figure's column in other rows: no river runs there, but words and figures differ.
  private func split(_ columns: [Range<Int>]) -> [Range<Int>] {
    columns.flatMap { column -> [Range<Int>] in
      let lines = body.map { line in
        line.filter { Self.nearest($0.columns, columns) == columns.firstIndex(of: column) }
      }
      let both = lines.filter { $0.count == 2 && $0[0].kind == .text && $0[1].kind == .amount }
      guard both.count >= 2, let cut = both.map({ $0[1].columns.lowerBound }).min(),
        cut > column.lowerBound, cut < column.upperBound
      else { return [column] }
      return [column.lowerBound..<cut, cut..<column.upperBound]
    }
  }

  /// Where a cell belongs: words begin in their column, figures end in theirs.
  private func place(_ token: Token, _ columns: [Range<Int>]) -> Int {
    let edge = token.kind == .text ? token.columns.lowerBound : token.columns.upperBound - 1
    return columns.firstIndex { $0.contains(edge) } ?? Self.nearest(token.columns, columns)
  }

  /// Columns without a single cell show in the header only: names in the line of leaves that stand over nothing.
  private func withEmptyColumns(_ columns: [Range<Int>]) -> [Range<Int>] {
    guard let leaves = header.max(by: { $0.count < $1.count }), leaves.count >= 3 else {
      return columns
    }
    let names = leaves.map(\.columns)
    let lone = names.filter { name in
      guard !columns.contains(where: { $0.overlaps(name) }) else { return false }
      // A name beside a column that has none is that column's.
      let nearest = columns[Self.nearest(name, columns)]
      return names.contains { $0.overlaps(nearest) }
    }
    return (columns + lone).sorted { $0.lowerBound < $1.lowerBound }
  }

  static func nearest(_ token: Range<Int>, _ columns: [Range<Int>]) -> Int {
    var best = 0
    var bestOverlap = Int.min
    for (index, column) in columns.enumerated() {
      let overlap =
        min(token.upperBound, column.upperBound) - max(token.lowerBound, column.lowerBound)
      if overlap > bestOverlap { (best, bestOverlap) = (index, overlap) }
    }
    return best
  }

  /// The column whose label goes on in a line of one short word without number of its own.
  private func continuedColumn(_ line: [Token], _ last: RawRow?, _ columns: [Range<Int>]) -> Int? {
    guard let last, line.count == 1, let token = line.first, token.kind == .text,
      token.columns.count <= 12
    else { return nil }
    let text = LineWords.compact(folded.bytes[token.range], limit: 20)
    guard Numbering.read(text) == nil, !LineWords.ends(text, ["计"]) else { return nil }
    let column = Self.nearest(token.columns, columns)
    // A whole label stands at the column's left edge and names a line of its own; its tail is shorter than it.
    guard let piece = last.cells[column].pieces.last,
      folded.bytes[piece].count > token.range.count,
      last.cells.filter({ !$0.isEmpty }).count >= 2
        || Numbering.read(LineWords.compact(folded.bytes[piece])) != nil
    else { return nil }
    return token.columns.count <= 4 ? column : nil
  }
}
