/// The ruling lines of a picture: long thin strokes along an axis. Characters have no strokes so long.
package struct DrawnLines {
  /// Shorter strokes may be characters, in points: the stroke of 一 in a title, the stem of a letter.
  private static let shortest = (horizontal: 36.0, vertical: 22.0)
  /// Thicker strokes are bars and edges of pictures, in points.
  private static let thickest = 4.0
  /// Specks of paper that do not end a stroke, in dots.
  private static let speck = 2
  /// What is grey on either side of a stroke goes with it, in points; characters keep further away.
  private static let rim = 0.9

  /// In points from the top left corner of the picture.
  package private(set) var rulings: [Ruling] = []
  private let strokes: [Stroke]

  /// A run of ink in rows next to each other; of a vertical line rows are columns.
  private struct Stroke {
    var isVertical: Bool
    var rows: ClosedRange<Int>
    var start: Int
    var end: Int
    /// Weighs the rows by the ink in them.
    var weight = 0
    var moment = 0
    var runs: [(row: Int, start: Int, end: Int)] = []

    mutating func add(_ run: Range<Int>, row: Int) {
      rows = rows.lowerBound...row
      start = min(start, run.lowerBound)
      end = max(end, run.upperBound)
      weight += run.count
      moment += run.count * row
      runs.append((row, run.lowerBound, run.upperBound))
    }
  }

  package init(_ picture: GreyPicture) {
    let ink = picture.ink
    let (width, height, scale) = (picture.width, picture.height, picture.scale)
    let horizontal = Self.strokes(
      ink, width: width, height: height, isVertical: false, shortest: Int(Self.shortest.horizontal * scale))
    let vertical = Self.strokes(
      Self.turned(ink, width: width, height: height), width: height, height: width, isVertical: true,
      shortest: Int(Self.shortest.vertical * scale))
    strokes = (horizontal + vertical).filter { Double($0.rows.count) <= Self.thickest * scale }
    rulings = strokes.map {
      Ruling(
        isVertical: $0.isVertical, position: (Double($0.moment) / Double($0.weight) + 0.5) / scale,
        start: Double($0.start) / scale, end: Double($0.end) / scale)
    }
  }

  /// The picture without the lines: recognition takes them for signs.
  package func erased(from picture: GreyPicture) -> GreyPicture {
    var picture = picture
    let rim = max(Int(Self.rim * picture.scale), 1)
    for stroke in strokes {
      let limit = stroke.isVertical ? picture.width : picture.height
      for run in stroke.runs {
        for row in max(run.row - rim, 0)...min(run.row + rim, limit - 1) {
          for place in run.start..<run.end {
            picture.dots[stroke.isVertical ? place * picture.width + row : row * picture.width + place] = 255
          }
        }
      }
    }
    return picture
  }

  // MARK: Strokes

  private static func strokes(
    _ ink: [Bool], width: Int, height: Int, isVertical: Bool, shortest: Int
  ) -> [Stroke] {
    var done: [Stroke] = []
    var open: [Stroke] = []
    for row in 0..<height {
      var next: [Stroke] = []
      for run in runs(ink[(row * width)..<((row + 1) * width)], shortest: shortest) {
        if let index = open.firstIndex(where: { $0.start < run.upperBound && run.lowerBound < $0.end }) {
          var stroke = open.remove(at: index)
          stroke.add(run, row: row)
          next.append(stroke)
        } else {
          var stroke = Stroke(isVertical: isVertical, rows: row...row, start: run.lowerBound, end: run.upperBound)
          stroke.add(run, row: row)
          next.append(stroke)
        }
      }
      done += open
      open = next
    }
    return done + open
  }

  /// Ink without more than specks in it, by place in the row.
  private static func runs(_ row: ArraySlice<Bool>, shortest: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    var last = row.startIndex
    for index in row.indices where row[index] {
      if let begin = start, index - last > speck + 1 {
        if last + 1 - begin >= shortest { runs.append(begin - row.startIndex..<last + 1 - row.startIndex) }
        start = index
      }
      start = start ?? index
      last = index
    }
    if let begin = start, last + 1 - begin >= shortest {
      runs.append(begin - row.startIndex..<last + 1 - row.startIndex)
    }
    return runs
  }

  /// Rows become columns.
  private static func turned(_ ink: [Bool], width: Int, height: Int) -> [Bool] {
    var turned = [Bool](repeating: false, count: ink.count)
    for row in 0..<height {
      for column in 0..<width where ink[row * width + column] { turned[column * height + row] = true }
    }
    return turned
  }
}
