internal import Disclosure

/// Which line is part of which, in one table.
struct Outline {
  /// Line → the line it is part of.
  private(set) var parent: [Int: Int] = [:]
  /// Line → its direct parts, in order.
  private(set) var children: [Int: [Int]] = [:]
  /// Lines whose parent was found by code: 208 ⊂ 20805.
  private(set) var isCoded: Set<Int> = []

  init(_ table: Table) {
    let byCode = Self.parentsByCode(table)
    for (index, line) in table.lines.enumerated() where line.role == .item {
      if let parent = byCode[index] {
        self.parent[index] = parent
        isCoded.insert(index)
      } else if line.code == nil, let parent = line.parent, parent != index,
        table.lines.indices.contains(parent), table.lines[parent].role == .item
      {
        self.parent[index] = parent
      }
    }
    for (index, parent) in parent.sorted(by: { $0.key < $1.key }) {
      children[parent, default: []].append(index)
    }
  }

  /// Digits of a 类, the shortest code that has parts.
  private static let classDigits = 3

  /// Longest printed prefix. Where codes repeat (one list per unit), the last line before that fits.
  private static func parentsByCode(_ table: Table) -> [Int: Int] {
    let coded = table.lines.enumerated().compactMap { index, line in
      line.role == .item
        ? line.code.map { (index: index, code: Array($0.utf8), half: line.half) } : nil
    }
    var result: [Int: Int] = [:]
    if Set(coded.map(\.code)).count == coded.count {
      let byCode = Dictionary(coded.map { ($0.code, $0.index) }) { first, _ in first }
      for (index, code, _) in coded where code.count > 1 {
        for length in stride(from: code.count - 1, through: Self.classDigits, by: -1) {
          if let parent = byCode[Array(code[..<length])] {
            result[index] = parent
            break
          }
        }
      }
      return result
    }
    var open: [(index: Int, code: [UInt8], half: Int)] = []
    for line in coded {
      while let last = open.last,
        last.half != line.half || last.code.count >= line.code.count
          || !line.code.starts(with: last.code)
      {
        open.removeLast()
      }
      result[line.index] = open.last?.index
      open.append(line)
    }
    return result
  }
}
