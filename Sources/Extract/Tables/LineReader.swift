import Disclosure

/// The labelled rows of a table: label, code, role, and which line each is part of.
struct LineReader {
  private let table: Table
  private let indents: [[Int]]

  init(table: Table, indents: [[Int]]) {
    self.table = table
    self.indents = indents
  }

  func lines() -> [Line] {
    let halves = (table.columns.map(\.half).max() ?? 0) + 1
    var lines: [Line] = []
    for half in 0..<halves {
      guard let shape = HalfShape(table, half) else { continue }
      var found: [DraftLine] = []
      for row in table.headerRowCount..<max(table.rowCount, table.headerRowCount) {
        if let line = line(row, shape) { found.append(line) }
      }
      let start = lines.count
      lines += LineTree(found, title: table.title).lines(from: start, valueColumns: shape.values, half: half)
    }
    return lines
  }

  private func line(_ row: Int, _ shape: HalfShape) -> DraftLine? {
    let cells = (0..<table.columnCount).map { table[row, $0] }
    if HeaderReader.isIndexRow(cells, hasColumnUnits: true) && cells.filter({ $0.content != .empty }).count > 2
      && cells.allSatisfy({ $0.quantity == nil || $0.quantity?.numeral.decimals == 0 })
      && cells.contains(where: { $0.text == "栏次" })
    {
      return nil
    }
    if shape.isUnlabelled { return total(row, cells) }
    let code = code(cells, shape)
    let codeStart = codeStart(cells, shape, code)
    guard let column = labelColumn(cells, shape) else { return nil }
    let cell = cells[column]
    var split = LabelText.split(cell.text)
    guard !split.label.isEmpty else { return nil }
    let bracketed = code == nil ? LabelText.takeCode(of: &split) : nil
    return DraftLine(
      row: row, span: cell.span, label: split.label, marker: split.marker,
      numbering: split.numbering, isOfWhich: split.isOfWhich, code: code ?? bracketed, codeStart: codeStart,
      indent: indents[row][column])
  }

  /// A row that is named by its headers only.
  private func total(_ row: Int, _ cells: [Cell]) -> DraftLine? {
    guard let first = cells.firstIndex(where: { $0.quantity != nil }) else { return nil }
    return DraftLine(
      row: row, span: cells[first].span, label: "合计", marker: "", numbering: nil,
      isOfWhich: false, code: nil, codeStart: 0, indent: indents[row][first])
  }

  /// The first column of the half that has words in this row: a total often stands in the code column, or where the rows have numbers.
  private func labelColumn(_ cells: [Cell], _ shape: HalfShape) -> Int? {
    if let name = shape.name, cells[name].content == .text { return name }
    return shape.labels.first { cells[$0].content == .text && !cells[$0].isContinuation }
      ?? shape.ordinals.first { LabelText.role(LabelText.split(cells[$0].text).label) != .item }
  }

  private func code(_ cells: [Cell], _ shape: HalfShape) -> String? {
    guard !shape.codes.isEmpty else { return nil }
    let parts = shape.codes.map { cells[$0].text.filter(Self.isDigit) }
    let code = parts.joined()
    return code.isEmpty ? nil : code
  }

  /// How many digits of the whole code come before what is printed of it: none before a 类 or a whole code, three before a 款, five before a 项.
  private func codeStart(_ cells: [Cell], _ shape: HalfShape, _ code: String?) -> Int {
    guard shape.codes.count == Self.codeStarts.count else { return code?.utf8.count == 2 ? Self.codeStarts[1] : 0 }
    let first = shape.codes.firstIndex { cells[$0].text.contains(where: Self.isDigit) } ?? 0
    return (code?.utf8.count ?? 0) <= 4 ? Self.codeStarts[first] : 0
  }

  private static let codeStarts = [0, 3, 5]

  /// 一 is a number, too, and begins the names of accounts.
  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}

/// Which columns of a half hold what.
private struct HalfShape {
  let codes: [Int]
  /// The column labels are read from, the last before the figures.
  let name: Int?
  /// Where a label may stand instead.
  let labels: [Int]
  /// Where rows are numbered.
  let ordinals: [Int]
  let values: [Int]
  /// Nothing but figures: the form of the “三公” table, whose one row is the department's total.
  let isUnlabelled: Bool

  init?(_ table: Table, _ half: Int) {
    let own = table.columns.indices.filter { table.columns[$0].half == half }
    let isValue: (Int) -> Bool = {
      [.amount, .percent, .count].contains(table.columns[$0].role)
    }
    values = own.filter(isValue)
    guard let firstValue = values.first else { return nil }
    codes = own.filter { table.columns[$0].role == .code && $0 < firstValue }
    let words = own.filter {
      $0 < firstValue && [.name, .text].contains(table.columns[$0].role)
    }
    name = Self.name(words, codes.last, table)
    labels = own.filter { $0 < firstValue && table.columns[$0].role != .ordinal }
    ordinals = own.filter { $0 < firstValue && table.columns[$0].role == .ordinal }
    isUnlabelled = values.count == table.columnCount && values.count >= 3
    if name == nil && codes.isEmpty && !isUnlabelled { return nil }
  }

  /// The column beside the code, else the one with most labels of its own, the later one of two; where labels are
  /// merged over rows, any column of words may be that one.
  private static func name(_ words: [Int], _ code: Int?, _ table: Table) -> Int? {
    var names = words.filter { table.columns[$0].role == .name }
    if let code, let beside = names.first(where: { $0 > code }) { return beside }
    let body = table.headerRowCount..<max(table.rowCount, table.headerRowCount)
    if names.contains(where: { column in body.contains { table[$0, column].isContinuation } }) {
      names = words
    }
    let filled = names.map { column in
      let labels = body.filter {
        table[$0, column].content == .text && !table[$0, column].isContinuation
      }
      // A hundred labels tell columns apart; more would only cost.
      return (column, Set(labels.prefix(100).map { table[$0, column].text }).count)
    }
    return filled.max { ($0.1, $0.0) < ($1.1, $1.0) }?.0 ?? words.last
  }
}

/// A line before its place in the hierarchy is known.
struct DraftLine {
  var row: Int
  var span: Span
  var label: String
  var marker: String
  var numbering: Numbering?
  var isOfWhich: Bool
  var code: String?
  /// How many digits of the whole code the row leaves to those above it.
  var codeStart: Int
  var indent: Int
}

/// Takes labels apart: 一、财政拨款收入, 其中：公务用车购置费, （一）一般公共预算收入.
enum LabelText {
  struct Split {
    var label: String
    var marker: String
    var numbering: Numbering?
    var isOfWhich: Bool
  }

  static func split(_ text: String) -> Split {
    var rest = text.unicodeScalars.filter { $0 != " " }[...]
    var marker: [Unicode.Scalar] = []
    var numbering: Numbering?
    var isOfWhich = false
    for _ in 0..<3 {
      if let number = Numbering.read(rest), number.length < rest.count {
        numbering = numbering ?? number
        marker += rest.prefix(number.length)
        rest = rest.dropFirst(number.length)
      } else if rest.starts(with: "其中".unicodeScalars), let mark = rest.dropFirst(2).first,
        mark == "：" || mark == ":"
      {
        isOfWhich = true
        marker += rest.prefix(3)
        rest = rest.dropFirst(3)
      } else {
        break
      }
    }
    return Split(
      label: String(String.UnicodeScalarView(rest)),
      marker: String(String.UnicodeScalarView(marker)), numbering: numbering, isOfWhich: isOfWhich)
  }

  /// [2040504]案件审判: a code in square brackets before its name, as where a sheet has one column for both.
  static func takeCode(of split: inout Split) -> String? {
    let scalars = split.label.unicodeScalars
    guard let first = scalars.first, first == "[" || first == "［" || first == "【",
      let end = scalars.firstIndex(where: { $0 == "]" || $0 == "］" || $0 == "】" })
    else { return nil }
    let code = String(scalars[scalars.index(after: scalars.startIndex)..<end])
    let name = String(scalars[scalars.index(after: end)...])
    guard [3, 5, 7].contains(code.utf8.count), code.utf8.allSatisfy({ $0 &- 0x30 < 10 }), !name.isEmpty else {
      return nil
    }
    split.label = name
    return code
  }

  static func role(_ label: String) -> Line.Role {
    if label.hasSuffix("总计") || label == "总合计" { return .grandTotal }
    if label.hasSuffix("合计") || label.hasSuffix("小计") || label == "合计数" { return .total }
    return .item
  }
}

/// Finds each line's parent: by code where there are codes, else by numbering, 其中 and indentation.
private struct LineTree {
  private let drafts: [DraftLine]
  private let title: String
  /// The least indent of a numbered line.
  private let margin: Int?

  init(_ drafts: [DraftLine], title: String) {
    self.drafts = drafts
    self.title = title
    margin = drafts.filter { $0.numbering != nil }.map(\.indent).min()
  }

  func lines(from start: Int, valueColumns: [Int], half: Int) -> [Line] {
    let codes = joinedCodes()
    let parents = codes.contains(where: { $0 != nil }) ? byCode(codes) : byMarker()
    var depths: [Int] = []
    return drafts.indices.map { index in
      let draft = drafts[index]
      let parent = parents[index].parent
      let depth = parent.map { depths[$0] + 1 } ?? 0
      depths.append(depth)
      return Line(
        row: draft.row, half: half, labelSpan: draft.span, label: draft.label,
        marker: draft.marker, code: codes[index], role: LabelText.role(draft.label), depth: depth,
        parent: parent.map { $0 + start }, isOfWhich: parents[index].isOfWhich,
        valueColumns: valueColumns)
    }
  }

  private struct Place {
    var parent: Int?
    var isOfWhich = false
  }

  // MARK: Codes

  /// 208 / 05 / 2080505, and 208 | 05 | 01 in columns of their own, each printed once: what stands above a part is not printed again before it.
  private func joinedCodes() -> [String?] {
    var last = ""
    return drafts.map { draft in
      guard let code = draft.code else { return nil }
      let whole = last.utf8.count >= draft.codeStart ? last.prefix(draft.codeStart) + code : code[...]
      last = String(whole)
      return last
    }
  }

  private func byCode(_ codes: [String?]) -> [Place] {
    var open: [(code: String, index: Int)] = []
    return codes.enumerated().map { index, code in
      guard let code else { return Place(isOfWhich: drafts[index].isOfWhich) }
      while let last = open.last,
        !(code.hasPrefix(last.code) && code.utf8.count > last.code.utf8.count)
      {
        open.removeLast()
      }
      let parent = open.last?.index
      open.append((code, index))
      return Place(parent: parent)
    }
  }

  // MARK: Numbering, 其中, indentation

  private struct Level {
    var style: Numbering.Style?
    var indent: Int
    var index: Int
    var isOfWhich: Bool
  }

  private func byMarker() -> [Place] {
    var open: [Level] = []
    var places: [Place] = []
    let hasNumbers = drafts.contains { $0.numbering != nil }
    for (index, draft) in drafts.enumerated() {
      let role = LabelText.role(draft.label)
      if role != .item, !draft.isOfWhich, draft.numbering == nil,
        !(draft.label.hasSuffix("小计") && index > 0)
      {
        open = [Level(style: nil, indent: draft.indent, index: index, isOfWhich: false)]
        places.append(Place())
        continue
      }
      if draft.isOfWhich {
        // 其中 opens below the line before it, or beside the 其中 line it continues.
        while let last = open.last, last.isOfWhich { open.removeLast() }
        let parent = open.last?.index
        open.append(Level(style: nil, indent: draft.indent, index: index, isOfWhich: true))
        places.append(Place(parent: parent, isOfWhich: true))
        continue
      }
      places.append(place(draft, index, &open, hasNumbers))
    }
    return places
  }

  private func place(
    _ draft: DraftLine, _ index: Int, _ open: inout [Level], _ hasNumbers: Bool
  ) -> Place {
    if let number = draft.numbering {
      if number.ordinal == 1, let last = open.last, last.style == nil, !last.isOfWhich,
        LabelText.role(drafts[last.index].label) == .item, drafts[last.index].numbering == nil
      {
        // A series that begins again below an unnumbered line is that line's.
      } else if let level = open.firstIndex(where: { $0.style == number.style }) {
        open.removeSubrange(level...)
      } else {
        while let last = open.last, last.style.map({ $0 > number.style }) ?? true {
          open.removeLast()
        }
      }
    } else if let last = open.last, last.isOfWhich {
      // Behind 其中: a line as deep as the words behind it goes on with the list.
      if draft.indent <= last.indent, draft.indent > 1 || last.indent > 1 {
        while let level = open.last, level.isOfWhich || level.indent >= draft.indent {
          open.removeLast()
        }
      } else if draft.indent <= 1 {
        open.removeLast()
        return Place(parent: open.last?.index, isOfWhich: true)
      } else {
        let parent = open.dropLast().last?.index
        return Place(parent: parent, isOfWhich: true)
      }
    } else {
      if isOutside(draft) { open = [] }
      // Unnumbered lines stand beside one another, below the numbered line before them.
      while let last = open.last,
        last.style == nil && (last.indent + 1 >= draft.indent || hasNumbers), !isCarriedOver(draft, from: last)
      { open.removeLast() }
    }
    let parent = open.last?.index
    open.append(
      Level(style: draft.numbering?.style, indent: draft.indent, index: index, isOfWhich: false))
    return Place(parent: parent)
  }

  /// 会议费 behind the numbered parts of “三公”经费: out of their margin, or named beside it in the table's title.
  private func isOutside(_ draft: DraftLine) -> Bool {
    margin.map { draft.indent < $0 } ?? false || Table.isListed(draft.label, in: title)
  }

  private static let budgets = ["一般公共预算", "政府性基金", "国有资本经营"]

  /// 年初财政拨款结转和结余, and below it the budgets it comes from, each by its bare name.
  private func isCarriedOver(_ draft: DraftLine, from level: Level) -> Bool {
    drafts[level.index].label.contains("结转") && !draft.label.contains("结转")
      && Self.budgets.contains { draft.label.hasPrefix($0) }
  }
}
