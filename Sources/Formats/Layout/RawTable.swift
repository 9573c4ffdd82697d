import Disclosure

/// Ink as one paragraph: one run, or more when a text box stands among its words.
struct Passage {
  var first: Range<Int>
  var rest: [Range<Int>] = []
  var role: Transcript.Paragraph.Role = .body

  init(_ run: Range<Int>, role: Transcript.Paragraph.Role = .body) {
    first = run
    self.role = role
  }

  /// `runs`: at least one.
  init(runs: [Range<Int>], role: Transcript.Paragraph.Role) {
    first = runs.first ?? 0..<0
    rest = Array(runs.dropFirst())
    self.role = role
  }

  var runs: [Range<Int>] { rest.isEmpty ? [first] : [first] + rest }
  var length: Int { rest.reduce(first.count) { $0 + $1.count } }
}

/// What stands in a cell, in a frame or on the page, in order.
enum Content {
  case passage(Passage)
  case table(RawTable)

  /// All paragraphs inside, tables read row by row.
  var passages: [Passage] {
    switch self {
    case .passage(let passage): [passage]
    case .table(let table): table.rows.joined().flatMap { $0.contents.flatMap(\.passages) }
    }
  }

  /// Bytes of text inside.
  var textLength: Int {
    switch self {
    case .passage(let passage): passage.length
    case .table(let table): table.textLength
    }
  }
}

/// A table as its format gives it, each cell at its column.
///
/// What it is is worked out once: tables that stand inside one another to great depth would ask again at every level.
struct RawTable {
  /// Cells by row, sorted by column, without those that are covered from above.
  let rows: [[RawCell]]
  let textLength: Int
  /// Rows and columns enough to compare figures in.
  let isGrid: Bool
  /// A table that only places things on the page: one column, or the frame of other tables that hold most of its text.
  let isFrame: Bool

  init(rows: [[RawCell]]) {
    self.rows = rows
    var length = 0
    var inner = 0
    for row in rows {
      for cell in row {
        for content in cell.contents {
          length += content.textLength
          if case .table(let table) = content, table.isGrid || table.isFrame { inner += table.textLength }
        }
      }
    }
    textLength = length
    isGrid = rows.count > 1 && rows.contains { $0.count > 1 }
    isFrame = rows.allSatisfy { $0.count <= 1 } || inner > 0 && inner * 2 >= length
  }
}

struct RawCell {
  /// 0-based.
  var column: Int
  var columnSpan = 1
  var rowSpan = 1
  var contents: [Content] = []

  var textLength: Int { contents.reduce(0) { $0 + $1.textLength } }
}
