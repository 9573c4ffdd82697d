package import Disclosure

/// A title that names one side of the accounts above the columns of the other: 收入总表 over 基本支出 and 项目支出.
///
/// What it compares: the words of the title with the headers of the columns of figures.
/// When it stays silent: a title that names both sides; fewer than two of the columns; with `twice`, a title that stands once (spending by
/// the income it is paid from is a table of its own).
package struct TitleColumns: Check {
  package static let kind = "title-columns"
  package static let parameters = [
    ParameterSpec("name", isRequired: true, help: "A word of the title."),
    ParameterSpec("except", isRequired: true, help: "Words that the title must not have."),
    ParameterSpec("columns", isRequired: true, help: "Headers that do not stand under such a title."),
    ParameterSpec("meant", isRequired: true, help: "The word that belongs in the title."),
    ParameterSpec(
      "twice", choices: ["yes", "no"],
      help: "yes: only where another table without such columns has the same title; no by default."),
  ]
  private static let leastColumns = 2

  private let rule: Rule
  private let name: String
  private let except: [String]
  private let columns: Set<String>
  private let meant: String
  private let isOfTwo: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    name = rule.parameters["name"]?.string ?? ""
    except = rule.parameters["except"]?.strings ?? []
    columns = Set(rule.parameters["columns"]?.strings ?? [])
    meant = rule.parameters["meant"]?.string ?? ""
    isOfTwo = rule.parameters["twice"]?.string == "yes"
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let right = Set(reading.document.tables.filter { odd(in: $0).isEmpty && !$0.columns.isEmpty }.map(\.title))
    let outcomes = reading.document.tables.compactMap { table -> Outcome? in
      guard let caption = table.captionSpan, table.title.holds(anyOf: [name]), !table.title.holds(anyOf: except),
        !isOfTwo || right.contains(table.title)
      else { return nil }
      let names = odd(in: table)
      guard Set(names).count >= Self.leastColumns else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "table": table.title, "said": name, "meant": meant,
            "columns": names.prefix(Self.leastColumns).joined(separator: "、"),
          ],
          locations: [.init(role: .primary, span: caption)]))
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func odd(in table: Table) -> [String] {
    table.columns.filter { $0.role == .amount && $0.path.contains(where: columns.contains) }.map(\.name)
  }
}
