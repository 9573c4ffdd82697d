import Audit
import Disclosure
import FoundationEssentials
import Testing

/// The committed example reports still show what the program finds. Bytes are not compared: the rules' digest is in them.
struct ReportExampleTests {
  private struct Example: Decodable {
    struct Document: Decodable {
      var path: String
      var findings: [Finding]
    }

    struct Finding: Decodable {
      struct Place: Decodable {
        var line: Int
      }

      var rule: String
      var severity: String
      var locations: [Place]
    }

    var schema: String
    var documents: [Document]
  }

  @Test
  func `the example report shows what is found today`() throws {
    let data = try Audits.bytes(Audits.project + "/reports/example.json")
    let example = try JSONDecoder().decode(Example.self, from: data)
    #expect(example.schema == "gouji.report/1")
    for document in example.documents {
      let report = try Audits.report(on: Audits.project + "/" + document.path)
      let shown = document.findings.map { "\($0.rule) \($0.severity) \($0.locations.map(\.line))" }
      let found = report.findings.map {
        "\($0.rule) \($0.severity.rawValue) \($0.locations.map(\.start.line))"
      }
      #expect(shown == found, "reports/ is stale: run reports/make")
    }
  }

  @Test(arguments: ["example.txt", "example.en.txt", "example.html"])
  func `every example report is there and names its document`(name: String) throws {
    let text = String(
      decoding: try Audits.bytes(Audits.project + "/reports/" + name), as: UTF8.self)
    #expect(text.contains("01-budget-county-agriculture.txt"))
  }
}
