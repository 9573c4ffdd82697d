internal import Audit

/// Reads a command's arguments by its table of flags.
///
/// `--name value`, `--name=value`, `-o value`, `-ovalue`; flags and operands in any order; `--` ends the flags and
/// `-` is an operand. A flag given twice holds the later value unless it collects.
package struct ArgumentParser<Options: Sendable> {
  let flags: [Flag<Options>]

  package init(_ flags: [Flag<Options>]) { self.flags = flags }

  package func parse(
    _ arguments: [String], into options: inout Options
  ) throws(UsageFault) -> [String] {
    var operands: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" { return operands + rest }
      guard argument.hasPrefix("-"), argument != "-" else {
        operands.append(argument)
        continue
      }
      let (flag, attached) = try find(argument)
      try apply(flag, attached, &rest, &options)
    }
    return operands
  }

  private func apply(
    _ flag: Flag<Options>, _ attached: String?, _ rest: inout ArraySlice<String>,
    _ options: inout Options
  ) throws(UsageFault) {
    let name = "--" + flag.card.name
    guard let placeholder = flag.card.value else {
      if attached != nil {
        throw UsageFault(zh: "选项 \(name) 不带值。", en: "Option \(name) takes no value.")
      }
      return try flag.apply(&options, "")
    }
    guard let value = attached ?? rest.popFirst() else {
      throw UsageFault(
        zh: "选项 \(name) 缺少值：请写成 \(name) \(placeholder)。",
        en: "Option \(name) needs a value: write \(name) \(placeholder).")
    }
    try Self.check(value, isAmong: flag.card.choices, of: name)
    try flag.apply(&options, value)
  }

  /// Throws unless the value is one of the choices (or there are none).
  static func check(
    _ value: String, isAmong choices: [String], of name: String
  ) throws(UsageFault) {
    guard !choices.isEmpty, !choices.contains(value) else { return }
    let nearest = Nearest.word(to: value, among: choices)
    throw UsageFault(
      zh: "\(name) 没有“\(value)”这个值；" + (nearest.map { "是否要用 \($0)？" } ?? "")
        + "可用的值：\(choices.joined(separator: "、"))。",
      en: "\(name) has no value “\(value)”; " + (nearest.map { "did you mean \($0)? " } ?? "")
        + "use one of \(choices.joined(separator: ", ")).")
  }

  /// The flag an argument names, and the value attached to it.
  private func find(_ argument: String) throws(UsageFault) -> (Flag<Options>, String?) {
    if argument.hasPrefix("--") {
      let parts = argument.dropFirst(2).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts.first.map(String.init) ?? ""
      if let flag = flags.first(where: { $0.card.name == name }) {
        return (flag, parts.count > 1 ? String(parts[1]) : nil)
      }
      throw unknown("--" + name)
    }
    let letter = argument.dropFirst().first
    if let flag = flags.first(where: { $0.card.letter == letter && letter != nil }) {
      let attached = String(argument.dropFirst(2))
      return (flag, attached.isEmpty ? nil : attached)
    }
    throw unknown(argument)
  }

  private func unknown(_ argument: String) -> UsageFault {
    let nearest = Nearest.word(to: argument, among: flags.map { "--" + $0.card.name })
    return UsageFault(
      zh: "没有 \(argument) 这个选项" + (nearest.map { "；是否要用 \($0)？" } ?? "；用 --help 列出全部选项。"),
      en: "There is no option \(argument)"
        + (nearest.map { "; did you mean \($0)?" } ?? "; --help lists all options."))
  }
}
