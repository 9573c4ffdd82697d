package import Disclosure
internal import YAML

/// All profiles of a run.
package struct ProfileSet: Sendable {
  /// Sorted by name.
  package let profiles: [DisclosureProfile]

  init(_ profiles: [DisclosureProfile] = []) { self.profiles = profiles.sorted { $0.name < $1.name } }

  package subscript(name: String) -> DisclosureProfile? { profiles.first { $0.name == name } }

  /// The profile asked for with those that inherit from it; all, when none was.
  func candidates(named name: String?) -> [DisclosureProfile] {
    guard let name else { return profiles }
    return profiles.filter { $0.name == name || $0.ancestors.contains(name) }
  }

  /// The profile made most of all for such documents: that of the nearest region, then of the latest years, then of the kind.
  ///
  /// `name`: asked for by the user; it or an heir is chosen, and itself where none of them is for the document.
  package func choice(for document: Document, named name: String?, language: Language) -> ProfileChoice? {
    var best: (profile: DisclosureProfile, grounds: [ProfileChoice.Ground])?
    for profile in candidates(named: name) {
      guard let grounds = profile.scope.grounds(for: document) else { continue }
      if let chosen = best, !Self.isNearer(profile, than: chosen.profile, document) { continue }
      best = (profile, grounds)
    }
    if best == nil, let name, let profile = self[name] { best = (profile, [.otherScope]) }
    guard let best else { return nil }
    return ProfileChoice(
      name: best.profile.name, title: best.profile.title.text(language),
      grounds: (name == nil ? [] : [.named]) + best.grounds)
  }

  private static func isNearer(
    _ a: DisclosureProfile, than b: DisclosureProfile, _ document: Document
  ) -> Bool {
    func rank(_ profile: DisclosureProfile) -> (Int, Int, Int, Int, Int, Int) {
      let scope = profile.scope
      return (
        scope.region(of: document)?.utf8.count ?? 0, scope.years?.lowerBound ?? -1, -(scope.years?.upperBound ?? 9999),
        scope.documents.isEmpty ? 0 : 1, profile.ancestors.count, profile.origin.isBuiltIn ? 0 : 1
      )
    }
    return rank(a) > rank(b)
  }
}

extension ProfileSet {
  /// Reads `rules/profiles`, of which every file has a list `profiles:`. One of the user's replaces the built-in one of its name.
  static func load(
    _ resources: Resources, _ rules: RuleIndex, _ errors: inout [RuleFileError]
  ) -> ProfileSet {
    var loader = ProfileLoader()
    let files = resources.profileFiles
    for file in files.filter(\.isBuiltIn) + files.filter({ !$0.isBuiltIn }) { loader.note(file, rules, &errors) }
    return ProfileSet(loader.profiles(&errors))
  }
}

/// Brings profiles together with those they inherit from, which may stand in another file.
private struct ProfileLoader {
  private var readers: [String: ProfileReader] = [:]
  /// `nil` for one that cannot be made.
  private var made: [String: DisclosureProfile?] = [:]

  mutating func note(_ file: Resources.File, _ rules: RuleIndex, _ errors: inout [RuleFileError]) {
    var problems = Problems(path: file.displayPath)
    defer { errors += problems.errors }
    guard let root = problems.root(of: file) else { return }
    var fields = Fields(root, &problems, keys: ["profiles"])
    let nodes = fields.list("profiles")
    problems = fields.problems
    for node in nodes {
      let reader = ProfileReader(node, file, rules)
      if let first = readers[reader.name], first.file.isBuiltIn == file.isBuiltIn {
        let place = "\(first.file.displayPath):\(first.node.mark.line)"
        problems.add(
          node["name"]?.mark ?? node.mark, zh: "name \(reader.name) 重复，另见 \(place)",
          en: "name \(reader.name) is already taken in \(place)")
        continue
      }
      readers[reader.name] = reader
    }
  }

  mutating func profiles(_ errors: inout [RuleFileError]) -> [DisclosureProfile] {
    let names = readers.keys.sorted()
    let profiles = names.compactMap { profile($0, heirs: []) }
    for name in names { errors += readers[name]?.problems.errors ?? [] }
    return profiles
  }

  /// `heirs`: those that wait for it.
  private mutating func profile(_ name: String, heirs: [String]) -> DisclosureProfile? {
    if let known = made[name] { return known }
    guard var reader = readers[name] else { return nil }
    var parent: DisclosureProfile?
    if let parentName = reader.parent {
      parent = heirs.contains(parentName) || parentName == name ? nil : profile(parentName, heirs: heirs + [name])
      if parent == nil { lament(parentName, &reader) }
    }
    let profile = reader.parent == nil || parent != nil ? reader.read(over: parent) : nil
    readers[name] = reader
    made[name] = .some(profile)
    return profile
  }

  /// Says why there is nothing to inherit from. A parent with a fault of its own has told of it.
  private func lament(_ parent: String, _ reader: inout ProfileReader) {
    guard readers[parent] == nil else {
      reader.note("inherits", zh: "\(parent) 不能继承", en: "\(parent) cannot be inherited from")
      return
    }
    let near = Nearest.word(to: parent, among: readers.keys.sorted())
    reader.note(
      "inherits", zh: "没有“\(parent)”这套公开要求" + RuleReader.suggestion(zh: near),
      en: "there is no profile \(parent)" + RuleReader.suggestion(en: near))
  }
}
