/// A page drawn in shades of grey.
package struct GreyPicture: Hashable, Sendable {
  package let width: Int
  package let height: Int
  /// Row by row from the top left corner; 0 is black.
  package var dots: [UInt8]
  /// Dots per point.
  package let scale: Double

  package init(width: Int, height: Int, dots: [UInt8], scale: Double) {
    self.width = width
    self.height = height
    self.dots = dots
    self.scale = scale
  }

  /// As a portable graymap (PGM), which asks for no more than a head.
  package var encoded: [UInt8] { Array("P5\n\(width) \(height)\n255\n".utf8) + dots }

  /// Shade from which on a dot is paper: where the two groups of shades, ink and paper, are furthest apart (Otsu 1979).
  var threshold: UInt8 {
    var counts = [Int](repeating: 0, count: 256)
    for dot in dots { counts[Int(dot)] += 1 }
    let total = Double(dots.count)
    let sum = counts.enumerated().reduce(0.0) { $0 + Double($1.offset * $1.element) }
    var best = (shade: 128, variance: 0.0)
    var dark = (count: 0.0, sum: 0.0)
    for shade in 0..<255 {
      dark.count += Double(counts[shade])
      dark.sum += Double(shade * counts[shade])
      let light = total - dark.count
      guard dark.count > 0, light > 0 else { continue }
      let distance = dark.sum / dark.count - (sum - dark.sum) / light
      let variance = dark.count * light * distance * distance
      if variance > best.variance { best = (shade + 1, variance) }
    }
    return UInt8(best.shade)
  }

  /// Whether each dot is ink.
  var ink: [Bool] {
    let threshold = threshold
    return dots.map { $0 < threshold }
  }
}
