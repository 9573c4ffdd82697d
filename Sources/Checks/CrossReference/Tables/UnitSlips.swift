internal import Disclosure

/// Tables whose unit line is wrong: figure by figure they print what the prose and other tables print, ten thousand
/// times too large or too small.
///
/// Tables that agree with the prose are right, and so is what agrees with those; whatever differs from them by one and the
/// same factor is not. Without prose the largest group of tables that agree is right, the earliest of equal ones.
struct UnitSlips {
  /// One figure of such a table and the same digits elsewhere.
  struct Witness {
    var cell: Fact
    var other: Fact
  }

  struct Slip {
    var table: Int
    var printed: Unit
    var meant: Unit
    var witnesses: [Witness]
  }

  /// The prose, or the figures of one table in one unit.
  private enum Node: Hashable {
    case prose
    case sheet(table: Int, unit: Unit)

    init?(_ fact: Fact) {
      guard case .cell(let table, _, _) = fact.origin else {
        self = .prose
        return
      }
      guard let unit = fact.quantity.unit else { return nil }
      self = .sheet(table: table, unit: unit)
    }
  }

  /// What two of them say of the figures they share.
  private struct Bond {
    var agreements = 0
    /// By the power of ten that leads from the first to the second.
    var slips: [Int: [Witness]] = [:]

    /// More than a coincidence, and nothing to the contrary worth mention.
    var slip: (exponent: Int, witnesses: [Witness])? {
      guard let (exponent, witnesses) = slips.first, slips.count == 1 else { return nil }
      let figures = Set(witnesses.map { $0.cell.quantity.numeral.mantissa })
      return figures.count >= UnitSlips.least && agreements * 10 <= figures.count ? (exponent, witnesses) : nil
    }

    var agrees: Bool { agreements > 0 && slips.values.allSatisfy { $0.count < agreements } }
  }

  /// So many different figures are no chance.
  private static let least = 2
  /// 万元 for 元 and back; 亿元 for 元 and back.
  private static let exponents = [4, -4, 8, -8]

  private var bonds: [Node: [Node: Bond]] = [:]
  private(set) var slips: [Slip] = []

  init(_ reading: Reading, _ ties: TieIndex, _ tables: TableIndex) {
    // Most documents have none, and looking for one costs less than counting what agrees.
    var hasSlip = false
    Self.visit(reading, ties, tables) { hasSlip = hasSlip || Self.isSlip($0.quantity, $1.quantity) }
    guard hasSlip else { return }
    Self.visit(reading, ties, tables) { compare($0, $1) }
    settle()
  }

  /// Figures that are the same line: of two tables, of the prose and a table.
  private static func visit(
    _ reading: Reading, _ ties: TieIndex, _ tables: TableIndex, _ body: (Fact, Fact) -> Void
  ) {
    for pair in ties.pairs {
      for entry in pair.entries { body(entry.first.fact, entry.second.fact) }
    }
    for fact in reading.facts where fact.isNarrative && fact.quantity.isMoney && fact.quantity.hedge == nil {
      for candidate in tables.candidates(for: fact) { body(fact, candidate) }
    }
  }

  private static func isSlip(_ first: Quantity, _ second: Quantity) -> Bool {
    first.value != second.value && isTelling(first) && isTelling(second)
      && !first.interval().meets(second.interval()) && exponent(from: first, to: second) != nil
  }

  private mutating func compare(_ first: Fact, _ second: Fact) {
    guard let one = Node(first), let other = Node(second), one != other,
      Self.isTelling(first.quantity), Self.isTelling(second.quantity)
    else { return }
    if first.quantity.interval().meets(second.quantity.interval()) {
      bonds[one, default: [:]][other, default: Bond()].agreements += 1
      bonds[other, default: [:]][one, default: Bond()].agreements += 1
    } else if let exponent = Self.exponent(from: first.quantity, to: second.quantity) {
      bonds[one, default: [:]][other, default: Bond()].slips[exponent, default: []]
        .append(Witness(cell: second, other: first))
      bonds[other, default: [:]][one, default: Bond()].slips[-exponent, default: []]
        .append(Witness(cell: first, other: second))
    }
  }

  /// Three digits at least: 5 and 50000 are alike by chance.
  private static func isTelling(_ quantity: Quantity) -> Bool {
    quantity.numeral.mantissa.magnitude >= 100
  }

  /// In its right unit even 3.58 元, exact as it stands, is a rounded figure.
  private static func exponent(from first: Quantity, to second: Quantity) -> Int? {
    exponents.first { exponent in
      let power = Rational(Rational.powerOfTen(abs(exponent)))
      return (first.interval(.nearest) * (exponent > 0 ? power : .one / power)).meets(second.interval(.nearest))
    }
  }

  /// From what is right to all that hangs together with it.
  private mutating func settle() {
    var right = group(of: .prose)
    var open = bonds.keys.filter { !right.contains($0) }.sorted(by: Self.inOrder)
    guard !open.isEmpty else { return }
    if !(bonds[.prose] ?? [:]).values.contains(where: { $0.slip != nil || $0.agrees }) {
      let groups = open.map(group)
      right.formUnion(groups.max { $0.count < $1.count } ?? [])
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      open.removeAll(where: right.contains)
      for node in open where !right.contains(node) {
        guard let slip = slip(of: node, against: right) else { continue }
        for member in group(of: node) where right.insert(member).inserted {
          if let own = self.slip(of: member, against: right) ?? inherited(slip, member) { slips.append(own) }
        }
        isSettled = false
      }
    }
    slips.sort { $0.table < $1.table }
  }

  /// What agrees with a node, directly or through others; itself included.
  private func group(of node: Node) -> Set<Node> {
    var members: Set<Node> = [node]
    var next = [node]
    while let one = next.popLast() {
      for (other, bond) in bonds[one] ?? [:] where bond.agrees && members.insert(other).inserted {
        next.append(other)
      }
    }
    return members
  }

  private func slip(of node: Node, against right: Set<Node>) -> Slip? {
    guard case .sheet(let table, let unit) = node else { return nil }
    // In the order of the tables, so that the same document names the same witnesses.
    let found = (bonds[node] ?? [:]).filter { right.contains($0.key) && $0.key != node }
      .sorted { Self.inOrder($0.key, $1.key) }.compactMap { other, _ in bonds[other]?[node]?.slip }
    guard let first = found.first, found.allSatisfy({ $0.exponent == first.exponent }) else { return nil }
    let power = Rational(Rational.powerOfTen(abs(first.exponent)))
    let factor = first.exponent > 0 ? unit.factor / power : unit.factor * power
    return Unit.ofMoney.first { $0.factor == factor }.map {
      Slip(table: table, printed: unit, meant: $0, witnesses: found.flatMap(\.witnesses))
    }
  }

  /// A table that agrees with a wrong one in a wrong unit is wrong as well.
  private func inherited(_ slip: Slip, _ node: Node) -> Slip? {
    guard case .sheet(let table, slip.printed) = node else { return nil }
    return Slip(table: table, printed: slip.printed, meant: slip.meant, witnesses: slip.witnesses)
  }

  private static func inOrder(_ a: Node, _ b: Node) -> Bool {
    switch (a, b) {
    case (.prose, .sheet): true
    case (_, .prose): false
    case (.sheet(let first, let one), .sheet(let second, let other)):
      first != second ? first < second : one.factor < other.factor
    }
  }
}

extension Reading {
  /// As the figures of those tables are meant, so that a wrong unit line is one error and what else is wrong in them is still found.
  func corrected(_ slips: [UnitSlips.Slip]) -> Reading {
    var reading = self
    for slip in slips {
      reading.document.tables[slip.table].read(slip.printed, as: slip.meant)
      for index in reading.facts.indices where reading.facts[index].quantity.unit == slip.printed {
        guard case .cell(slip.table, _, _) = reading.facts[index].origin else { continue }
        reading.facts[index].quantity = reading.facts[index].quantity.read(in: slip.meant)
      }
    }
    return reading
  }
}

extension Table {
  fileprivate mutating func read(_ printed: Unit, as meant: Unit) {
    if unit == printed { unit = meant }
    for index in columns.indices where columns[index].unit == printed { columns[index].unit = meant }
    for index in cells.indices {
      guard let quantity = cells[index].quantity, quantity.unit == printed else { continue }
      cells[index].content = .number(quantity.read(in: meant))
    }
  }
}
