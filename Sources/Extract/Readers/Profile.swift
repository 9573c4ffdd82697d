import Disclosure

/// What a document is: kind, year, entity, title.
///
/// Everything is read from what the document says of itself; the path says nothing.
struct Profile {
  private(set) var title = ""
  private(set) var kind: Document.Kind = .other
  private(set) var year: Int?
  private(set) var entity: String?

  private let document: Document

  init(_ document: Document) {
    self.document = document
    title = findTitle()
    kind = findKind()
    year = findYear()
    entity = EntityFinder(document, title: title).entity()
  }

  // MARK: Title

  /// The first short line that names a budget, accounts or targets; 部门预决算, where a site keeps both, only where there is no other.
  private func findTitle() -> String {
    var shared = ""
    for block in document.blocks.prefix(12) where block.span.length <= 180 {
      switch block.kind {
      case .heading, .paragraph, .caption: break
      default: continue
      }
      let text = document.string(block.span)
      let words = LineWords.compact(document.text[block.span.range], limit: 80)
      if Numbering.read(words) != nil { break }
      let names = text.mentions(any: ["预算", "决算", "绩效"])
      guard names, !text.mentions("。"), !text.mentions("，") else { continue }
      guard text.mentions(any: ["预决算", "预算决算", "预算、决算", "预算和决算", "预算及决算"]) else { return text }
      if shared.isEmpty { shared = text }
    }
    return shared
  }

  // MARK: Kind

  private func findKind() -> Document.Kind {
    let forms = document.tables.filter { isPerformance($0.title) }.count
    let prose = document.blocks.filter { $0.kind == .paragraph && $0.span.length > 120 }.count
    let isForm = isPerformance(title) && !title.mentions("公开")
    if isForm, forms * 2 >= document.tables.count, prose <= 12 { return .performance }
    // 部门整体支出绩效自评报告: of what was done, whatever budgets it speaks of.
    if isPerformance(title), title.hasSuffix("报告") { return .performance }
    if let kind = kind(of: title), kind != .performance { return kind }
    var accounts = 0
    var budget = 0
    for block in document.blocks {
      let weight: Int
      switch block.kind {
      case .heading, .caption, .contents: weight = 3
      case .paragraph: weight = 1
      default: continue
      }
      guard block.span.length <= 240 || weight == 1 else { continue }
      let text = String(decoding: document.text[block.span.range].prefix(600), as: UTF8.self)
      if text.mentions("决算") { accounts += weight }
      // Scopes of money (一般公共预算) say nothing of the document.
      if text.mentions(any: [
        "部门预算", "单位预算", "预算收支", "预算总", "预算公开", "预算安排", "预算表", "收支预算",
      ]) {
        budget += weight
      }
    }
    if accounts == 0 && budget == 0 { return forms > 0 ? .performance : .other }
    return accounts * 2 >= budget ? .finalAccounts : .budget
  }

  private func kind(of title: String) -> Document.Kind? {
    if title.mentions("决算") { return .finalAccounts }
    if isPerformance(title) { return .performance }
    return title.mentions("预算") ? .budget : nil
  }

  private func isPerformance(_ title: String) -> Bool {
    title.mentions("绩效")
  }

  // MARK: Year

  /// The title's year, unless the headings below it speak of another one: then the title has the slip.
  private func findYear() -> Int? {
    let titled = Self.years(title).first
    var votes: [Int: Int] = [:]
    for block in document.blocks {
      let weight: Int
      switch block.kind {
      case .heading, .caption, .contents: weight = 5
      case .paragraph: weight = 1
      default: continue
      }
      let head = String(decoding: document.text[block.span.range].prefix(400), as: UTF8.self)
      if titled != nil, head == title { continue }
      if let year = Self.years(head).first { votes[year, default: 0] += weight }
    }
    let usual = votes.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let titled else { return usual?.key }
    guard let usual, usual.value >= 12, votes[titled, default: 0] * 3 < usual.value
    else { return titled }
    return usual.key
  }

  /// Years written 2023年, or 2023 behind 年度：, in order.
  static func years(_ text: String) -> [Int] {
    let bytes = Array(text.utf8)
    let mark = Array("年".utf8)
    var years: [Int] = []
    var index = 0
    while index + 4 <= bytes.count {
      guard bytes[index] == 0x32, bytes[index + 1] == 0x30, isDigit(bytes[index + 2]),
        isDigit(bytes[index + 3]), index == 0 || !isDigit(bytes[index - 1])
      else {
        index += 1
        continue
      }
      let rest = bytes[(index + 4)...]
      let before = String(decoding: bytes[max(0, index - 9)..<index], as: UTF8.self)
      if rest.starts(with: mark) || (rest.isEmpty && before.hasSuffix("度：")) {
        years.append(2000 + Int(bytes[index + 2] - 0x30) * 10 + Int(bytes[index + 3] - 0x30))
      }
      index += 4
    }
    return years
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// Finds the department or unit that discloses.
struct EntityFinder {
  private let document: Document
  private let title: String

  init(_ document: Document, title: String) {
    self.document = document
    self.title = title
  }

  func entity() -> String? {
    var votes: [String: Int] = [:]
    for table in document.tables {
      if let span = table.reporterSpan { vote(document.string(span), 2, &votes) }
      if let name = field(table) { vote(name, 2, &votes) }
    }
    if let name = fromTitle() ?? aboveTitle() { vote(name, 3, &votes) }
    if let name = signature() { vote(name, 3, &votes) }
    for name in stated() { vote(name, 1, &votes) }
    return votes.max {
      ($0.value, $0.key.utf8.count, $0.key) < ($1.value, $1.key.utf8.count, $1.key)
    }?.key
  }

  private func vote(_ name: String, _ weight: Int, _ votes: inout [String: Int]) {
    var name = name
    // 144-某局, [402]某局: the code is not part of the name.
    while let first = name.unicodeScalars.first, first.isASCII, !first.properties.isAlphabetic {
      name.unicodeScalars.removeFirst()
    }
    if name.hasSuffix("部门"), name.count > 6 { name.removeLast(2) }
    guard (4...40).contains(name.unicodeScalars.count), !name.mentions("，"), !name.mentions(",")
    else {
      return
    }
    votes[name, default: 0] += weight
  }

  /// 部门名称 | 某局, 主管部门 | 某局 in a form.
  private func field(_ table: Table) -> String? {
    guard table.headerRowCount == 0 else { return nil }
    for row in 0..<min(table.rowCount, 6) {
      let cells = (0..<table.columnCount).map { table[row, $0].text }.filter { !$0.isEmpty }
      guard cells.count >= 2 else { continue }
      if ["部门名称", "部门（单位）名称", "主管部门", "主管部门及代码"].contains(cells[0]),
        EntityFinder.isName(cells[1])
      {
        return cells[1]
      }
    }
    return nil
  }

  /// 某局2023年部门预算公开, 2023年度某局部门决算
  private func fromTitle() -> String? {
    var rest = title
    for word in ["部门预算", "部门决算", "单位预算", "单位决算", "预算", "决算"] {
      if let range = rest.firstRange(of: word) {
        rest = String(rest[..<range.lowerBound])
        break
      }
    }
    let scalars = Array(rest.unicodeScalars)
    guard let year = scalars.firstIndex(of: "年"), year >= 4 else {
      return Self.isName(rest) ? rest : nil
    }
    let before = String(String.UnicodeScalarView(scalars[..<(year - 4)]))
    if before.unicodeScalars.count >= 4 { return before }
    let after = String(String.UnicodeScalarView(scalars[(year + 1)...].drop { $0 == "度" }))
    return Self.isName(after) ? after : nil
  }

  /// A name alone on the line above a title that does not hold it, as covers are set.
  private func aboveTitle() -> String? {
    guard !title.isEmpty,
      let index = document.blocks.prefix(12).firstIndex(where: { document.string($0.span) == title }),
      index > 0, document.blocks[index - 1].span.length <= 120
    else { return nil }
    let name = document.string(document.blocks[index - 1].span)
    return Self.isName(name) ? name : nil
  }

  /// Whose parts a heading says they are: 第一部分 某局概况, 第三部分 某局2024年度部门决算情况说明.
  private func stated() -> [String] {
    document.blocks.filter { $0.kind == .heading && $0.span.length <= 150 }.compactMap { block in
      var words = document.string(block.span)[...]
      guard let part = words.firstRange(of: "部分"), words.hasPrefix("第") else { return nil }
      words = words[part.upperBound...].drop { $0 == " " || $0 == "、" }
      let end = ["20", "概况", "基本情况", "主要职"].compactMap { words.firstRange(of: $0)?.lowerBound }.min()
      let name = end.map { String(words[..<$0]) } ?? ""
      return Self.isName(name) ? name : nil
    }
  }

  /// A name alone on its line, and a date on the next.
  private func signature() -> String? {
    for (index, block) in document.blocks.enumerated().dropLast() {
      guard block.kind == .paragraph || block.kind == .heading, block.span.length <= 120 else {
        continue
      }
      let next = document.blocks[index + 1]
      guard next.span.length <= 40 else { continue }
      let date = document.string(next.span)
      let name = document.string(block.span)
      if date.hasSuffix("日"), date.mentions("年"), date.mentions("月"), Self.isName(name) {
        return name
      }
    }
    return nil
  }

  static func isName(_ text: String) -> Bool {
    let endings = [
      "局", "委", "厅", "办", "院", "部", "会", "中心", "站", "队", "所", "校", "馆", "社", "处", "府", "办公室", "委员会",
      "大学",
      "学院", "医院", "部门",
    ]
    return (4...40).contains(text.unicodeScalars.count) && endings.contains { text.hasSuffix($0) }
      && !text.mentions("，") && !text.mentions("。")
  }
}
