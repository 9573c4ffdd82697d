import Disclosure
import Extract
import Foundation
import Testing

/// The five real documents beside the project, where they are there.
enum Corpus {
  /// GOUJI_SHARED, else the folder `shared` beside the project.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["GOUJI_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../shared").standardizedFileURL
  }()

  static let isThere = FileManager.default.fileExists(atPath: folder.path + "/corpus")

  static func document(_ number: String) throws -> Document {
    let corpus = folder.appendingPathComponent("corpus")
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus.path)
    let name = try #require(names.first { $0.hasPrefix(number) && $0.hasSuffix(".txt") })
    let bytes = Array(try Data(contentsOf: corpus.appendingPathComponent(name)))
    return try Extraction.document(bytes, path: name, digest: "", vocabulary: Vocabulary())
  }
}

@Suite(.enabled(if: Corpus.isThere, "the corpus is not beside the project"))
struct CorpusTests {
  /// Rows × columns of every table, as counted by eye in the sources.
  @Test(arguments: [
    ("000", ["49×5", "23×5", "25×5", "23×5", "23×5", "25×5", "22×5"]),
    ("001", ["32×5", "21×7", "20×7", "20×7", "19×7"]),
    ("002", ["16×4", "37×5", "11×7", "27×5", "33×5", "3×7", "3×5", "3×5", "28×4", "15×4", "16×4"]),
  ])
  func everyTableHasItsRowsAndColumns(number: String, shapes: [String]) throws {
    let document = try Corpus.document(number)
    #expect(document.tables.map { "\($0.rowCount)×\($0.columnCount)" } == shapes)
  }

  @Test func theFormsOfTheOtherTwo() throws {
    #expect(try Corpus.document("003").tables.count == 33)
    #expect(try Corpus.document("004").tables.count == 22)
  }

  @Test(arguments: [
    ("002", 1, 7, 2, "1.10"), ("002", 2, 10, 3, "2,624.06"), ("002", 4, 24, 4, "8.57"),
    ("003", 0, 17, 4, "547.00"), ("003", 1, 25, 5, "547.00"), ("003", 8, 7, 2, "1.00"),
    ("004", 2, 1, 3, "1031.84"), ("004", 4, 9, 6, "20.29"), ("004", 9, 2, 1, "113.94"),
  ])
  func cellsStandWhereTheyStoodInTheSource(
    number: String, table: Int, row: Int, column: Int, text: String
  ) throws {
    let document = try Corpus.document(number)
    try #require(document.tables.indices.contains(table))
    #expect(document.tables[table][row, column].text == text)
    #expect(document.quote(document.tables[table][row, column].span) == text)
  }

  @Test(arguments: ["000", "001", "002", "003", "004"])
  func everySpanLeadsBack(number: String) throws {
    MapCheck.check(try Corpus.document(number))
  }

  @Test func kindsAndYears() throws {
    let expected: [(String, Document.Kind, Int)] = [
      ("000", .performance, 2023), ("001", .performance, 2025), ("002", .budget, 2023),
      ("003", .budget, 2023), ("004", .finalAccounts, 2023),
    ]
    for (number, kind, year) in expected {
      let document = try Corpus.document(number)
      #expect(document.kind == kind, "\(number)")
      #expect(document.year == year, "\(number)")
    }
  }
}
