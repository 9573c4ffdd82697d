internal import Audit
internal import Disclosure

/// What `gouji check` was asked for.
struct CheckOptions: Sendable {
  struct Output: Sendable, Equatable {
    var format: Format
    /// `nil`: standard output.
    var file: String?
  }

  enum Format: String, Sendable, CaseIterable {
    case text, json, jsonl, html, sarif, junit, checkstyle, github, csv, xlsx
  }

  var outputs: [Output] = []
  /// `nil`: as the configuration says, else `error`.
  var failOn: Severity?
  var showsLedger = false
  /// HTML pages show the strips of PDF pages that findings stand on.
  var showsPictures = false
  var ruleFolders: [String] = []
  /// What the documents owe, by name; `nil`: what each of them tells of itself.
  var profile: String?
  /// The files named are one disclosure.
  var together = false
  /// Scanned pages are read by character recognition.
  var recognizes = false
  /// `nil`: twice the processors.
  var jobs: Int?
  /// Rule ids or classes; empty means all.
  var selected: [String] = []
  var ignored: [String] = []
  /// File of known findings.
  var baseline: String?
  var newOnly = false
  /// `nil`: the nearest gouji.yaml.
  var config: String?
  /// By rule id or class, from the configuration; `nil` turns the rule off.
  var severities: [String: Severity?] = [:]
  /// From the configuration: where the list of rules is published.
  var docs: String?
  /// The official template the documents were made from.
  var template: String?
  /// `nil`: gouji-suppressions.yaml of the current folder, when there is one.
  var suppressions: String?
}

/// The flags of `gouji check`, one value each.
enum CheckFlags {
  static let all = [output, format, failOn, ledger, evidence, together, baseline, newOnly, suppressions] + audit

  /// What every command that audits takes.
  static let audit = [ocr, template, rules, profile, select, ignore, config, jobs]

  static let output = Flag<CheckOptions>(
    "output", letter: "o", value: "FORMAT[=FILE]",
    help: Localized(
      zh: "报告格式，写等号和文件名则写入文件；可重复，一次运行得到多种报告",
      en: "report format, with =FILE into a file; repeat it for several reports of one run"),
    accepts: ["text", "json", "html=报告.html", "jsonl=a=b.jsonl"],
    refuses: ["", "jsn", "json=", "=a.json"]
  ) { options, value throws(UsageFault) in
    let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let format = try formatNamed(String(parts.first ?? ""), of: "-o")
    guard parts.count == 1 || parts.last != "" else {
      throw UsageFault(
        zh: "-o \(value) 等号后缺少文件名。", en: "-o \(value) lacks a file name after the equals sign.")
    }
    options.outputs.append(
      CheckOptions.Output(format: format, file: parts.count > 1 ? String(parts[1]) : nil))
  }

  static let format = Flag<CheckOptions>(
    "format", letter: "f", value: "FORMAT", choices: CheckOptions.Format.allCases.map(\.rawValue),
    help: Localized(zh: "标准输出的报告格式，默认 text", en: "format on standard output, text by default"),
    accepts: CheckOptions.Format.allCases.map(\.rawValue), refuses: ["xml", "JSON", ""]
  ) { options, value throws(UsageFault) in
    options.outputs.append(
      CheckOptions.Output(format: try formatNamed(value, of: "--format"), file: nil))
  }

  static let failOn = Flag<CheckOptions>(
    "fail-on", value: "SEVERITY", choices: ["error", "warning", "info"],
    help: Localized(
      zh: "达到此级别的发现使退出状态为 1，默认 error", en: "severity that makes the exit status 1, error by default"
    ),
    accepts: ["error", "warning", "info"], refuses: ["fatal", ""]
  ) { options, value throws(UsageFault) in
    options.failOn = Severity(rawValue: value)
  }

  static let ledger = Flag<CheckOptions>(
    "ledger",
    help: Localized(
      zh: "逐条列出相符的比对和无法判断之处", en: "list every comparison that holds, and every undecided place")
  ) { options, _ throws(UsageFault) in options.showsLedger = true }

  static let evidence = Flag<CheckOptions>(
    "evidence", value: "KIND", choices: ["image"],
    help: Localized(
      zh: "image：网页报告附上 PDF 原页中有关的一条，标出所指的字",
      en: "image: HTML reports show the strip of the PDF page a finding stands on, its words marked"),
    accepts: ["image"], refuses: ["", "text", "images"]
  ) { options, _ throws(UsageFault) in options.showsPictures = true }

  static let together = Flag<CheckOptions>(
    "together",
    help: Localized(
      zh: "把所列文件当作一份公开材料，说明和附表互相核对",
      en: "take the files named as one disclosure and check its text against its tables")
  ) { options, _ throws(UsageFault) in options.together = true }

  static let baseline = Flag<CheckOptions>(
    "baseline", value: "FILE",
    help: Localized(
      zh: "与基线比较：每处发现标明新增、数字已变或已有", en: "compare with a baseline: each finding is new, changed or known"),
    accepts: ["基线.jsonl"], refuses: [""]
  ) { options, value throws(UsageFault) in options.baseline = try file(value, of: "--baseline") }

  static let config = Flag<CheckOptions>(
    "config", value: "FILE",
    help: Localized(zh: "用这份配置，不找最近的 gouji.yaml", en: "use this configuration, not the nearest gouji.yaml"),
    accepts: ["gouji.yaml"], refuses: [""]
  ) { options, value throws(UsageFault) in options.config = try file(value, of: "--config") }

  static let newOnly = Flag<CheckOptions>(
    "new-only",
    help: Localized(zh: "基线已有的发现只计数，不列出，不影响退出状态", en: "count what the baseline has, list and fail on the rest only")
  ) { options, _ throws(UsageFault) in options.newOnly = true }

  static let suppressions = Flag<CheckOptions>(
    "suppressions", value: "FILE",
    help: Localized(
      zh: "忽略清单，默认为当前文件夹的 gouji-suppressions.yaml", en: "what was set aside, gouji-suppressions.yaml here by default"),
    accepts: ["忽略.yaml"], refuses: [""]
  ) { options, value throws(UsageFault) in options.suppressions = try file(value, of: "--suppressions") }

  static func file(_ value: String, of flag: String) throws(UsageFault) -> String {
    guard !value.isEmpty else {
      throw UsageFault(zh: "\(flag) 缺少文件名。", en: "\(flag) needs the name of a file.")
    }
    return value
  }

  static let ocr = Flag<CheckOptions>(
    "ocr",
    help: Localized(
      zh: "扫描页由 Tesseract 识别；据此得出的发现至多为警告",
      en: "read scanned pages by Tesseract; findings that rest on them are warnings at most")
  ) { options, _ throws(UsageFault) in options.recognizes = true }

  static let template = Flag<CheckOptions>(
    "template", value: "FILE",
    help: Localized(
      zh: "与官方模板比对：模板里写给填表人的话、示例和空位还留在文件里的，逐处指出",
      en: "compare with the official template: what it says to the writer, its examples and open places, where left in"),
    accepts: ["模板.docx"], refuses: [""]
  ) { options, value throws(UsageFault) in options.template = try file(value, of: "--template") }

  static let rules = Flag<CheckOptions>(
    "rules", value: "DIR",
    help: Localized(
      zh: "加用此文件夹里的规则；id 相同的替换内置规则",
      en: "add the rules of a folder; an equal id replaces the built-in rule"),
    accepts: ["规则"], refuses: [""]
  ) { options, value throws(UsageFault) in
    guard !value.isEmpty else {
      throw UsageFault(zh: "--rules 缺少文件夹名。", en: "--rules needs the name of a folder.")
    }
    options.ruleFolders.append(value)
  }

  static let profile = Flag<CheckOptions>(
    "profile", value: "NAME",
    help: Localized(
      zh: "按这套公开要求（rules/profiles，或其下按年度、地区细分的一套）核对，缺少的部分列为警告；默认由文件的文种、年度、地区决定",
      en:
        "hold documents to this profile of rules/profiles or its nearest heir, with warnings for what is missing; by default each document tells"
    ),
    accepts: ["national", "budget-2021"], refuses: [""]
  ) { options, value throws(UsageFault) in
    guard !value.isEmpty else {
      throw UsageFault(zh: "--profile 缺少名称。", en: "--profile needs a name.")
    }
    options.profile = value
  }

  static let select = Flag<CheckOptions>(
    "select", value: "RULE",
    help: Localized(
      zh: "只运行这些规则（id 或类别，可用逗号分隔、可重复）", en: "run these rules only (ids or classes, comma-separated)"
    ),
    accepts: ["growth-rate", "growth-rate,typo"], refuses: ["", ","]
  ) { options, value throws(UsageFault) in options.selected += try names(value, of: "--select") }

  static let ignore = Flag<CheckOptions>(
    "ignore", value: "RULE",
    help: Localized(zh: "不运行这些规则（id 或类别）", en: "leave these rules out (ids or classes)"),
    accepts: ["growth-rate"], refuses: [""]
  ) { options, value throws(UsageFault) in options.ignored += try names(value, of: "--ignore") }

  static let jobs = Flag<CheckOptions>(
    "jobs", letter: "j", value: "N",
    help: Localized(
      zh: "同时核对的文件数，默认为处理器数的两倍", en: "documents checked at once, twice the processors by default"),
    accepts: ["1", "64"], refuses: ["0", "-1", "a", "", "1000000"]
  ) { options, value throws(UsageFault) in
    guard let number = Int(value), (1...1024).contains(number) else {
      throw UsageFault(
        zh: "--jobs 应为 1 到 1024 的整数，不是“\(value)”。",
        en: "--jobs takes a whole number from 1 to 1024, not “\(value)”.")
    }
    options.jobs = number
  }

  private static func formatNamed(
    _ name: String, of flag: String
  ) throws(UsageFault) -> CheckOptions.Format {
    try ArgumentParser<CheckOptions>.check(
      name, isAmong: CheckOptions.Format.allCases.map(\.rawValue), of: flag)
    return CheckOptions.Format(rawValue: name) ?? .text
  }

  private static func names(_ value: String, of flag: String) throws(UsageFault) -> [String] {
    let names = value.split(separator: ",").map(String.init)
    guard !names.isEmpty else {
      throw UsageFault(zh: "\(flag) 缺少规则名。", en: "\(flag) needs the name of a rule.")
    }
    return names
  }
}
