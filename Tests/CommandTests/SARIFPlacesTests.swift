import Foundation
import Support
import Testing

/// The places of a SARIF log in files of every kind: they point into what `gouji extract --as text` prints, or into the text itself.
@Suite struct SARIFPlacesTests {
  @Test(arguments: ["docx", "pdf", "html", "txt"])
  func everyPlaceHoldsItsSnippet(ending: String) throws {
    let folder = try Gouji.Folder()
    let name = "faulty/05-accounts-province-water." + ending
    let path = "\(Repository.root)/samples/\(ending == "txt" ? "" : "formats/")\(name)"
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    try folder.write("a.\(ending)", bytes)
    let text = Array(try Gouji.run(["extract", "a.\(ending)", "--as", "text"], in: folder).out.unicodeScalars)
    _ = try Gouji.run(["a.\(ending)", "-o", "sarif=a.sarif", "--ledger"], in: folder)
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.read("a.sarif").utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let artifacts = try #require(run["artifacts"] as? [[String: Any]])
    #expect(artifacts.first?["length"] as? Int == bytes.count)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count > 5)
    let regions = results.flatMap { Self.regions(in: $0) }
    #expect(regions.count > results.count)
    for region in regions {
      let start = try #require(region["charOffset"] as? Int)
      let length = try #require(region["charLength"] as? Int)
      let quote = String(String.UnicodeScalarView(text[start..<(start + length)]))
      if let snippet = (region["snippet"] as? [String: String])?["text"] { #expect(quote == snippet) }
      let (first, last) = (try #require(region["startLine"] as? Int), try #require(region["endLine"] as? Int))
      #expect(quote.count { $0 == "\n" } == last - first, "\(region)")
    }
    let flows = results.flatMap { Self.regions(in: $0["codeFlows"] ?? []) }
    #expect(flows.allSatisfy { ($0["charLength"] as? Int ?? 0) > 0 } && !flows.isEmpty)
  }

  /// The regions of all places, however deep; those of the context have no place of their own.
  private static func regions(in value: Any) -> [[String: Any]] {
    if let list = value as? [Any] { return list.flatMap(regions) }
    guard let object = value as? [String: Any] else { return [] }
    if let region = object["region"] as? [String: Any] { return [region] }
    return object.values.flatMap(regions)
  }
}
