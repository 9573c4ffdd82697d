package import Disclosure

/// A figure and the list it comes from, told in one paragraph: 23个项目中，90分以上的18个，80—90分的3个，80分以下的2个.
///
/// What it compares: the captured `whole` with the figures told within the captured `items` that have one of `units`: their sum (`sum`), what they must
/// reach (`at-least`) or not exceed (`at-most`), or their mean (`average`).
/// Stays silent: where fewer than two are told; with `alone`, where the paragraph tells other figures of the unit before them; where one is hedged, or where `count` is captured and another number of them is told.
/// Source: checks.md A01, A15, A17.
package struct CapturedListCheck: Check {
  package static let kind = "captured-list"
  package static let parameters =
    PatternParameters.all + [
      ParameterSpec(
        "relation", isRequired: true, choices: ["sum", "at-least", "at-most", "average"],
        help: "What the figures of the list make of the whole."),
      ParameterSpec("units", isRequired: true, help: "Units of the figures that are listed."),
      ParameterSpec(
        "alone", choices: ["yes"],
        help: "yes: the whole is the only figure with one of these units its paragraph tells before the list."),
    ]

  private let rule: Rule
  private let relation: String
  private let units: [String]
  private let isAlone: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    relation = rule.parameters["relation"]?.string ?? ""
    units = rule.parameters["units"]?.strings ?? []
    isAlone = rule.parameters["alone"]?.string == "yes"
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return matches.compactMap { judge($0, reading) }
  }

  private func judge(_ match: Match, _ reading: Reading) -> Outcome? {
    let document = reading.document
    guard let items = match.capture("items") else { return nil }
    let told = reading.facts.filter { $0.isNarrative && units.contains($0.quantity.unit?.symbol ?? "") }
    let listed = told.filter { items.contains($0.quantity.span) }.map(\.quantity)
    guard listed.count >= 2, listed.allSatisfy({ $0.hedge == nil }), let unit = listed[0].unit,
      listed.allSatisfy({ $0.unit?.symbol == unit.symbol }), let whole = match.figure("whole", unit, document)
    else { return nil }
    if let counted = match.capture("count").map({ document.string($0) }), Self.number(counted) != listed.count {
      return nil
    }
    if isAlone {
      // 23个项目…1个基金项目…: which of them the list is of is not said.
      let block = document.blocks.last { $0.span.start <= whole.span.start }?.span.start ?? whole.span.start
      let before = Span(block, items.start)
      guard told.count(where: { before.contains($0.quantity.span) }) == 1 else { return nil }
    }
    let terms = listed.map { Operand($0) }
    var claimed = Operand(whole)
    var formula = listed.map(\.numeral.text).joined(separator: " + ")
    let judgement: Judgement
    if relation == "average" {
      claimed.isQuotient = true
      formula = "(\(formula)) ÷ \(listed.count)"
      judgement = .mean(claimed, of: terms)
    } else {
      let sum = listed.reduce(Rational.zero) { $0 + $1.value }
      if relation == "at-most" && sum < whole.value || relation == "at-least" && sum > whole.value { return nil }
      judgement = .sum(total: claimed, terms: terms)
    }
    return rule.outcome(
      judgement,
      Equation(
        formula: formula, claimed: claimed, claimSpan: whole.extent, terms: listed.map { Evidence.Term(1, "", $0) },
        subject: ""))
  }

  private static func number(_ word: String) -> Int? {
    Int(word) ?? ["两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10][word]
  }
}
