internal import Disclosure

/// The words of comments. Each stands alone: an author may see no report beside it.
struct NoteWriter {
  let run: Run
  private let words: TerminalWords

  init(run: Run) {
    self.run = run
    words = TerminalWords(language: run.language)
  }

  /// All there is to say of a finding. `others`: the numbers of the comments on its other sides.
  func whole(_ finding: FindingReport, number: Int, others: [Int]) -> [String] {
    var lines = [head(finding, number), finding.message]
    if let evidence = finding.evidence { lines.append(line(words.arithmeticLabel, words.arithmetic(evidence))) }
    if let cause = finding.cause { lines.append(line(words.causeLabel, cause.detail)) }
    if !finding.fix.isEmpty { lines.append(line(words.fix, finding.fix)) }
    if let why = run.rule(finding.rule)?.why.text(run.language), !why.isEmpty {
      lines.append(line(say("说明", "why"), why))
    }
    if !finding.consequences.isEmpty {
      lines.append(words.consequences(finding.consequences.count))
      lines += finding.consequences.map { "· " + $0.message }
    }
    if !others.isEmpty { lines.append(seeAlso(others)) }
    return lines
  }

  /// What to say at another side of it.
  func side(_ finding: FindingReport, _ location: LocationReport, number: Int, leader: Int) -> [String] {
    let label = location.label.isEmpty ? "" : say("此处为\(location.label)。", "This is \(location.label). ")
    return [
      head(finding, number), label + finding.message,
      say("算式和改法见批注 \(leader)。", "Arithmetic and remedy: see comment \(leader)."),
    ]
  }

  private func head(_ finding: FindingReport, _ number: Int) -> String {
    let severity = Words.severity(finding.severity).text(run.language)
    return say("批注 \(number) · \(severity)：\(finding.title)", "Comment \(number) · \(severity): \(finding.title)")
      + " (\(finding.rule))"
  }

  private func seeAlso(_ numbers: [Int]) -> String {
    let list = numbers.map(String.init).joined(separator: say("、", ", "))
    return say("另见批注 \(list)。", "See also comment \(list).")
  }

  private func line(_ label: String, _ text: String) -> String { label + say("：", ": ") + text }

  private func say(_ zh: String, _ en: String) -> String { run.language == .zh ? zh : en }
}
