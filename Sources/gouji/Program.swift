internal import Audit
internal import Disclosure
internal import Glibc

/// From the arguments to the exit status.
enum Program {
  static var commands: [Command] { commandTable }
  static var commandNames: [String] { commandTable.map(\.name) }

  static func command(named name: String) -> Command? {
    commandTable.first { $0.name == name }
  }

  static func run(_ arguments: [String]) async -> Int32 {
    // A reader that goes away (`| head`) is an error of write(), not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    var arguments = arguments
    var console = Console()
    do {
      console.language = try takeLanguage(&arguments)
      if arguments.isEmpty {
        try console.print(HelpText(language: console.language).overview())
        return ExitStatus.misuse.rawValue
      }
      let (command, rest) = choose(arguments)
      if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
        try console.print(HelpText(language: console.language).command(command))
        return ExitStatus.clean.rawValue
      }
      return try await command.run(rest, console).rawValue
    } catch let fault as UsageFault {
      for message in fault.messages { console.complain(message) }
      return ExitStatus.misuse.rawValue
    } catch is BrokenPipe {
      return ExitStatus.incomplete.rawValue
    } catch let failure as OutputFailure {
      console.complain(failure.message)
      return ExitStatus.misuse.rawValue
    } catch {
      console.complain(Localized(zh: "出错：\(error)", en: "Failed: \(error)"))
      return ExitStatus.misuse.rawValue
    }
  }

  /// `--lang` holds for every command, so it is taken out first.
  private static func takeLanguage(_ arguments: inout [String]) throws(UsageFault) -> Language {
    var language = Language.zh
    let end = arguments.firstIndex(of: "--") ?? arguments.count
    var index = 0
    var kept: [String] = []
    while index < end {
      let argument = arguments[index]
      index += 1
      var value: String?
      if argument == "--lang" {
        value = index < end ? arguments[index] : ""
        index += 1
      } else if argument.hasPrefix("--lang=") {
        value = String(argument.dropFirst("--lang=".count))
      }
      guard let value else {
        kept.append(argument)
        continue
      }
      guard let named = Language(rawValue: value) else {
        throw UsageFault(
          zh: "--lang 没有“\(value)”这个值；可用的值：zh、en。",
          en: "--lang has no value “\(value)”; use zh or en.")
      }
      language = named
    }
    arguments = kept + arguments[end...]
    return language
  }

  /// The command named first, else `check`.
  private static func choose(_ arguments: [String]) -> (Command, [String]) {
    let first = arguments.first ?? ""
    if first == "--version" { return (versionCommand, Array(arguments.dropFirst())) }
    if first == "--help" || first == "-h" { return (helpCommand, []) }
    if let command = command(named: first) {
      return (command, Array(arguments.dropFirst()))
    }
    return (checkCommand, arguments)
  }
}
