/// Which classes of finding can tell the same fault, as the scorer sees it.
enum FindingClass {
  /// Whether a finding of class `a` may stand for a label of class `b`.
  static func related(_ a: String, _ b: String) -> Bool {
    let first = families(a)
    let second = families(b)
    return !first.isDisjoint(with: second)
      || kin.contains { !$0.isDisjoint(with: first) && !$0.isDisjoint(with: second) }
  }

  static func isKnown(_ name: String) -> Bool {
    members.values.contains { $0.contains(Substring(name)) }
  }

  private static func families(_ name: String) -> Set<String> {
    let found = members.filter { $0.value.contains(Substring(name)) }.map(\.key)
    return found.isEmpty ? [name] : Set(found)
  }

  /// Families whose faults can fairly be told either way.
  private static let kin: [Set<String>] = [
    ["conflict", "arithmetic"], ["unit", "indicator"], ["naming", "wording"],
    ["leftover", "wording"], ["leftover", "empty"], ["unit", "conflict"],
  ]

  private static let members: [String: [Substring]] = [
    "leftover": "template-leftover instruction-leftover chart-placeholder choice-unresolved",
    "empty": "empty-field empty-indicator empty-section",
    "structure": "missing-part toc-title-mismatch numbering-gap numbering-conflict zero-list",
    "conflict": """
    cross-value-conflict statement-contradiction implied-contradiction reason-inconsistent \
    scope-inconsistent narrative-table-mismatch table-table-mismatch
    """,
    "arithmetic": """
    sum-mismatch table-total-mismatch growth-mismatch change-mismatch share-mismatch \
    completion-mismatch direction-mismatch count-mismatch score-inconsistent \
    completion-inconsistent budget-vs-cost implied-contradiction
    """,
    "unit": """
    unit-error unit-missing unit-inconsistent indicator-value-type symbol-misuse \
    target-operator-missing magnitude-implausible
    """,
    "indicator": """
    indicator-category indicator-goal-mismatch indicator-value-type duplicate-indicator \
    goal-without-indicator target-implausible target-nonspecific completion-inconsistent
    """,
    "naming": "entity-name naming-inconsistent classification-error header-label-error typo",
    "year": "year-mismatch",
    "wording": """
    duplicate-text bracket-mismatch punctuation typo text-garbled format-artifact symbol-misuse
    """,
    "other": "privacy suspicious-pattern",
  ].mapValues { $0.split(separator: " ") }
}
