internal import Disclosure
internal import Extract
internal import Formats
internal import FoundationEssentials

/// The document as it was read, beside pictures of its pages where it has pages: for a person to judge the reading.
struct PageExtract {
  let document: Document
  /// The picture of a page (PNG), `nil` where there is none to be had.
  let picture: (Int) -> [UInt8]?

  func render() -> [UInt8] {
    let blocks = Dictionary(grouping: document.blocks, by: page)
    // A page that only goes on with the table of the one before has no block of its own.
    let numbers = document.source.marks.compactMap { mark -> Int? in
      if case .page(let number) = mark.place { number } else { nil }
    }
    var pages = section(nil, blocks[nil] ?? [])
    for number in numbers { pages += section(number, blocks[number] ?? []) }
    let template = Embedded.text("reports/templates/reading.html")
    let parts = template.replacing("{{title}}", with: MarkupText.escaped(document.source.path))
      .split(separator: "{{pages}}", maxSplits: 1)
    return Array(parts.joined(separator: pages).utf8)
  }

  private func page(of block: Block) -> Int? {
    document.source.leaf(at: document.map.source(of: block.span).lowerBound).page
  }

  private func section(_ page: Int?, _ blocks: [Block]) -> String {
    guard page != nil || !blocks.isEmpty else { return "" }
    var html = "<section\(page == nil ? " class=\"plain\"" : "")>\n"
    if let page {
      html += "<h2>第 \(page) 页</h2>\n"
      if let picture = picture(page) {
        html +=
          "<img alt=\"第 \(page) 页\" src=\"data:image/png;base64,\(Data(picture).base64EncodedString())\">\n"
      }
    }
    html += "<div class=\"reading\">\n"
    for block in blocks { html += self.block(block) }
    return html + "</div>\n</section>\n"
  }

  private func block(_ block: Block) -> String {
    if case .table(let index) = block.kind { return table(document.tables[index]) }
    let name = TextDump.name(block.kind)
    return "<p class=\"\(name)\">\(MarkupText.escaped(document.string(block.span)))</p>\n"
  }

  // MARK: Tables

  private func table(_ table: Table) -> String {
    var html = "<table>\n"
    for row in 0..<table.rowCount {
      html += "<tr>"
      for column in 0..<table.columnCount where !isCovered(row, column, table) {
        html += cell(row, column, table)
      }
      html += "</tr>\n"
    }
    return html + "</table>\n"
  }

  private func cell(_ row: Int, _ column: Int, _ table: Table) -> String {
    let cell = table[row, column]
    let width = extent(table.columnCount - column) { same(cell, table[row, column + $0]) }
    let height = extent(table.rowCount - row) { same(cell, table[row + $0, column]) }
    let kind =
      row < table.headerRowCount
      ? "header" : cell.quantity != nil ? "number" : cell.content == .unread ? "unread" : "text"
    return "<td class=\"\(kind)\" colspan=\"\(width)\" rowspan=\"\(height)\">"
      + "\(MarkupText.escaped(cell.text))</td>"
  }

  private func isCovered(_ row: Int, _ column: Int, _ table: Table) -> Bool {
    let cell = table[row, column]
    return column > 0 && same(table[row, column - 1], cell)
      || row > 0 && same(table[row - 1, column], cell)
  }

  /// A merged cell stands in every place it covers, each time with the same span.
  private func same(_ one: Cell, _ other: Cell) -> Bool {
    other.isContinuation && one.span == other.span && !one.span.isEmpty
  }

  private func extent(_ limit: Int, _ goesOn: (Int) -> Bool) -> Int {
    var extent = 1
    while extent < limit, goesOn(extent) { extent += 1 }
    return extent
  }
}
