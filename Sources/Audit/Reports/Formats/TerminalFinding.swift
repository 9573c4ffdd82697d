internal import Disclosure

/// One finding as lines: where, what, both sides with the figure underlined, the arithmetic, cause and fix.
struct TerminalFinding {
  /// Sides shown of one finding; the others are named by place.
  private static let sideCount = 6

  let words: TerminalWords
  let path: String

  func full(_ finding: FindingReport, showsFix: Bool, on canvas: inout TextCanvas) {
    let place = finding.locations.first?.start ?? Position(line: 1, column: 1)
    canvas.line(
      (words.place(path, place), .strong),
      ("  " + (finding.locations.first?.section ?? ""), .faint), indent: 2)
    canvas.paragraph(finding.message, indent: 4)
    for (index, location) in finding.locations.prefix(Self.sideCount).enumerated() {
      side(location, isFirst: index == 0, on: &canvas)
    }
    let hidden = finding.locations.dropFirst(Self.sideCount)
    if !hidden.isEmpty {
      canvas.paragraph(words.alsoAt(hidden.map(\.start)), indent: 6)
    }
    if let evidence = finding.evidence {
      canvas.paragraph(
        words.arithmetic(evidence), label: (words.arithmeticLabel, .faint), indent: 4)
    }
    if let cause = finding.cause {
      canvas.paragraph(cause.detail, label: (words.causeLabel, .faint), indent: 4)
    }
    if showsFix, !finding.fix.isEmpty {
      canvas.paragraph(finding.fix, label: (words.fix, .green), indent: 4)
    }
    if !finding.consequences.isEmpty {
      canvas.line((words.consequences(finding.consequences.count), .faint), indent: 4)
      for consequence in finding.consequences { brief(consequence, on: &canvas, indent: 6) }
    }
  }

  /// One line: the place, and the message or, where that says nothing new, the words that stand there.
  func brief(
    _ finding: FindingReport, showsQuote: Bool = false, on canvas: inout TextCanvas, indent: Int = 2
  ) {
    let place = finding.locations.first?.start ?? Position(line: 1, column: 1)
    let label = (words.place(path, place), TextCanvas.Ink.strong)
    guard showsQuote, let text = finding.locations.first.map({ $0.cell.map(row) ?? sentence($0) })
    else { return canvas.paragraph(finding.message, label: label, indent: indent) }
    canvas.paragraph(
      tail(text.before, 36) + text.quote + head(text.after, 24), label: label, indent: indent)
  }

  /// The sentence or row, then a line that points at the figure.
  private func side(_ location: LocationReport, isFirst: Bool, on canvas: inout TextCanvas) {
    if !isFirst || location.cell != nil {
      canvas.line((words.side(location, withLine: !isFirst), .faint), indent: 6)
    }
    let room = max((canvas.style.width ?? 100) - 8, 30)
    let text = location.cell.map { row($0) } ?? sentence(location)
    let quote = fit(text.quote, room)
    let space = room - DisplayWidth.of(quote)
    let after = head(text.after, max(space / 3, space - DisplayWidth.of(text.before)))
    let before = tail(text.before, space - DisplayWidth.of(after))
    canvas.line((before, .plain), (quote, .underlined), (after, .plain), indent: 6)
    if !canvas.style.hasColour {
      canvas.line(
        (String(repeating: "^", count: max(DisplayWidth.of(quote), 1)), .red),
        indent: 6 + DisplayWidth.of(before))
    }
  }

  private func sentence(_ location: LocationReport) -> (
    before: String, quote: String, after: String
  ) {
    (location.before, DisplayText.joined(location.quote.utf8), location.after)
  }

  private func row(_ cell: CellReport) -> (before: String, quote: String, after: String) {
    var text = (before: "", quote: "", after: "")
    var isPast = false
    for (index, neighbour) in cell.neighbours.enumerated() {
      let shown = neighbour.text.isEmpty ? "·" : neighbour.text
      if neighbour.isHere {
        if index > 0 { text.before += " │ " }
        text.quote = shown
        isPast = true
      } else if isPast {
        text.after += " │ " + shown
      } else {
        text.before += (index > 0 ? " │ " : "") + shown
      }
    }
    return text
  }

  // MARK: Fitting

  private func fit(_ text: String, _ width: Int) -> String {
    DisplayWidth.of(text) <= width ? text : DisplayText.middle(text, width / 2)
  }

  /// The first scalars that fit in `width` columns.
  private func head(_ text: String, _ width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var used = 1
    var end = text.unicodeScalars.startIndex
    for index in text.unicodeScalars.indices {
      used += DisplayWidth.of(text.unicodeScalars[index])
      if used > width { break }
      end = text.unicodeScalars.index(after: index)
    }
    return String(text.unicodeScalars[..<end]) + "…"
  }

  /// The last scalars that fit in `width` columns.
  private func tail(_ text: String, _ width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var used = 1
    var start = text.unicodeScalars.endIndex
    for index in text.unicodeScalars.indices.reversed() {
      used += DisplayWidth.of(text.unicodeScalars[index])
      if used > width { break }
      start = index
    }
    return "…" + String(text.unicodeScalars[start...])
  }
}
