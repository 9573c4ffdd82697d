/// The path under construction, on the page as shown.
package struct Path {
  /// Corners of one subpath.
  struct Contour {
    var points: [Point] = []
    var isClosed = false
  }

  private(set) var contours: [Contour] = []
  private(set) var hasCurve = false

  package init() {}

  package mutating func move(_ point: Point) { contours.append(Contour(points: [point])) }

  package mutating func line(_ point: Point) {
    guard !contours.isEmpty else { return move(point) }
    contours[contours.count - 1].points.append(point)
  }

  package mutating func curve(_ point: Point) {
    hasCurve = true
    line(point)
  }

  package mutating func close() {
    guard !contours.isEmpty else { return }
    contours[contours.count - 1].isClosed = true
  }

  package mutating func rectangle(_ corners: [Point]) { contours.append(Contour(points: corners, isClosed: true)) }

  package mutating func clear() {
    contours.removeAll(keepingCapacity: true)
    hasCurve = false
  }

  /// The box of a path that is one upright rectangle.
  var soleRectangle: Rect? { contours.count == 1 && !hasCurve ? contours[0].rectangle : nil }
}

extension Path.Contour {
  /// Lines drawn by hand are off by so many points.
  static let slack = 0.3

  func forEachSide(_ body: (_ start: Point, _ end: Point) -> Void) {
    for index in points.indices.dropFirst() { body(points[index - 1], points[index]) }
    if isClosed, let first = points.first, let last = points.last { body(last, first) }
  }

  /// Every side of it runs along an axis.
  var isUpright: Bool {
    var isUpright = true
    forEachSide { start, end in
      if abs(start.x - end.x) >= Self.slack, abs(start.y - end.y) >= Self.slack { isUpright = false }
    }
    return isUpright
  }

  /// The longer side of the box around it.
  var extent: Double {
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    return max((xs.max() ?? 0) - (xs.min() ?? 0), (ys.max() ?? 0) - (ys.min() ?? 0))
  }

  /// The box of four corners that stand upright.
  var rectangle: Rect? {
    guard points.count == 4 || points.count == 5 else { return nil }
    var box = Rect(points[0].x, points[0].y, points[0].x, points[0].y)
    for (point, next) in zip(points, points.dropFirst()) {
      guard abs(point.x - next.x) < Self.slack || abs(point.y - next.y) < Self.slack else { return nil }
      box = box.union(Rect(next.x, next.y, next.x, next.y))
    }
    if points.count == 5, abs(points[0].x - points[4].x) + abs(points[0].y - points[4].y) > 2 * Self.slack {
      return nil
    }
    return box
  }
}
