internal import Audit
internal import Disclosure

/// Help, made from the tables that parse.
struct HelpText {
  let language: Language

  func overview() -> String {
    var lines = [
      say(
        "gouji（勾稽）核对部门预算、决算和绩效公开文件：找出不能同时为真的数字和没有改完的模板文字。",
        "gouji audits published budgets, final accounts and performance reports: figures that cannot all be true."
      ),
      "",
      say("用法：gouji [COMMAND] [OPTIONS] PATH…", "usage: gouji [COMMAND] [OPTIONS] PATH…"),
      "",
      say("命令", "commands"),
    ]
    lines += columns(
      Program.commands.map { ($0.name, $0.summary.text(language)) })
    lines += ["", say("先试试", "try"), "  gouji 预算.txt", "  gouji check -o html=报告.html 公开文件/"]
    lines += [
      "", exitStatus,
      say("gouji COMMAND --help 列出一个命令的选项。", "gouji COMMAND --help lists a command's options."), "",
    ]
    return lines.joined(separator: "\n")
  }

  func command(_ command: Command) -> String {
    let operands = command.operands.isEmpty ? "" : " " + command.operands
    var lines = [
      "gouji \(command.name)" + (command.flags.isEmpty ? "" : " [OPTIONS]") + operands,
      "  " + command.summary.text(language), "",
      say("选项", "options"),
    ]
    lines += columns(command.flags.map(row) + common)
    lines += ["", exitStatus, ""]
    return lines.joined(separator: "\n")
  }

  /// Flags every command has.
  private var common: [(String, String)] {
    [
      (
        "    --lang zh|en", say("界面和报告的语言，默认 zh", "language of messages and reports, zh by default")
      ),
      ("-h, --help", say("显示本页", "show this page")),
    ]
  }

  private func row(_ card: FlagCard) -> (String, String) {
    let letter = card.letter.map { "-\($0), " } ?? "    "
    let choices = card.choices.isEmpty ? card.value : card.choices.joined(separator: "|")
    return ("\(letter)--\(card.name)" + (choices.map { " \($0)" } ?? ""), card.help.text(language))
  }

  private func columns(_ rows: [(String, String)]) -> [String] {
    let width = rows.map { $0.0.count }.max() ?? 0
    return rows.map {
      "  " + $0.0 + String(repeating: " ", count: width - $0.0.count + 2) + $0.1
    }
  }

  private var exitStatus: String {
    say(
      "退出状态：0 全部核对且没有达到 --fail-on 的发现；1 有；2 用法、配置或规则文件有误；3 没有，但有内容未能核对。",
      "exit status: 0 all checked, nothing at or above --fail-on; 1 findings; 2 usage, configuration or rule files wrong; 3 none, but something was not checked."
    )
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
}
