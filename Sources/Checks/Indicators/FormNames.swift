internal import Disclosure

/// How alike two names are. All over Unicode scalars of short texts.
enum FormNames {
  /// The name without what writers add or drop: year, 项目, 专项, 经费, 资金 at its end.
  static func core(_ name: String) -> String {
    var text = name
    if let end = text.firstOffset(of: "年"), end == 4,
      text.utf8.prefix(4).allSatisfy({ $0 &- 0x30 < 10 })
    {
      text = String(decoding: text.utf8.dropFirst(7), as: UTF8.self)
      if text.hasPrefix("度") { text.removeFirst() }
    }
    var isShorter = true
    while isShorter {
      isShorter = false
      for ending in endings
      where text.ends(with: ending) && text.unicodeScalars.count > ending.unicodeScalars.count + 1 {
        text = String(decoding: text.utf8.dropLast(ending.utf8.count), as: UTF8.self)
        isShorter = true
      }
    }
    return text
  }

  /// Both names start with a year and the years differ: two projects of one kind.
  static func sameYear(_ a: String, _ b: String) -> Bool {
    guard let first = year(a), let second = year(b) else { return true }
    return first == second
  }

  private static func year(_ name: String) -> String? {
    guard name.firstOffset(of: "年") == 4, name.utf8.prefix(4).allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return String(decoding: name.utf8.prefix(4), as: UTF8.self)
  }

  private static let endings = [
    "项目", "专项", "经费", "资金", "费用", "预算", "补助", "工作", "支出", "费",
  ]

  /// Share in percent of the pairs of neighbouring characters of `a` that `b` has, and how many they are.
  static func overlap(_ a: String, in b: String) -> (share: Int, count: Int) {
    let pairs = pairs(a)
    guard !pairs.isEmpty else { return (0, 0) }
    let other = Set(Self.pairs(b))
    let count = pairs.filter(other.contains).count
    return (count * 100 / pairs.count, count)
  }

  private static func pairs(_ text: String) -> [UInt64] {
    var pairs: [UInt64] = []
    var last: UInt32?
    for scalar in text.unicodeScalars {
      guard (0x4E00...0x9FFF).contains(scalar.value) else {
        last = nil
        continue
      }
      if let last { pairs.append(UInt64(last) << 32 | UInt64(scalar.value)) }
      last = scalar.value
    }
    return pairs
  }

  /// Edit distance, `nil` when above `limit`. Names longer than 60 characters are not compared.
  static func distance(_ a: String, _ b: String, limit: Int) -> Int? {
    let first = Array(a.unicodeScalars)
    let second = Array(b.unicodeScalars)
    guard first.count <= 60, second.count <= 60, abs(first.count - second.count) <= limit else {
      return nil
    }
    var row = Array(0...second.count)
    for (index, scalar) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in second.indices {
        let above = row[column + 1]
        row[column + 1] = min(
          above + 1, row[column] + 1, diagonal + (second[column] == scalar ? 0 : 1))
        diagonal = above
      }
    }
    return row[second.count] <= limit ? row[second.count] : nil
  }

  /// Two indicators of one project are the same thing: equal, one contained in the other, or a slip apart.
  static func sameIndicator(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let short = a.utf8.count < b.utf8.count ? a : b
    let long = a.utf8.count < b.utf8.count ? b : a
    // Six characters at least, or half the name: 满意度 is in every satisfaction.
    if short.unicodeScalars.count >= 6, long.holds(short) { return true }
    // 职工体检人数 and 体检职工人数: the same characters in another order.
    if a.utf8.count == b.utf8.count, a.utf8.count >= 18,
      a.unicodeScalars.sorted() == b.unicodeScalars.sorted()
    {
      return true
    }
    let limit = short.unicodeScalars.count >= 8 ? 2 : 1
    return short.unicodeScalars.count >= 6 && distance(a, b, limit: limit) != nil
  }
}

/// Forms of one document that speak of the same project.
struct ProjectPairs {
  /// Indices of the two forms of a project; the first index is the smaller.
  let pairs: [(Int, Int)]

  init(_ projects: [Project]) {
    var byCore: [String: [Int]] = [:]
    var order: [String] = []
    for (index, project) in projects.enumerated()
    where !project.isWholeDepartment && !project.name.isEmpty {
      let core = FormNames.core(project.name)
      if byCore[core] == nil { order.append(core) }
      byCore[core, default: []].append(index)
    }
    var pairs: [(Int, Int)] = []
    for core in order {
      // More than two are units of the department that each have a project of that name.
      guard let indices = byCore[core], indices.count == 2, let first = indices.first,
        let second = indices.last, Self.areOne(projects[first], projects[second])
      else { continue }
      pairs.append((first, second))
    }
    self.pairs = pairs
  }

  /// Not two units' projects of one name: those differ in money, or stand in one list.
  private static func areOne(_ a: Project, _ b: Project) -> Bool {
    guard FormNames.sameYear(a.name, b.name), a.tables != b.tables else { return false }
    guard let first = a.budget, let second = b.budget else { return true }
    return first.interval().meets(second.interval())
  }
}
