/// What q saves and Q restores, as far as it decides where lines and text stand.
struct GraphicsState {
  var matrix: Matrix
  /// Nothing is seen outside.
  var clip: Rect
  var fillIsWhite = false
  var strokeIsWhite = false
  var lineWidth = 1.0
  var textMode = 0
  var leading = 0.0
  var fontIsUnmapped = false
}
