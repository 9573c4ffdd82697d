/// A map of the plane, as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f.
package struct Matrix: Hashable, Sendable {
  package var a: Double
  package var b: Double
  package var c: Double
  package var d: Double
  package var e: Double
  package var f: Double

  package static let identity = Matrix(1, 0, 0, 1, 0, 0)

  package init(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e
    self.f = f
  }

  /// From user space to the page as shown: the crop box (lower left and upper right corner) turned clockwise by a multiple of 90 degrees.
  package static func shown(crop: Rect, rotation: Int) -> Matrix {
    switch ((rotation % 360) + 360) % 360 {
    case 90: Matrix(0, 1, 1, 0, -crop.top, -crop.left)
    case 180: Matrix(-1, 0, 0, 1, crop.right, -crop.top)
    case 270: Matrix(0, -1, -1, 0, crop.bottom, crop.right)
    default: Matrix(1, 0, 0, -1, -crop.left, crop.bottom)
    }
  }

  /// First `self`, then `next`.
  package func then(_ next: Matrix) -> Matrix {
    Matrix(
      a * next.a + b * next.c, a * next.b + b * next.d, c * next.a + d * next.c, c * next.b + d * next.d,
      e * next.a + f * next.c + next.e, e * next.b + f * next.d + next.f)
  }

  /// The way back; of a map that flattens the plane, which has none, no map.
  package var inverse: Matrix {
    let determinant = a * d - b * c
    guard determinant != 0 else { return .identity }
    return Matrix(
      d / determinant, -b / determinant, -c / determinant, a / determinant, (c * f - d * e) / determinant,
      (b * e - a * f) / determinant)
  }

  package func applied(_ x: Double, _ y: Double) -> Point { Point(x: a * x + c * y + e, y: b * x + d * y + f) }

  package func applied(_ rect: Rect) -> Rect {
    let corners = [
      applied(rect.left, rect.top), applied(rect.right, rect.top), applied(rect.left, rect.bottom),
      applied(rect.right, rect.bottom),
    ]
    return corners.dropFirst().reduce(Rect(corners[0].x, corners[0].y, corners[0].x, corners[0].y)) {
      $0.union(Rect($1.x, $1.y, $1.x, $1.y))
    }
  }

  package var area: Double { abs(a * d - b * c) }
  /// How much longer a line becomes, in the mean.
  package var scale: Double { area.squareRoot() }
}

package struct Point: Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
