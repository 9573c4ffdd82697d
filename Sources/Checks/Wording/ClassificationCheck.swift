package import Disclosure

/// 类, 款 and 项 named one after the other that do not belong together.
///
/// What it compares: the names a pattern captures (`class`, `group`, `item`) with the codes of these names in the
/// document's own tables, then in the taxonomy. `paths`: an item of another group, a group of another class, a class
/// named as a group. `class-names`: a class nobody knows, where the group says which it is.
/// When it stays silent: names with many parents (行政运行), names neither the tables nor the taxonomy know.
/// Verdict: the rule's severity where the codes are well supported; a warning or info where they are recalled only.
package struct ClassificationCheck: SurveyedCheck {
  package static let kind = "classification"
  package static let parameters =
    PatternParameters.all + [
      ParameterSpec(
        "report", isRequired: true, choices: ["paths", "class-names"],
        help:
          "paths: names that do not belong together; class-names: a class by a name it does not have."
      )
    ]

  /// A name under more groups than this is a general one.
  private static let parentsMax = 3

  private let rule: Rule
  private let reportsPaths: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    reportsPaths = rule.parameters["report"]?.string == "paths"
  }

  private struct Named {
    var text: String
    var span: Span
    /// The part of the text that is a known name.
    var known: String?
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let names = survey.glossary.accounts.value.adding(reading.document.tables)
    return matches.flatMap { match -> [Outcome] in
      func named(_ name: String) -> Named? {
        guard let span = match.capture(name) else { return nil }
        let text = reading.document.string(span)
        return Named(text: text, span: span, known: names.knownTail(text))
      }
      let (top, group, item) = (named("class"), named("group"), named("item"))
      guard reportsPaths else {
        return [className(top, group, names)].compactMap { $0 }.map { .disagrees($0) }
      }
      let finding = groupInClass(top, group, names) ?? itemInGroup(group, item, names)
      return finding.map { [.disagrees($0)] } ?? []
    }
  }

  // MARK: Paths

  private func itemInGroup(_ group: Named?, _ item: Named?, _ names: AccountNames) -> Finding? {
    guard let group, let item, let groupName = group.known, let itemName = item.known else {
      return nil
    }
    let groups = names.codes(groupName, digits: 5)
    let items = names.codes(itemName, digits: 7)
    guard !groups.isEmpty, !items.isEmpty else { return nil }
    return stray(item, itemName, of: items, in: groups, groupName, names, parentDigits: 5)
  }

  private func groupInClass(_ top: Named?, _ group: Named?, _ names: AccountNames) -> Finding? {
    guard let group, let groupName = group.known else { return nil }
    let groups = names.codes(groupName, digits: 5)
    if groups.isEmpty {
      // The name of a class stands where a group belongs.
      guard let top, let code = names.codes(groupName, digits: 3).first?.code,
        names.codes(top.known ?? "", digits: 3).allSatisfy({ $0.code != code }),
        AccountNames.key(group.text) == AccountNames.key(groupName)
      else { return nil }
      return finding(
        group, values: ["item": groupName, "parent": top.text, "right": "功能分类的类级科目（\(code)）"],
        .error,
        related: top.span)
    }
    guard let top, let className = top.known else { return nil }
    let classes = names.codes(className, digits: 3)
    guard !classes.isEmpty else { return nil }
    return stray(group, groupName, of: groups, in: classes, className, names, parentDigits: 3)
  }

  private func stray(
    _ child: Named, _ childName: String, of children: Set<AccountNames.Account>,
    in parents: Set<AccountNames.Account>, _ parentName: String, _ names: AccountNames,
    parentDigits: Int
  ) -> Finding? {
    let own = Set(children.map { String($0.code.prefix(parentDigits)) })
    guard own.isDisjoint(with: parents.map(\.code)), own.count <= Self.parentsMax else {
      return nil
    }
    let rights = own.sorted().compactMap { names.name(of: $0) }
    guard !rights.isEmpty else { return nil }
    let isSure = children.contains(where: \.isReliable) && parents.contains(where: \.isReliable)
    let isAkin = rights.contains { right in
      shareWord(childName, right) && !shareWord(childName, parentName)
        && names.codes(right, digits: parentDigits).contains(where: \.isReliable)
    }
    return finding(
      child,
      values: ["item": childName, "parent": parentName, "right": rights.joined(separator: "、")],
      isSure || isAkin ? .error : .info, related: nil)
  }

  /// Two characters in a row that both names have, 其他, 事务 and 支出 aside: 统计抽样调查 and 统计信息事务.
  private func shareWord(_ a: String, _ b: String) -> Bool {
    func pairs(_ name: String) -> Set<[UInt32]> {
      let scalars = name.values
      let pairs = zip(scalars, scalars.dropFirst()).map { [$0, $1] }
      return Set(pairs).subtracting(["其他", "事务", "支出", "管理", "服务"].map(\.values))
    }
    return !pairs(a).isDisjoint(with: pairs(b))
  }

  // MARK: Class names

  private func className(_ top: Named?, _ group: Named?, _ names: AccountNames) -> Finding? {
    guard let top, let group, let groupName = group.known,
      top.known.map({ names.codes($0, digits: 3).isEmpty }) ?? true
    else { return nil }
    let classes = Set(names.codes(groupName, digits: 5).map { String($0.code.prefix(3)) })
    guard classes.count == 1, let code = classes.first, let right = names.name(of: code),
      // 教育（类）: many leave out the 支出 that all classes end in.
      ![top.text, top.text + "支出"].contains(where: { AccountNames.key($0) == AccountNames.key(right) })
    else { return nil }
    return finding(
      top, values: ["item": top.text, "parent": groupName, "right": right], rule.severity,
      related: nil)
  }

  private func finding(
    _ named: Named, values: [String: String], _ severity: Severity, related: Span?
  ) -> Finding {
    Finding(
      rule: rule, severity: severity, confidence: severity == .error ? nil : .medium,
      values: values,
      locations: [.init(role: .primary, span: named.span)]
        + (related.map { [.init(role: .related, span: $0)] } ?? []))
  }
}
