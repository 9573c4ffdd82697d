/// Reads tables that stand one cell a line, each line led by a tab.
///
/// A blank line ends a row. It may also stand inside a cell of several paragraphs; whether it does shows in what
/// follows, and in the number of cells (`RowRepair`).
struct CellLineLayout {
  let folded: FoldedText

  /// How far ahead a paragraph inside a cell is looked for: keeps the walk linear.
  private static let lookahead = 40

  /// True where such a table begins: most of the tabbed lines from here on have one tab, in front.
  func begins(at start: Int) -> Bool {
    let lines = folded.lines
    guard lines[start].startsWithTab else { return false }
    var leading = 0
    var inner = 0
    var gap = 0
    for line in lines[start..<min(start + 30, lines.count)] {
      if line.isBlank {
        gap += 1
        if gap > 2 { break }
        continue
      }
      gap = 0
      if line.startsWithTab && line.tabs == 1 { leading += 1 } else if line.tabs > 0 { inner += 1 }
    }
    return leading > inner * 2
  }

  /// A paragraph indented by a tab, with nothing but paragraphs around it.
  func isProse(_ index: Int) -> Bool {
    let line = folded.lines[index]
    guard line.startsWithTab, line.tabs == 1, line.content.count >= 90 else { return false }
    let end = LineWords.compact(folded.bytes[line.content].suffix(3), limit: 2)
    guard let last = end.last, "。；：".unicodeScalars.contains(last) else { return false }
    guard index + 1 < folded.lines.count else { return true }
    let next = folded.lines[index + 1]
    return !next.startsWithTab || next.content.count >= 90
      || Numbering.read(compact(index + 1)) != nil
  }

  func read(from start: Int) -> RawTable {
    var rows: [RawRow] = []
    var gap = 0
    var index = start
    var end = start
    while index < folded.lines.count {
      let line = folded.lines[index]
      if line.isBlank {
        gap += 1
        index += 1
        continue
      }
      if line.startsWithTab {
        // In a row of its own a paragraph is none of the table's.
        if gap > 0, isProse(index),
          index + 1 >= folded.lines.count || !folded.lines[index + 1].startsWithTab
        {
          break
        }
        let cells = self.cells(line)
        if gap > 0 || rows.isEmpty {
          rows.append(RawRow(cells: cells, gap: gap))
        } else {
          rows[rows.count - 1].cells += cells
        }
        index += 1
      } else {
        let next = continuation(from: index, gap: gap)
        guard next > index else { break }
        for inner in index..<next where folded.lines[inner].hasText {
          append(folded.lines[inner].content, to: &rows)
        }
        index = next
      }
      gap = 0
      end = index
    }
    return RawTable(layout: .cellLines, rows: rows, lines: start..<end)
  }

  private func append(_ piece: Range<Int>, to rows: inout [RawRow]) {
    let row = rows.count - 1
    guard row >= 0, let cell = rows[row].cells.indices.last else { return }
    rows[row].cells[cell].pieces.append(piece)
  }

  private func cells(_ line: FoldedText.Line) -> [RawCell] {
    TabRowLayout.split(folded, line.range.lowerBound + 1..<line.range.upperBound, at: 0x09)
  }

  /// The line after the paragraphs from `start` on that go on in the last cell; `start` itself when they do not.
  private func continuation(from start: Int, gap: Int) -> Int {
    guard gap <= 1, !isOutside(start) else { return start }
    if gap == 0 { return start + 1 }
    var index = start
    var blank = 0
    var areShort = true
    while index < min(start + Self.lookahead, folded.lines.count) {
      let line = folded.lines[index]
      if line.isBlank {
        blank += 1
        if blank > 1 { return start }
      } else if line.startsWithTab {
        // The row goes on right behind the paragraph: it was part of the cell. After a blank line only scraps were.
        return blank == 0 || areShort ? index - blank : start
      } else {
        if isOutside(index) { return start }
        if line.width > 16 || Numbering.read(compact(index)) != nil { areShort = false }
        blank = 0
      }
      index += 1
    }
    return start
  }

  private func compact(_ line: Int) -> [Unicode.Scalar] {
    LineWords.compact(folded.bytes[folded.lines[line].content], limit: 64)
  }

  /// Words that open something new: a title, a part, a note, a unit line.
  private func isOutside(_ line: Int) -> Bool {
    let text = compact(line)
    if LineWords.isNote(text) || LineWords.isUnitLine(text) { return true }
    if let number = Numbering.read(text), number.style == .part || number.style == .chinese {
      return true
    }
    return text.count >= 6 && LineWords.isTableTitle(text)
  }
}
