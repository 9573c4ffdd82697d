import Audit
import Disclosure
import Support
import Testing

/// The HTML page: whole in itself, safe against what a document holds, and with every word its script asks for.
@Suite struct PageTests {
  private func page(_ language: Language = .zh) -> String {
    let run = SampleAudit.run(language: language, keepsLedger: true)
    return String(
      decoding: PageReport(run: run, showsLedger: true).render(SampleAudit.reports(run)),
      as: UTF8.self)
  }

  /// The page without its style and script, which have files of their own.
  @Test func data() throws {
    var text = page()
    for name in ["css", "js"] {
      text = text.replacing(
        try Repository.text("reports/templates/report.\(name)"), with: "[\(name)]")
    }
    Snapshot.expect(Array(text.utf8), named: "report.html")
  }

  @Test func nothingIsLoaded() {
    let text = page()
    for word in ["http:", "https:", "src=", "href=", "url(", "@import", "blob:", "onclick=\""] {
      #expect(!text.contains(word), "the page holds \(word)")
    }
    #expect(text.contains("default-src 'none'"))
  }

  @Test func textOfADocumentCannotLeaveItsScript() {
    // <人员> stands in the sample.
    #expect(!page().contains("<人员"))
    #expect(page().contains("\\u003c人员"))
  }

  @Test func everyPlaceOfTheTemplateIsFilled() {
    #expect(!page().contains("{{"))
  }

  @Test(arguments: Language.allCases)
  func everyWordTheScriptAsksForIsThere(language: Language) throws {
    let script = try Repository.text("reports/templates/report.js")
    let asked = script.matches(of: /\bw\.([A-Za-z0-9]+)/).map { String($0.output.1) }
    #expect(asked.count > 40)
    let text = page(language)
    for word in Set(asked) { #expect(text.contains("\"\(word)\":\""), "no word \(word)") }
  }

  @Test func everyClassHasAName() throws {
    let lexicon = try RuleSet.load(Resources.builtIn).lexicon
    let text = page()
    for name in lexicon.classes.flatMap(\.names) {
      #expect(text.contains("\"\(name)\":\""), "no name for the class \(name)")
    }
  }
}
