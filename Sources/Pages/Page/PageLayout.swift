/// What stands on a page, from top to bottom: lines of text as their pieces, and tables.
package struct PageLayout: Sendable {
  package enum Item: Sendable {
    case line([TextLine])
    /// A line of a table that could not be told apart.
    case unread([TextLine])
    case table(PageTable)

    var top: Double {
      switch self {
      case .line(let pieces), .unread(let pieces): pieces[0].baseline - 0.8 * pieces[0].size
      case .table(let table): table.box.top
      }
    }

    var bottom: Double {
      switch self {
      case .line(let pieces), .unread(let pieces): pieces[0].baseline
      case .table(let table): table.box.bottom
      }
    }
  }

  package enum Want: Hashable, Sendable {
    /// Pictures where the text should be.
    case text
    /// Text whose fonts do not say which characters their glyphs are.
    case characters
    /// Recognised in a picture, by us or by whom invisible text was laid over it.
    case certainty
    /// Lines beyond the limit.
    case rulings
    /// A table whose rows and columns cannot be told.
    case tables
    /// Text in columns whose order cannot be told.
    case columns
  }

  package var number: Int
  /// Pages with one key have one size, to the point.
  var sizeKey: Int { Int(width.rounded()) << 16 | Int(height.rounded()) }
  package var width: Double
  package var height: Double
  package var turn: Turn?
  package var isRecognized: Bool
  package var items: [Item]
  package var wants: Set<Want>

  package init(_ page: PageContent) {
    number = page.number
    width = page.width
    height = page.height
    turn = page.turn
    wants = page.isRecognized ? [.certainty] : Self.wants(page)
    isRecognized = wants.contains(.certainty)
    let lattices = Lattice.all(page.rulings)
    if lattices == nil { wants.insert(.rulings) }
    var (tables, unreadable, rest) = LatticeReader(page).read(lattices ?? [])
    let shades = ShadedCells(page, outside: tables)
    let edges = shades.edges
    if !shades.isEmpty {
      var plain = page
      plain.glyphs = rest
      let shaded = LatticeReader(plain).read(shades.lattices(edges))
      tables += shaded.tables
      unreadable += shaded.unread
      rest = shaded.rest
    }
    // Of a cell that begins on another page the text may be written beside this part of its table.
    rest.removeAll { glyph in
      glyph.isCut && tables.contains { $0.box.top < glyph.baseline && glyph.baseline < $0.box.bottom }
    }
    let lines = LineBuilder.page(page).lines(rest)
    let pieces = LineBuilder.columns(page).lines(rest)
    let aligned = AlignedTables.find(pieces, page: page.number, rulings: page.rulings + edges, heads: tables)
    let heads = Set(aligned.compactMap { $0.table == nil ? nil : $0.head })
    let taken = Set(aligned.flatMap(\.lines))
    let unread = Self.withLinesBetween(aligned.filter { $0.table == nil }.flatMap(\.lines), taken)
    let columns = ColumnText.find(pieces).subtracting(taken)
    if !unread.isEmpty || !unreadable.isEmpty { wants.insert(.tables) }
    if !columns.isEmpty { wants.insert(.columns) }
    items = tables.indices.filter { !heads.contains($0) }.map { .table(tables[$0]) }
    items += aligned.compactMap(\.table).map(Item.table)
    items += LineBuilder.page(page).lines(unreadable).map(Item.unread)
    for (index, line) in lines.enumerated() where !taken.contains(index) || unread.contains(index) {
      items.append(
        columns.contains(index) ? .unread(pieces[index]) : unread.contains(index) ? .unread(line) : .line(line))
    }
    items.sort { $0.top < $1.top }
  }

  /// Lines of tables that cannot be told apart, and a few between two of them, which are of the same.
  private static func withLinesBetween(_ lines: [Int], _ taken: Set<Int>) -> Set<Int> {
    var all = Set(lines)
    for (line, next) in zip(lines, lines.dropFirst()) where next - line <= mostBetween {
      all.formUnion((line..<next).filter { !taken.contains($0) })
    }
    return all
  }

  /// Lines that lie between two parts of a table.
  private static let mostBetween = 6
  /// Two characters: a lone one is a bullet.
  private static let fewUnmappedBytes = 4
  /// Pages with fewer glyphs than this hold a running head at most.
  private static let fewGlyphs = 40
  /// Part of a page that pictures cover when they are what it shows.
  private static let pictureShare = 0.3
  /// Shapes with curves, when they are letters drawn as outlines.
  private static let manyShapes = 60

  private static func wants(_ page: PageContent) -> Set<Want> {
    var wants: Set<Want> = []
    let unmapped = page.glyphs.count { $0.scalar.isUnmapped }
    if unmapped * 5 > page.glyphs.count || (page.glyphs.isEmpty && page.drawing.wordCount > 0)
      || page.drawing.unmappedBytes >= fewUnmappedBytes
    {
      wants.insert(.characters)
    }
    let hasPicture = page.drawing.pictureArea > 0 || page.drawing.shapes > 3
    let isPicture =
      page.drawing.pictureArea > pictureShare * page.width * page.height || page.drawing.shapes > manyShapes
    if page.glyphs.isEmpty ? hasPicture : page.glyphs.count < fewGlyphs && isPicture { wants.insert(.text) }
    if page.drawing.hasOnlyInvisibleText, isPicture { wants.insert(.certainty) }
    return wants
  }
}
