package import Disclosure

/// A project's form in another unit than all the others, with an amount that only theirs makes one of its kind.
///
/// What it compares: the unit each form's amount is read in, and its size with the least and the largest amount of the others.
/// When it stays silent: fewer than two others, or others that differ in unit; an amount as large as theirs as it stands.
package struct FormUnitCheck: Check {
  package static let kind = "form-unit"
  package static let parameters: [ParameterSpec] = []
  private static let leastOthers = 2
  /// An amount so many times larger or smaller than all others is none of their kind.
  private static let far = Rational(20)
  /// So near to them it is one.
  private static let near = Rational(300)

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private typealias Form = (project: Project, amount: Quantity, unit: Unit)

  package func judge(_ reading: Reading) -> [Outcome] {
    let forms = reading.projects.compactMap { project -> Form? in
      guard !project.isWholeDepartment, let amount = project.budget ?? project.executed, amount.value.sign > 0,
        let unit = amount.unit, unit.dimension == .money
      else { return nil }
      return (project, amount, unit)
    }
    let counts = forms.reduce(into: [Unit: Int]()) { $0[$1.unit, default: 0] += 1 }
    guard counts.count == 2, let odd = forms.first(where: { counts[$0.unit] == 1 }),
      let usual = counts.first(where: { $0.key != odd.unit }), usual.value >= Self.leastOthers
    else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    let others = forms.filter { $0.unit == usual.key }.map(\.amount.value)
    guard let least = others.min(), let most = others.max() else { return [] }
    let (printed, meant) = (odd.amount.value, odd.amount.read(in: usual.key).value)
    let isFar = printed * Self.far < least || printed > most * Self.far
    guard isFar, meant * Self.near >= least, meant <= most * Self.near else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let table = odd.project.tables.first.map { reading.document.tables[$0] }
    return [
      .disagrees(
        Finding(
          rule: rule,
          values: [
            "project": odd.project.name, "unit": odd.unit.symbol, "usual": usual.key.symbol,
            "count": String(usual.value),
            "amount": odd.amount.printed,
          ],
          locations: [
            .init(role: .primary, span: table?.unitSpan ?? odd.amount.span),
            .init(role: .related, span: odd.amount.span),
          ]))
    ]
  }
}
