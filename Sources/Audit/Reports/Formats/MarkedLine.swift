/// A stretch of text with some of it marked, to be shown in few columns.
struct MarkedLine {
  private struct Piece {
    var text: String
    var isMarked: Bool
  }

  private var pieces: [Piece]

  init(_ segments: [Passage.Segment]) {
    pieces = segments.map { Piece(text: $0.text, isMarked: $0.location != nil) }
  }

  /// A table row: cells with a bar between them, · for an empty one.
  init(_ row: Passage.Row) {
    pieces = []
    for (index, cell) in row.cells.enumerated() {
      if index > 0 { pieces.append(Piece(text: " │ ", isMarked: false)) }
      let isEmpty = cell.allSatisfy(\.text.isEmpty)
      pieces +=
        isEmpty
        ? [Piece(text: "·", isMarked: cell.contains { $0.location != nil })]
        : cell.map { Piece(text: $0.text, isMarked: $0.location != nil) }
    }
    join()
  }

  var text: String { pieces.map(\.text).joined() }

  private var width: Int { pieces.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// Unmarked neighbours become one piece, so that cutting sees the whole stretch between two marks.
  private mutating func join() {
    pieces = pieces.reduce(into: []) { joined, piece in
      if let last = joined.last, !last.isMarked, !piece.isMarked {
        joined[joined.count - 1].text += piece.text
      } else {
        joined.append(piece)
      }
    }
  }

  // MARK: Fitting

  /// The same line in at most `room` columns where it can be: the ends give way first, then the gaps between marks,
  /// then long marks. With many marks it stays longer, and is wrapped.
  func fitted(_ room: Int) -> MarkedLine {
    guard width > room else { return self }
    var line = self
    for index in line.pieces.indices where line.pieces[index].isMarked {
      line.pieces[index].text = Self.middle(line.pieces[index].text, max(room * 2 / 3, 12))
    }
    let isEnd = { (index: Int) in index == 0 || index == line.pieces.count - 1 }
    for index in line.pieces.indices where !line.pieces[index].isMarked && !isEnd(index) {
      line.pieces[index].text = Self.middle(line.pieces[index].text, 32)
    }
    let marks = line.pieces.indices.filter { !isEnd($0) || line.pieces[$0].isMarked }
    let used = marks.reduce(0) { $0 + DisplayWidth.of(line.pieces[$1].text) }
    let space = max(room - used, 24)
    let tailWidth =
      line.pieces.last.map { $0.isMarked ? 0 : DisplayWidth.of($0.text) } ?? 0
    if let first = line.pieces.first, !first.isMarked {
      let width = DisplayWidth.of(first.text)
      line.pieces[0].text = Self.tail(
        first.text, min(width, max(space - tailWidth, space * 2 / 3)))
    }
    if let last = line.pieces.last, line.pieces.count > 1, !last.isMarked {
      let left = line.pieces.first.map { $0.isMarked ? 0 : DisplayWidth.of($0.text) } ?? 0
      line.pieces[line.pieces.count - 1].text = Self.head(last.text, max(space - left, 8))
    }
    return line
  }

  /// The first scalars that fit in `width` columns.
  private static func head(_ text: String, _ width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    return String(String.UnicodeScalarView(prefix(text.unicodeScalars, width - 1))) + "…"
  }

  /// The last scalars that fit in `width` columns.
  private static func tail(_ text: String, _ width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    let kept = prefix(text.unicodeScalars.reversed(), width - 1).reversed()
    return "…" + String(String.UnicodeScalarView(kept))
  }

  private static func middle(_ text: String, _ width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    let front = prefix(text.unicodeScalars, width / 2)
    let back = prefix(text.unicodeScalars.reversed(), width - width / 2 - 1).reversed()
    return String(String.UnicodeScalarView(front)) + "…" + String(String.UnicodeScalarView(back))
  }

  private static func prefix(
    _ scalars: some Sequence<Unicode.Scalar>, _ width: Int
  ) -> [Unicode.Scalar] {
    var used = 0
    return Array(
      scalars.prefix {
        used += DisplayWidth.of($0)
        return used <= width
      })
  }

  // MARK: Printing

  /// Prints the line, wrapped where it is too long; without colour a second line points at the marks.
  func print(on canvas: inout TextCanvas, indent: Int) {
    let room = max((canvas.style.width ?? 100) - indent - 2, 20)
    for line in wrapped(room) {
      canvas.blanks(indent)
      for piece in line { canvas.write(piece.text, piece.isMarked ? .underlined : .plain) }
      canvas.newline()
      guard !canvas.style.hasColour, line.contains(where: \.isMarked) else { continue }
      canvas.blanks(indent)
      var pending = 0
      for piece in line {
        let width = max(DisplayWidth.of(piece.text), piece.isMarked ? 1 : 0)
        guard piece.isMarked else {
          pending += width
          continue
        }
        canvas.blanks(pending)
        canvas.write(String(repeating: "^", count: width), .plain)
        pending = 0
      }
      canvas.newline()
    }
  }

  private func wrapped(_ room: Int) -> [[Piece]] {
    var lines: [[Piece]] = [[]]
    var used = 0
    for piece in pieces {
      lines[lines.count - 1].append(Piece(text: "", isMarked: piece.isMarked))
      for scalar in piece.text.unicodeScalars {
        let width = DisplayWidth.of(scalar)
        if used + width > room {
          lines.append([Piece(text: "", isMarked: piece.isMarked)])
          used = 0
        }
        used += width
        let line = lines.count - 1
        lines[line][lines[line].count - 1].text.unicodeScalars.append(scalar)
      }
    }
    return lines
  }
}
