internal import Disclosure

/// Annotations of GitHub Actions. It keeps ten of each level in a step and drops the rest without a word, so the
/// summary comes first and says how many are not shown.
package struct GitHubReport: ReportFormat {
  enum List: UInt8 {
    case summary = 97
    case error, warning, info
  }

  private static let shownMax = 10
  private let run: Run

  package init(run: Run) { self.run = run }

  package var isGathered: Bool { true }
  package func opening() -> [UInt8] { [] }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] {
    var pieces: [UInt8] = []
    if let problem = report.problem {
      pieces += Gathered.piece(
        report.status == .unreadable ? List.error : .warning,
        line(report.status == .unreadable ? "error" : "warning", report.path, nil, title: problem.code, problem.text))
    }
    for finding in report.findings {
      let (list, command): (List, String) =
        switch finding.severity {
        case .error: (.error, "error")
        case .warning: (.warning, "warning")
        case .info: (.info, "notice")
        }
      let page = finding.locations.first?.leaf.page.map { run.language == .zh ? "第\($0)页：" : "p. \($0): " } ?? ""
      pieces += Gathered.piece(
        list, line(command, report.path, finding.locations.first, title: finding.title, page + finding.message))
    }
    return pieces
  }

  package func closing(_ summary: Summary) -> [UInt8] {
    Gathered.piece(
      List.summary,
      ConclusionReport(run: run, style: TextStyle(hasColour: false, width: nil)).closing(summary))
  }

  package func assembled(_ pieces: [UInt8]) -> [UInt8] {
    let lists = Gathered<List>.lists(of: pieces)
    let shown = [List.error, .warning, .info].flatMap { (lists[$0] ?? []).prefix(Self.shownMax) }
    let hidden = [List.error, .warning, .info].reduce(0) { $0 + max(0, (lists[$1]?.count ?? 0) - Self.shownMax) }
    let note =
      run.language == .zh
      ? "另有 \(hidden) 处没有显示为批注：每级最多 \(Self.shownMax) 条；完整清单见其他格式的报告。\n"
      : "\(hidden) more are not annotated: \(Self.shownMax) of each level are; another format has them all.\n"
    return Array((lists[.summary] ?? []).joined()) + (hidden > 0 ? Array(note.utf8) : []) + Array(shown.joined())
  }

  private func line(_ command: String, _ path: String, _ location: LocationReport?, title: String, _ text: String)
    -> String
  {
    var properties = ["file=" + Self.property(path)]
    if let location {
      properties.append("line=\(location.start.line),endLine=\(location.end.line)")
      // Columns are taken only where a region lies in one line.
      if location.start.line == location.end.line {
        properties.append("col=\(location.start.column),endColumn=\(location.end.column)")
      }
    }
    properties.append("title=" + Self.property(title))
    return "::\(command) \(properties.joined(separator: ","))::\(Self.escaped(text))\n"
  }

  private static func escaped(_ text: String) -> String { replaced(text, "%\r\n") }

  private static func property(_ text: String) -> String { replaced(text, "%\r\n:,") }

  /// By scalars: a line break of two is one character to `String`.
  private static func replaced(_ text: String, _ special: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if special.unicodeScalars.contains(scalar) {
        result += "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
