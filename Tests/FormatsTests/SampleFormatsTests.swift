import Charset
import Disclosure
import FoundationEssentials
import Support
import Testing

@testable import Formats

/// The same disclosure in every format is the same text, line by line.
@Suite struct SampleFormatsTests {
  private static let names = ["01-budget-county-agriculture", "05-accounts-province-water", "07-targets-county-health"]
  static let samples = ["clean", "faulty"].flatMap { folder in names.map { "\(folder)/\($0)" } }

  @Test(arguments: samples, ["docx", "html"])
  func oneFileHoldsTheText(sample: String, ending: String) throws {
    let transcript = try read("\(sample).\(ending)")
    #expect(lines(of: transcript) == (try plainLines(sample)))
    #expect(transcript.omissions.isEmpty)
  }

  /// Narrative and tables in two files: together they hold the same lines, in another order.
  @Test(arguments: samples)
  func twoFilesHoldTheText(sample: String) throws {
    let text = try read("\(sample)-text.docx")
    let tables = try read("\(sample)-tables.xlsx")
    #expect((lines(of: text) + lines(of: tables)).sorted() == (try plainLines(sample)).sorted())
    #expect(tables.omissions.isEmpty)
  }

  @Test func whatStandsAroundTheArticleIsFurniture() throws {
    let transcript = try read("clean/\(Self.names[0]).html")
    let furniture = transcript.sketch.filter { $0.hasPrefix("~ ") }
    #expect(furniture.first == "~ 首页")
    #expect(furniture.contains("~ 当前位置：首页 > 信息公开 > 预算决算"))
    #expect(furniture.last?.hasPrefix("~ 网站地图") == true)
  }

  @Test func headersOfTwoLevelsAreMerged() throws {
    for ending in [".docx", ".html", "-tables.xlsx"] {
      let transcript = try read("clean/\(Self.names[0])\(ending)")
      #expect(transcript.sketch.contains("收 入→2·支 出→2"), "\(ending)")
    }
  }

  private func read(_ path: String) throws -> Transcript {
    let bytes = try bytes("formats/\(path)")
    let transcript = try Formats.transcript(of: bytes, format: FileFormat.of(bytes))
    #expect(transcript.isSound)
    return transcript
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "\(Repository.root)/samples/\(path)")))
  }

  private func plainLines(_ sample: String) throws -> [String] {
    let text = try Charset.decode(bytes("\(sample).txt")).text
    return split(String(decoding: text, as: UTF8.self))
  }

  /// All but the furniture.
  private func lines(of transcript: Transcript) -> [String] {
    let furniture = transcript.elements.compactMap { element -> Span? in
      if case .paragraph(let paragraph) = element, paragraph.role == .furniture { paragraph.span } else { nil }
    }
    var text = transcript.text
    for span in furniture.reversed() { text.removeSubrange(span.range) }
    return split(String(decoding: text, as: UTF8.self))
  }

  /// Lines with words in them. Blanks between characters and blank cells at the end of a row are none of the text.
  private func split(_ text: String) -> [String] {
    text.split { $0 == "\n" || $0 == "\r\n" }.map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map {
        String($0.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{3000}" })
      }
      let last = cells.lastIndex { !$0.isEmpty } ?? -1
      return cells[...last].joined(separator: "\t")
    }.filter { !$0.isEmpty }
  }
}
