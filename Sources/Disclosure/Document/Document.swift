/// A disclosure as a reader made it: normalised text with its way back to the source, and its structure.
package struct Document: Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case finalAccounts = "final-accounts"
    case budget
    case performance
    case other
  }

  package var source: SourceText
  /// The normalised view: UTF-8; width variants, CJK radicals and spaces folded; soft breaks joined; blocks and
  /// table rows end with "\n", cells of a row are separated by "\t". Every window a pattern runs on is one slice of it.
  package var text: [UInt8]
  package var map: OffsetMap
  package var blocks: [Block]
  /// Section 0 is the document itself.
  package var sections: [Section]
  package var tables: [Table]

  package var kind: Kind
  /// The department or unit that discloses, longest form found on title and cover; `nil` when none is found.
  package var entity: String?
  /// The budget or accounts year; `nil` when none is found.
  package var year: Int?
  /// The title as printed, empty when there is none.
  package var title: String
  /// What the reader could not read or had to guess.
  package var remarks: [Remark]
  /// What the files have and the text has not: scanned pages, hidden sheets.
  package var omissions: [Transcript.Omission] = []
  /// Comments of the files that speak to gouji, by offsets of the source.
  package var comments: [Transcript.Comment] = []
  /// Characters that recognition was not sure of, by offsets of the source, in order.
  package var doubts: [Span] = []

  package init(
    source: SourceText, text: [UInt8], map: OffsetMap, blocks: [Block], sections: [Section],
    tables: [Table], kind: Kind, entity: String?, year: Int?, title: String, remarks: [Remark]
  ) {
    self.source = source
    self.text = text
    self.map = map
    self.blocks = blocks
    self.sections = sections
    self.tables = tables
    self.kind = kind
    self.entity = entity
    self.year = year
    self.title = title
    self.remarks = remarks
  }

  /// The normalised text of a span.
  package func string(_ span: Span) -> String {
    String(decoding: text[span.start..<span.end], as: UTF8.self)
  }

  /// The source text of a span, exactly as in the file.
  package func quote(_ span: Span) -> String {
    String(decoding: source.bytes[map.source(of: span)], as: UTF8.self)
  }

  /// Titles from the outermost section inwards, joined with › (第三部分›一›（二） numbers left out).
  package func sectionPath(_ section: Int) -> String {
    var titles: [String] = []
    var current: Int? = section
    while let index = current, index > 0 {
      titles.append(sections[index].title)
      current = sections[index].parent
    }
    return titles.reversed().joined(separator: "›")
  }
}

/// Something odd about the input, kept for coverage: the document is read, this part of it with care.
package struct Remark: Sendable {
  package enum Kind: String, Sendable {
    case unreadNumber, unitMissing, rowOutOfShape, unreadTable, limit
  }

  package let kind: Kind
  package let span: Span

  package init(kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}
