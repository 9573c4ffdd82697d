/// A piece of the document in reading order.
package struct Block: Sendable {
  package enum Kind: Hashable, Sendable {
    /// Opens the section of the same index.
    case heading
    case paragraph
    /// 注：…, 备注：…, or the line under an empty table.
    case note
    /// A line of the table of contents.
    case contents
    /// Running heads, page numbers, chart labels: read, never judged as prose.
    case furniture
    /// Title, 编制单位 and 单位 lines of the table of this index, which follows.
    case caption(Int)
    /// The table of this index in `Document.tables`; its cells lie inside the block's span.
    case table(Int)
  }

  package let kind: Kind
  /// Soft line and page breaks are already joined inside it.
  package let span: Span
  /// Index into `Document.sections`; 0 is the document itself.
  package let section: Int
  /// Sentence spans, in order, without the separators between them; empty for tables.
  package let sentences: [Span]

  package init(kind: Kind, span: Span, section: Int, sentences: [Span]) {
    self.kind = kind
    self.span = span
    self.section = section
    self.sentences = sentences
  }
}

extension Block {
  /// What a rule's `applies: {blocks: …}` may name.
  package enum Class: String, Hashable, Sendable, CaseIterable {
    case heading, paragraph, note, cell, contents, furniture

    /// What is judged unless a rule names its blocks: the table of contents and running heads repeat what stands elsewhere.
    package static let usual: Set<Class> = [.heading, .paragraph, .note, .cell]

    package init(_ kind: Kind) {
      self =
        switch kind {
        // The lines above a table are titles, too.
        case .heading, .caption: .heading
        case .paragraph: .paragraph
        case .note: .note
        case .contents: .contents
        case .furniture: .furniture
        case .table: .cell
        }
    }
  }
}

/// A heading and what stands under it. Section 0 is the whole document and has an empty title.
package struct Section: Sendable {
  /// Title without numbering.
  package let title: String
  /// The numbering as printed (第三部分, 一、, （二）, 1.), or empty.
  package let number: String
  /// 0 for the document, 1 for 第…部分, 2 for 一、, 3 for （一）, 4 for 1., 5 for （1）.
  package let level: Int
  package let parent: Int?
  /// The heading as printed, numbering included.
  package let span: Span

  package init(title: String, number: String, level: Int, parent: Int?, span: Span) {
    self.title = title
    self.number = number
    self.level = level
    self.parent = parent
    self.span = span
  }
}
