import Disclosure
import Foundation
import Sandbox
import Testing

/// Real files beside the project, unless the environment names another folder.
private enum Corpus {
  static let folder: String = {
    let project = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    return (ProcessInfo.processInfo.environment["GOUJI_SHARED"] ?? project + "/../shared") + "/corpus"
  }()

  static let isThere = FileManager.default.fileExists(atPath: folder)
}

/// Rows × columns and filled cells of every table, as counted on the pages.
@Suite(.enabled(if: Corpus.isThere, "no corpus beside the project"))
struct CorpusTests {
  private func transcript(_ number: String) throws -> Transcript {
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: Corpus.folder).first {
        $0.hasPrefix(number) && $0.hasSuffix(".pdf")
      })
    let file = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Corpus.folder)/\(name)")))
    let outcome = try GoujiPDF.child().ask(
      PDFQuestion.transcript(scans: [], file: file[...]).encoded(), deadline: .seconds(60), answerLimit: 64 << 20)
    guard case .answer(let payload) = outcome, case .done(let body) = PDFAnswer(payload) else {
      throw CancellationError()
    }
    return try #require(Transcript(decoding: body))
  }

  @Test(arguments: [
    (
      "005",
      [
        "4×3 11", "32×4 60", "23×11 124", "23×10 122", "34×7 66", "24×7 119", "42×8 231", "6×12 22", "12×10 14",
        "12×10 14",
      ]
    ),
    (
      "006",
      ["9×3 19", "30×4 46", "10×9 25", "10×8 24", "32×7 45", "10×5 21", "40×6 138", "5×12 20", "6×8 11", "6×8 11"]
    ),
    (
      "007",
      ["16×7 44", "27×9 139", "27×7 142", "10×7 30", "27×7 142", "5×7 11", "5×7 11", "38×6 179", "4×7 15"]
    ),
  ])
  func everyTableIsWhole(number: String, shapes: [String]) throws {
    let transcript = try transcript(number)
    let found = transcript.grids.map { grid in
      "\(grid.rows.count)×\(grid.columnCount) \(grid.rows.joined().count { !$0.span.isEmpty })"
    }
    #expect(found == shapes)
    #expect(transcript.omissions.isEmpty)
  }

  /// Digits and Chinese of one line have boxes of different heights there.
  @Test func figuresStayInTheirSentences() throws {
    let bodies = try transcript("005").paragraphs(.body)
    let torn = bodies.filter {
      $0.hasPrefix("万元") || $0.hasSuffix("总计") || $0.allSatisfy { "0123456789.,%".contains($0) }
    }
    #expect(torn.isEmpty)
    #expect(bodies.contains { $0.contains("支出总计2995.39万元") })
    #expect(bodies.contains { $0.contains("占71.73%") })
  }
}
