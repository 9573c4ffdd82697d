package import Disclosure
package import YAML

/// What is wrong in a rule, lexicon or configuration file, and where.
package struct RuleFileError: Error, Hashable {
  package let path: String
  /// Both 1-based; 0 when the file as a whole is meant.
  package let line: Int
  package let column: Int
  package let message: Localized

  package init(path: String, mark: YAMLMark?, message: Localized) {
    self.path = path
    self.line = mark?.line ?? 0
    self.column = mark?.column ?? 0
    self.message = message
  }

  /// path:line:column, or the path alone.
  package var place: String { line > 0 ? "\(path):\(line):\(column)" : path }

  /// path:line:column: message
  package func text(_ language: Language) -> String { "\(place): \(message.text(language))" }
}

/// Everything that is wrong with the rule files, in the order of files and lines. Never empty.
package struct RuleFileErrors: Error {
  package let errors: [RuleFileError]

  package init(_ errors: [RuleFileError]) { self.errors = errors }

  init(path: String, zh: String, en: String) {
    errors = [RuleFileError(path: path, mark: nil, message: Localized(zh: zh, en: en))]
  }
}

/// Collects what is wrong in one file while it is read on.
struct Problems {
  let path: String
  private(set) var errors: [RuleFileError] = []

  init(path: String) { self.path = path }

  mutating func add(_ mark: YAMLMark?, zh: String, en: String) {
    errors.append(
      RuleFileError(path: path, mark: mark, message: Localized(zh: zh, en: en)))
  }

  mutating func add(_ error: YAMLError) {
    add(error.mark, zh: "YAML 有误：\(error.message)", en: error.message)
  }

  /// The file's root mapping; an error is noted when it is something else. `nil` for an empty file too.
  mutating func root(of file: Resources.File) -> YAMLNode? {
    file.outline.map(YAMLNode.init(outline:)) ?? root(of: file.text)
  }

  /// The same of a file as it was read.
  mutating func root(of text: String) -> YAMLNode? {
    do {
      guard let root = try YAMLParser.parse(text) else { return nil }
      guard root.mapping != nil else {
        add(root.mark, zh: "文件应为键值映射", en: "expected a mapping, not \(root.shape)")
        return nil
      }
      return root
    } catch {
      add(error)
      return nil
    }
  }
}
