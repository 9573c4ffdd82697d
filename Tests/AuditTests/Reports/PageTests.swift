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
    let run = SampleAudit.run(keepsLedger: true)
    let pages: [(name: String, text: String)] = [
      ("report.html", page()),
      ("index.html", String(decoding: PageIndex(run: run).render(SampleAudit.reports(run)), as: UTF8.self)),
    ]
    for (name, text) in pages {
      let cut = text.replacing(/<style>(.|\n)*?<\/style>/, with: "[style]")
        .replacing(/<script>(.|\n)*?<\/script>/, with: "[script]")
        .replacing(/sha256-[A-Za-z0-9+\/=]+/, with: "[hash]")
        .replacing(/"words":\{.*?\}\},"classes":\{.*?\}\}\}/, with: "[words]")
      Snapshot.expect(Array(cut.utf8), named: name)
    }
  }

  /// A reader of the page and of the terminal learns what was hidden, and of many pages the first.
  @Test func whatIsHiddenIsTold() {
    let run = SampleAudit.run()
    var reports = SampleAudit.reports(run)
    reports[0].omissions =
      [.init(kind: .hiddenRows, place: "支出!5")] + (1...5).map { .init(kind: .recognizedPage, place: "第 \($0) 页") }
    let page = String(decoding: PageReport(run: run, showsLedger: false).render(reports), as: UTF8.self)
    #expect(page.contains(#"{"kind":"hidden-rows","place":"支出!5"}"#))
    let style = TextStyle(hasColour: false, width: 200)
    let terminal = String(
      decoding: TerminalReport(run: run, style: style, showsLedger: false).render(reports), as: UTF8.self)
    #expect(terminal.contains("隐藏的行没有核对：支出!5。"))
    #expect(terminal.contains("第 1 页、第 2 页、第 3 页等 5 处由文字识别读出"))
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
    let text = page(language)
    var asked: Set<String> = []
    for path in try Repository.files(in: "reports/templates/page", ending: ".js") {
      asked.formUnion(try Repository.text(path).matches(of: /\bw\.([A-Za-z0-9]+)/).map { String($0.output.1) })
    }
    #expect(asked.count > 80)
    for word in asked { #expect(text.contains("\"\(word)\":\""), "no word \(word)") }
  }

  @Test func onlyThePagesOwnStyleAndScriptRun() throws {
    let text = page()
    let policy = try #require(text.firstMatch(of: /Content-Security-Policy" content="([^"]+)"/)).output.1
    #expect(!policy.contains("unsafe"))
    #expect(policy.contains("style-src 'sha256-") && policy.contains("script-src 'sha256-"))
  }

  @Test(arguments: [
    ("1,031.84万元", ["1031.835万元", "1031.845万元"]), ("65.6%", ["65.55%", "65.65%"]), ("0元", ["-0.5元", "0.5元"]),
    ("-0.05万元", ["-0.055万元", "-0.045万元"]), ("7辆", []), ("约三成", []), ("1.2.3元", []), ("99999999999999999999元", []),
  ])
  func aPrintedFigureStandsForARange(printed: String, ends: [String]) {
    let term = EvidenceReport.Term(
      sign: 1, label: "", printed: printed,
      extent: Extent(start: Position(line: 1, column: 1), end: Position(line: 1, column: 1)))
    #expect(term.range == ends)
  }

  @Test func pagesOfOneNameStandApart() {
    let names = ["甲/报告.txt", "乙/报告.txt", "a b\"<>.txt"].map(PageIndex.page(of:))
    #expect(Set(names).count == 3)
    #expect(
      names.allSatisfy {
        $0.hasPrefix("documents/") && $0.hasSuffix(".html") && !$0.contains("\"") && !$0.contains(" ")
      })
  }

  @Test func everyClassHasAName() throws {
    let lexicon = try RuleSet.load(Resources.builtIn).lexicon
    let text = page()
    for name in lexicon.classes.flatMap(\.names) {
      #expect(text.contains("\"\(name)\":\""), "no name for the class \(name)")
    }
  }
}
