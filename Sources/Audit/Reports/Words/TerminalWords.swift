internal import Disclosure

/// Sentences of the terminal report.
struct TerminalWords: Sendable {
  let language: Language

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  var fix: String { say("改法", "fix") }
  var arithmeticLabel: String { say("算式", "sums") }
  var causeLabel: String { say("原因", "cause") }
  var notChecked: String { say("未核完", "not checked") }
  var recognized: String { say("图像识别", "recognised") }
  var hidden: String { say("隐藏", "hidden") }

  func year(_ year: Int) -> String { say("\(year)年", "\(year)") }

  func times(_ count: Int) -> String { say("\(count) 处", "×\(count)") }

  func more(_ count: Int) -> String { say("同类另有 \(count) 处：", "\(count) more of the same:") }

  func consequences(_ count: Int) -> String {
    say("由此引起的不符 \(count) 处：", "\(count) that follow from it:")
  }

  func ledger(_ count: Int) -> String { say("相符 \(count) 处", "\(count) comparisons that hold") }

  func undecided(_ count: Int) -> String { say("无法判断 \(count) 处", "\(count) undecided places") }

  func suppressed(_ count: Int) -> String { say("说明理由后忽略 \(count) 处", "\(count) set aside with a reason") }

  func quoted(_ text: String) -> String { say("“\(text)”", "\"\(text)\"") }

  /// path:line:column, which terminals and editors make clickable.
  func place(_ path: String, _ position: Position) -> String {
    "\(path):\(position.line):\(position.column)"
  }

  func alsoAt(_ lines: [Int]) -> String {
    let places = lines.map(String.init).joined(separator: say("、", ", "))
    return say("另见第 \(places) 行", "also at lines \(places)")
  }

  /// Line, section, and what the figures are.
  func side(_ passage: Passage, labels: [String]) -> String {
    var parts = [line(passage)]
    if !passage.section.isEmpty { parts.append(passage.section) }
    if !labels.isEmpty {
      parts.append(say("（", "(") + labels.joined(separator: say("、", ", ")) + say("）", ")"))
    }
    return parts.joined(separator: " ")
  }

  /// Line, table, and the columns the figures are in.
  func side(_ passage: Passage, columns: [String]) -> String {
    var parts = [line(passage)]
    if case .table(let title, _, _) = passage.content {
      parts.append(title.isEmpty ? say("表格", "table") : say("《\(title)》", title))
    }
    parts += columns.map { say("列“\($0)”", "column “\($0)”") }
    return parts.joined(separator: " ")
  }

  private func line(_ passage: Passage) -> String {
    say("第\(passage.line)行", "line \(passage.line)")
  }

  func counts(_ report: DocumentReport) -> String {
    Severity.allCases.reversed()
      .compactMap { severity in
        let count = report.count(severity)
        return count == 0 ? nil : "\(Words.severity(severity).text(language)) \(count)"
      }
      .joined(separator: say("，", ", "))
  }

  /// 408.62 ÷ (1031.84 − 408.62) ∈ [65.5641%, 65.5678%]; printed 66.57%, at least 1.0022% too large
  func arithmetic(_ evidence: EvidenceReport) -> String {
    var text = evidence.formula
    if evidence.feasible.count == 2 {
      text +=
        evidence.feasible[0] == evidence.feasible[1]
        ? " = \(evidence.feasible[0])"
        : " ∈ [\(evidence.feasible[0]), \(evidence.feasible[1])]"
    }
    if !evidence.claimed.isEmpty {
      text += say("；文中 \(evidence.claimed)", "; printed \(evidence.claimed)")
    }
    return text + difference(evidence)
  }

  /// The printed figure against the nearest one the others allow: at least so much too large or too small.
  private func difference(_ evidence: EvidenceReport) -> String {
    let isLess = evidence.difference.hasPrefix("-")
    let amount = evidence.difference.drop { $0 == "-" || $0 == "+" }
    guard !amount.isEmpty else { return "" }
    let isRange = evidence.feasible.count == 2 && evidence.feasible[0] != evidence.feasible[1]
    return say(
      "，\(isRange ? "至少" : "")偏\(isLess ? "小" : "大") \(amount)",
      ", \(isRange ? "at least " : "")\(amount) too \(isLess ? "small" : "large")")
  }

  /// What was found and does not count; empty when nothing was.
  private func standing(_ summary: Summary) -> String {
    var parts: [String] = []
    if summary.suppressed > 0 { parts.append(say("已忽略 \(summary.suppressed)", "\(summary.suppressed) set aside")) }
    if summary.known > 0 { parts.append(say("基线已有 \(summary.known)", "\(summary.known) in the baseline")) }
    if !summary.gone.isEmpty {
      parts.append(say("基线中已消失 \(summary.gone.count)", "\(summary.gone.count) of the baseline gone"))
    }
    return parts.isEmpty ? "" : say("；", "; ") + parts.joined(separator: say("，", ", "))
  }

  func footer(_ summary: Summary, run: Run) -> [(label: String, text: String)] {
    let coverage = summary.coverage
    let used = summary.tallies.values.filter { $0.agreed + $0.disagreed > 0 }.count
    let profiles = Words.profiles(summary.profiles, language)
    return [
      (
        say("文件", "files    "),
        say(
          "共 \(summary.documents) 个：已核对 \(summary.checked)，未核完 \(summary.incomplete)，未能读取 \(summary.unreadable)",
          "\(summary.documents): \(summary.checked) checked, \(summary.incomplete) incomplete, \(summary.unreadable) unreadable"
        )
      ),
      (
        say("发现", "findings "),
        say(
          "错误 \(summary.errors)，警告 \(summary.warnings)，提示 \(summary.infos)",
          "\(summary.errors) errors, \(summary.warnings) warnings, \(summary.infos) infos") + standing(summary)
      ),
      (
        say("数字", "figures  "),
        say(
          "见到 \(coverage.figures) 个，识读 \(coverage.facts) 个，参与比对 \(coverage.compared) 个；比对相符 \(coverage.agreed) 处，无法判断 \(coverage.undecidable) 处，不适用 \(coverage.notApplicable) 处",
          "\(coverage.figures) seen, \(coverage.facts) read, \(coverage.compared) compared; \(coverage.agreed) comparisons hold, \(coverage.undecidable) undecided, \(coverage.notApplicable) not applicable"
        )
      ),
      (
        say("规则", "rules    "),
        say(
          "运行 \(run.rules.count) 条，其中 \(used) 条有比对结果",
          "\(run.rules.count) run, \(used) of them with something to judge")
      ),
    ] + (profiles.isEmpty ? [] : [(say("要求", "profile  "), profiles)])
  }
}
