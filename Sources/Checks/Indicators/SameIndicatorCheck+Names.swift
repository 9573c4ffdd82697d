internal import Disclosure

/// Names that are meant to be one and differ by a slip.
extension SameIndicatorCheck {
  func namesDiffer(_ a: Project, _ b: Project) -> [Outcome] {
    a.indicators.compactMap { first in
      guard first.name.unicodeScalars.count >= 8,
        !b.indicators.contains(where: { $0.name == first.name })
      else { return nil }
      let near = b.indicators.filter {
        $0.name.unicodeScalars.count == first.name.unicodeScalars.count
          && FormNames.distance(first.name, $0.name, limit: 2) != nil
      }
      guard near.count == 1, let second = near.first,
        !a.indicators.contains(where: { $0.name == second.name })
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: ["first": first.name, "second": second.name, "project": a.label],
          locations: [
            .init(role: .primary, span: second.nameSpan),
            .init(role: .related, span: first.nameSpan),
          ]))
    }
  }

  /// 接待人次 and 促进接待人次持续增长, both ≥6万人次: one measure twice.
  func reworded(_ project: Project, _ fillers: [String]) -> [Outcome] {
    var groups: [[String]: [Indicator]] = [:]
    var order: [[String]] = []
    for indicator in project.indicators {
      let name = indicator.name.replacing(anyOf: fillers, by: "")
      guard name.unicodeScalars.count >= 4, let target = indicator.target, target.isFigure else { continue }
      let key = [name, target.text]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(indicator)
    }
    let doubled = order.compactMap { key in groups[key].flatMap { $0.count > 1 ? $0 : nil } }
    // Medium-term and annual targets one under another: every name twice.
    if doubled.count >= 2, doubled.count * 5 >= order.count * 2 { return [] }
    return doubled.compactMap { group in
      // One row printed twice is for the check of repeated rows.
      guard Set(group.map { [$0.name, $0.level2] }).count > 1 else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "project": project.label, "first": group[0].name, "second": group[1].name,
            "value": group[1].target?.text ?? "",
          ],
          locations: [.init(role: .primary, span: group[1].nameSpan)]
            + group.filter { $0.nameSpan != group[1].nameSpan }.map { .init(role: .related, span: $0.nameSpan) }))
    }
  }

  /// A name in which one character is left open, among those of one description.
  private struct OpenName: Hashable {
    var description: String
    var name: [UInt32]

    init(_ indicator: Indicator, _ name: [UInt32], openAt place: Int) {
      description = indicator.description
      self.name = name
      self.name[place] = 0
    }
  }

  /// 新品工发 and 新品开发, both 开发新产品数量: the slip is the one whose odd character its description does not have.
  ///
  /// Cost: linear, for forms may repeat one description in every row.
  func described(_ projects: [Project]) -> [Outcome] {
    let indicators = projects.flatMap(\.indicators).filter {
      $0.description.unicodeScalars.count >= 4 && $0.name.unicodeScalars.count >= 4
    }
    var right: [OpenName: Indicator] = [:]
    for indicator in indicators {
      for (open, isDescribed) in openNames(of: indicator) where isDescribed && right[open] == nil {
        right[open] = indicator
      }
    }
    let outcomes = indicators.compactMap { indicator -> Outcome? in
      let slip = openNames(of: indicator).lazy.filter { !$0.isDescribed }.compactMap { right[$0.open] }.first
      guard let slip else { return nil }
      return .disagrees(
        Finding(
          rule: rule, values: ["first": slip.name, "second": indicator.name, "description": indicator.description],
          locations: [
            .init(role: .primary, span: indicator.nameSpan), .init(role: .related, span: slip.nameSpan),
          ]))
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// The name with each of its Chinese characters left open in turn, and whether the description has that character.
  private func openNames(of indicator: Indicator) -> [(open: OpenName, isDescribed: Bool)] {
    let name = indicator.name.values
    let described = Set(indicator.description.values)
    return name.indices.filter { name[$0].isHan }.map {
      (OpenName(indicator, name, openAt: $0), described.contains(name[$0]))
    }
  }

  func projectNames(_ projects: [Project]) -> [Outcome] {
    ProjectPairs(projects).pairs.compactMap { first, second in
      let (a, b) = (projects[first], projects[second])
      // A name taken from a title may have lost its last word to the title.
      guard a.name != b.name, a.firstYear == b.firstYear, FormNames.core(a.name).count >= 2 else {
        return nil
      }
      return .disagrees(
        Finding(
          rule: rule, values: ["first": a.name, "second": b.name],
          locations: [
            .init(role: .primary, span: b.nameSpan), .init(role: .related, span: a.nameSpan),
          ]))
    }
  }

  /// A task without a form and a form without a task, of no different amounts, one character apart; one that tells projects of a kind apart
  /// (一期 and 二期) is no slip.
  func taskNames(_ projects: [Project]) -> [Outcome] {
    let forms = projects.filter { !$0.isWholeDepartment && $0.name.unicodeScalars.count >= 6 }
    let tasks = projects.flatMap(\.tasks).filter { $0.name.unicodeScalars.count >= 6 }
    let (named, planned) = (Set(forms.map(\.name)), Set(tasks.map(\.name)))
    let unnamed = tasks.filter { !named.contains($0.name) }
    return forms.filter { !planned.contains($0.name) }.compactMap { form in
      let near = unnamed.filter { task in
        FormNames.distance(task.name, form.name, limit: 1) != nil
          && !isOther(task, form) && !apart.isSuperset(of: difference(task.name, form.name))
      }
      guard near.count == 1, let task = near.first else { return nil }
      return .disagrees(
        Finding(
          rule: rule, values: ["first": form.name, "second": task.name],
          locations: [
            .init(role: .primary, span: form.nameSpan), .init(role: .related, span: task.nameSpan),
          ]))
    }
  }

  private func isOther(_ task: Project.Task, _ form: Project) -> Bool {
    guard let planned = task.amount, let budget = form.budget else { return false }
    return !planned.interval().meets(budget.interval())
  }

  private func difference(_ a: String, _ b: String) -> Set<Unicode.Scalar> {
    Set(a.unicodeScalars).symmetricDifference(b.unicodeScalars)
  }
}
