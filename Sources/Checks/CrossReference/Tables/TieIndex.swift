internal import Disclosure

/// Figures of different tables that are the same line of the accounts, read the same way.
///
/// 2080501 in the expenditure table and 2080501 in the general-budget table meet here; so do 社会保障和就业支出
/// without a code and 208.
struct TieIndex {
  /// What a figure measures, its source of money apart.
  struct Key: Hashable {
    /// Account code, 合计, or the folded label.
    var subject: String
    /// What the column narrows it to (基本支出); empty for the whole line.
    var component: String
    var flow: Flow
    var measure: Measure
    var period: Period
  }

  /// Two tables compared in one measure and component.
  struct PairKey: Hashable {
    var first: Int
    var second: Int
    var firstScope: Scope
    var secondScope: Scope
    var component: String
    var flow: Flow
    var measure: Measure
    var period: Period
  }

  /// A figure under its key. Where one line prints several that go by the same name (合计, and 小计 of the
  /// year's own), `others` are the rest of them.
  struct Entry {
    var key: Key
    var fact: Fact
    var cell: CellAddress
    var others: [Fact] = []
  }

  struct Pair {
    var key: PairKey
    var entries: [(first: Entry, second: Entry)]
    /// The total of either table with the grand total of the other.
    var alternatives: [(first: Entry, second: Entry)] = []
  }

  private static let tablesLimit = 20
  static let total = "合计"
  static let grandTotal = "总计"
  private let reading: Reading
  private let words: TieWords
  private let classCodes: [String: String]
  private let concepts: Set<String>
  /// Kinds of tables that show all money of their scope, by account.
  private let accountKinds: Set<String>
  private(set) var entries: [Entry] = []
  private(set) var bySubject: [String: [Entry]] = [:]
  private(set) var pairs: [Pair] = []

  init(_ reading: Reading) {
    self.reading = reading
    words = TieWords(reading.vocabulary)
    concepts = Set(reading.vocabulary.concepts.values)
    accountKinds = Set(
      reading.vocabulary.tableKinds.filter { $0.classification != "none" }.map(\.id))
    classCodes = Self.classCodes(reading)
    entries = collect()
    bySubject = Dictionary(grouping: entries, by: \.key.subject)
    pairs = Self.pairs(entries)
  }

  /// Names of 类 → their codes: this document's own tables first, then the taxonomy.
  private static func classCodes(_ reading: Reading) -> [String: String] {
    var codes: [String: String] = [:]
    guard !reading.document.tables.isEmpty else { return codes }
    for entry in reading.vocabulary.taxonomy.entries
    where entry.code.utf8.count == 3 && entry.code.utf8.first == UInt8(ascii: "2") {
      codes[entry.name] = entry.code
    }
    for line in reading.document.tables.flatMap(\.lines) {
      if let code = line.code, code.utf8.count == 3, code.hasPrefix("2") {
        codes[line.label] = code
      }
    }
    return codes
  }

  private func collect() -> [Entry] {
    struct Place: Hashable {
      var table: Int
      var scope: Scope
      var key: Key
    }
    var entries: [Entry] = []
    entries.reserveCapacity(reading.facts.count)
    var seen: [Place: Int] = [:]
    var repeated: Set<Int> = []
    for fact in reading.facts {
      guard let cell = fact.cell, let entry = entry(fact, cell) else { continue }
      let place = Place(table: cell.table, scope: entry.fact.scope, key: entry.key)
      guard let earlier = seen[place] else {
        seen[place] = entries.count
        entries.append(entry)
        continue
      }
      // A line met twice in one table (a list per unit) is no single figure.
      if entries[earlier].cell.line == cell.line {
        entries[earlier].others.append(fact)
      } else {
        repeated.insert(earlier)
      }
    }
    return entries.enumerated().filter { !repeated.contains($0.offset) }.map(\.element)
  }

  private func entry(_ fact: Fact, _ cell: CellAddress) -> Entry? {
    let document = reading.document
    guard document.tables.indices.contains(cell.table) else { return nil }
    let table = document.tables[cell.table]
    guard table.kind != nil, table.lines.indices.contains(cell.line),
      fact.quantity.unit?.dimension == .money, fact.flow == .income || fact.flow == .expenditure
    else { return nil }
    let line = table.lines[cell.line]
    let label = fold(line.label)
    var component = fact.concept == label ? "" : fold(words.withoutTotal(fact.concept))
    // The only line of a table is its total, whatever it is called: what is measured stands in the header.
    let isOnly = table.lines.count == 1 && !component.isEmpty
    guard var subject = isOnly ? Self.total : subject(line, label, fact.flow, in: table) else {
      return nil
    }
    // A table of basic spending shows that part of every line.
    if component.isEmpty, let part = words.component(of: table.title) { component = part }
    if subject == Self.total, !component.isEmpty {
      // A column of a list of projects or purchases that names no line of the accounts (采购预算) is that list's own.
      guard accountKinds.contains(table.kind ?? "") || concepts.contains(component) else { return nil }
      (subject, component) = (component, "")
    }
    // The 合计 of a table of official expenses or projects is no total of the accounts, but of its kind.
    if [Self.total, Self.grandTotal].contains(subject), let kind = table.kind,
      !accountKinds.contains(kind)
    {
      // 合计 of “三公”经费、会议费、培训费 is no total of the first of them.
      guard !table.lines.contains(where: { Table.isListed($0.label, in: table.title) }) else { return nil }
      subject = kind
    }
    var fact = fact
    if line.code == nil, let scope = words.scope(named: line.label) { fact.scope = scope }
    var measure = fact.measure
    if measure == .own { measure = document.kind == .finalAccounts ? .actual : .initialBudget }
    let key = Key(
      subject: subject, component: component, flow: fact.flow, measure: measure,
      period: fact.period)
    return Entry(key: key, fact: fact, cell: cell)
  }

  private func fold(_ label: String) -> String { reading.vocabulary.concept(label) }

  /// What names a line across tables; `nil` for lines that other tables may call the same and mean otherwise.
  private func subject(_ line: Line, _ label: String, _ flow: Flow, in table: Table) -> String? {
    // Elsewhere a code is a unit's or a project's.
    if let code = line.code, accountKinds.contains(table.kind ?? "") { return code }
    switch line.role {
    case .total:
      if words.plainTotals.contains(label) { return Self.total }
      return concepts.contains(label) ? label : nil
    case .grandTotal: return Self.grandTotal
    case .item: break
    }
    // A table of one kind of expense names each of its lines once.
    if !accountKinds.contains(table.kind ?? "") { return concepts.contains(label) ? label : nil }
    if line.isOfWhich { return nil }
    if flow == .expenditure, let code = classCodes[line.label] { return code }
    let parent = line.parent.flatMap { table.lines.indices.contains($0) ? table.lines[$0] : nil }
    let isOutermost = parent.map { words.transparentParents.contains(fold($0.label)) } ?? true
    return isOutermost && concepts.contains(label) ? label : nil
  }

  private static func pairs(_ entries: [Entry]) -> [Pair] {
    var byKey: [Key: [Entry]] = [:]
    var keys: [Key] = []
    for entry in entries {
      if byKey[entry.key] == nil { keys.append(entry.key) }
      byKey[entry.key, default: []].append(entry)
    }
    var places: [PairKey: Int] = [:]
    var pairs: [Pair] = []
    func place(_ first: Entry, _ second: Entry) -> Int {
      let key = PairKey(first, second)
      if let place = places[key] { return place }
      places[key] = pairs.count
      pairs.append(Pair(key: key, entries: []))
      return pairs.count - 1
    }
    for key in keys {
      let group = byKey[key] ?? []
      // So many tables of one line are a list of units, not one account's statements.
      guard group.count <= tablesLimit else { continue }
      for (index, first) in group.enumerated() {
        for second in group[(index + 1)...] where second.cell.table != first.cell.table {
          pairs[place(first, second)].entries.append((first, second))
        }
      }
      guard key.subject == total else { continue }
      var grand = key
      grand.subject = grandTotal
      for one in group {
        for other in byKey[grand] ?? [] where other.cell.table != one.cell.table {
          let isInOrder = one.cell.table < other.cell.table
          let (first, second) = isInOrder ? (one, other) : (other, one)
          pairs[place(first, second)].alternatives.append((first, second))
        }
      }
    }
    return pairs
  }
}

extension TieIndex.PairKey {
  init(_ first: TieIndex.Entry, _ second: TieIndex.Entry) {
    self.init(
      first: first.cell.table, second: second.cell.table, firstScope: first.fact.scope,
      secondScope: second.fact.scope, component: first.key.component, flow: first.key.flow,
      measure: first.key.measure, period: first.key.period)
  }
}

/// The words that tell what a table or line shows, from the lexicon.
struct TieWords {
  /// Labels of a total row that say nothing but that: 合计, 本年支出合计.
  let plainTotals: Set<String>
  /// Lines whose parts are named without them: 财政拨款收入.
  let transparentParents: Set<String>
  private let components: [String]
  private let totals: [String]
  private let scopes: [(words: [String], scope: Scope)]

  init(_ vocabulary: Vocabulary) {
    plainTotals = Set(vocabulary.words["plain-totals"] ?? [])
    transparentParents = Set(vocabulary.words["transparent-parents"] ?? [])
    totals = (vocabulary.words["total-columns"] ?? []).filter { $0.unicodeScalars.count == 2 }
    components = vocabulary.words["table-components"] ?? []
    let lists: [(String, Scope)] = [
      ("scope-general-budget", .generalBudget), ("scope-government-fund", .governmentFund),
      ("scope-state-capital", .stateCapital), ("scope-fiscal", .fiscal),
    ]
    scopes = lists.map { (words: vocabulary.words[$0.0] ?? [], scope: $0.1) }
  }

  /// 公务用车购置及运行维护费小计 → 公务用车购置及运行维护费
  func withoutTotal(_ name: String) -> String {
    guard let total = totals.first(where: { name.hasSuffix($0) && name != $0 }) else { return name }
    return String(name.dropLast(total.count))
  }

  /// 基本支出 for a table that shows nothing else.
  func component(of title: String) -> String? { components.first { title.holds($0) } }

  /// The source of money a label itself names.
  func scope(named label: String) -> Scope? {
    scopes.first { label.holds(anyOf: $0.words) }?.scope
  }
}

extension Scope {
  /// The narrower source of money is part of the wider one.
  func isPart(of wider: Scope) -> Bool {
    switch (self, wider) {
    case (.generalBudget, .fiscal), (.governmentFund, .fiscal), (.stateCapital, .fiscal): true
    case (.allFunds, _): false
    case (_, .allFunds): true
    default: false
    }
  }
}
