package import Disclosure

/// A name that stands twice in one list of names: 办公费、印刷费、水费、印刷费.
///
/// What it compares: the items between 、 of one clause, brackets and titles apart, whole; of the first what stands behind its last 包括,
/// 用于, 有; of the last what stands before 等.
/// When it stays silent: lists of fewer than four items; items shorter than `least` characters; items with a sign or digit in them;
/// the names of the rule's `except`, which several lines of the accounts share.
package struct RepeatedItemCheck: SurveyedCheck {
  package static let kind = "repeated-item"
  package static let parameters = [
    ParameterSpec("least", help: "Fewest characters of an item (default 3)."),
    ParameterSpec("except", help: "Names that may stand twice."),
  ]
  /// Shorter lists repeat a name on purpose (新技术、新产品、新技术).
  private static let leastItems = 4
  private static let comma = UInt32(Unicode.Scalar("、"))
  private static let openings = Set("（(《“〈[".values)
  private static let closings = Set("）)》”〉]".values)
  private static let stops = Set("。；;：:，,！？\n\t".values)
  private static let leads = ["包括", "用于", "设有", "其中", "分别为", "有", "为", "含", "设"].map(\.values)

  private let rule: Rule
  private let least: Int
  private let except: Set<[UInt32]>

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    guard let least = Int(rule.parameters["least"]?.string ?? "3"), least > 0 else {
      throw RuleFault(parameter: "least", message: "应为正整数")
    }
    self.least = least
    except = Set((rule.parameters["except"]?.strings ?? []).map(\.values))
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    let outcomes = survey.windows(of: rule).flatMap { window in
      lists(in: window.run).flatMap { repeats(in: $0, window.run) }.map { pair in
        Outcome.disagrees(
          Finding(
            rule: rule, values: ["match": document.string(pair.second)],
            locations: [.init(role: .primary, span: pair.second), .init(role: .related, span: pair.first)]))
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// The lists of a run, as the scalar ranges of their items; what stands in brackets is a list of its own.
  /// Cost: linear in the run.
  private func lists(in run: ScalarRun) -> [[Range<Int>]] {
    var lists: [[Range<Int>]] = []
    var open: [(items: [Range<Int>], start: Int)] = [([], 0)]
    func close(at end: Int) {
      let last = open[open.count - 1]
      if last.items.count + 1 >= Self.leastItems { lists.append(last.items + [last.start..<end]) }
    }
    for (index, scalar) in run.scalars.enumerated() {
      if scalar == Self.comma {
        open[open.count - 1].items.append(open[open.count - 1].start..<index)
        open[open.count - 1].start = index + 1
      } else if Self.openings.contains(scalar) {
        open.append(([], index + 1))
      } else if Self.closings.contains(scalar), open.count > 1 {
        close(at: index)
        open.removeLast()
      } else if Self.stops.contains(scalar) {
        close(at: index)
        open[open.count - 1] = ([], index + 1)
      }
    }
    while !open.isEmpty {
      close(at: run.count)
      open.removeLast()
    }
    return lists
  }

  private func repeats(in items: [Range<Int>], _ run: ScalarRun) -> [(first: Span, second: Span)] {
    var seen: [[UInt32]: Range<Int>] = [:]
    return items.enumerated().compactMap { index, range in
      let item = index == 0 ? behindLead(range, run) : index == items.count - 1 ? beforeRest(range, run) : range
      let name = Array(run.scalars[item])
      guard name.count >= least, name.allSatisfy({ $0.isHan || Self.brackets.contains($0) }), !except.contains(name)
      else { return nil }
      guard let first = seen[name] else {
        seen[name] = item
        return nil
      }
      return (run.span(first), run.span(item))
    }
  }

  private static let brackets = Set("（）()".values)

  /// 燃料费等支出: 燃料费.
  private func beforeRest(_ range: Range<Int>, _ run: ScalarRun) -> Range<Int> {
    let rest = range.first { run.scalars[$0] == UInt32(Unicode.Scalar("等")) }
    return range.lowerBound..<(rest ?? range.upperBound)
  }

  /// 主要用于办公费: 办公费.
  private func behindLead(_ range: Range<Int>, _ run: ScalarRun) -> Range<Int> {
    let words = run.scalars[range]
    for lead in Self.leads where words.count > lead.count {
      let starts = (range.lowerBound...range.upperBound - lead.count).last { words[$0...].starts(with: lead) }
      if let start = starts, start + lead.count < range.upperBound { return start + lead.count..<range.upperBound }
    }
    return range
  }
}
