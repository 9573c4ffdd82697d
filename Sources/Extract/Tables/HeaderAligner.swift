import Disclosure

/// Lays the cells of a header row over the columns of the row below it.
enum HeaderAligner {
  /// How many columns each upper cell covers.
  ///
  /// An empty cell below belongs to a cell that reaches down; names below belong to a cell that spans them. A name
  /// that comes again (项目 … 项目) opens the next span.
  /// Cost: cells × columns².
  static func spans(upper: [Cell], lower: [Cell]) -> [Int] {
    let width = lower.count
    let count = upper.count
    guard count <= width else { return [] }
    let blocked = Int.max / 4
    let below = Below(lower)
    // best[i][j]: least cost of the first i cells over the first j columns.
    var best = [[Int]](repeating: [Int](repeating: blocked, count: width + 1), count: count + 1)
    var from = best
    best[0][0] = 0
    for cell in 1...count {
      for end in cell...width {
        var empty = 0
        var repeated = 0
        for start in stride(from: end - 1, through: cell - 1, by: -1) {
          if below.isEmpty[start] { empty += 1 } else if below.next[start] < end { repeated += 1 }
          // A cell below is under one cell, however many columns it is merged over.
          guard best[cell - 1][start] < blocked, !below.goesOn[start] else { continue }
          let again = cell > 1 && below.isAgain[start] ? 1 : 0
          let cost =
            best[cell - 1][start] + cost(upper[cell - 1], over: end - start, empty: empty, repeated: repeated) - again
          // Ties: the earlier cell is the narrower one.
          if cost <= best[cell][end] { (best[cell][end], from[cell][end]) = (cost, start) }
        }
      }
    }
    guard best[count][width] < blocked else { return [] }
    var spans = [Int](repeating: 0, count: count)
    var end = width
    for cell in (1...count).reversed() {
      spans[cell - 1] = end - from[cell][end]
      end = from[cell][end]
    }
    return spans
  }

  /// 合计 | 公务用车购置及运行费 | 公务接待费 over 小计 | 购置费 | 运行费 and nothing else: how many columns each upper cell covers, and behind them each
  /// column whose name stands higher.
  ///
  /// A group stands below the name that begins as one of its own does. `nil` where that gives another width, or no name.
  static func spans(upper: [Cell], groups lower: [Cell], width: Int) -> [Int]? {
    let groups = groups(of: lower)
    let rest = width - (upper.count - groups.count + lower.count)
    guard !groups.isEmpty, lower.count > groups.count, (0...mostHigher).contains(rest),
      (upper + lower).allSatisfy({ $0.content == .text })
    else { return nil }
    var spans = [Int](repeating: 1, count: upper.count)
    var next = 0
    for group in groups {
      let scores = (next..<upper.count).map { index in
        lower[group].map { likeness($0.text, to: upper[index].text) }.max() ?? 0
      }
      guard let best = scores.max(), best >= leastCommon, let place = scores.firstIndex(of: best) else {
        return nil
      }
      spans[next + place] = group.count
      next += place + 1
    }
    return spans + [Int](repeating: 1, count: rest)
  }

  /// The names of a row by groups, each of which the first of them opens.
  static func groups(of lower: [Cell]) -> [Range<Int>] {
    let starts = lower.indices.filter { lower[$0].text == lower[0].text }
    return zip(starts, starts.dropFirst() + [lower.count]).map { $0..<$1 }
  }

  /// Characters that both begin with, or the beginning that stands within (购置费 of 公务用车购置及运行费); 类 stands below what names a classification.
  private static func likeness(_ lower: String, to upper: String) -> Int {
    if lower == "类" { return upper.hasSuffix("分类") || upper.hasSuffix("编码") ? leastCommon : 0 }
    let head = String(String.UnicodeScalarView(lower.unicodeScalars.prefix(leastCommon)))
    return max(lower.commonPrefix(with: upper), upper.holds(head) ? leastCommon : 0)
  }

  /// Columns whose names stand higher than those above the groups.
  private static let mostHigher = 2

  /// How many cells the row below has, those merged over several columns counted once.
  static func names(in lower: [Cell]) -> Int { Below(lower).goesOn.count { !$0 } }

  /// Characters that two names have in common when one is part of the other.
  private static let leastCommon = 2

  /// The lower row: which cells are empty, which go on from the left, and where the text of a cell comes again (the width, when it does not).
  private struct Below {
    var isEmpty: [Bool]
    var goesOn: [Bool]
    var next: [Int]
    /// Whether the text stands further left, too: there the next span opens.
    var isAgain: [Bool]

    init(_ cells: [Cell]) {
      isEmpty = cells.map { $0.content == .empty }
      goesOn = cells.indices.map { index in
        guard index > 0, cells[index].content != .empty else { return false }
        let (left, cell) = (cells[index - 1], cells[index])
        // 类 | 款 | 项 stand below one name.
        return cell.isContinuation && cell.span == left.span || cell.text == "款" && left.text == "类"
          || cell.text == "项" && left.text == "款"
      }
      next = [Int](repeating: cells.count, count: cells.count)
      var last: [String: Int] = [:]
      for column in cells.indices.reversed() where !isEmpty[column] && !goesOn[column] {
        next[column] = last.updateValue(column, forKey: cells[column].text) ?? cells.count
      }
      isAgain = [Bool](repeating: false, count: cells.count)
      for column in next.indices where next[column] < cells.count { isAgain[next[column]] = true }
    }
  }

  private static func cost(_ upper: Cell, over width: Int, empty: Int, repeated: Int) -> Int {
    if width == 1 { return empty == 1 ? 0 : 3 }
    if upper.content == .empty { return 20 }
    if empty == width { return 4 * (width - 1) }
    return empty * 8 + repeated * 4
  }
}

extension String {
  /// How many characters both begin with.
  fileprivate func commonPrefix(with other: String) -> Int {
    zip(unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.count
  }
}
