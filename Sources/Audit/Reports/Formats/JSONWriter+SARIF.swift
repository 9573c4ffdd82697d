internal import Disclosure

/// The objects of a SARIF log, one function each.
extension JSONWriter {
  // MARK: Tool

  mutating func sarifDriver(_ run: Run) {
    field("name", "gouji")
    field("semanticVersion", run.version)
    field("informationUri", Self.help(run))
    field("language", run.language == .zh ? "zh-CN" : "en")
    array("rules", run.rules) { $0.sarifRule($1, run) }
  }

  /// Where the rules are explained: their published list, else a name that is the same everywhere.
  private static func help(_ run: Run, rule: String? = nil) -> String {
    if let docs = run.docs { return docs + (rule.map { "#" + $0 } ?? "") }
    return "urn:gouji:" + (rule.map { "rule:" + $0 } ?? "rules")
  }

  private mutating func sarifRule(_ rule: Rule, _ run: Run) {
    let language = run.language
    let title = rule.title.text(language)
    let why = rule.why.text(language)
    let fix = rule.fix.text(language)
    let suppression = Words.whenToSuppress.text(language, filledWith: ["rule": rule.id])
    object {
      $0.field("id", rule.id)
      $0.field("name", Self.pascal(rule.id))
      $0.text("shortDescription", Self.sentence(title, language))
      $0.text("fullDescription", [why, fix, suppression].filter { !$0.isEmpty }.joined(separator: "\n"))
      $0.object("help") { json in
        let body = [why, fix, rule.basis, suppression].filter { !$0.isEmpty }.joined(separator: "\n\n")
        json.field("text", "\(title)\n\n\(body)\n\ngouji explain \(rule.id)")
        json.field("markdown", "**\(title)**\n\n\(body)\n\n`gouji explain \(rule.id)`")
      }
      $0.field("helpUri", Self.help(run, rule: rule.id))
      $0.object("messageStrings") {
        $0.key(dynamic: SARIFMessage.id)
        $0.object { $0.field("text", SARIFMessage(rule.message.text(language)).text) }
      }
      $0.object("defaultConfiguration") { $0.field("level", Self.level(rule.severity)) }
      $0.object("properties") {
        $0.array("tags", [rule.findingClass]) { $0.string($1) }
        $0.field("precision", rule.confidence.rawValue)
        // What GitHub shows as the severity of an alert.
        $0.field("problem.severity", rule.severity == .info ? "recommendation" : rule.severity.rawValue)
      }
    }
  }

  // MARK: Artifacts

  mutating func sarifArtifact(_ report: DocumentReport, _ place: SARIFPlace) {
    object {
      $0.sarifLocation(place)
      $0.field("mimeType", place.mimeType)
      if let length = report.length { $0.field("length", length) }
      $0.array("roles", ["analysisTarget"]) { $0.string($1) }
      if let digest = report.digest { $0.object("hashes") { $0.field("sha-256", digest) } }
    }
  }

  mutating func sarifText(_ place: SARIFPlace, parent: Int) {
    object {
      $0.sarifLocation(place, isText: true)
      $0.field("mimeType", "text/plain")
      $0.field("parentIndex", parent)
      $0.text("description", "gouji extract --as text")
    }
  }

  private mutating func sarifLocation(_ place: SARIFPlace, isText: Bool = false, name: StaticString = "location") {
    object(name) {
      $0.field("uri", isText ? place.uri + ".txt" : place.uri)
      $0.field("uriBaseId", place.base)
    }
  }

  // MARK: Results

  mutating func sarifResult(_ finding: FindingReport, _ place: SARIFPlace, run: Run) {
    let related = finding.locations.dropFirst()
    object {
      $0.field("ruleId", finding.rule)
      if let index = run.index(of: finding.rule) { $0.field("ruleIndex", index) }
      $0.field("kind", "fail")
      $0.field("level", Self.level(finding.severity))
      $0.object("message") { json in
        json.field("text", finding.message)
        // Text and arguments say the same, or the arguments are left out: a report read back may be older than its rules.
        if let sentence = run.rule(finding.rule)?.message,
          sentence.text(run.language, filledWith: finding.values) == finding.message
        {
          json.field("id", SARIFMessage.id)
          json.array("arguments", SARIFMessage(sentence.text(run.language)).arguments(finding.values)) { $0.string($1) }
        }
        let links = related.enumerated().map { "[\($1.label.isEmpty ? $1.quote : $1.label)](\($0 + 1))" }
        if !links.isEmpty { json.field("markdown", finding.message + " (" + links.joined(separator: ", ") + ")") }
      }
      if let first = finding.locations.first {
        $0.array("locations", [first]) { $0.sarifLocation($1, place, passage: finding.passages.first) }
      }
      if !related.isEmpty {
        $0.array("relatedLocations", Array(related.enumerated())) {
          $0.sarifLocation($1.element, place, id: $1.offset + 1)
        }
      }
      if let terms = finding.evidence?.terms, terms.count > 2 { $0.sarifFlow(terms, place) }
      $0.sarifIdentity(finding.fingerprints)
      if let state = finding.state { $0.field("baselineState", state.rawValue) }
      if let suppression = finding.suppression {
        $0.array("suppressions", [suppression]) { json, suppression in
          json.object {
            $0.field("kind", suppression.origin == .file ? "external" : "inSource")
            $0.field("status", "accepted")
            $0.field("justification", suppression.reason)
          }
        }
      }
      $0.object("properties") {
        $0.field("class", finding.findingClass)
        $0.field("confidence", finding.confidence.rawValue)
        $0.field("fix", finding.fix)
        if let evidence = finding.evidence {
          $0.field("formula", evidence.formula)
          $0.field("claimed", evidence.claimed)
          $0.array("feasible", evidence.feasible) { $0.string($1) }
          $0.field("difference", evidence.difference)
        }
        if let cause = finding.cause { $0.field("cause", cause.detail) }
      }
    }
  }

  /// A place that holds (`pass`) or could not be decided (`open`).
  mutating func sarifJudged(_ kind: String, rule: String, text: String, at extent: Extent, _ place: SARIFPlace) {
    object {
      $0.field("ruleId", rule)
      $0.field("kind", kind)
      $0.field("level", "none")
      $0.text("message", text)
      $0.array("locations", [extent]) { json, extent in json.object { $0.sarifPhysical(place, extent) } }
    }
  }

  mutating func sarifGone(_ gone: GoneFinding) {
    object {
      $0.field("ruleId", gone.rule)
      $0.field("level", "none")
      $0.field("kind", "notApplicable")
      $0.text("message", gone.message)
      $0.sarifIdentity(gone.fingerprints)
      $0.field("baselineState", "absent")
    }
  }

  /// A suppression to look at again: something to mend in the configuration, not in a document.
  mutating func sarifRemark(_ remark: SuppressionRemark, _ language: Language) {
    object {
      $0.field("level", "warning")
      $0.object("descriptor") { $0.field("id", "suppression-\(remark.kind.rawValue)") }
      if !remark.rule.isEmpty { $0.object("associatedRule") { $0.field("id", remark.rule) } }
      $0.text("message", "\(remark.place): \(remark.text(language))")
    }
  }

  mutating func sarifNotification(_ code: String, _ text: String, _ place: SARIFPlace, level: String) {
    object {
      $0.field("level", level)
      $0.object("descriptor") { $0.field("id", code) }
      $0.text("message", text)
      $0.array("locations", [place]) { json, place in
        json.object { $0.object("physicalLocation") { $0.sarifLocation(place, name: "artifactLocation") } }
      }
    }
  }

  // MARK: Locations

  private mutating func sarifLocation(
    _ location: LocationReport, _ place: SARIFPlace, id: Int? = nil, passage: Passage? = nil
  ) {
    object {
      if let id {
        $0.field("id", id)
        $0.text("message", location.label.isEmpty ? location.quote : "\(location.label)：\(location.quote)")
      }
      $0.sarifPhysical(
        place, Extent(start: location.start, end: location.end, characters: location.characters), quote: location.quote,
        passage: passage)
      let logical: [(kind: String, name: String?)] = [
        ("page", location.leaf.page.map(String.init)), ("sheet", location.leaf.sheet), ("section", location.section),
        ("table", location.cell?.table), ("row", location.cell?.row), ("cell", location.cell?.column),
      ]
      let named = logical.compactMap { kind, name in name.flatMap { $0.isEmpty ? nil : (kind, $0) } }
      if !named.isEmpty {
        $0.array("logicalLocations", named) { json, part in
          json.object {
            $0.field("kind", part.0)
            $0.field("name", part.1)
          }
        }
      }
    }
  }

  private mutating func sarifPhysical(
    _ place: SARIFPlace, _ extent: Extent, quote: String? = nil, passage: Passage? = nil
  ) {
    object("physicalLocation") {
      $0.sarifLocation(place, isText: !place.isPlainText, name: "artifactLocation")
      $0.object("region") {
        $0.field("startLine", extent.start.line)
        $0.field("startColumn", extent.start.column)
        $0.field("endLine", extent.end.line)
        $0.field("endColumn", extent.end.column)
        if let characters = extent.characters {
          $0.field("charOffset", characters.lowerBound)
          $0.field("charLength", characters.count)
        }
        if let quote { $0.text("snippet", quote) }
      }
      if let passage, case .sentence(let segments) = passage.content, passage.line <= extent.start.line {
        $0.object("contextRegion") {
          $0.field("startLine", passage.line)
          $0.field("endLine", extent.end.line)
          $0.text("snippet", segments.map(\.text).joined())
        }
      }
    }
  }

  /// The operands of a sum in order, the total last.
  private mutating func sarifFlow(_ terms: [EvidenceReport.Term], _ place: SARIFPlace) {
    let steps = terms.filter { $0.sign != 0 } + terms.filter { $0.sign == 0 }
    array("codeFlows", [steps]) { json, steps in
      json.object {
        $0.array("threadFlows", [steps]) { json, steps in
          json.object {
            $0.array("locations", steps) { json, term in
              json.object {
                $0.object("location") {
                  $0.text("message", "\(term.label)：\(term.printed)")
                  $0.sarifPhysical(place, term.extent)
                }
              }
            }
          }
        }
      }
    }
  }

  // MARK: Small things

  private mutating func sarifIdentity(_ fingerprints: Fingerprints) {
    object("partialFingerprints") {
      $0.field("gouji/place/v1", fingerprints.place)
      $0.field("gouji/value/v1", fingerprints.value)
      // GitHub tells alerts apart by this one; place already differs between two findings on one line.
      $0.field("primaryLocationLineHash", String(fingerprints.place.prefix(16)) + ":1")
    }
  }

  private mutating func text(_ name: StaticString, _ text: String) {
    object(name) { $0.field("text", text) }
  }

  private static func level(_ severity: Severity) -> String {
    severity == .info ? "note" : severity.rawValue
  }

  private static func sentence(_ title: String, _ language: Language) -> String {
    let isEnded = ["。", "."].contains { title.hasSuffix($0) }
    return isEnded ? title : title + (language == .zh ? "。" : ".")
  }

  /// growth-rate → GrowthRate, 40 scalars at most.
  private static func pascal(_ id: String) -> String {
    String(id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined().prefix(40))
  }
}
