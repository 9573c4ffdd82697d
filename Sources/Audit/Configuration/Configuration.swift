package import Disclosure
internal import YAML

/// What a folder's `gouji.yaml` asks for. Flags of the command line go before it.
package struct Configuration: Sendable {
  package static let fileName = "gouji.yaml"
  private static let keys = [
    "extends", "rules", "profile", "select", "ignore", "severity", "fail-on", "suppressions", "baseline", "template",
    "docs",
  ]
  /// How many files may extend one another: a longer chain is a circle.
  private static let depthMax = 8

  /// The files it was read from, the nearest first.
  package var files: [String] = []
  /// Folders of rules, as paths from the current folder.
  package var ruleFolders: [String] = []
  /// What the disclosures owe, by the name of a profile; `nil`: what each of them tells of itself.
  package var profile: String?
  /// Rule ids or classes.
  package var selected: [String] = []
  package var ignored: [String] = []
  /// By rule id or class; `nil` turns the rule off.
  package var severities: [String: Severity?] = [:]
  package var failOn: Severity?
  package var suppressions: String?
  package var baseline: String?
  /// The official template the documents were made from.
  package var template: String?
  /// Where `docs/checks.md` is published.
  package var docs: String?

  package init() {}

  /// Reads a file and those it extends. Nothing else is merged. Throws: everything that is wrong, with places.
  package static func load(_ path: String) throws(RuleFileErrors) -> Configuration {
    var chain: [Configuration] = []
    var next: String? = path
    var named: (path: String, mark: YAMLMark?) = (path, nil)
    while let path = next {
      guard chain.count < depthMax else {
        throw RuleFileErrors([
          RuleFileError(
            path: named.path, mark: named.mark,
            message: Localized(zh: "extends 互相引用，没有尽头", en: "the files extend one another without end"))
        ])
      }
      let text: String
      do { text = String(decoding: try FileBytes.read(Array(path.utf8)), as: UTF8.self) } catch {
        throw RuleFileErrors([
          RuleFileError(
            path: named.path, mark: named.mark, message: Localized(zh: "读不到 \(path)", en: "cannot read \(path)"))
        ])
      }
      var problems = Problems(path: path)
      let (configuration, extended) = read(text, path: path, &problems)
      guard problems.errors.isEmpty else { throw RuleFileErrors(problems.errors) }
      chain.append(configuration)
      named = (path, extended?.mark)
      next = extended.map { joined(folder(of: path), $0.path) }
    }
    return chain.dropFirst().reduce(chain[0]) { $0.over($1) }
  }

  /// This configuration where it says something, the extended one elsewhere; `ignore` and `severity` add up.
  private func over(_ base: Configuration) -> Configuration {
    var result = self
    result.files += base.files
    result.ruleFolders = base.ruleFolders + ruleFolders
    result.profile = profile ?? base.profile
    if selected.isEmpty { result.selected = base.selected }
    result.ignored = base.ignored + ignored
    result.severities = base.severities.merging(severities) { $1 }
    result.failOn = failOn ?? base.failOn
    result.suppressions = suppressions ?? base.suppressions
    result.baseline = baseline ?? base.baseline
    result.template = template ?? base.template
    result.docs = docs ?? base.docs
    return result
  }

  // MARK: Reading

  private static func read(
    _ text: String, path: String, _ problems: inout Problems
  ) -> (Configuration, extended: (path: String, mark: YAMLMark)?) {
    var result = Configuration()
    result.files = [path]
    guard let root = problems.root(of: text) else { return (result, nil) }
    let folder = folder(of: path)
    var fields = Fields(root, &problems, keys: keys)
    result.ruleFolders = fields.texts("rules").map { joined(folder, $0) }
    result.profile = fields.optional("profile")
    result.selected = fields.texts("select")
    result.ignored = fields.texts("ignore")
    result.suppressions = fields.optional("suppressions").map { joined(folder, $0) }
    result.baseline = fields.optional("baseline").map { joined(folder, $0) }
    result.template = fields.optional("template").map { joined(folder, $0) }
    result.docs = fields.optional("docs")
    let failOn = fields.optional("fail-on")
    let extended = fields.optional("extends")
    problems = fields.problems
    if let failOn, let node = root["fail-on"] { result.failOn = Severity.named(failOn, node, &problems) }
    if let docs = result.docs, let node = root["docs"], !docs.hasPrefix("https://"), !docs.hasPrefix("http://") {
      problems.add(node.mark, zh: "docs 应为网址（https://…）", en: "docs is an address (https://…)")
    }
    result.severities = SeverityTable(of: root, &problems)
    return (result, extended.flatMap { path in root["extends"].map { (path, $0.mark) } })
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func joined(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") ? path : folder + path
  }
}
