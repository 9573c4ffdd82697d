internal import Disclosure

/// 政府收支分类 by name: which codes a name stands for, from the document's own tables and from the taxonomy.
struct AccountNames {
  struct Account: Hashable {
    var code: String
    /// Seen in the document's own table, or well supported in the taxonomy.
    var isReliable: Bool
  }

  private var accounts: [ExactText: [Account]] = [:]
  private var names: [String: String] = [:]

  init(_ taxonomy: Taxonomy) {
    for entry in taxonomy.entries where entry.code.utf8.first == 0x32 {
      add(entry.name, entry.code, isReliable: entry.isReliable)
    }
  }

  /// With the names a document's own tables give.
  func adding(_ tables: [Table]) -> AccountNames {
    var names = self
    for table in tables {
      for line in table.lines {
        guard let code = line.code, code.utf8.first == 0x32, [3, 5, 7].contains(code.utf8.count)
        else { continue }
        names.add(line.label, code, isReliable: true)
      }
    }
    return names
  }

  private mutating func add(_ name: String, _ code: String, isReliable: Bool) {
    let key = Self.key(name)
    guard key.text.unicodeScalars.count >= 2 else { return }
    let account = Account(code: code, isReliable: isReliable)
    if accounts[key]?.contains(account) != true { accounts[key, default: []].append(account) }
    if names[code] == nil { names[code] = name }
  }

  /// Without spaces and a final 支出; brackets of one width.
  static func key(_ name: String) -> ExactText {
    var key = Vocabulary.fullWidthBrackets(name)
    if key.unicodeScalars.contains(where: \.value.isSpace) { key.unicodeScalars.removeAll(where: \.value.isSpace) }
    if key.ends(with: "支出"), key.unicodeScalars.count > 4 {
      key = String(decoding: key.utf8.dropLast("支出".utf8.count), as: UTF8.self)
    }
    return ExactText(key)
  }

  func name(of code: String) -> String? { names[code] }

  /// Codes of a name that have this many digits.
  func codes(_ name: String, digits: Int) -> Set<Account> {
    Set((accounts[Self.key(name)] ?? []).lazy.filter { $0.code.utf8.count == digits })
  }

  /// The longest tail of a text that is a name: 主要用于一般公共服务 → 一般公共服务.
  func knownTail(_ text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    for start in scalars.indices {
      let tail = String(String.UnicodeScalarView(scalars[start...]))
      if scalars.count - start < 3, start > 0 { return nil }
      if accounts[Self.key(tail)] != nil { return tail }
    }
    return nil
  }
}
