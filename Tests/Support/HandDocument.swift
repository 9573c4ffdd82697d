package import Disclosure
internal import Hashing

/// A document put together by hand, block by block, where a test must not depend on a reader.
package struct HandDocument {
  private var source: [UInt8] = []
  private var text: [UInt8] = []
  private var map = OffsetMap()
  private var blocks: [Block] = []
  private var sections = [
    Section(title: "", number: "", level: 0, parent: nil, span: Span(0, 0))
  ]
  private var tables: [Table] = []
  private var section = 0

  package init() {}

  package mutating func heading(_ number: String, _ title: String, level: Int) {
    let span = append(number + title)
    let parent = sections.lastIndex { $0.level < level } ?? 0
    sections.append(
      Section(title: title, number: number, level: level, parent: parent, span: span))
    section = sections.count - 1
    close(.heading, span, sentences: [span])
  }

  /// Sentences end with 。; a \u{21A9} stands for a soft line break of the source that the text does not have.
  package mutating func paragraph(_ content: String) {
    let start = text.count
    var sentences: [Span] = []
    for sentence in content.split(separator: "。") {
      sentences.append(append(String(sentence) + "。"))
    }
    close(.paragraph, Span(start, text.count), sentences: sentences)
  }

  /// First row: headers. First column: labels; the others: amounts in 万元.
  package mutating func table(_ title: String, _ rows: [[String]]) {
    let start = text.count
    let width = rows[0].count
    var cells: [Cell] = []
    var lines: [Line] = []
    for (row, texts) in rows.enumerated() {
      for (column, content) in texts.enumerated() {
        if column > 0 { _ = append("\t") }
        let span = append(content)
        let isNumber = row > 0 && column > 0 && !content.isEmpty
        let numeral = Numeral(
          mantissa: Int128(content.filter(\.isNumber)) ?? 0, decimals: 2, text: content)
        cells.append(
          Cell(
            span: span, text: content,
            content: isNumber
              ? .number(Quantity(numeral: numeral, unit: .tenThousandYuan, span: span)) : .text))
        if row > 0 && column == 0 {
          lines.append(
            Line(
              row: row, half: 0, labelSpan: span, label: content, marker: "", code: nil,
              role: .item, depth: 0, parent: nil, isOfWhich: false,
              valueColumns: Array(1..<width)))
        }
      }
      if row < rows.count - 1 { _ = append("\n") }
    }
    let columns = rows[0].enumerated().map {
      Column(
        path: [$0.element], role: $0.offset == 0 ? .name : .amount, unit: .tenThousandYuan, half: 0)
    }
    let span = Span(start, text.count)
    tables.append(
      Table(
        cells: cells, columnCount: width, headerRowCount: 1, columns: columns, lines: lines,
        span: span, section: section, title: title, captionSpan: nil, unit: .tenThousandYuan,
        unitSpan: nil, kind: nil, emptyNote: nil))
    close(.table(tables.count - 1), span, sentences: [])
  }

  package func document(
    path: String, kind: Document.Kind = .budget, entity: String? = nil, year: Int? = nil
  ) -> Document {
    Document(
      source: SourceText(
        path: path, digest: Digest.hex(source), encoding: "UTF-8", bytes: source),
      text: text, map: map, blocks: blocks, sections: sections, tables: tables, kind: kind,
      entity: entity, year: year, title: "", remarks: [])
  }

  private mutating func append(_ content: String) -> Span {
    let start = text.count
    for (index, piece) in content.split(separator: "\u{21A9}", omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { source.append(0x0A) }
      map.append(
        textLength: piece.utf8.count, source: source.count, sourceLength: piece.utf8.count)
      text += piece.utf8
      source += piece.utf8
    }
    return Span(start, text.count)
  }

  private mutating func close(_ kind: Block.Kind, _ span: Span, sentences: [Span]) {
    _ = append("\n")
    blocks.append(Block(kind: kind, span: span, section: section, sentences: sentences))
  }
}

extension Document {
  /// The nth place (from 0) where a string stands in the text.
  package func span(of needle: String, _ occurrence: Int = 0) -> Span {
    let bytes = Array(needle.utf8)
    var seen = 0
    for start in 0...max(text.count - bytes.count, 0)
    where text[start...].starts(with: bytes) {
      if seen == occurrence { return Span(start, start + bytes.count) }
      seen += 1
    }
    preconditionFailure("the sample has no \(needle)")
  }
}
