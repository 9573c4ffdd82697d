/// A quadrilateral around words, its corners named as a reader of the words sees them.
package struct Quad: Hashable, Sendable {
  package var topLeft: Point
  package var topRight: Point
  package var bottomLeft: Point
  package var bottomRight: Point

  package init(_ rect: Rect) {
    topLeft = Point(x: rect.left, y: rect.top)
    topRight = Point(x: rect.right, y: rect.top)
    bottomLeft = Point(x: rect.left, y: rect.bottom)
    bottomRight = Point(x: rect.right, y: rect.bottom)
  }

  package func applying(_ matrix: Matrix) -> Quad {
    var quad = self
    for corner in [\Quad.topLeft, \.topRight, \.bottomLeft, \.bottomRight] {
      quad[keyPath: corner] = matrix.applied(self[keyPath: corner].x, self[keyPath: corner].y)
    }
    return quad
  }

  /// In the order in which programs write and expect them, which is not the one of ISO 32000-1, 12.5.6.10: across the top, then across the bottom.
  package var corners: [Point] { [topLeft, topRight, bottomLeft, bottomRight] }

  /// Around it.
  package var outline: [Point] { [topLeft, topRight, bottomRight, bottomLeft] }
}

/// Words on a page as it is shown.
package struct PageQuad: Hashable, Sendable {
  /// 1-based.
  package var page: Int
  package var quad: Quad
}
