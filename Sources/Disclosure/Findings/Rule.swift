package enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
  case info, warning, error

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

package enum Confidence: String, Hashable, Sendable, CaseIterable {
  case low, medium, high
}

/// A language of the interface.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case zh, en
}

/// A sentence in both languages of the interface. `{name}` stands for a value of the finding.
package struct Localized: Hashable, Sendable {
  package var zh: String
  package var en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// Chinese where the English is missing: every rule has Chinese words.
  package func text(_ language: Language) -> String {
    language == .en && !en.isEmpty ? en : zh
  }

  /// The sentence with its `{name}` places filled; a name without a value stays as written.
  package func text(_ language: Language, filledWith values: [String: String]) -> String {
    let template = text(language).utf8
    var filled: [UInt8] = []
    var index = template.startIndex
    while index < template.endIndex {
      if template[index] == UInt8(ascii: "{"),
        let close = template[index...].firstIndex(of: UInt8(ascii: "}")),
        let name = String(template[template.index(after: index)..<close]),
        let value = values[name]
      {
        filled.append(contentsOf: value.utf8)
        index = template.index(after: close)
      } else {
        filled.append(template[index])
        index = template.index(after: index)
      }
    }
    return String(decoding: filled, as: UTF8.self)
  }
}

/// A rule file, read and validated. Its YAML is the only home of its id, severity, words and examples.
///
/// A class, since every check, profile and report holds the same few hundred.
package final class Rule: Sendable {
  package let id: String
  /// A class of `eval/README.md`.
  package let findingClass: String
  /// Name of the check kind that runs it.
  package let kind: String
  package let severity: Severity
  package let confidence: Confidence
  private let words: Deferred<Words>
  package let applies: Applicability
  /// Parameters of the kind, by name, already checked against what the kind declares.
  package let parameters: [String: Parameter]

  package var title: Localized { words.value.title }
  package var message: Localized { words.value.message }
  package var why: Localized { words.value.why }
  package var fix: Localized { words.value.fix }
  /// Law or standard, empty when none.
  package var basis: String { words.value.basis }

  /// What a rule says: most rules find nothing, and are not asked for it.
  package struct Words: Sendable {
    let title: Localized
    let message: Localized
    let why: Localized
    let fix: Localized
    let basis: String

    package init(title: Localized, message: Localized, why: Localized, fix: Localized, basis: String) {
      self.title = title
      self.message = message
      self.why = why
      self.fix = fix
      self.basis = basis
    }
  }

  package init(
    id: String, findingClass: String, kind: String, severity: Severity, confidence: Confidence,
    words: Deferred<Words>, applies: Applicability, parameters: [String: Parameter]
  ) {
    self.id = id
    self.findingClass = findingClass
    self.kind = kind
    self.severity = severity
    self.confidence = confidence
    self.words = words
    self.applies = applies
    self.parameters = parameters
  }

  /// One put together by hand.
  package convenience init(
    id: String, findingClass: String, kind: String, severity: Severity, confidence: Confidence,
    title: Localized, message: Localized, why: Localized, fix: Localized, basis: String,
    applies: Applicability, parameters: [String: Parameter]
  ) {
    let words = Words(title: title, message: message, why: why, fix: fix, basis: basis)
    self.init(
      id: id, findingClass: findingClass, kind: kind, severity: severity, confidence: confidence,
      words: Deferred { words }, applies: applies, parameters: parameters)
  }

  package func with(severity: Severity, parameters: [String: Parameter]) -> Rule {
    Rule(
      id: id, findingClass: findingClass, kind: kind, severity: severity, confidence: confidence, words: words,
      applies: applies, parameters: parameters)
  }
}

/// Where a rule holds. Empty lists mean everywhere.
package struct Applicability: Sendable {
  package var documents: [Document.Kind]
  /// Empty: the usual ones (`Block.Class.usual`).
  package var blocks: [Block.Class]

  package init(documents: [Document.Kind] = [], blocks: [Block.Class] = []) {
    self.documents = documents
    self.blocks = blocks
  }
}

/// A value of a rule's parameter as written in YAML.
package enum Parameter: Sendable, Hashable {
  case string(String)
  case list([Parameter])
  case map([String: Parameter])

  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }
  /// A single string counts as a list of one.
  package var strings: [String] {
    switch self {
    case .string(let value): [value]
    case .list(let values): values.compactMap(\.string)
    case .map: []
    }
  }
  package var map: [String: Parameter] {
    if case .map(let value) = self { value } else { [:] }
  }
  package var list: [Parameter] {
    if case .list(let value) = self { value } else { [self] }
  }
}
