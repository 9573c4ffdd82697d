/// Joins the lines of a cell, or of any other narrow column, to one.
enum CellText {
  /// Left and right of the text in a cell, in points; programs leave from 3 to 11.
  fileprivate static let margins = 12.0

  /// `lines`: from top to bottom, each as its pieces. `width`: of the column, in points.
  fileprivate static func joined(_ lines: [[TextLine]], width: Double) -> [UInt8] {
    var text: [UInt8] = []
    var previous: TextLine?
    for line in lines.joined() {
      if let previous, needsBlank(previous, line, width: width) { text.append(0x20) }
      text += line.text
      previous = line
    }
    return text
  }

  /// Whether another character would have fitted on the line.
  static func hasRoom(behind line: TextLine, width: Double) -> Bool {
    line.box.width + line.size < width - margins
  }

  /// Nothing goes beside a Chinese character. A number that did not fit is whole again; two numbers one below the other stay two.
  private static func needsBlank(_ above: TextLine, _ below: TextLine, width: Double) -> Bool {
    let (last, first) = (ScalarClass(above.last), ScalarClass(below.first))
    if last == .wide || first == .wide { return false }
    if last == .letter || first == .letter { return true }
    // A number has one point.
    if above.text.contains(0x2E), below.text.contains(0x2E) { return true }
    // In words, a number goes on the next line with the signs behind it; a figure alone stands below another that is as long.
    let isInWords = above.text.contains { $0 >= 0x80 }
    return above.box.width + max(0.6 * above.size, isInWords ? below.headWidth : closedWidth(below)) < width - margins
  }

  /// Width of a character whose sign may not begin a line, so that both were broken off the line above; 0 for anything else.
  private static func closedWidth(_ line: TextLine) -> Double {
    let rest = String(decoding: line.text, as: UTF8.self).unicodeScalars.dropFirst()
    return !rest.isEmpty && rest.allSatisfy(\.closes) ? line.box.width : 0
  }
}

extension PageTable.Cell {
  /// `lines`: from top to bottom, each as its pieces. `width`: of the column, in points. `isTight`: its edges are not drawn, and it is as wide as what is
  /// written in it.
  mutating func write(_ lines: [[TextLine]], width: Double, isTight: Bool = false) {
    let widest = lines.joined().map(\.box.width).max() ?? 0
    text = CellText.joined(lines, width: isTight ? min(width, widest + CellText.margins) : width)
    spots = lines.joined().flatMap(\.spots).map { Spot(page: page, $0) }
    isOpen = lines.last?.last.map { !CellText.hasRoom(behind: $0, width: width) } ?? false
  }
}
