/// The sentence of a rule as SARIF keeps it once for all results: `{name}` places become {0}, {1}, … in the order they first stand.
package struct SARIFMessage: Sendable {
  /// The one sentence every rule has.
  package static let id = "finding"

  package private(set) var text = ""
  /// The name of each argument.
  package private(set) var names: [String] = []

  /// `template`: as `Localized.text(_:filledWith:)` reads it.
  package init(_ template: String) {
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      add(rest[..<open])
      let name = String(rest[rest.index(after: open)..<close])
      if !names.contains(name) { names.append(name) }
      text += "{\(names.firstIndex(of: name) ?? 0)}"
      rest = rest[rest.index(after: close)...]
    }
    add(rest)
  }

  /// What fills the places; a name without a value stands as the rule has it.
  package func arguments(_ values: [String: String]) -> [String] { names.map { values[$0] ?? "{\($0)}" } }

  /// Braces that enclose nothing are doubled.
  private mutating func add(_ words: Substring) {
    for character in words { text += character == "{" ? "{{" : character == "}" ? "}}" : String(character) }
  }
}
