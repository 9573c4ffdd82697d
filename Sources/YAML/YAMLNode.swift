/// A value of a YAML file and where it stands.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    case scalar(String)
    case sequence([YAMLNode])
    /// In file order; keys are unique.
    case mapping([YAMLEntry])
  }

  package enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
    /// Sequences and mappings.
    case none
  }

  private enum Stored: Sendable {
    case read(Content)
    case unread(UnreadContent)
    /// A scalar that is read each time it is asked for: most texts of a rule never are.
    case written(WrittenText)
  }

  private let stored: Stored
  package let style: Style
  package let mark: YAMLMark

  package init(_ content: Content, style: Style = .none, mark: YAMLMark) {
    stored = .read(content)
    self.style = style
    self.mark = mark
  }

  init(unread: UnreadContent, mark: YAMLMark) {
    stored = .unread(unread)
    style = .none
    self.mark = mark
  }

  init(written: WrittenText, style: Style, mark: YAMLMark) {
    stored = .written(written)
    self.style = style
    self.mark = mark
  }

  package var content: Content {
    switch stored {
    case .read(let content): content
    case .unread(let unread): unread.content
    case .written(let text): .scalar(text.value)
    }
  }

  package var scalar: String? {
    if case .scalar(let value) = content { value } else { nil }
  }
  package var sequence: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }
  package var mapping: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }
  /// The value of a key; `nil` when there is none or this is no mapping.
  package subscript(_ key: String) -> YAMLNode? {
    guard let entries = mapping else { return nil }
    // By index: an entry that is no more than looked at is not copied.
    for index in entries.indices where entries[index].key == key { return entries[index].value }
    return nil
  }

  /// What it is, in the words of an error message.
  package var shape: String {
    switch content {
    case .scalar: "a scalar"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

package struct YAMLEntry: Sendable {
  package let key: String
  package let keyMark: YAMLMark
  package let value: YAMLNode

  package init(key: String, keyMark: YAMLMark, value: YAMLNode) {
    self.key = key
    self.keyMark = keyMark
    self.value = value
  }
}

/// A place in a file, both 1-based; columns count Unicode scalars.
package struct YAMLMark: Hashable, Sendable, Comparable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// Why a file is no YAML as it is used here.
package struct YAMLError: Error, Hashable {
  package let mark: YAMLMark
  package let message: String
}
