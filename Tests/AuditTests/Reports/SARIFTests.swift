import Audit
import Disclosure
import Foundation
import Support
import Testing

/// SARIF 2.1.0: what the standard requires and what viewers and code hosts ask for, point by point.
@Suite struct SARIFTests {
  private func sarif(
    _ change: (inout DocumentReport) -> Void = { _ in }, gone: [GoneFinding] = [], showsLedger: Bool = false
  ) throws -> [String: Any] {
    let run = SampleAudit.run(keepsLedger: true)
    var reports = SampleAudit.reports(run)
    change(&reports[0])
    let bytes = SARIFReport(run: run, showsLedger: showsLedger).render(reports, gone: gone)
    return try log(bytes)
  }

  private func log(_ bytes: [UInt8]) throws -> [String: Any] {
    let log = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  private func driver(of run: [String: Any]) throws -> [String: Any] {
    try #require((run["tool"] as? [String: [String: Any]])?["driver"])
  }

  private func rules(of driver: [String: Any]) -> [[String: Any]] { driver["rules"] as? [[String: Any]] ?? [] }

  private func results(_ run: [String: Any]) throws -> [[String: Any]] {
    try #require(run["results"] as? [[String: Any]])
  }

  @Test func theDriverNamesEveryRule() throws {
    let run = try sarif()
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    #expect(driver["semanticVersion"] as? String == "0.0.0")
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    #expect(run["language"] as? String == "zh-CN")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == SampleAudit.rules.map(\.id))
    for rule in rules {
      let name = rule["name"] as? String ?? ""
      #expect((1...40).contains(name.count))
      for key in ["shortDescription", "fullDescription", "help"] {
        #expect((rule[key] as? [String: Any])?["text"] is String, "\(key) has no text")
      }
      #expect((rule["defaultConfiguration"] as? [String: String])?["level"] != nil)
      #expect(((rule["properties"] as? [String: Any])?["tags"] as? [String])?.count == 1)
    }
  }

  @Test func everyResultHasMessagePlaceAndIdentity() throws {
    let run = try sarif()
    let all = try results(run)
    #expect(all.count == 7)
    var hashes: Set<String> = []
    for result in all {
      let message = (result["message"] as? [String: Any])?["text"] as? String ?? ""
      #expect(!message.isEmpty)
      let location = try #require(
        (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
      let artifact = try #require(location["artifactLocation"] as? [String: Any])
      #expect(artifact["uri"] as? String == "%E6%95%B0%E6%8D%AE/%E7%A4%BA%E8%8C%83.txt")
      #expect(artifact["uriBaseId"] as? String == "SRCROOT")
      let region = try #require(location["region"] as? [String: Any])
      for key in ["startLine", "startColumn", "endLine", "endColumn"] { #expect(region[key] is Int) }
      let identity = try #require(result["partialFingerprints"] as? [String: String])
      #expect(Set(identity.keys) == ["gouji/place/v1", "gouji/value/v1", "primaryLocationLineHash"])
      hashes.insert(identity["primaryLocationLineHash"] ?? "")
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(SampleAudit.rules[index].id == result["ruleId"] as? String)
    }
    #expect(hashes.count == all.count, "two findings of one line must differ")
  }

  @Test func theOtherSideIsRelatedWithIdAndMessage() throws {
    let all = try results(sarif())
    let growth = try #require(all.first { $0["ruleId"] as? String == "growth-rate" })
    let related = try #require(growth["relatedLocations"] as? [[String: Any]])
    #expect(related.map { $0["id"] as? Int } == [1])
    let messages = related.compactMap { ($0["message"] as? [String: String])?["text"] }
    #expect(messages.count == 1 && messages[0].contains("1,031.84"))
    #expect(growth["level"] as? String == "error" && growth["kind"] as? String == "fail")
    let flows = try #require(growth["codeFlows"] as? [[String: Any]])
    let steps = (flows.first?["threadFlows"] as? [[String: Any]])?.first?["locations"] as? [Any]
    #expect(steps?.count == 3)
  }

  @Test func whatWasNotReadIsTold() throws {
    let run = try sarif()
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == false)
    let told = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
    let codes = told.compactMap { ($0["descriptor"] as? [String: String])?["id"] }
    #expect(codes == ["empty-file"])
    let artifacts = try #require(run["artifacts"] as? [[String: Any]])
    #expect(artifacts.count == 2)
    let hashes = artifacts.compactMap { ($0["hashes"] as? [String: String])?["sha-256"] }
    #expect(hashes.map(\.count) == [64, 64])
  }

  @Test func aPDFIsPointedAtThroughItsText() throws {
    let run = try sarif { $0.path = "/a b/预算.pdf" }
    let artifacts = try #require(run["artifacts"] as? [[String: Any]])
    #expect(artifacts.map { $0["mimeType"] as? String } == ["application/pdf", "text/plain", "text/plain"])
    #expect(artifacts[2]["parentIndex"] as? Int == 0)
    let all = try results(run)
    let result = try #require(all.first)
    let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
    let artifact = place?["artifactLocation"] as? [String: String]
    #expect(artifact == ["uri": "a%20b/%E9%A2%84%E7%AE%97.pdf.txt", "uriBaseId": "FILESYSTEM"])
  }

  @Test func baselineAndSuppressionsAreToldWhenThereAreAny() throws {
    let plain = try results(sarif())
    #expect(plain.allSatisfy { $0["baselineState"] == nil && $0["suppressions"] == nil })
    let gone = GoneFinding(rule: "growth-rate", message: "旧", fingerprints: Fingerprints(place: "p", value: "v"))
    let run = try sarif(
      { report in
        report.findings[0].state = .updated
        var aside = report.findings.removeLast()
        aside.suppression = Suppression(origin: .file, reason: "口径不同")
        report.suppressed = [aside]
      }, gone: [gone])
    let all = try results(run)
    #expect(all[0]["baselineState"] as? String == "updated")
    #expect(all.last?["baselineState"] as? String == "absent")
    let suppression = try #require(all.compactMap { $0["suppressions"] as? [[String: String]] }.first?.first)
    #expect(suppression == ["kind": "external", "status": "accepted", "justification": "口径不同"])
  }

  @Test func passesAndOpenPlacesHaveNoLevel() throws {
    let judged = try results(sarif(showsLedger: true)).filter { ["pass", "open"].contains($0["kind"] as? String) }
    #expect(judged.count == 2)
    #expect(judged.allSatisfy { $0["level"] as? String == "none" })
  }

  // MARK: Rules and their sentences

  @Test func everyRuleLeadsToItsExplanation() throws {
    let driver = try driver(of: sarif())
    let addresses = [driver["informationUri"] as? String] + rules(of: driver).map { $0["helpUri"] as? String }
    // In Markdown a comment that is not set as code is not seen.
    let help = rules(of: driver).compactMap { ($0["help"] as? [String: String])?["markdown"] }
    #expect(help.allSatisfy { $0.contains("`<!-- gouji-ignore ") && $0.contains("-->`") })
    #expect(addresses.allSatisfy { $0.flatMap { URL(string: $0)?.scheme } != nil }, "absolute addresses")
    #expect(Set(addresses.compactMap { $0 }).count == 1 + SampleAudit.rules.count)
    var run = SampleAudit.run()
    run.docs = "https://example.org/checks.html"
    let linked = try self.driver(of: log(SARIFReport(run: run, showsLedger: false).render(SampleAudit.reports(run))))
    #expect(linked["informationUri"] as? String == "https://example.org/checks.html")
    #expect(rules(of: linked).first?["helpUri"] as? String == "https://example.org/checks.html#growth-rate")
  }

  @Test(arguments: [(Language.zh, "为什么"), (.en, "The reason.")])
  func aRuleIsDescribedInTheLanguageOfTheRun(language: Language, reason: String) throws {
    let run = SampleAudit.run(language: language)
    let log = try log(SARIFReport(run: run, showsLedger: false).render(SampleAudit.reports(run)))
    for rule in try rules(of: driver(of: log)) {
      for key in ["fullDescription", "help"] {
        #expect((rule[key] as? [String: String])?["text"]?.contains(reason) == true, "\(key)")
      }
    }
  }

  /// The text of a result is what its rule's sentence and its arguments give by 3.11.5.
  @Test(arguments: Language.allCases)
  func sentenceAndArgumentsGiveTheText(language: Language) throws {
    let run = SampleAudit.run(language: language)
    let log = try log(SARIFReport(run: run, showsLedger: false).render(SampleAudit.reports(run)))
    let rules = try rules(of: driver(of: log))
    for result in try results(log) {
      let message = try #require(result["message"] as? [String: Any])
      let id = try #require(message["id"] as? String)
      let index = try #require(result["ruleIndex"] as? Int)
      let strings = try #require(rules[index]["messageStrings"] as? [String: [String: String]])
      var text = try #require(strings[id]?["text"])
      for (place, argument) in try #require(message["arguments"] as? [String]).enumerated() {
        #expect(text.contains("{\(place)}"))
        text = text.replacingOccurrences(of: "{\(place)}", with: argument)
      }
      #expect(text == message["text"] as? String)
    }
  }

  @Test func aMessageThatIsNotItsRulesHasNoArguments() throws {
    let all = try results(sarif { $0.findings[0].message = "旧版本的话。" })
    let message = try #require(all.first?["message"] as? [String: Any])
    #expect(message["text"] as? String == "旧版本的话。" && message["id"] == nil && message["arguments"] == nil)
  }

  @Test(arguments: [
    ("{a}与{b}，{a}", "{0}与{1}，{0}", ["a", "b"]), ("没有", "没有", []), ("a}b{c", "a}}b{{c", []), ("{}", "{0}", [""]),
  ])
  func aSentenceIsNumbered(template: String, text: String, names: [String]) {
    let message = SARIFMessage(template)
    #expect(message.text == text && message.names == names)
    #expect(message.arguments(["a": "1"]) == names.map { $0 == "a" ? "1" : "{\($0)}" })
  }

  // MARK: Places

  @Test func charactersAndLinesPointAtTheSameWords() throws {
    let text = Array(String(decoding: SampleAudit.document.source.bytes, as: UTF8.self).unicodeScalars)
    for result in try results(sarif()) {
      let all = (result["locations"] as? [[String: Any]] ?? []) + (result["relatedLocations"] as? [[String: Any]] ?? [])
      for location in all {
        let place = try #require(location["physicalLocation"] as? [String: Any])
        let region = try #require(place["region"] as? [String: Any])
        let start = try #require(region["charOffset"] as? Int)
        let length = try #require(region["charLength"] as? Int)
        let words = String(String.UnicodeScalarView(text[start..<(start + length)]))
        #expect(words == (region["snippet"] as? [String: String])?["text"])
        let before = text[..<start]
        #expect(region["startLine"] as? Int == before.count { $0 == "\n" } + 1)
        #expect(region["startColumn"] as? Int == start - (before.lastIndex(of: "\n") ?? -1))
      }
    }
  }

  @Test func theLengthOfAFileIsTold() throws {
    let artifacts = try #require(try sarif { $0.length = 4711 }["artifacts"] as? [[String: Any]])
    #expect(artifacts.map { $0["length"] as? Int } == [4711, nil])
  }

  // MARK: Suppressions to look at again

  @Test func whatIsWrongWithSuppressionsIsTold() throws {
    let run = SampleAudit.run()
    let remark = SuppressionRemark(kind: .expired, place: "忽略.yaml:3", rule: "growth-rate", reason: "口径不同")
    let report = SARIFReport(run: run, showsLedger: false)
    var summary = Summary()
    summary.remarks = [remark]
    let log = try log(report.assembled(report.opening() + report.closing(summary)))
    let invocation = try #require((log["invocations"] as? [[String: Any]])?.first)
    let told = try #require((invocation["toolConfigurationNotifications"] as? [[String: Any]])?.first)
    #expect((told["descriptor"] as? [String: String])?["id"] == "suppression-expired")
    #expect((told["associatedRule"] as? [String: String])?["id"] == "growth-rate")
    #expect((told["message"] as? [String: String])?["text"]?.hasPrefix("忽略.yaml:3: ") == true)
  }
}
