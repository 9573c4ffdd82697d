internal import Hashing

/// The files a run works with: rules, lexicon, taxonomy, report templates; built in, and those of `--rules`.
package struct Resources: Sendable {
  package struct File: Sendable {
    /// Path below the project's root (rules/common/choice.yaml), the key by which a file replaces another.
    package let path: String
    /// As shown to the user: the path he named it by, or `path` for a built-in file.
    package let displayPath: String
    package let text: String
    /// SHA-256 of the text, lower-case hexadecimal.
    let digest: String
    package let isBuiltIn: Bool
    /// What a built-in YAML file says, as it was parsed at build.
    let outline: String?

    /// `digest`: `nil` computes it.
    package init(
      path: String, displayPath: String? = nil, text: String, digest: String? = nil, outline: String? = nil,
      isBuiltIn: Bool = false
    ) {
      self.path = path
      self.displayPath = displayPath ?? path
      self.text = text
      self.digest = digest ?? Digest.hex(Array(text.utf8))
      self.outline = outline
      self.isBuiltIn = isBuiltIn
    }
  }

  /// Sorted by path.
  package private(set) var files: [File]

  package init(_ files: [File] = []) {
    self.files = []
    overlay(files)
  }

  /// What was compiled into the program.
  package static let builtIn = Resources(
    Embedded.files.map {
      File(path: $0.path, text: $0.text, digest: $0.digest, outline: $0.outline, isBuiltIn: true)
    })

  /// Adds files; one of the same path replaces the older one.
  package mutating func overlay(_ newer: [File]) {
    var byPath = Dictionary(files.map { ($0.path, $0) }) { $1 }
    for file in newer { byPath[file.path] = file }
    files = byPath.values.sorted { $0.path < $1.path }
  }

  package subscript(path: String) -> File? { files.first { $0.path == path } }

  /// Files below a folder whose name ends so: `in: "rules/lexicon/", ending: ".yaml"`.
  package func files(in folder: String, ending: String) -> [File] {
    files.filter { $0.path.hasPrefix(folder) && $0.path.hasSuffix(ending) }
  }

  /// Rule files: every YAML file below `rules/` but those of the lexicon and the profiles.
  package var ruleFiles: [File] {
    files(in: "rules/", ending: ".yaml").filter {
      !$0.path.hasPrefix("rules/lexicon/") && !$0.path.hasPrefix("rules/profiles/")
    }
  }

  package var profileFiles: [File] { files(in: "rules/profiles/", ending: ".yaml") }
}
