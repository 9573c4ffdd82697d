internal import Disclosure

/// One finding as lines: where, what, every side with its figures underlined, the arithmetic, cause and fix.
struct TerminalFinding {
  /// Passages and table rows shown of one finding; the others are named by place.
  private static let passageMax = 4
  private static let rowMax = 6

  let words: TerminalWords
  let path: String

  func full(_ finding: FindingReport, showsFix: Bool, on canvas: inout TextCanvas) {
    canvas.line(
      (words.place(path, place(of: finding)), .strong),
      ("  " + (finding.locations.first?.section ?? ""), .faint), indent: 2)
    canvas.paragraph(finding.message, indent: 4)
    for (index, passage) in finding.passages.prefix(Self.passageMax).enumerated() {
      show(passage, of: finding, isFirst: index == 0, on: &canvas)
    }
    let hidden = finding.passages.dropFirst(Self.passageMax)
    if !hidden.isEmpty { canvas.paragraph(words.alsoAt(hidden.map(\.line)), indent: 6) }
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
    let label = (words.place(path, place(of: finding)), TextCanvas.Ink.strong)
    guard showsQuote, let line = finding.passages.first.flatMap(firstLine) else {
      return canvas.paragraph(finding.message, label: label, indent: indent)
    }
    canvas.paragraph(line.fitted(60).text, label: label, indent: indent)
  }

  private func place(of finding: FindingReport) -> Position {
    finding.locations.first?.start ?? Position(line: 1, column: 1)
  }

  // MARK: Passages

  private func show(
    _ passage: Passage, of finding: FindingReport, isFirst: Bool, on canvas: inout TextCanvas
  ) {
    let room = max((canvas.style.width ?? 100) - 8, 30)
    switch passage.content {
    case .sentence(let segments):
      if !isFirst {
        canvas.line(
          (words.side(passage, labels: labels(segments, finding)), .faint), indent: 6)
      }
      MarkedLine(segments).fitted(room).print(on: &canvas, indent: 6)
    case .table(_, _, let rows):
      canvas.line((words.side(passage, columns: columns(rows, finding)), .faint), indent: 6)
      for row in rows.prefix(Self.rowMax) {
        MarkedLine(row).fitted(room).print(on: &canvas, indent: 6)
      }
      if rows.count > Self.rowMax {
        canvas.paragraph(words.alsoAt(rows.dropFirst(Self.rowMax).map(\.line)), indent: 6)
      }
    }
  }

  private func firstLine(_ passage: Passage) -> MarkedLine? {
    switch passage.content {
    case .sentence(let segments): MarkedLine(segments)
    case .table(_, _, let rows): rows.first.map { MarkedLine($0) }
    }
  }

  /// What the marked figures are, each once.
  private func labels(_ segments: [Passage.Segment], _ finding: FindingReport) -> [String] {
    unique(locations(segments, finding).map(\.label))
  }

  private func columns(_ rows: [Passage.Row], _ finding: FindingReport) -> [String] {
    unique(locations(rows.flatMap(\.cells).flatMap(\.self), finding).map { $0.cell?.column ?? "" })
  }

  private func locations(
    _ segments: [Passage.Segment], _ finding: FindingReport
  ) -> [LocationReport] {
    segments.compactMap(\.location).compactMap {
      finding.locations.indices.contains($0) ? finding.locations[$0] : nil
    }
  }

  private func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$1.isEmpty && !$0.contains($1) { $0.append($1) } }
  }
}
