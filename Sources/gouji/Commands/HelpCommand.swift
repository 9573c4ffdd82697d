internal import Audit
internal import Disclosure

/// `gouji help [COMMAND]`
let helpCommand = Command(
  "help", operands: "[COMMAND]",
  summary: Localized(zh: "显示用法，或某个命令的选项", en: "show how to use gouji, or a command's options"),
  flags: [Flag<NoOptions>](), options: NoOptions()
) { _, operands, console in
  let help = HelpText(language: console.language)
  guard let name = operands.first else {
    try console.print(help.overview())
    return .clean
  }
  try refuseOperands(Array(operands.dropFirst()))
  // Looked up by name: the table holds this command too.
  guard let command = Program.command(named: name) else {
    let nearest = Nearest.word(to: name, among: Program.commandNames)
    throw UsageFault(
      zh: "没有 \(name) 这个命令" + (nearest.map { "；是否要用 \($0)？" } ?? "；gouji help 列出全部命令。"),
      en: "There is no command \(name)"
        + (nearest.map { "; did you mean \($0)?" } ?? "; gouji help lists them all."))
  }
  try console.print(help.command(command))
  return .clean
}
