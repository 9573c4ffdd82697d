internal import Disclosure

/// Names of other bodies of the same place (某市民政局 in the papers of 某市教育局) where only the own name belongs.
///
/// Such places are known by the words around them: 某局概况, 某局（本级）, 某局2024年度部门决算, 某局内设…, the fields of forms that elsewhere
/// hold the own name (主管部门, 用款单位), and the words that elsewhere go on from the own name (某局机关单位实有资金项目).
/// When it stays silent: a name that stands anywhere else in the document.
struct OwnSlots {
  private static let suffixes = ["局", "委员会", "办公室", "厅"].map(\.values)
  private static let longest = 16
  private static let tailLength = 8
  private static let codes = Set("0123456789-—[]【】".values)
  private static let gaps = Set("：: \t\n".values)

  /// What stands around a name where only the own one belongs, from the lexicon.
  struct Words {
    fileprivate let before: [[UInt32]]
    fileprivate let behind: [[UInt32]]
    fileprivate let dated: [[UInt32]]
    fileprivate let fields: [[UInt32]]
    fileprivate let ownFields: Set<[UInt32]>
    /// 部门, 单位 right behind a name, and how what any body does begins.
    fileprivate let bodies = ["部门", "单位"].map(\.values)
    fileprivate let shared: [[UInt32]]

    init(_ vocabulary: Vocabulary) {
      func list(_ name: String) -> [[UInt32]] { (vocabulary.words[name] ?? []).map(\.values) }
      before = list("before-own-name")
      behind = list("behind-own-name")
      dated = list("behind-own-name-and-year")
      fields = list("name-fields")
      shared = list("behind-any-name")
      ownFields = Set(list("own-name-fields"))
    }
  }

  private let words: Words
  private let run: ScalarRun
  private let own: [UInt32]
  private let placeLength: Int

  init(_ document: Document, _ forms: EntityForms, _ words: Words) {
    self.words = words
    run = ScalarRun(document.text, Span(0, document.text.count))
    own = forms.full
    placeLength = forms.placeLength
  }

  /// Fewer own names in the text, and the document does not say whose it is.
  private static let leastOwn = 2

  /// Cost: linear in the text, times the longest name.
  var others: [Span] {
    // A bureau, not one of the bodies below it, which name their bureau at such places.
    guard placeLength >= 2, Self.suffixes.contains(where: { self.own.suffix($0.count).elementsEqual($0) }) else {
      return []
    }
    var places: [[UInt32]: [Range<Int>]] = [:]
    var ownFields = words.ownFields
    var own = 0
    var tails: Set<[UInt32]> = []
    var index = 0
    while index + placeLength < run.count {
      guard let name = name(at: index) else {
        index += 1
        continue
      }
      if run.scalars[name].elementsEqual(self.own) {
        own += 1
        if let tail = tail(behind: name) { tails.insert(tail) }
        if let field = field(before: index) { ownFields.insert(field) }
      } else {
        places[Array(run.scalars[name]), default: []].append(name)
      }
      index = name.upperBound
    }
    guard own >= Self.leastOwn else { return [] }
    return places.values.compactMap { $0.count == 1 ? $0[0] : nil }
      .filter { isOwn($0, ownFields) || tail(behind: $0).map(tails.contains) == true }.sorted {
        $0.lowerBound < $1.lowerBound
      }.map(run.span)
  }

  /// The place's name and what follows it up to the kind of body.
  private func name(at index: Int) -> Range<Int>? {
    guard run.scalars[index...].starts(with: own.prefix(placeLength)) else { return nil }
    var end = index + placeLength
    while end < run.count, run.scalars[end].isHan, end - index < Self.longest {
      end += 1
      let word = run.scalars[index..<end]
      if end - index >= placeLength + 3, Self.suffixes.contains(where: { word.suffix($0.count).elementsEqual($0) }) {
        return index..<end
      }
    }
    return nil
  }

  private func isOwn(_ name: Range<Int>, _ ownFields: Set<[UInt32]>) -> Bool {
    if let field = field(before: name.lowerBound) { return ownFields.contains(field) }
    guard opensClause(name.lowerBound) else { return false }
    var rest = run.scalars[name.upperBound...]
    if words.behind.contains(where: { rest.starts(with: $0) }) { return true }
    // 某局部门2024年部门预算
    for word in words.bodies where rest.starts(with: word) { rest = rest.dropFirst(word.count) }
    rest = rest.drop(while: \.isSpace)
    let year = rest.prefix { $0.isDigit }
    guard year.count == 4 else { return false }
    rest = rest.dropFirst(4).drop(while: \.isSpace)
    for word in ["年", "度"].map(\.values) where rest.starts(with: word) { rest = rest.dropFirst() }
    return words.dated.contains { rest.starts(with: $0) }
  }

  /// The words that go on from a name, long enough to be of one body: no 关于…的通知, which any body may issue.
  private func tail(behind name: Range<Int>) -> [UInt32]? {
    let words = Array(run.scalars[name.upperBound...].prefix(Self.tailLength))
    guard words.count == Self.tailLength, words.allSatisfy(\.isHan),
      !self.words.shared.contains(where: { words.starts(with: $0) })
    else { return nil }
    return words
  }

  /// 某中心是某局下属单位 tells of another body; 第一部分某局概况, 纳入某局2024年度决算 of the own.
  private func opensClause(_ index: Int) -> Bool {
    guard index > 0, run.scalars[index - 1].isHan else { return true }
    return words.before.contains { run.scalars[..<index].suffix($0.count).elementsEqual($0) }
  }

  /// 主管部门：, a cell or a line before the name, a code between them.
  private func field(before index: Int) -> [UInt32]? {
    var start = index
    while start > 0, index - start < 12, Self.codes.contains(run.scalars[start - 1]) { start -= 1 }
    var end = start
    while end > 0, start - end < 4, Self.gaps.contains(run.scalars[end - 1]) { end -= 1 }
    guard end < start else { return nil }
    return words.fields.first { run.scalars[..<end].suffix($0.count).elementsEqual($0) }
  }
}
