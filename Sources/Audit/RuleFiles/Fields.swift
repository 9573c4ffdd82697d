internal import Disclosure
internal import YAML

/// The keys of one YAML mapping, typed at the edge: an unknown key is an error with its nearest spelling.
struct Fields {
  private let node: YAMLNode
  private(set) var problems: Problems

  init(_ node: YAMLNode, _ problems: inout Problems, keys: [String]) {
    self.node = node
    if let entries = node.mapping {
      for entry in entries where !keys.contains(entry.key) {
        let nearest = Nearest.word(to: entry.key, among: keys)
        problems.add(
          entry.keyMark,
          zh: "没有 \(entry.key) 这个键" + (nearest.map { "；是否要用 \($0)？" } ?? "；可用的键：\(keys.joined(separator: "、"))"),
          en: "there is no key \(entry.key)"
            + (nearest.map { "; did you mean \($0)?" } ?? "; use \(keys.joined(separator: ", "))"))
      }
    } else {
      problems.add(node.mark, zh: "应为键值映射", en: "expected a mapping, not \(node.shape)")
    }
    self.problems = problems
  }

  /// A text that must be there and not be blank; empty when it is not, with an error noted.
  mutating func text(_ key: String) -> String {
    let value = optional(key) ?? ""
    if value.allSatisfy(\.isWhitespace) {
      problems.add(node[key]?.mark ?? node.mark, zh: "缺少 \(key)", en: "\(key) is required")
    }
    return value
  }

  mutating func optional(_ key: String) -> String? {
    guard let value = node[key] else { return nil }
    guard let text = value.scalar else {
      problems.add(value.mark, zh: "\(key) 应为文字", en: "\(key) is a scalar, not \(value.shape)")
      return nil
    }
    return text
  }

  /// Empty when the key is not there.
  mutating func list(_ key: String) -> [YAMLNode] {
    guard let value = node[key] else { return [] }
    if let items = value.sequence { return items }
    // A key with nothing behind it is a list of nothing.
    if value.scalar != "" { problems.add(value.mark, zh: "\(key) 应为列表", en: "\(key) is a list, not \(value.shape)") }
    return []
  }

  /// A list of texts; a single text counts as a list of one.
  mutating func texts(_ key: String) -> [String] {
    if let text = node[key]?.scalar { return text.isEmpty ? [] : [text] }
    return list(key).compactMap { item in
      if item.scalar == nil { problems.add(item.mark, zh: "\(key) 的每一项应为文字", en: "each of \(key) is a scalar") }
      return item.scalar
    }
  }
}
