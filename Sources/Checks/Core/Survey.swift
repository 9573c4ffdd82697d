package import Disclosure

/// What several checks ask of one reading, worked out once for all of them.
///
/// Made for each reading, handed to the checks that ask for it (`SurveyedCheck`), and gone with the reading.
package struct Survey: Sendable {
  /// Tables whose unit line is wrong in their right unit.
  package let reading: Reading
  /// Those tables.
  let unitSlips: [UnitSlips.Slip]
  let glossary: Glossary
  /// The official template the disclosure was made from, where it was given.
  let template: OfficialTemplate?
  /// What is compared with the template; empty without one.
  let pieces: [TemplatePiece]
  /// The scalars of each block of the document.
  let runs: [ScalarRun]
  /// The pieces of text that wording checks look at, in text order.
  let windows: [TextWindow]
  /// Those of them that are judged unless a rule names its blocks.
  let usualWindows: [TextWindow]
  let style: FigureStyle
  /// The sums of each table of the document, tried.
  let analyses: [TableAnalysis]
  /// The accounts each table prints by code and name.
  let accounts: [[PrintedAccount]]
  /// Figures of different tables that are one line of the accounts.
  let ties: TieIndex
  /// Table figures by the words of the prose.
  let tables: TableIndex
  /// The words that name one line of the accounts.
  let concepts: KnownConcepts
  /// The year each section is about.
  let sectionYears: SectionYears

  /// `glossary`: of the reading's vocabulary.
  package init(_ reading: Reading, _ glossary: Glossary, template: OfficialTemplate? = nil) {
    var (ties, tables) = (TieIndex(reading), TableIndex(reading))
    unitSlips = UnitSlips(reading, ties, tables).slips
    var reading = reading
    if !unitSlips.isEmpty {
      reading = reading.corrected(unitSlips)
      (ties, tables) = (TieIndex(reading), TableIndex(reading))
    }
    self.reading = reading
    self.glossary = glossary
    self.template = template
    runs = reading.document.blocks.map { ScalarRun(reading.document.text, $0.span) }
    windows = TextWindow.all(of: reading.document, runs)
    usualWindows = windows.filter { Block.Class.usual.contains($0.kind) }
    style = FigureStyle(reading)
    pieces = template == nil ? [] : TemplateCutter.pieces(of: windows)
    analyses = reading.document.tables.enumerated().map { index, table in
      TableAnalysis(table, index: index, words: glossary.tableWords)
    }
    accounts = PrintedAccount.all(in: reading)
    self.ties = ties
    self.tables = tables
    concepts = KnownConcepts(reading)
    sectionYears = SectionYears(reading.document)
  }

  /// Whether the sums of the cell's own table blame it.
  func isGuilty(_ cell: CellAddress) -> Bool {
    analyses.indices.contains(cell.table) && !analyses[cell.table].failures(blamedOn: cell).isEmpty
  }
}

/// A check that goes by the survey of a reading.
package protocol SurveyedCheck: Check {
  func judge(_ survey: Survey) -> [Outcome]
}

extension SurveyedCheck {
  package func judge(_ reading: Reading) -> [Outcome] {
    judge(Survey(reading, Glossary(reading.vocabulary)))
  }
}

extension Check {
  package func judge(_ survey: Survey) -> [Outcome] { judge(survey.reading) }
}
