package import Disclosure
internal import YAML

/// What the examples of one rule came to.
package struct RuleTestResult: Sendable {
  package let id: String
  /// Examples by expectation, each counted once whatever its changes.
  package private(set) var counts: [Example.Expectation: Int] = [:]
  /// Documents that were read and judged.
  package internal(set) var runCount = 0
  /// Of `fire` and `quiet` examples.
  package internal(set) var failures: [ExampleFailure] = []
  /// `todo` examples that behave by now: they can become `fire` or `quiet`.
  package private(set) var behavingTodos: [Example] = []

  init(id: String) { self.id = id }

  mutating func count(_ example: Example, behaves: Bool) {
    counts[example.expectation, default: 0] += 1
    if behaves, example.expectation == .todo { behavingTodos.append(example) }
  }
}

/// An example that does not behave, and under which change.
package struct ExampleFailure: Sendable {
  package let rule: String
  package let path: String
  package let example: Example
  package let variant: ExampleVariant
  package let fault: ExampleFault

  /// path:line:column of the example.
  package var place: String { "\(path):\(example.mark.line):\(example.mark.column)" }

  package func text(_ language: Language) -> String {
    let change = variant == .asWritten ? "" : " (\(variant.rawValue))"
    return "\(place): \(rule)\(change): \(fault.message.text(language))"
  }
}

package enum ExampleFault: Hashable, Sendable {
  case missed(String)
  case unexpected(String)
  case misplaced(expected: String, found: String)
  case exhausted(String)
  /// A `{name}` of title, message or fix that nothing fills.
  case openPlace(String)
  case noPrimaryLocation
  /// A document of a profile's examples that chooses another.
  case otherProfile(String)
  case unreadable

  package var message: Localized {
    switch self {
    case .missed(let quote):
      Localized(zh: "未指出 ⟦\(quote)⟧", en: "does not mark ⟦\(quote)⟧")
    case .unexpected(let quote):
      Localized(zh: "多指出了 ⟦\(quote)⟧", en: "marks ⟦\(quote)⟧, which it should not")
    case .misplaced(let expected, let found):
      Localized(
        zh: "应指出 ⟦\(expected)⟧，实际指出 ⟦\(found)⟧",
        en: "should mark ⟦\(expected)⟧, marks ⟦\(found)⟧")
    case .exhausted(let reason):
      Localized(zh: "正则超出限制（\(reason)）", en: "a pattern gave up (\(reason))")
    case .openPlace(let name):
      Localized(zh: "文字中的 {\(name)} 没有取值", en: "nothing fills {\(name)} in its words")
    case .noPrimaryLocation: Localized(zh: "结果没有主要位置", en: "a finding without a primary place")
    case .otherProfile(let name):
      Localized(zh: "文件自选的公开要求是“\(name)”", en: "the document chooses the profile “\(name)”")
    case .unreadable: Localized(zh: "示例无法读取", en: "the example cannot be read")
    }
  }
}
