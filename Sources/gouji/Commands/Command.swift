package import Disclosure

/// One command: what people see of it, and what it does.
package struct Command: Sendable {
  package let name: String
  package let summary: Localized
  /// How its operands are written (PATH…), empty when it has none.
  package let operands: String
  package let flags: [FlagCard]
  let run: @Sendable (_ arguments: [String], Console) async throws -> ExitStatus
  /// Parses only, for the tests of the table.
  package let parse: @Sendable (_ arguments: [String]) throws(UsageFault) -> Void
  /// By flag: values that must be taken and values that must be refused.
  package let examples: [(flag: String, accepts: [String], refuses: [String])]

  /// `options`: what holds when no flag is given.
  init<Options: Sendable>(
    _ name: String, operands: String, summary: Localized, flags: [Flag<Options>], options: Options,
    run: @escaping @Sendable (Options, _ operands: [String], Console) async throws -> ExitStatus
  ) {
    self.name = name
    self.summary = summary
    self.operands = operands
    self.flags = flags.map(\.card)
    self.examples = flags.map { ($0.card.name, $0.accepts, $0.refuses) }
    self.parse = { (arguments: [String]) throws(UsageFault) in
      var options = options
      _ = try ArgumentParser(flags).parse(arguments, into: &options)
    }
    self.run = { arguments, console in
      var options = options
      let operands = try ArgumentParser(flags).parse(arguments, into: &options)
      return try await run(options, operands, console)
    }
  }
}

/// Every command, in the order help lists them. One line a command.
package let commandTable: [Command] = [
  checkCommand,
  reportCommand,
  diffCommand,
  baselineCommand,
  suppressCommand,
  configCommand,
  initCommand,
  annotateCommand,
  extractCommand,
  explainCommand,
  rulesCommand,
  doctorCommand,
  versionCommand,
  helpCommand,
]
