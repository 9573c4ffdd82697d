import Audit
import Disclosure

/// One digit of one figure replaced by another.
struct FigureChange: CustomStringConvertible {
  /// Index of the line.
  var line: Int
  /// Index of the digit among the line's scalars.
  var scalar: Int
  /// What the figure is part of: lines and tables that no other change of the same text may touch.
  var reach: Set<String>

  var description: String { "line \(line + 1), column \(scalar + 1)" }

  private static let digits = "0123456789".unicodeScalars

  /// The leading digit of the last figure in `columns` of a line, since a year may stand in front.
  ///
  /// `nil` when there is no figure, or it is 0 or the year itself.
  init?(in lines: [String], line: Int, columns: Range<Int>, reach: Set<String>) {
    guard lines.indices.contains(line) else { return nil }
    let scalars = Array(lines[line].unicodeScalars)
    let columns = columns.clamped(to: scalars.indices)
    guard let end = columns.last(where: { Self.digits.contains(scalars[$0]) }) else { return nil }
    guard end + 1 == scalars.count || scalars[end + 1] != "年" else { return nil }
    let start = columns[...end].last {
      !Self.digits.contains(scalars[$0]) && !".,".unicodeScalars.contains(scalars[$0])
    }
    let figure = (start.map { $0 + 1 } ?? columns.lowerBound)...end
    let digit = figure.first { Self.digits.dropFirst().contains(scalars[$0]) }
    guard let digit else { return nil }
    (self.line, scalar, self.reach) = (line, digit, reach)
  }

  static func apply(_ changes: [FigureChange], to lines: [String]) -> [String] {
    var lines = lines
    for change in changes {
      var scalars = Array(lines[change.line].unicodeScalars)
      // 1 becomes 4, 7 becomes 1: never 0, and never next to what it was, which a slip in a sample may have been.
      let old = Int(scalars[change.scalar].value - 0x30)
      scalars[change.scalar] = Unicode.Scalar(UInt8(0x31 + (old + 2) % 9))
      lines[change.line] = String(String.UnicodeScalarView(scalars))
    }
    return lines
  }

  /// Sorts changes into so many texts, in each of which none comes near another.
  static func batches(_ changes: [FigureChange], most: Int) -> [[FigureChange]] {
    var batches: [(changes: [FigureChange], reach: Set<String>)] = Array(repeating: ([], []), count: most)
    for change in changes {
      guard let free = batches.firstIndex(where: { $0.reach.isDisjoint(with: change.reach) }) else { continue }
      batches[free].changes.append(change)
      batches[free].reach.formUnion(change.reach)
    }
    return batches.map(\.changes).filter { !$0.isEmpty }
  }
}

extension FigureChange {
  /// Figures in the places of findings.
  static func ofFindings(_ report: DocumentReport, _ lines: [String]) -> [FigureChange] {
    report.findings.flatMap { finding in
      finding.locations.filter { $0.start.line == $0.end.line }.compactMap { location in
        FigureChange(
          in: lines, line: location.start.line - 1, columns: location.start.column - 1..<location.end.column - 1,
          reach: reach(finding.all.flatMap(\.locations)))
      }
    }
  }

  /// Figures in comparisons that hold, one in `stride`.
  static func ofLedger(_ report: DocumentReport, _ lines: [String], stride: Int) -> [FigureChange] {
    // A figure reaches as far as all comparisons it takes part in.
    var reach: [Position: Set<String>] = [:]
    for entry in report.ledger {
      let own = Set(
        entry.evidence.terms.map { "line \($0.extent.start.line)" } + (entry.table.isEmpty ? [] : [entry.table]))
      for term in entry.evidence.terms { reach[term.extent.start, default: []].formUnion(own) }
    }
    return reach.sorted { ($0.key.line, $0.key.column) < ($1.key.line, $1.key.column) }.enumerated()
      .filter { $0.offset % stride == 0 }
      .compactMap { _, figure in
        let start = figure.key.column - 1
        return FigureChange(
          in: lines, line: figure.key.line - 1, columns: figureColumns(start, in: lines[figure.key.line - 1]),
          reach: figure.value)
      }
  }

  /// From a place to the end of the first figure there, behind the word it may begin with.
  private static func figureColumns(_ start: Int, in line: String) -> Range<Int> {
    let scalars = Array(line.unicodeScalars)
    let digit = scalars.indices.dropFirst(start).prefix(12).first { digits.contains(scalars[$0]) } ?? start
    let end = scalars.indices.dropFirst(digit).first {
      !digits.contains(scalars[$0]) && !".,".unicodeScalars.contains(scalars[$0])
    }
    return digit..<max(digit, end ?? scalars.count)
  }

  private static func reach(_ locations: [LocationReport]) -> Set<String> {
    Set(locations.flatMap { ["line \($0.start.line)"] + ($0.cell.map { [$0.table] } ?? []) })
  }
}
