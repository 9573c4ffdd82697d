import Disclosure

/// A part of the source, its lines parted into running text and tables: all that depends on how it was laid out.
struct TextLayout {
  let folded: FoldedText
  let regions: [Region]
  let style: TextStyle
  /// What the file's format says of a line.
  private(set) var roles: [Int: Transcript.Paragraph.Role] = [:]
  /// The first line that a limit kept from being read as a table.
  private(set) var limitLine: Int?
  /// Lines of tables whose rows or columns cannot be told; a transcript says so itself. What they hold is no running text.
  private(set) var unreadTables: [Range<Int>] = []

  /// Tables of plain text are found by their shape.
  init(_ source: SourceText, in range: Range<Int>) {
    folded = FoldedText(source.bytes, in: range)
    var finder = RegionFinder(folded: folded)
    regions = finder.regions()
    limitLine = finder.limitLine
    unreadTables = finder.unreadTables
    for line in unreadTables.joined() { roles[line] = .furniture }
    style = TextStyle(folded, regions)
  }

  /// Tables of a transcript are given; its lines are whole paragraphs.
  init(_ source: SourceText, in range: Range<Int>, _ elements: [Transcript.Element]) {
    folded = FoldedText(source.bytes, in: range)
    style = .wholeParagraphs
    var regions = TranscriptRegions(folded, base: range.lowerBound)
    for element in elements { regions.add(element) }
    roles = regions.roles
    limitLine = regions.limitLine
    self.regions = regions.finish()
  }
}
