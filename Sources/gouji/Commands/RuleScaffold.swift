internal import Audit
internal import Disclosure

/// A rule file to begin with: it finds one sentence that was seen to be wrong, and is ready to be made more general.
struct RuleScaffold {
  let id: String
  /// What the pattern finds, without the marks at its end.
  let sentence: String

  /// `sentence`: `nil` for one that shows how it looks. Throws: an id that is taken or no id, a sentence without a word.
  init(id: String, sentence: String?, among ruleSet: RuleSet) throws(UsageFault) {
    guard id.isKebabCase else {
      throw UsageFault(
        zh: "规则的 id 由小写字母、数字和连字符组成，不能是“\(id)”；例如：slow-payment。",
        en: "A rule's id is made of lower-case letters, digits and hyphens, not “\(id)”; try: slow-payment.")
    }
    guard ruleSet.rule(id) == nil else {
      throw UsageFault(
        zh: "已有名为 \(id) 的规则；gouji rules show \(id) 看它找什么。",
        en: "There is a rule \(id) already; see what it finds: gouji rules show \(id).")
    }
    var text = (sentence ?? "资金支付不及时").unicodeScalars.filter { $0 != "\n" && $0 != "⟦" && $0 != "⟧" }[...]
    while let last = text.last, "。；，,;. ".unicodeScalars.contains(last) { text.removeLast() }
    guard !text.isEmpty else {
      throw UsageFault(zh: "句子是空的。", en: "The sentence is empty.")
    }
    self.id = id
    self.sentence = String(String.UnicodeScalarView(text))
  }

  /// The file, which passes `rules lint` and `rules test` as it is.
  var yaml: String {
    """
    # \(id)：先照写观察到的错误，再放宽 find，示例随之增加。写法见 docs/rule-format.md。
    rules:
      - id: \(id)
        class: suspicious-pattern
        kind: pattern
        severity: warning
        confidence: medium
        since: \(Release.version)
        title: 一句话说明是什么错误
        message: “{match}”处有误。
        why: 写明为什么这样写就是错的，依据是什么。
        fix: 写明怎样改正。
        en:
          title: What is wrong, in a few words
          message: “{match}” is wrong.
          why: Why this is wrong in any document, and on what basis.
          fix: How to mend it.
        applies: {blocks: [heading, paragraph, note, cell]}
        window: sentence
        find: \(quoted(pattern))
        examples:
          fire:
            - \(quoted("⟦\(sentence)⟧。"))
            - \(quoted("据反映，⟦\(sentence)⟧，应当改正。"))
          quiet:
            - 把改正后的句子写在这里。
            - 再写一句相近而没有错的话。

    """
  }

  /// The sentence to the letter, but for its figures.
  private var pattern: String {
    var pattern = ""
    var isInFigure = false
    for written in sentence.unicodeScalars where !written.properties.isWhitespace {
      let scalar = Self.folded(written)
      let isFigure = ("0"..."9").contains(scalar) || isInFigure && (scalar == "." || scalar == ",")
      defer { isInFigure = isFigure }
      if isFigure {
        if !isInFigure { pattern += "[0-9][0-9.,]*" }
      } else {
        // Blanks and signs mean something to a pattern.
        if scalar.isASCII, !scalar.properties.isAlphabetic { pattern += "\\" }
        pattern.unicodeScalars.append(scalar)
      }
    }
    return pattern
  }

  /// Letters, digits and the percent sign in the width that patterns see.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF05, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    default: scalar
    }
  }

  private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
