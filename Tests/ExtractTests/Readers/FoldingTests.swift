import Disclosure
import Extract
import Testing

@Suite struct FoldingTests {
  /// The view of one paragraph.
  private func view(_ text: String) -> String {
    let document = Sample.document(text)
    return document.blocks.first.map { document.string($0.span) } ?? ""
  }

  @Test(arguments: [
    ("合计１０３１．８４万元，占９７％。", "合计1031.84万元，占97%。"),
    ("增加　５.００ 万元，见附表Ａ。", "增加5.00万元，见附表A。"),
    ("截至 2024 年 12 月 31 日，共有 3 辆。", "截至2024年12月31日，共有3辆。"),
    ("⼀般公共预算⽀出与⼾籍⼈⼝⽆关。", "一般公共预算支出与户籍人口无关。"),
    ("指标值 $\\geq 80\\%$，不超过 $\\leq 5$ 天。", "指标值≥80%，不超过≤5天。"),
    ("价格为 $5 至 $6。", "价格为$5至$6。"),
    ("零\u{200B}宽\u{FEFF}字符与软\u{00AD}连字符。", "零宽字符与软连字符。"),
    ("变动为－3.5，即−3.5。", "变动为-3.5，即-3.5。"),
    ("使用 ERP 系统（一期）、PPP 项目。", "使用 ERP 系统（一期）、PPP 项目。"),
    ("第3．款与3．5万元不同。", "第3．款与3.5万元不同。"),
    ("已付12 345元与 12 号文。", "已付12 345元与12号文。"),
  ])
  func charactersAreFoldedAndPunctuationStays(source: String, view expected: String) {
    #expect(view(source) == expected)
  }

  @Test func everyPlaceLeadsBackToItsSource() {
    let text = """
      第二部分　２０２３年度决算
      一、收 入 情 况
      本年收入合计１,０３１.８４ 万元，
      单位：万
      元
      项 目\t决算数\t占比（％）
      财政\u{3000}拨款\t１,０３１.８４\t１００.００％
      其他\t\t
      """
    let document = Sample.document(text)
    MapCheck.check(document)
    #expect(document.tables.count == 1)
    let cell = document.tables[0][1, 1]
    #expect(document.quote(cell.span) == "１,０３１.８４")
    #expect(cell.text == "1,031.84")
  }
}

/// The quote of every span, folded and without white space, is the span's text without white space.
enum MapCheck {
  static func check(_ document: Document, sourceLocation: SourceLocation = #_sourceLocation) {
    var last = 0
    for block in document.blocks {
      #expect(block.span.start >= last, "blocks overlap", sourceLocation: sourceLocation)
      last = block.span.end
      if case .table = block.kind { continue }
      expectSame(document, block.span, sourceLocation)
      for sentence in block.sentences {
        #expect(block.span.contains(sentence), sourceLocation: sourceLocation)
        expectSame(document, sentence, sourceLocation)
      }
    }
    for table in document.tables {
      #expect(table.cells.count == table.rowCount * table.columnCount)
      #expect(table.columns.count == table.columnCount)
      for cell in table.cells where !cell.isContinuation {
        #expect(table.span.contains(cell.span), sourceLocation: sourceLocation)
        #expect(document.string(cell.span) == cell.text, sourceLocation: sourceLocation)
        // Cells of loose layouts are gathered from lines that do not follow one another.
        if cell.text.utf8.count < 24 { expectSame(document, cell.span, sourceLocation) }
      }
      for line in table.lines {
        #expect((table.headerRowCount..<table.rowCount).contains(line.row))
        #expect(line.parent.map { $0 < table.lines.count } ?? true)
      }
    }
  }

  private static func expectSame(
    _ document: Document, _ span: Span, _ sourceLocation: SourceLocation
  ) {
    let quote = document.quote(span)
    let refolded = Sample.fold(quote)
    #expect(refolded == bare(document.string(span)), sourceLocation: sourceLocation)
  }

  static func bare(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}

extension Sample {
  /// The folded text of a source quote without white space: what the reader makes of it when it stands alone.
  static func fold(_ quote: String) -> String {
    guard quote.contains(where: { !$0.isWhitespace }) else { return "" }
    let document = document(quote)
    return MapCheck.bare(String(decoding: document.text, as: UTF8.self))
  }
}
