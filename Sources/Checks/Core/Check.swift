package import Disclosure

/// A check kind: judges what was read, for one rule that parameterises it.
///
/// Total: no throw, no trap, no state. A place it cannot judge is an outcome of its own, never silence.
package protocol Check: Sendable {
  /// The name a rule file gives as `kind`.
  static var kind: String { get }
  /// The parameters a rule of this kind may have.
  static var parameters: [ParameterSpec] { get }

  /// Throws: `RuleFault` when a parameter has a value the kind cannot use.
  init(rule: Rule) throws(RuleFault)
  func judge(_ reading: Reading) -> [Outcome]
  /// The same for a reading that was surveyed: what `SurveyedCheck` implements, and all others pass on.
  func judge(_ survey: Survey) -> [Outcome]
}

/// A parameter a check kind declares; the rule loader refuses all others.
package struct ParameterSpec: Sendable {
  package var name: String
  package var isRequired: Bool
  /// One sentence for `docs/rule-format.md`.
  package var help: String
  /// When not empty, the only values allowed.
  package var choices: [String]

  package init(_ name: String, isRequired: Bool = false, choices: [String] = [], help: String) {
    self.name = name
    self.isRequired = isRequired
    self.help = help
    self.choices = choices
  }
}

/// What is wrong with a rule's parameter.
package struct RuleFault: Error {
  package var parameter: String
  package var message: String

  package init(parameter: String, message: String) {
    self.parameter = parameter
    self.message = message
  }
}
