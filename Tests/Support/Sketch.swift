package import Disclosure
internal import Extract

/// A table written down by hand, as a reader would deliver it: for tests of checks that start from tables.
///
/// One row a line, cells separated by “|”, halves by “‖”. The first `headers` rows are headers; an empty header cell
/// belongs to the heading on its left, so that paths nest, and “.” says that there is none. A column is a code, name, amount or percent column
/// by its header. Labels carry their own markers (一、 （一） 其中：).
package struct Sketch {
  package var title: String
  package var unit: Unit?
  package var kind: String?
  package var headers: Int
  package var rows: [[String]]
  /// Column from which the right half begins; `nil` without halves.
  package var split: Int?

  package init(
    _ title: String, unit: Unit? = .tenThousandYuan, kind: String? = nil, headers: Int = 1,
    _ text: String
  ) {
    self.title = title
    self.unit = unit
    self.kind = kind
    self.headers = headers
    var split: Int?
    rows = text.split(separator: "\n").map { line in
      let halves = line.split(separator: "‖", omittingEmptySubsequences: false).map { half in
        half.split(separator: "|", omittingEmptySubsequences: false).map {
          String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
      }
      if halves.count > 1 { split = halves[0].count }
      return halves.flatMap { $0 }
    }
    self.split = split
    let width = rows.map(\.count).max() ?? 0
    rows = rows.map { $0 + Array(repeating: "", count: width - $0.count) }
  }
}

/// A document of sketched tables only.
package func document(_ sketches: [Sketch], kind: Document.Kind = .finalAccounts) -> Document {
  var text: [UInt8] = []
  var tables: [Table] = []
  var blocks: [Block] = []
  for (index, sketch) in sketches.enumerated() {
    let start = text.count
    text += Array((sketch.title + "\n").utf8)
    let caption = Span(start, text.count - 1)
    let first = text.count
    tables.append(sketch.table(appendingTo: &text, caption: caption))
    blocks.append(
      Block(kind: .table(index), span: Span(first, text.count), section: 0, sentences: []))
  }
  var map = OffsetMap()
  map.append(textLength: text.count, source: 0, sourceLength: text.count)
  return Document(
    source: SourceText(path: "sketch.txt", digest: "", encoding: "UTF-8", bytes: text),
    text: text, map: map, blocks: blocks,
    sections: [Section(title: "", number: "", level: 0, parent: nil, span: Span(0, 0))],
    tables: tables, kind: kind, entity: nil, year: 2023, title: "", remarks: [])
}

/// What the checks see of sketched tables.
package func reading(
  _ sketches: [Sketch], kind: Document.Kind = .finalAccounts, vocabulary: Vocabulary = Vocabulary()
) -> Reading {
  let document = document(sketches, kind: kind)
  return Reading(
    document: document, facts: TableFacts(document, vocabulary).facts(), claims: [], projects: [],
    matches: [:],
    exhausted: [], vocabulary: vocabulary)
}

extension Sketch {
  fileprivate func table(appendingTo text: inout [UInt8], caption: Span) -> Table {
    let start = text.count
    let columns = columns
    var cells: [Cell] = []
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() {
        if column > 0 { text.append(0x09) }
        let begin = text.count
        text += Array(value.utf8)
        let span = Span(begin, text.count)
        let isBody =
          row >= headers && columns[column].role != .name && columns[column].role != .code
        cells.append(
          Cell(
            span: span, text: value,
            content: isBody ? content(value, columns[column].unit, span) : Self.words(value)))
      }
      text.append(0x0A)
    }
    var table = Table(
      cells: cells, columnCount: columns.count, headerRowCount: headers, columns: columns,
      lines: [], span: Span(start, text.count), section: 0, title: title, captionSpan: caption,
      unit: unit, unitSpan: nil, kind: kind, emptyNote: nil)
    table.lines = lines(of: table)
    return table
  }

  private static func words(_ value: String) -> Cell.Content { value.isEmpty ? .empty : .text }

  private func content(_ value: String, _ unit: Unit?, _ span: Span) -> Cell.Content {
    switch value {
    case "": return .empty
    case "-", "—", "/": return .dash
    case "?": return .unread
    default: break
    }
    let isPercent = value.hasSuffix("%")
    let digits = value.filter { $0 != "," && $0 != "%" }
    guard digits.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }) else { return .text }
    let quantity = printed(digits, isPercent ? .percent : unit, span: span)
    return .number(
      Quantity(
        numeral: Numeral(
          mantissa: quantity.numeral.mantissa, decimals: quantity.numeral.decimals, text: value),
        unit: quantity.unit, span: span))
  }

  private var columns: [Column] {
    let width = rows.first?.count ?? 0
    return (0..<width).map { column in
      var path: [String] = []
      for row in 0..<min(headers, rows.count) {
        var place = column
        while place > 0, rows[row][place].isEmpty, row < headers - 1 || rows[row].isEmpty {
          place -= 1
        }
        let text = rows[row][place]
        if !text.isEmpty, text != ".", path.last != text { path.append(text) }
      }
      let half = split.map { column >= $0 ? 1 : 0 } ?? 0
      let name = path.last ?? ""
      let role: Column.Role =
        name.contains("编码")
        ? .code
        : name.contains("名称") || name == "项目"
          ? .name
          : name.contains("%") || name.hasSuffix("率")
            ? .percent
            : name.contains("数量") || name.contains("（个）") ? .count : .amount
      let unit: Unit? =
        role == .percent
        ? .percent
        : role == .count ? Unit(symbol: "个", dimension: .count) : self.unit
      return Column(path: path, role: role, unit: unit, half: half)
    }
  }

  private func lines(of table: Table) -> [Line] {
    var lines: [Line] = []
    for half in Set(table.columns.map(\.half)).sorted() {
      let own = table.columns.indices.filter { table.columns[$0].half == half }
      guard let name = own.first(where: { table.columns[$0].role == .name }) else { continue }
      let code = own.first { table.columns[$0].role == .code }
      let values = own.filter { table.columns[$0].role != .name && table.columns[$0].role != .code }
      var open: [(line: Int, level: Int)] = []
      for row in headers..<max(rows.count, headers) {
        let text = table[row, name].text
        guard !text.isEmpty else { continue }
        let (marker, label, level) = Self.split(text)
        let isOfWhich = marker.hasPrefix("其中")
        while let last = open.last, last.level >= level { open.removeLast() }
        let digits = code.map { table[row, $0].text } ?? ""
        let role: Line.Role =
          label.hasSuffix("总计")
          ? .grandTotal
          : label.hasSuffix("合计") || label == "小计" ? .total : .item
        let parent = role == .item && digits.isEmpty ? open.last?.line : nil
        if role != .item { open = [] }
        lines.append(
          Line(
            row: row, half: half, labelSpan: table[row, name].span, label: label, marker: marker,
            code: digits.isEmpty ? nil : digits, role: role, depth: open.count, parent: parent,
            isOfWhich: isOfWhich, valueColumns: values))
        if role == .item, digits.isEmpty { open.append((lines.count - 1, level)) }
      }
    }
    return lines
  }

  /// 一、 is level 1, （一） 2, 1. 3, 其中： one below whatever is open.
  private static func split(_ text: String) -> (marker: String, label: String, level: Int) {
    if text.hasPrefix("其中：") { return ("其中：", String(text.dropFirst(3)), 9) }
    if text.hasPrefix("（"), let end = text.firstIndex(of: "）") {
      let after = text.index(after: end)
      return (String(text[..<after]), String(text[after...]), 2)
    }
    if let end = text.firstIndex(of: "、"), text.distance(from: text.startIndex, to: end) <= 3 {
      let after = text.index(after: end)
      return (String(text[..<after]), String(text[after...]), 1)
    }
    return ("", text, 1)
  }
}
