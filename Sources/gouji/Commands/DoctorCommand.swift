internal import Audit
internal import Disclosure

/// `gouji doctor`: what of this machine gouji can use.
let doctorCommand = Command(
  "doctor", operands: "",
  summary: Localized(
    zh: "检查本机：隔离措施、外部程序和规则；缺少什么则退出状态为 1",
    en: "examine this machine: confinement, other programs, rules; exit status 1 when something is missing"),
  flags: [Flag<NoOptions>](), options: NoOptions()
) { _, operands, console in
  try refuseOperands(operands)
  let ruleSet = try CheckRules.load(CheckOptions())
  let sections = Checkup(console: console).sections(ruleSet)
  try console.print(text(sections, console.language))
  return sections.flatMap(\.items).contains { $0.state == .missing } ? .findings : .clean
}

private func text(_ sections: [Checkup.Section], _ language: Language) -> String {
  var lines = ["gouji \(Release.version)"]
  for section in sections {
    lines += ["", section.title.text(language)]
    let width = section.items.map { $0.name.count }.max() ?? 0
    lines += section.items.map { item in
      let padding = String(repeating: " ", count: width - item.name.count + 2)
      return "  \(item.state.rawValue) \(item.name)\(padding)\(item.text.text(language))"
    }
  }
  return lines.joined(separator: "\n") + "\n"
}
