package import Disclosure
internal import Extract
internal import PCRE

/// Advice on a rule that is sound: what makes it slow or fragile.
package struct LintRemark: Sendable {
  package let rule: String
  /// path:line of the rule.
  package let place: String
  package let message: Localized

  /// path:line: rule: message
  package func text(_ language: Language) -> String {
    "\(place): \(rule): \(message.text(language))"
  }
}

extension RuleSet {
  /// Remarks on all rules and extractors, by id.
  package func lint() -> [LintRemark] {
    let sets =
      rules.map { ($0.rule.id, $0.origin, $0.patterns) }
      + extractors.map { ($0.id, $0.origin, Optional($0.phrase.patterns)) }
    return sets.sorted { $0.0 < $1.0 }.flatMap { id, origin, patterns in
      (patterns.map(Self.messages) ?? []).map {
        LintRemark(rule: id, place: "\(origin.path):\(origin.line)", message: $0)
      }
    }
  }

  private static func messages(_ patterns: PatternSet) -> [Localized] {
    patterns.find.flatMap { search -> [Localized] in
      let start = (search.scout ?? search.pattern).start
      let shape = PatternShape(search.pattern.source)
      return [
        search.needsWords ? nil : slowStart(start, hasScout: search.scout != nil),
        shape.nestedRepeats.first.map {
          Localized(
            zh: "重复中套重复，可能超出匹配限制：\($0)",
            en: "a repeat of repeats may run into the match limit: \($0)")
        },
        shape.openDots.first.map {
          Localized(
            zh: "\($0) 没有上限：写成排除句读的字符类，如 [^。；]",
            en: "\($0) has no end: use a class that excludes the stop, such as [^。；]")
        },
      ].compactMap { $0 }
    }
  }

  private static func slowStart(_ start: Pattern.Start, hasScout: Bool) -> Localized? {
    if !hasScout {
      return Localized(
        zh: "没有必不可少的字，又含反向引用、递归或可匹配空串，须逐个窗口匹配：较慢",
        en:
          "no certain words, and a back reference or an empty match: every window is searched"
      )
    }
    switch start {
    case .byte, .lineStart: return nil
    case .bytes(let bytes):
      // A class of Han characters begins with any of these.
      guard Set(0xE5...0xE9).isSubset(of: bytes) else { return nil }
    case .unknown: break
    }
    return Localized(
      zh: "没有必不可少的字，开头也不固定：几乎每个字都要试；宜含固定词",
      en: "no certain words, and no fixed start: nearly every character is tried")
  }
}
