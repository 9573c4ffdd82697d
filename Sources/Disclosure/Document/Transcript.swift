/// What a file shows, written down as text by the reader of its format: paragraphs, tables as grids, pages.
///
/// Nothing is interpreted yet: which paragraph is a heading, what a table's columns mean, which unit applies is read from the transcript as it is from
/// plain text. `text` is what `gouji extract FILE --as text` prints, and every line and column of a report points into it.
package struct Transcript: Hashable, Sendable {
  /// UTF-8, lines ended by "\n". A paragraph is one line, its soft breaks joined. A row of a table is one line, its cells parted by "\t", with a tab
  /// also for a place that a merged cell covers; no cell holds "\n" or "\t".
  package var text: [UInt8]
  /// In reading order; their spans ascend, do not overlap, and leave out the separators.
  package var elements: [Element]
  /// Where pages, sheets and files begin, by offset.
  package var marks: [Mark]
  /// What the file has and the transcript has not.
  package var omissions: [Omission]
  /// Comments in the file that speak to gouji, in the order they begin.
  package var comments: [Comment]
  /// Characters of recognised pages that may be others, in order.
  package var doubts: [Span] = []

  package init(
    text: [UInt8] = [], elements: [Element] = [], marks: [Mark] = [], omissions: [Omission] = [],
    comments: [Comment] = []
  ) {
    self.text = text
    self.elements = elements
    self.marks = marks
    self.omissions = omissions
    self.comments = comments
  }

  package enum Element: Hashable, Sendable {
    case paragraph(Paragraph)
    case table(Grid)
  }

  /// The rectangle of the paragraph or cell that holds an offset, its end included; `nil` where none does or the file has no pages.
  package func box(at offset: Int) -> Box? {
    for element in elements {
      switch element {
      case .paragraph(let paragraph):
        if paragraph.span.start <= offset, offset <= paragraph.span.end { return paragraph.box }
      case .table(let grid):
        for cell in grid.rows.joined() where cell.span.start <= offset && offset <= cell.span.end { return cell.box }
      }
    }
    return nil
  }

  package struct Paragraph: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
      case body
      /// Marked as a heading by the format itself (a Word style, h1 … h6), 1 being the outermost; unmarked headings are found from the text.
      case heading(level: Int)
      /// A footnote or an endnote.
      case note
      /// A running head, a page number, a menu of the web page around the article.
      case furniture
    }

    package var span: Span
    package var role: Role
    package var box: Box?

    package init(span: Span, role: Role = .body, box: Box? = nil) {
      self.span = span
      self.role = role
      self.box = box
    }
  }

  /// A table as it is ruled. Continuations on further pages are already joined, repeated header rows left out.
  package struct Grid: Hashable, Sendable {
    package var columnCount: Int
    /// Cells by row, each where it begins (top left); a row that merged cells cover whole is empty.
    package var rows: [[GridCell]]

    package init(columnCount: Int, rows: [[GridCell]]) {
      self.columnCount = columnCount
      self.rows = rows
    }
  }

  package struct GridCell: Hashable, Sendable {
    /// 0-based column of its left edge.
    package var column: Int
    package var rowSpan: Int
    package var columnSpan: Int
    /// Empty, but in its place between the tabs, for a cell without text.
    package var span: Span
    package var box: Box?

    package init(column: Int, rowSpan: Int = 1, columnSpan: Int = 1, span: Span, box: Box? = nil) {
      self.column = column
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.span = span
      self.box = box
    }
  }

  /// A rectangle on a page, in hundredths of a point (1/7200 inch) from the top left corner of the page as it is shown.
  package struct Box: Hashable, Sendable {
    /// 1-based.
    package var page: Int
    package var left: Int
    package var top: Int
    package var right: Int
    package var bottom: Int

    package init(page: Int, left: Int, top: Int, right: Int, bottom: Int) {
      self.page = page
      self.left = left
      self.top = top
      self.right = right
      self.bottom = bottom
    }
  }

  /// The text from `offset` on stands on this page, sheet or file, until the next mark of the same kind.
  package struct Mark: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
      /// 1-based.
      case page(Int)
      case sheet(String)
      case file(String)
    }

    package var offset: Int
    package var place: Place
    /// What stands there was read by character recognition.
    package var isRecognized: Bool

    package init(offset: Int, place: Place, isRecognized: Bool = false) {
      self.offset = offset
      self.place = place
      self.isRecognized = isRecognized
    }
  }

  /// A comment of the file's own kind: on words of a DOCX, between the elements of a web page.
  package struct Comment: Hashable, Sendable {
    /// What it stands on; empty where it only has a place.
    package var span: Span
    package var text: String

    package init(span: Span, text: String) {
      self.span = span
      self.text = text
    }

    /// Whether a comment begins with gouji's name, as those do that are to be heeded.
    package static func isAddressed(_ text: String) -> Bool {
      text.utf8.drop { $0 <= 0x20 }.starts(with: "gouji".utf8)
    }
  }

  package struct Omission: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      /// A page of pictures without text.
      case pageWithoutText = "page-without-text"
      /// A picture, or what else holds no text, where a table may be.
      case picture
      /// A page with text in fonts that do not say which characters they draw.
      case unmappedText = "unmapped-text"
      /// Read by character recognition: its figures may be misread.
      case recognizedPage = "recognized-page"
      case hiddenSheet = "hidden-sheet"
      case hiddenRows = "hidden-rows"
      case hiddenColumns = "hidden-columns"
      /// Words formatted so that no reader sees them.
      case hiddenText = "hidden-text"
      /// A formula whose value the file does not hold.
      case formulaWithoutValue = "formula-without-value"
      /// Bytes that are no characters, in lines with figures.
      case strayBytes = "stray-bytes"
      /// A file of an archive that is no document, or cannot be read.
      case unreadPart = "unread-part"
      /// A page of pictures that is to be recognised, on a machine without the program for it.
      case missingRecognizer = "missing-recognizer"
      /// A bound of the reader: the rest was not read.
      case limit

      /// Whether character recognition may read what was not read.
      package var isForRecognition: Bool { self == .pageWithoutText || self == .unmappedText }
    }

    package var kind: Kind
    /// Which page, sheet, rows or file: "第 7 页", "Sheet2!3-9", as a person would look for it.
    package var place: String
    /// The one page it speaks of, 1-based; `nil` where it is none or several.
    package var page: Int?

    package init(kind: Kind, place: String, page: Int? = nil) {
      self.kind = kind
      self.place = place
      self.page = page
    }
  }
}
