/// The edges of shades where no lines are drawn: cells of a table may be told by their backgrounds alone, and rows where every other one has one.
struct ShadedCells {
  /// Lower and narrower shades are marks on words, in points.
  private static let lowest = 9.0
  /// Part of the page's height that no cell has.
  private static let tallest = 0.9
  /// Part of a lattice that shades cover when they are its cells.
  private static let share = 0.9
  /// White rows are lower, in points.
  private static let rowHeight = 60.0
  private static let fewestRows = 2
  private static let fewestColumns = 2

  private let boxes: [Rect]

  /// `tables`: those that are ruled, in which shades say nothing.
  init(_ page: PageContent, outside tables: [PageTable]) {
    boxes = page.shades.filter { box in
      box.height >= Self.lowest && box.width >= Self.lowest && box.height < Self.tallest * page.height
        && !tables.contains { !$0.box.intersection(box).isEmpty }
    }
  }

  var isEmpty: Bool { boxes.isEmpty }

  var edges: [Ruling] {
    boxes.flatMap { box in
      [box.top, box.bottom].map { Ruling(isVertical: false, position: $0, start: box.left, end: box.right) }
        + [box.left, box.right].map { Ruling(isVertical: true, position: $0, start: box.top, end: box.bottom) }
    }
  }

  /// Those whose cells are all shaded; a pair of marked words is none.
  func lattices(_ edges: [Ruling]) -> [Lattice] {
    (Lattice.all(edges) ?? []).filter { lattice in
      guard lattice.rows.count > Self.fewestRows, lattice.columns.count > Self.fewestColumns,
        !boxes.contains(where: { goesOn($0, below: lattice.box) })
      else { return false }
      let covered = boxes.reduce(0) { area, box in
        let common = box.intersection(lattice.box)
        return common.isEmpty ? area : area + common.width * common.height
      }
      return covered > Self.share * lattice.box.width * lattice.box.height
    }
  }

  /// Behind the shaded rows come white ones, and shaded ones again.
  private func goesOn(_ box: Rect, below lattice: Rect) -> Bool {
    box.top > lattice.bottom && box.top < lattice.bottom + Self.rowHeight && box.left < lattice.right
      && box.right > lattice.left
  }
}
