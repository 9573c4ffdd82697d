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
    _ = try Gouji.run(["a.\(ending)", "-o", "sarif=a.sarif"], in: folder)
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.read("a.sarif").utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let artifacts = try #require(run["artifacts"] as? [[String: Any]])
    #expect(artifacts.first?["length"] as? Int == bytes.count)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count > 5)
    for result in results {
      let places = try #require(result["locations"] as? [[String: Any]])
      let region = try #require((places.first?["physicalLocation"] as? [String: Any])?["region"] as? [String: Any])
      let start = try #require(region["charOffset"] as? Int)
      let length = try #require(region["charLength"] as? Int)
      let snippet = (region["snippet"] as? [String: String])?["text"]
      #expect(String(String.UnicodeScalarView(text[start..<(start + length)])) == snippet)
    }
  }
}
