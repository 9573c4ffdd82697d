internal import Audit
internal import Disclosure

struct ExtractOptions: Sendable {
  var form = ExtractForm.text
  var check = CheckOptions()
}

/// `gouji extract FILE --as text|tables|facts|json|html`: what was read, before anything is judged.
let extractCommand = Command(
  "extract", operands: "FILE",
  summary: Localized(
    zh: "只读取，不核对：输出文本、表格、数据或全部", en: "read only: print text, tables, facts or all of it"),
  flags: [
    Flag<ExtractOptions>(
      "as", value: "FORM", choices: ExtractForm.allCases.map(\.rawValue),
      help: Localized(
        zh: "text 文本（位置以它为准），tables 表格，facts 数据和判断，json 全部，html 页面图像与读出的内容对照",
        en:
          "text (what positions refer to), tables, facts and claims, json for all, html for pages beside their reading"),
      accepts: ["text", "tables", "facts", "json", "html"], refuses: ["pdf", ""]
    ) { options, value throws(UsageFault) in
      options.form = ExtractForm(rawValue: value) ?? options.form
    },
    CheckFlags.ocr.inside(\.check),
  ], options: ExtractOptions(), run: runExtract)

private func runExtract(
  _ options: ExtractOptions, _ paths: [String], _ console: Console
) async throws -> ExitStatus {
  guard let path = paths.first, paths.count == 1 else {
    throw UsageFault(
      zh: "extract 一次读取一个文件；例如：gouji extract 预算.txt --as tables。",
      en: "extract reads one file at a time; try: gouji extract budget.txt --as tables.")
  }
  let inputs = try CheckInputs.expand([path])
  guard let input = inputs.first, inputs.count == 1 else {
    throw UsageFault(
      zh: "“\(path)”是文件夹；extract 一次读取一个文件。",
      en: "“\(path)” is a folder; extract reads one file at a time.")
  }
  let ruleSet = try CheckRules.load(CheckOptions())
  let run = Run(
    version: Release.version, rulesDigest: ruleSet.digest, rules: [], language: console.language,
    documentCount: 1, keepsLedger: false)
  do {
    try StandardOutput.write(
      try Auditor(ruleSet: ruleSet, run: run, opener: console.opener(recognizes: options.check.recognizes)).extract(
        input, as: options.form))
    return .clean
  } catch let problem as Problem {
    console.complain(Localized(zh: "\(path)：\(problem.text)", en: "\(path): \(problem.text)"))
    return .incomplete
  }
}
