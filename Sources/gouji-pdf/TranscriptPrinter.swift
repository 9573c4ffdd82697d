// SPDX-License-Identifier: GPL-3.0-or-later

internal import Disclosure

/// A transcript for people: paragraphs with their role, tables with their cells between bars.
enum TranscriptPrinter {
  static func text(_ body: ArraySlice<UInt8>) -> String {
    guard let transcript = Transcript(decoding: body) else { return "" }
    var lines: [String] = []
    for element in transcript.elements {
      switch element {
      case .paragraph(let paragraph):
        let page = paragraph.box.map { "p\($0.page) " } ?? ""
        lines.append("\(page)\(sign(paragraph.role)) \(string(paragraph.span, transcript))")
      case .table(let grid): lines += self.lines(grid, transcript)
      }
    }
    lines += transcript.omissions.map { "! \($0.kind.rawValue): \($0.place)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sign(_ role: Transcript.Paragraph.Role) -> String {
    switch role {
    case .body: "¶"
    case .heading(let level): "h\(level)"
    case .note: "*"
    case .furniture: "~"
    }
  }

  private static func lines(_ grid: Transcript.Grid, _ transcript: Transcript) -> [String] {
    let cells = grid.rows.joined()
    let filled = cells.count { !$0.span.isEmpty }
    let pages = Set(cells.compactMap(\.box?.page)).sorted().map(String.init).joined(separator: ",")
    var lines = [
      "┌ p\(pages): \(grid.rows.count) rows × \(grid.columnCount) columns, \(filled) of \(cells.count) cells filled"
    ]
    for row in grid.rows {
      let texts = row.map { cell in
        let spans = cell.rowSpan > 1 || cell.columnSpan > 1 ? "[\(cell.rowSpan)×\(cell.columnSpan)]" : ""
        return spans + string(cell.span, transcript)
      }
      lines.append("│ " + texts.joined(separator: " │ "))
    }
    return lines + ["└"]
  }

  private static func string(_ span: Span, _ transcript: Transcript) -> String {
    String(decoding: transcript.text[span.range], as: UTF8.self)
  }
}
