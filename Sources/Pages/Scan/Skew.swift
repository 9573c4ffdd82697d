/// How far a sheet lay askew under the scanner.
package enum Skew {
  /// Radians to either side that are tried: more is a page that was meant to lie so.
  private static let reach = 0.045
  private static let coarse = 0.003
  private static let fine = 0.0003
  /// Dots that are looked at.
  private static let enough = 60_000

  /// Radians by which lines of the picture fall to the right. 100 dots an inch tell it to half a dot over the width of a page.
  package static func angle(of picture: GreyPicture) -> Double {
    let points = points(picture)
    guard points.count > 100 else { return 0 }
    let near = best(points, picture, around: 0, reach: reach, step: coarse)
    let angle = best(points, picture, around: near, reach: coarse, step: fine)
    return abs(angle) < 2 * fine ? 0 : angle
  }

  /// Dots of ink, evenly chosen.
  private static func points(_ picture: GreyPicture) -> [(x: Double, y: Double)] {
    let threshold = picture.threshold
    let ink = picture.dots.indices.filter { picture.dots[$0] < threshold }
    let step = max(ink.count / enough, 1)
    return stride(from: 0, to: ink.count, by: step).map {
      (Double(ink[$0] % picture.width), Double(ink[$0] / picture.width))
    }
  }

  /// The angle along which rows of ink and rows of paper differ most from one to the next.
  private static func best(
    _ points: [(x: Double, y: Double)], _ picture: GreyPicture, around middle: Double, reach: Double, step: Double
  ) -> Double {
    let margin = Int(Double(picture.width) * (Self.reach + coarse)) + 1
    var best = (angle: middle, contrast: -1)
    var rows = [Int](repeating: 0, count: picture.height + 2 * margin)
    for number in -Int(reach / step)...Int(reach / step) {
      let angle = middle + Double(number) * step
      for row in rows.indices { rows[row] = 0 }
      for point in points { rows[Int(point.y - angle * point.x) + margin] += 1 }
      let contrast = zip(rows, rows.dropFirst()).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      // Of equals the straightest.
      if contrast > best.contrast || (contrast == best.contrast && abs(angle) < abs(best.angle)) {
        best = (angle, contrast)
      }
    }
    return best.angle
  }
}
