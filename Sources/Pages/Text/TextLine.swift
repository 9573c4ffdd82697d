/// Glyphs that stand on one line without a wide gap, from left to right.
package struct TextLine: Hashable, Sendable {
  /// UTF-8.
  package var text: [UInt8]
  package var box: Rect
  package var baseline: Double
  /// Of most of its glyphs, in points.
  package var size: Double
  package var isBold: Bool
  package var first: Unicode.Scalar
  package var last: Unicode.Scalar
  /// Width of what may not be broken off its beginning: a number, a word, a character with the sign that closes it.
  package var headWidth: Double
  package var glyphCount: Int
  /// Where each character but the blanks is printed; empty unless the page keeps that.
  package var spots: [Imprint] = []

  package init(
    text: [UInt8], box: Rect, baseline: Double, size: Double, isBold: Bool, first: Unicode.Scalar,
    last: Unicode.Scalar, headWidth: Double, glyphCount: Int
  ) {
    self.text = text
    self.box = box
    self.baseline = baseline
    self.size = size
    self.isBold = isBold
    self.first = first
    self.last = last
    self.headWidth = headWidth
    self.glyphCount = glyphCount
  }
}
