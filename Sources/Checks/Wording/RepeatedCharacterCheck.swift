package import Disclosure

/// A character typed twice: 支支出, 金额额.
///
/// What it compares: the word without the extra character against the rest of the document. 支支出 is an error where
/// 支出 stands elsewhere and 支 does not end another word; 职工工资 is right because 职工 and 工资 both live apart.
/// A cell that repeats the one beside it with one character doubled (建设数, 建设数数) is an error whatever the character.
/// Function words (`always`) need no such witness: they never double, but for the neighbours listed.
/// When it stays silent: two that stood apart in the source; listed reduplications, and two pairs in a row (干干净净); the sign of a region
/// before a word that begins with it (市市政设施中心); measure words after a figure; years in Chinese numerals;
/// wherever the document does not know the shorter word.
/// Limits: words the document uses only once cannot be judged.
package struct RepeatedCharacterCheck: SurveyedCheck {
  package static let kind = "repeated-character"
  package static let parameters = [
    ParameterSpec(
      "seen",
      help: "How often the word without the extra character must stand elsewhere (default 2)."),
    ParameterSpec("skip", help: "Characters that are judged by another rule."),
    ParameterSpec(
      "always",
      help:
        "Characters that never double, each with those that may stand before and after the pair, and words (`not`) that end with one of those before but not with the character; when given, only these are judged."
    ),
  ]

  private let rule: Rule
  private let seen: Int
  /// A function word, with the neighbours that show a word boundary between the two (目的的, 以及及时).
  private struct FunctionWord {
    var before: Set<UInt32>
    var after: Set<UInt32>
    /// Two-character words whose end does not join the character behind it (项目 before 的, where 目的 is a word).
    var unjoined: Set<[UInt32]>
  }

  private let skip: Set<UInt32>
  private let always: [UInt32: FunctionWord]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    guard let seen = Int(rule.parameters["seen"]?.string ?? "2"), seen > 0 else {
      throw RuleFault(parameter: "seen", message: "应为正整数")
    }
    self.seen = seen
    skip = Set(rule.parameters["skip"]?.string?.values ?? [])
    var always: [UInt32: FunctionWord] = [:]
    for (character, neighbours) in rule.parameters["always"]?.map ?? [:] {
      guard character.values.count == 1, let value = character.values.first else {
        throw RuleFault(parameter: "always", message: "“\(character)”应为一个字")
      }
      always[value] = FunctionWord(
        before: Set(neighbours.map["before"]?.string?.values ?? []),
        after: Set(neighbours.map["after"]?.string?.values ?? []),
        unjoined: Set((neighbours.map["not"]?.strings ?? []).map(\.values)))
    }
    self.always = always
  }

  /// A doubled character with its neighbours (0: no Chinese character).
  private struct Candidate {
    var span: Span
    var second: UInt32
    var before: UInt32
    var character: UInt32
    var after: UInt32
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    let candidates = candidates(survey)
    let copies = always.isEmpty ? doubledInCopies(survey) : []
    guard !candidates.isEmpty || !copies.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let context = CharacterContext(of: ScalarSet(candidates.map(\.character)), in: survey)
    let slips = Set(candidates.filter { isSlip($0, context) }.map(\.span) + copies).sorted()
    return slips.map { span in
      let text = document.string(span)
      return .disagrees(
        Finding(
          rule: rule, values: ["match": text, "word": String(text.unicodeScalars.prefix(1))],
          locations: [.init(role: .primary, span: span)]))
    }
  }

  /// Doubled characters of cells that are otherwise the cell to their left.
  private func doubledInCopies(_ survey: Survey) -> [Span] {
    let cells = survey.windows(of: rule).filter { $0.isCell && !$0.isHeader }
    return zip(cells, cells.dropFirst()).compactMap { left, right in
      let (short, long) = (left.run, right.run)
      guard left.block == right.block, long.count == short.count + 1, short.count >= 3,
        // Beside each other: one tab between.
        right.span.start == left.span.end + 1
      else { return nil }
      let same = zip(short.scalars, long.scalars).prefix { $0 == $1 }.count
      guard same > 0, long.scalars[same] == long.scalars[same - 1], long.scalars[same].isHan,
        long.scalars[(same + 1)...].elementsEqual(short.scalars[same...])
      else { return nil }
      return long.span(same - 1..<same + 1)
    }
  }

  private func candidates(_ survey: Survey) -> [Candidate] {
    let document = survey.reading.document
    let legal = Set((survey.reading.vocabulary.words["reduplication"] ?? []).map(\.values))
    let openings = Set((survey.reading.vocabulary.words["region-doubles"] ?? []).map(\.values))
    var candidates: [Candidate] = []
    for window in survey.windows(of: rule) {
      let run = window.run
      guard run.count > 2 else { continue }
      for index in 1..<run.count {
        let character = run.scalars[index]
        guard character == run.scalars[index - 1], character.isHan,
          always.isEmpty
            ? !skip.contains(character) && !legal.contains([character, character])
            : always[character] != nil
        else { continue }
        let before = run.scalars.han(at: index - 2)
        let after = run.scalars.han(at: index + 1)
        let hasFigure = index >= 2 && run.scalars[index - 2].isDigit
        guard before != character, after != character, !hasFigure, !isReduplicated(run.scalars, index) else { continue }
        if legal.contains([before, character, character, after]) || openings.contains([character, after]) { continue }
        let span = run.span(index - 1..<index + 1)
        guard document.isUnbroken(span) else { continue }
        candidates.append(
          Candidate(
            span: span, second: run.scalars.han(at: index - 3), before: before, character: character,
            after: after))
      }
    }
    return candidates
  }

  /// 干干净净, whichever pair ends at the index; 一九九四年.
  private func isReduplicated(_ scalars: [UInt32], _ index: Int) -> Bool {
    let (before, after) = (scalars.han(at: index - 2), scalars.han(at: index + 1))
    return before.isHan && before == scalars.han(at: index - 3) || after.isHan && after == scalars.han(at: index + 2)
      || Self.numerals.contains(scalars[index]) && (Self.numerals.contains(before) || Self.numerals.contains(after))
  }

  private static let numerals = Set("〇零一二三四五六七八九".values)

  private func isSlip(_ candidate: Candidate, _ context: CharacterContext) -> Bool {
    let (before, character, after) = (candidate.before, candidate.character, candidate.after)
    if let word = always[character] {
      let isJoined =
        word.before.contains(before) && !word.unjoined.contains([candidate.second, before])
      return !isJoined && !word.after.contains(after)
    }
    guard before.isHan || after.isHan else { return false }
    guard context.count(before, character, after) >= seen else { return false }
    if before.isHan, after.isHan {
      return
        !(context.ends(before, character, exceptBefore: after)
        && context.begins(character, after, exceptAfter: before))
    }
    // At the edge of a phrase the second one would have to be a word of its own.
    if before.isHan { return context.ends(before, character, exceptBefore: 0) }
    return context.begins(character, after, exceptAfter: 0)
  }
}

/// How the characters in question stand elsewhere in the document and in the vocabulary.
private struct CharacterContext {
  private struct Triple: Hashable {
    var before: UInt32
    var character: UInt32
    var after: UInt32
  }

  private struct Pair: Hashable {
    var first: UInt32
    var second: UInt32
  }

  private var triples: [Triple: Int] = [:]
  /// Words that end with the character: what comes after them.
  private var followers: [Pair: Set<UInt32>] = [:]
  /// Words that begin with the character: what comes before them.
  private var leaders: [Pair: Set<UInt32>] = [:]

  /// Cost: linear in the text and the vocabulary.
  init(of characters: ScalarSet, in survey: Survey) {
    for (block, run) in zip(survey.reading.document.blocks, survey.runs) where block.kind != .furniture {
      add(run.scalars, characters)
    }
    add(survey.glossary.rightWords.value, characters)
  }

  private mutating func add(_ scalars: [UInt32], _ characters: ScalarSet) {
    for (index, character) in scalars.enumerated() where characters.contains(character) {
      let before = scalars.han(at: index - 1)
      let after = scalars.han(at: index + 1)
      guard before != character, after != character else { continue }
      triples[Triple(before: before, character: character, after: after), default: 0] += 1
      followers[Pair(first: before, second: character), default: []].insert(after)
      leaders[Pair(first: character, second: after), default: []].insert(before)
    }
  }

  func count(_ before: UInt32, _ character: UInt32, _ after: UInt32) -> Int {
    triples[Triple(before: before, character: character, after: after)] ?? 0
  }

  /// True where `before` + `character` also stands in front of something else.
  func ends(_ before: UInt32, _ character: UInt32, exceptBefore after: UInt32) -> Bool {
    let seen = followers[Pair(first: before, second: character)] ?? []
    return seen.contains { $0 != after }
  }

  /// True where `character` + `after` also stands behind something else.
  func begins(_ character: UInt32, _ after: UInt32, exceptAfter before: UInt32) -> Bool {
    let seen = leaders[Pair(first: character, second: after)] ?? []
    return seen.contains { $0 != before }
  }
}
