/// A rectangle in points from the top left corner of the page as it is shown: y grows downwards.
package struct Rect: Hashable, Sendable {
  package var left: Double
  package var top: Double
  package var right: Double
  package var bottom: Double

  package init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The rectangle of two opposite corners, whichever they are.
  package init(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
    self.init(left: min(x1, x2), top: min(y1, y2), right: max(x1, x2), bottom: max(y1, y2))
  }

  package var width: Double { right - left }
  package var height: Double { bottom - top }
  package var isEmpty: Bool { right <= left || bottom <= top }

  package func contains(_ other: Rect) -> Bool {
    left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
  }

  package func union(_ other: Rect) -> Rect {
    Rect(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  /// What both cover; empty, perhaps inside out, when that is nothing.
  package func intersection(_ other: Rect) -> Rect {
    Rect(
      left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
      bottom: min(bottom, other.bottom))
  }
}

/// A typeface in one size.
package struct Face: Hashable, Sendable {
  package var name: String
  /// In points, as shown.
  package var size: Double

  private static let boldNames = ["bold", "heavy", "black", "simhei", "xbs", "xiaobiaosong"].map { Array($0.utf8) }

  package init(name: String, size: Double) {
    self.name = name
    self.size = size
  }

  /// Said by the name: fonts of a PDF carry no weight that can be trusted. 黑体 is what Chinese documents use for bold.
  package var isBold: Bool {
    // ASCII letters in lower case; what becomes of other bytes does not matter here.
    let name = name.utf8.map { $0 | 0x20 }
    return name.indices.contains { start in Self.boldNames.contains { name[start...].starts(with: $0) } }
  }
}

/// A mark of a page that stands for one character.
package struct Glyph: Hashable, Sendable {
  package var scalar: Unicode.Scalar
  /// From ascent to descent of the font; fonts of one line may differ in both.
  package var box: Rect
  /// Index into `PageContent.faces`.
  package var face: Int
  /// Where the line stands that it is written on: the y all glyphs of a line share.
  package var baseline: Double
  /// In points.
  package var size: Double
  /// A piece of text begins with it: what is written in a cell is one piece or several, never the end of another's.
  package var opensText = false
  /// Nothing is seen of the piece of text it is part of.
  package var isCut = false
  /// Character recognition was not sure of it.
  package var isDoubtful = false

  package init(scalar: Unicode.Scalar, box: Rect, face: Int, baseline: Double, size: Double) {
    self.scalar = scalar
    self.box = box
    self.face = face
    self.baseline = baseline
    self.size = size
  }

  package var middle: Double { (box.left + box.right) / 2 }

  /// What a marker covers that is drawn over it: as high and as deep on its line as characters of the size are, whatever its box.
  package var imprint: Imprint {
    Imprint(
      box: Rect(left: box.left, top: baseline - 0.9 * size, right: box.right, bottom: baseline + 0.2 * size),
      isDoubtful: isDoubtful)
  }
}

/// A line drawn along an axis: a stroke or a thin filled rectangle.
package struct Ruling: Hashable, Sendable {
  package var isVertical: Bool
  /// x of a vertical, y of a horizontal line.
  package var position: Double
  package var start: Double
  package var end: Double

  package init(isVertical: Bool, position: Double, start: Double, end: Double) {
    self.isVertical = isVertical
    self.position = position
    self.start = start
    self.end = end
  }

  package var length: Double { end - start }
}

/// What stands on one page.
package struct PageContent: Sendable {
  /// 1-based.
  package var number: Int
  /// Of the page as read, like all places on it.
  package var width: Double
  package var height: Double
  /// From here back to the page as shown; `nil` where they are the same.
  package var turn: Turn?
  package var faces: [Face]
  /// Without blanks, in no particular order.
  package var glyphs: [Glyph]
  package var rulings: [Ruling]
  /// Filled rectangles that are no lines, in the order they are painted.
  package var shades: [Rect] = []
  package var drawing: Drawing
  /// Whether lines and cells are to know where each of their characters is printed.
  package var keepsSpots = false
  /// All of it was read by character recognition.
  package var isRecognized = false

  package init(
    number: Int, width: Double, height: Double, faces: [Face], glyphs: [Glyph], rulings: [Ruling],
    drawing: Drawing = Drawing()
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.faces = faces
    self.glyphs = glyphs
    self.rulings = rulings
    self.drawing = drawing
  }

  /// What was drawn that is neither text nor ruling.
  package struct Drawing: Hashable, Sendable {
    /// Area of all pictures, in square points; what is drawn twice counts twice.
    package var pictureArea = 0.0
    /// Filled or stroked shapes with curves or slanted lines: letters as outlines, charts.
    package var shapes = 0
    /// Pieces of text of more than a character or two.
    package var wordCount = 0
    /// Bytes of text in fonts that do not say which characters their glyphs are.
    package var unmappedBytes = 0
    /// All text is invisible: laid over a picture by character recognition.
    package var hasOnlyInvisibleText = false
    /// The page's drawing was not read to its end.
    package var isCut = false

    package init() {}
  }
}
