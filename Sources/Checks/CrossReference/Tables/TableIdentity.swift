package import Disclosure

/// Identities between named lines of the tables: 收入总计 = 支出总计.
///
/// What it compares: figures found by name, source of money, year and measure; the rule says which.
/// When it stays silent: where a line is not printed, or printed twice with different figures.
package struct TableIdentity: SurveyedCheck {
  package static let kind = "table-identity"
  package static let parameters = [
    ParameterSpec(
      "relation", isRequired: true, choices: ["at-most", "equal"],
      help: "equal: left is the sum of right; at-most: left is not above it."),
    ParameterSpec(
      "within", isRequired: true, choices: ["document", "table"],
      help: "table: all lines stand in one table; document: anywhere."),
    ParameterSpec(
      "equations", isRequired: true,
      help:
        "List of {left, right}; left is a line, right one or more lines to be added. A line: subject (account code, folded label, 合计 or 总计), and optionally flow, component, tables."
    ),
    ParameterSpec(
      "scope", choices: ["any", "same"],
      help: "same (default): all lines are of one source of money."),
  ]

  /// A line as a rule names it.
  struct Line {
    var subject: String
    var flow: Flow?
    var component: String?
    var tables: Set<String>

    init(_ parameter: Parameter) throws(RuleFault) {
      let map = parameter.map
      guard let subject = map["subject"]?.string else {
        throw RuleFault(parameter: "equations", message: "a line without subject")
      }
      self.subject = subject
      flow = map["flow"]?.string.flatMap(Flow.init)
      component = map["component"]?.string
      tables = Set(map["tables"]?.strings ?? [])
    }
  }

  private let rule: Rule
  private let isUpperBound: Bool
  private let isWithinTable: Bool
  private let isSameScope: Bool
  private let equations: [(left: Line, right: [Line])]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    isUpperBound = rule.parameters["relation"]?.string == "at-most"
    isWithinTable = rule.parameters["within"]?.string == "table"
    isSameScope = rule.parameters["scope"]?.string != "any"
    var equations: [(left: Line, right: [Line])] = []
    for item in rule.parameters["equations"]?.list ?? [] {
      guard let left = item.map["left"], let right = item.map["right"] else {
        throw RuleFault(parameter: "equations", message: "an equation needs left and right")
      }
      var terms: [Line] = []
      for term in right.list { terms.append(try Line(term)) }
      equations.append((try Line(left), terms))
    }
    self.equations = equations
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let entries = survey.ties.bySubject
    var outcomes: [Outcome] = []
    for equation in equations {
      for left in find(equation.left, in: entries, reading) {
        let terms = equation.right.map { line in
          find(line, in: entries, reading).filter { belongs($0, with: left) }
        }
        guard let chosen = unique(terms, reading) else { continue }
        outcomes.append(outcome(left, chosen, reading))
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .partnerMissing)] : outcomes
  }

  private func find(
    _ line: Line, in entries: [String: [TieIndex.Entry]], _ reading: Reading
  ) -> [TieIndex.Entry] {
    (entries[line.subject] ?? []).filter { entry in
      let table = reading.document.tables[entry.cell.table]
      return (line.flow ?? entry.key.flow) == entry.key.flow
        && (line.component ?? entry.key.component) == entry.key.component
        && (line.tables.isEmpty || table.kind.map(line.tables.contains) ?? false)
    }
  }

  private func belongs(_ entry: TieIndex.Entry, with left: TieIndex.Entry) -> Bool {
    entry.key.measure == left.key.measure && entry.key.period == left.key.period
      && (!isSameScope || entry.fact.scope == left.fact.scope)
      && (!isWithinTable || entry.cell.table == left.cell.table)
      && entry.cell != left.cell
  }

  /// One entry a term; `nil` when a term has none, or several that do not say the same.
  private func unique(
    _ terms: [[TieIndex.Entry]], _ reading: Reading
  ) -> [TieIndex.Entry]? {
    var chosen: [TieIndex.Entry] = []
    for candidates in terms {
      guard let first = candidates.first,
        candidates.allSatisfy({ $0.fact.quantity.value == first.fact.quantity.value })
      else { return nil }
      chosen.append(first)
    }
    return chosen
  }

  private func outcome(
    _ left: TieIndex.Entry, _ right: [TieIndex.Entry], _ reading: Reading
  ) -> Outcome {
    let claim = Operand(left.fact.quantity)
    var judgement = Judgement.sum(total: claim, terms: right.map { Operand($0.fact.quantity) })
    if isUpperBound, let sum = judgement.recomputed, claim.value <= sum {
      judgement.verdict = .explained
      judgement.feasible = judgement.feasible?.reachingDown(to: .zero)
    }
    let sum = right.map(\.fact.quantity.printed).joined(separator: " + ")
    let evidence = judgement.evidence(
      formula: isUpperBound ? "≤ \(sum)" : sum, claimed: claim,
      terms: right.map { Evidence.Term(1, label($0, reading), $0.fact.quantity) })
    let spans = [left.fact.span] + right.map(\.fact.span)
    guard let severity = judgement.severity else {
      return judgement.verdict == .vacuous
        ? .undecidable(rule: rule.id, span: left.fact.span, reason: .overflow)
        : .agrees(Agreement(rule: rule.id, spans: spans, evidence: evidence))
    }
    var locations = [
      Finding.Location(role: .primary, span: left.fact.span, cell: left.cell)
    ]
    locations += right.map {
      Finding.Location(role: .related, span: $0.fact.span, cell: $0.cell)
    }
    return .disagrees(
      Finding(
        rule: rule, severity: severity,
        values: [
          "left": label(left, reading), "stated": left.fact.quantity.printed,
          "right": right.map { label($0, reading) }.joined(separator: " + "), "sum": sum,
          "table": reading.document.tables[left.cell.table].title,
          "difference": evidence.difference,
        ],
        locations: locations, evidence: evidence,
        cause: right.count == 1
          ? Mechanism.cause(of: left.fact.quantity, feasible: right[0].fact.quantity.interval())
          : nil))
  }

  private func label(_ entry: TieIndex.Entry, _ reading: Reading) -> String {
    let table = reading.document.tables[entry.cell.table]
    let row = table.lines[entry.cell.line].label
    let header = table.columns[entry.cell.column].name
    return isWithinTable || row == entry.key.subject ? row : "\(row)·\(header)"
  }
}
