internal import Audit
internal import Disclosure

/// What `gouji suppress` was asked for.
struct SuppressOptions: Sendable {
  var audit = CheckOptions()
  var entry = Suppressions.Entry(rule: "", place: "", reason: "")
  var file = Suppressions.fileName
}

/// `gouji suppress add|list|audit`: set findings aside with a reason, and keep that list honest.
let suppressCommand = Command(
  "suppress", operands: "add PLACE | list | audit PATH…",
  summary: Localized(
    zh: "忽略清单：加一条（理由必填）、列出、查出不再需要的",
    en: "set findings aside: add one with its reason, list them, find those no longer needed"),
  flags: SuppressFlags.all, options: SuppressOptions(), run: runSuppress)

enum SuppressFlags {
  static let all = [
    text("rule", "RULE", Localized(zh: "add：规则的 id", en: "add: id of the rule")) { $0.entry.rule = $1 },
    text("reason", "TEXT", Localized(zh: "add：理由，必填", en: "add: the reason, required")) { $0.entry.reason = $1 },
    text("document", "KEY", Localized(zh: "add：文件的标识（单位·年度·类型）", en: "add: key of the document")) {
      $0.entry.document = $1
    },
    text("by", "NAME", Localized(zh: "add：经办人", en: "add: who decided")) { $0.entry.by = $1 },
    value,
    until,
    text(
      "file", "FILE",
      Localized(zh: "清单文件，默认 gouji-suppressions.yaml", en: "the list, gouji-suppressions.yaml by default")
    ) { $0.file = $1 },
  ]

  private static let value = Flag<SuppressOptions>(
    "value", value: "FINGERPRINT",
    help: Localized(zh: "add：数字指纹；数字改动后不再忽略", en: "add: value fingerprint; a changed figure brings the finding back"),
    accepts: ["00ff"], refuses: [""]
  ) { options, value throws(UsageFault) in options.entry.value = try CheckFlags.file(value, of: "--value") }

  private static let until = Flag<SuppressOptions>(
    "until", value: "DATE",
    help: Localized(zh: "add：有效至（YYYY-MM-DD）", en: "add: last day it holds (YYYY-MM-DD)"),
    accepts: ["2027-06-30"], refuses: ["", "2027", "2027-13-01", "30.6.2027"]
  ) { options, value throws(UsageFault) in
    guard Suppressions.isDate(value) else {
      throw UsageFault(zh: "--until 应写作 YYYY-MM-DD，不是“\(value)”。", en: "--until is written YYYY-MM-DD, not “\(value)”.")
    }
    options.entry.until = value
  }

  private static func text(
    _ name: String, _ placeholder: String, _ help: Localized,
    set: @escaping @Sendable (inout SuppressOptions, String) -> Void
  ) -> Flag<SuppressOptions> {
    Flag(name, value: placeholder, help: help, accepts: ["甲"], refuses: [""]) { options, value throws(UsageFault) in
      set(&options, try CheckFlags.file(value, of: "--" + name))
    }
  }
}

private func runSuppress(
  _ options: SuppressOptions, _ operands: [String], _ console: Console
) async throws -> ExitStatus {
  switch operands.first {
  case "add": return try add(options, Array(operands.dropFirst()), console)
  case "list" where operands.count == 1: return try list(options, console)
  case "audit" where operands.count > 1: return try await audit(options, Array(operands.dropFirst()), console)
  default:
    throw UsageFault(
      zh: "写作 gouji suppress add 指纹 --rule 规则 --reason 理由，gouji suppress list，或 gouji suppress audit 要核对的文件…。",
      en:
        "Write gouji suppress add PLACE --rule RULE --reason TEXT, gouji suppress list, or gouji suppress audit PATH….")
  }
}

private func add(_ options: SuppressOptions, _ places: [String], _ console: Console) throws -> ExitStatus {
  guard places.count == 1, let place = places.first, !options.entry.rule.isEmpty, !options.entry.reason.isEmpty else {
    throw UsageFault(
      zh: "add 需要一个指纹、--rule 和 --reason：没有理由的忽略不予受理。",
      en: "add needs one fingerprint, --rule and --reason: nothing is set aside without a reason.")
  }
  var entry = options.entry
  entry.place = place
  entry.date = console.today
  let old = try existing(options.file)
  let text = (old.isEmpty ? "suppressions:\n" : old.hasSuffix("\n") ? old : old + "\n") + Suppressions.yaml(entry)
  // What would not be read is not written.
  do throws(RuleFileErrors) { _ = try Suppressions.read(text, path: options.file, today: console.today) } catch {
    throw ReviewFiles.fault(error)
  }
  let file = try OutputFile(options.file)
  try file.write(Array(text.utf8))
  try file.finish()
  return .clean
}

/// Empty when there is no file yet.
private func existing(_ path: String) throws -> String {
  do { return String(decoding: try FileBytes.read(Array(path.utf8)), as: UTF8.self) } catch {
    if case .cannotOpen(errno: 2) = error { return "" }
    throw UsageFault(zh: "读不到“\(path)”。", en: "Cannot read “\(path)”.")
  }
}

private func list(_ options: SuppressOptions, _ console: Console) throws -> ExitStatus {
  let suppressions = try ReviewFiles.suppressions(options.file, console: console)
  for entry in suppressions?.entries ?? [] {
    let isExpired = suppressions?.isExpired(entry) == true
    let parts = [
      entry.place.prefix(16).description, entry.rule, entry.document, entry.reason, entry.by, entry.date,
      entry.until.isEmpty ? "" : "→ " + entry.until,
      isExpired ? Localized(zh: "已过期", en: "expired").text(console.language) : "",
    ]
    try console.print(parts.filter { !$0.isEmpty }.joined(separator: "  ") + "\n")
  }
  return .clean
}

private func audit(_ options: SuppressOptions, _ paths: [String], _ console: Console) async throws -> ExitStatus {
  var checkOptions = options.audit
  checkOptions.suppressions = options.file
  let audit = try AuditRun(checkOptions, paths: paths, console: console)
  let reports = try await audit.reports(console)
  var tally = ReviewTally()
  for report in reports { tally.add(ReviewTally(report, audit.review)) }
  let remarks = tally.remarks(on: audit.review)
  for remark in remarks {
    try console.print("\(remark.place)  \(remark.text(console.language))\n")
  }
  return AuditRun.status(of: reports, otherwise: remarks.isEmpty ? .clean : .findings)
}
