/// Turns a page whose text is shown sideways or upside down, so that it can be read like any other.
package struct Turn: Hashable, Sendable {
  /// Quarters of a circle, clockwise, that the text is turned by as shown: 0 … 3.
  package let quarters: Int
  /// Of the page as shown.
  private let width: Double
  private let height: Double

  package init(quarters: Int, width: Double, height: Double) {
    self.quarters = quarters
    self.width = width
    self.height = height
  }

  /// Of the page as read.
  package var size: (width: Double, height: Double) { quarters % 2 == 0 ? (width, height) : (height, width) }

  /// From the page as shown to the page as read.
  package var matrix: Matrix {
    switch quarters {
    case 1: Matrix(0, -1, 1, 0, 0, width)
    case 2: Matrix(-1, 0, 0, -1, width, height)
    case 3: Matrix(0, 1, -1, 0, height, 0)
    default: .identity
    }
  }

  /// From the page as read back to the page as shown.
  var back: Matrix { matrix.inverse }

  package func shown(_ rect: Rect) -> Rect { quarters == 0 ? rect : back.applied(rect) }

  package func read(_ glyphs: inout [Glyph]) {
    guard quarters != 0 else { return }
    for index in glyphs.indices { glyphs[index].box = matrix.applied(glyphs[index].box) }
  }

  package func read(_ points: [Point]) -> [Point] {
    quarters == 0 ? points : points.map { matrix.applied($0.x, $0.y) }
  }

  package func read(_ cuts: [CutText]) -> [CutText] {
    quarters == 0
      ? cuts : cuts.map { CutText(place: matrix.applied($0.place.x, $0.place.y), clip: matrix.applied($0.clip)) }
  }

  package func read(_ boxes: [Rect]) -> [Rect] {
    quarters == 0 ? boxes : boxes.map { matrix.applied($0) }
  }

  package func read(_ rulings: [Ruling]) -> [Ruling] {
    guard quarters != 0 else { return rulings }
    return rulings.map { ruling in
      let ends =
        ruling.isVertical
        ? Rect(ruling.position, ruling.start, ruling.position, ruling.end)
        : Rect(ruling.start, ruling.position, ruling.end, ruling.position)
      let box = matrix.applied(ends)
      let isVertical = ruling.isVertical == (quarters % 2 == 0)
      return Ruling(
        isVertical: isVertical, position: isVertical ? box.left : box.top, start: isVertical ? box.top : box.left,
        end: isVertical ? box.bottom : box.right)
    }
  }
}
