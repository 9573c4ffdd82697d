package import Disclosure

/// A fixed term with one character changed or lost: 其他商务和服务支出 for 其他商品和服务支出.
///
/// What it compares: the text with the account names, table lines and set phrases of the trade, one character apart.
/// When it stays silent: where the written form is itself a name, or part of one; where both characters are among those
/// that tell real names apart (收 支, 预 决, 一 二 …); where the form is used again and again; where it is good Chinese and
/// nothing says that the term is meant (`SlipEvidence`).
/// A character lost from a term the document uses is a slip whatever it is, when the two it parted (生健|支, of 卫生健康支出) stand side
/// by side nowhere else.
/// Verdict: the rule's severity or a warning, as the evidence goes.
/// Limits: terms of `least` characters and more; of five where a character is lost.
package struct NearTermCheck: SurveyedCheck {
  package static let kind = "near-term"
  package static let parameters = [
    ParameterSpec("least", help: "Fewest characters of a term (default 6)."),
    ParameterSpec(
      "telling", help: "Characters that tell real names apart: exchanged for one another, no slip."),
    ParameterSpec("joining", help: "Characters that short forms leave out: 和, 的."),
    ParameterSpec("openers", help: "Words that stand before a term and look like its beginning: 其中 is no 其他."),
    ParameterSpec("accountColumns", help: "Words in the headers of columns that hold names of accounts."),
  ]

  private let rule: Rule
  private let least: Int
  private let telling: Set<UInt32>
  private let joining: Set<UInt32>
  private let openers: [[UInt32]]
  private let accountColumns: [String]

  private static let funds = "经费".values
  /// A form written this often is the writer's own term.
  private static let usage = 3
  /// The shortest term whose loss of a character is looked at.
  private static let leastLost = 5

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    guard let least = Int(rule.parameters["least"]?.string ?? "6"), least >= TermIndex.least else {
      throw RuleFault(parameter: "least", message: "应为不小于4的整数")
    }
    self.least = least
    telling = Set(rule.parameters["telling"]?.string?.values ?? [])
    joining = Set(rule.parameters["joining"]?.string?.values ?? [])
    openers = (rule.parameters["openers"]?.strings ?? []).map(\.values)
    accountColumns = rule.parameters["accountColumns"]?.strings ?? []
  }

  private struct Slip {
    var span: Span
    var written: [UInt32]
    var meant: [UInt32]
    var place: TermPlace
    var change: SlipEvidence.Change
    /// The characters a lost one parted, where only their standing side by side tells of the loss.
    var pair: CharacterPair?
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    let slips = slips(survey)
    guard !slips.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let labels = Dictionary(grouping: document.tables.flatMap(\.lines).filter { $0.code != nil }) { $0.label }
    let counts = Dictionary(grouping: slips, by: \.written).mapValues(\.count)
    let known = uses(of: Set(slips.map(\.meant)), in: survey.runs)
    let pairs = slips.contains { $0.pair != nil } ? CharacterPair.counts(in: survey.windows) : [:]
    var end = 0
    return slips.compactMap { slip in
      let (written, meant) = (Self.string(slip.written), Self.string(slip.meant))
      let codes = Set((labels[written] ?? []).compactMap(\.code))
      guard (counts[slip.written] ?? 0) < Self.usage, labels[written]?.count ?? 0 < 2,
        // Two accounts of the document, each with a code of its own.
        codes.isEmpty || (labels[meant] ?? []).allSatisfy({ $0.code.map(codes.contains) ?? true })
      else { return nil }
      let uses = known[slip.meant] ?? 0
      if let pair = slip.pair {
        guard uses > 0, pairs[pair] == 1, slip.span.start >= end else { return nil }
        end = slip.span.end
      }
      let evidence = SlipEvidence(change: slip.change, place: slip.place, length: slip.meant.count, uses: uses)
      guard evidence.weight != .none else { return nil }
      let isSure = evidence.weight == .full
      return .disagrees(
        Finding(
          rule: rule, severity: isSure ? nil : .warning, confidence: isSure ? nil : .medium,
          values: ["match": document.string(slip.span), "right": meant],
          locations: [.init(role: .primary, span: slip.span)]))
    }
  }

  /// In text order, those of one window that do not overlap.
  private func slips(_ survey: Survey) -> [Slip] {
    let places = TermPlaces(survey.reading.document, accountColumns: accountColumns)
    let (index, glossary) = (survey.glossary.terms.value, survey.glossary)
    var slips: [Slip] = []
    for window in survey.windows(of: rule) {
      let run = window.run
      var end = 0
      let found = index.near(run.scalars, least: min(least, Self.leastLost))
      // The longest term first where several begin.
      let order = found.sorted { ($0.range.lowerBound, $1.range.count) < ($1.range.lowerBound, $0.range.count) }
      for near in order where near.range.lowerBound >= end {
        let isPlain = near.term.count >= least && isSlip(near, run.scalars, glossary)
        guard isPlain || mayBeLost(near, run.scalars, glossary) else { continue }
        slips.append(
          Slip(
            span: run.span(near.range), written: Array(run.scalars[near.range]), meant: near.term,
            place: places.place(of: near.range, in: window), change: .init(near, run.scalars, glossary),
            pair: isPlain ? nil : CharacterPair(run.scalars[near.place - 1], run.scalars[near.place])))
        if isPlain { end = near.range.upperBound }
      }
    }
    return slips
  }

  private static func string(_ scalars: [UInt32]) -> String {
    String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }

  private func isSlip(_ near: TermIndex.Near, _ scalars: [UInt32], _ glossary: Glossary) -> Bool {
    let offset = near.place - near.range.lowerBound
    let meant = near.term[offset]
    if near.isLoss {
      // Short terms lose a character in many legal ways.
      guard near.term.count >= least + 1, !telling.contains(meant), !isEndOfWord(near, scalars, glossary),
        !isStartOfWord(near, scalars, glossary)
      else { return false }
      // 支支出 without one 支 is the term again.
      guard near.term.indices.contains(offset + 1), near.term[offset + 1] != meant,
        offset == 0 || near.term[offset - 1] != meant
      else { return false }
    } else {
      let written = scalars[near.place]
      guard !(telling.contains(meant) && telling.contains(written)) else { return false }
      // 公务员医疗补助经费 beside 公务员医疗补助缴费: 经费 of a purpose.
      if near.range.count >= 2, scalars[near.range].suffix(2).elementsEqual(Self.funds) { return false }
      // The first character may be the end of the word before.
      if offset == 0, near.place > 0, scalars[near.place - 1].isHan { return false }
      // 其中教育支出: what opens a list, before a term of its own.
      if openers.contains(where: { offset < $0.count && scalars[near.range].starts(with: $0) }) { return false }
    }
    return !glossary.terms.value.isCovered(scalars, near)
  }

  /// What it left is no name, and its neighbours stand side by side in no name.
  private func mayBeLost(_ near: TermIndex.Near, _ scalars: [UInt32], _ glossary: Glossary) -> Bool {
    let offset = near.place - near.range.lowerBound
    guard near.isLoss, near.term.indices.contains(offset + 1), !joining.contains(near.term[offset]),
      near.term[offset + 1] != near.term[offset], near.term[offset - 1] != near.term[offset],
      // 银行事业: the one character that is left before the loss may be the end of another word.
      offset > 1 || near.range.lowerBound == 0 || !scalars[near.range.lowerBound - 1].isHan,
      !isStartOfWord(near, scalars, glossary)
    else { return false }
    return !glossary.rightPairs.value.contains(CharacterPair(scalars[near.place - 1], scalars[near.place]))
  }

  /// 科技研究: the one character that is left before the loss is the end of another word.
  private func isEndOfWord(_ near: TermIndex.Near, _ scalars: [UInt32], _ glossary: Glossary) -> Bool {
    let start = near.range.lowerBound
    guard near.place - start == 1, start > 0 else { return false }
    return glossary.rightPairs.value.contains(CharacterPair(scalars[start - 1], scalars[start]))
  }

  /// 执法执勤车辆: the one character that is left behind the loss begins another word.
  private func isStartOfWord(_ near: TermIndex.Near, _ scalars: [UInt32], _ glossary: Glossary) -> Bool {
    let end = near.range.upperBound
    guard end - near.place == 1, end < scalars.count else { return false }
    return glossary.rightPairs.value.contains(CharacterPair(scalars[end - 1], scalars[end]))
  }

  /// How often each term stands in the document.
  private func uses(of terms: Set<[UInt32]>, in runs: [ScalarRun]) -> [[UInt32]: Int] {
    let byFirst = Dictionary(grouping: terms) { $0[0] }
    var uses: [[UInt32]: Int] = [:]
    for scalars in runs.lazy.map(\.scalars) {
      for (index, scalar) in scalars.enumerated() {
        for term in byFirst[scalar] ?? [] where scalars[index...].starts(with: term) {
          uses[term, default: 0] += 1
        }
      }
    }
    return uses
  }
}
