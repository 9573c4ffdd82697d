package import Disclosure
internal import YAML

/// What disclosures of one kind, year or region owe: which rules hold for them, how severely, and with which parameters.
///
/// Read from `rules/profiles`, with what it inherits already in it.
package struct DisclosureProfile: Sendable {
  /// Kebab-case, permanent (budget-2021).
  package let name: String
  package let title: Localized
  /// Law, standard or form it follows.
  package let basis: String
  package let origin: RuleOrigin
  /// Names of those it inherits from, the nearest first.
  package let ancestors: [String]
  package let scope: ProfileScope
  /// Rule ids or classes; empty: all.
  let selected: [String]
  let ignored: [String]
  let severities: SeverityTable
  /// By rule id and name: laid over the rule's own.
  let parameters: [String: [String: Parameter]]
  let node: YAMLNode

  /// Whether it says anything of a rule.
  func speaks(of rule: Rule) -> Bool {
    parameters[rule.id] != nil || severities.entry(for: rule) != nil || rule.isNamed(in: selected + ignored)
  }

  /// Whether the rule holds under it.
  func keeps(_ rule: Rule) -> Bool {
    (selected.isEmpty || rule.isNamed(in: selected)) && !rule.isNamed(in: ignored)
      && severities.entry(for: rule) != .some(.none)
  }
}

/// Which disclosures a profile is for. What is empty is for all.
package struct ProfileScope: Hashable, Sendable {
  package var documents: [Document.Kind] = []
  /// Beginnings of the names of departments (陕西省, 西安市).
  package var regions: [String] = []
  /// Of the budget or accounts; `nil`: all. Ends that are open lie beyond any year.
  package var years: ClosedRange<Int>?

  static let anyYear = 0...9999

  /// On what grounds it is for the document; `nil` when it is not. A document that does not say what is asked is not meant.
  func grounds(for document: Document) -> [ProfileChoice.Ground]? {
    var grounds: [ProfileChoice.Ground] = []
    if !documents.isEmpty {
      guard documents.contains(document.kind) else { return nil }
      grounds.append(.kind)
    }
    if let years {
      guard let year = document.year, years.contains(year) else { return nil }
      grounds.append(.year)
    }
    if !regions.isEmpty {
      guard region(of: document) != nil else { return nil }
      grounds.append(.region)
    }
    return grounds
  }

  /// The longest of the regions that the name of the department begins with.
  func region(of document: Document) -> String? {
    regions.filter { document.entity?.hasPrefix($0) == true }.max { $0.utf8.count < $1.utf8.count }
  }
}

/// The profile a document was held to, and why this one.
package struct ProfileChoice: Hashable, Sendable {
  package enum Ground: String, Hashable, Sendable, CaseIterable {
    /// It was asked for by name.
    case named
    case kind, year, region
    /// It was asked for and is for documents of another kind, year or region.
    case otherScope = "other-scope"
  }

  package var name: String
  /// In the language of the run.
  package var title: String
  /// Empty for one that is for every document.
  package var grounds: [Ground]

  package init(name: String, title: String, grounds: [Ground]) {
    self.name = name
    self.title = title
    self.grounds = grounds
  }
}
