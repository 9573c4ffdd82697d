/// What the painted paths of a page leave on it: lines along an axis, shades, and shapes that are neither.
package struct PaintedPaths {
  /// A filled rectangle or a stroke up to so many points is a line; a thicker one is a shade.
  package static let thickest = 3.0
  /// In points.
  private static let largestLetter = 48.0
  private static let shadeLimit = 50_000

  package private(set) var rulings: [Ruling] = []
  /// Filled rectangles, in the order they are painted: backgrounds of rows and cells, among others.
  package private(set) var shades: [Rect] = []
  /// The last shade that is not white.
  private var ground: Rect?
  /// Shapes with curves or slanted lines.
  package private(set) var shapes = 0

  package init() {}

  /// `clip`: nothing is seen outside.
  package mutating func stroke(_ path: Path, clip: Rect) {
    let isShape = path.hasCurve || !path.contours.allSatisfy(\.isUpright)
    if isShape { shapes += 1 }
    // Letters drawn as outlines have upright sides too: 口, 日.
    for contour in path.contours where !isShape || contour.extent > Self.largestLetter {
      contour.forEachSide { start, end in
        if abs(start.y - end.y) < Path.Contour.slack {
          add(false, (start.y + end.y) / 2, min(start.x, end.x), max(start.x, end.x), clip)
        } else if abs(start.x - end.x) < Path.Contour.slack {
          add(true, (start.x + end.x) / 2, min(start.y, end.y), max(start.y, end.y), clip)
        }
      }
    }
  }

  package mutating func fill(_ path: Path, isWhite: Bool, clip: Rect) {
    guard !path.hasCurve else {
      if !isWhite { shapes += 1 }
      return
    }
    for contour in path.contours {
      guard let box = contour.rectangle else {
        if contour.points.count > 2, !isWhite { shapes += 1 }
        continue
      }
      let isLow = box.height <= Self.thickest
      let isNarrow = box.width <= Self.thickest
      guard isLow || isNarrow else {
        shade(box.intersection(clip), isWhite: isWhite)
        continue
      }
      // A dot is a piece of a line in whichever direction others follow it.
      if isLow, !isWhite { add(false, (box.top + box.bottom) / 2, box.left, box.right, clip) }
      if isNarrow, !isWhite { add(true, (box.left + box.right) / 2, box.top, box.bottom, clip) }
    }
  }

  /// White shows on a shade only.
  private mutating func shade(_ box: Rect, isWhite: Bool) {
    guard !box.isEmpty, shades.count < Self.shadeLimit else { return }
    if isWhite {
      guard let ground, ground.contains(box) else { return }
    } else {
      ground = box
    }
    shades.append(box)
  }

  private mutating func add(_ isVertical: Bool, _ position: Double, _ start: Double, _ end: Double, _ clip: Rect) {
    let (low, high) = isVertical ? (clip.left, clip.right) : (clip.top, clip.bottom)
    let (first, last) = isVertical ? (clip.top, clip.bottom) : (clip.left, clip.right)
    guard position >= low - 1, position <= high + 1 else { return }
    let ruling = Ruling(isVertical: isVertical, position: position, start: max(start, first), end: min(end, last))
    if ruling.length > 0 { rulings.append(ruling) }
  }
}
