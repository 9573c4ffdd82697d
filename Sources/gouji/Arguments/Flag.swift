package import Disclosure

/// What people see of a flag: help, completions and the manual come from it.
package struct FlagCard: Sendable {
  /// Without the dashes.
  package let name: String
  package let letter: Character?
  /// Name of its value (FILE); `nil` for a switch.
  package let value: String?
  /// The only values allowed, when not empty.
  package let choices: [String]
  package let help: Localized
}

/// One flag of a command: its card, what it does to the command's options, and the values its test tries.
package struct Flag<Options: Sendable>: Sendable {
  package let card: FlagCard
  /// Examples: values that are taken, and values that are refused. The tests run them.
  package let accepts: [String]
  package let refuses: [String]
  /// A switch is given the empty string.
  package let apply: @Sendable (inout Options, String) throws(UsageFault) -> Void

  package init(
    _ name: String, letter: Character? = nil, value: String? = nil, choices: [String] = [],
    help: Localized, accepts: [String] = [], refuses: [String] = [],
    apply: @escaping @Sendable (inout Options, String) throws(UsageFault) -> Void
  ) {
    self.card = FlagCard(name: name, letter: letter, value: value, choices: choices, help: help)
    self.accepts = accepts
    self.refuses = refuses
    self.apply = apply
  }

  /// The same flag for a command whose options hold these among others.
  package func inside<Outer: Sendable>(
    _ path: any WritableKeyPath<Outer, Options> & Sendable
  ) -> Flag<Outer> {
    let apply = apply
    return Flag<Outer>(
      card.name, letter: card.letter, value: card.value, choices: card.choices, help: card.help, accepts: accepts,
      refuses: refuses
    ) { options, value throws(UsageFault) in try apply(&options[keyPath: path], value) }
  }
}
