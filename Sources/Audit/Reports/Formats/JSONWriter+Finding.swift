internal import Disclosure
internal import FoundationEssentials

/// A finding of `gouji.report/1`.
extension JSONWriter {
  mutating func finding(_ finding: FindingReport) {
    object {
      $0.field("rule", finding.rule)
      $0.field("class", finding.findingClass)
      $0.field("severity", finding.severity.rawValue)
      $0.field("confidence", finding.confidence.rawValue)
      $0.field("title", finding.title)
      $0.field("message", finding.message)
      $0.object("values") { json in
        for (name, value) in finding.values.sorted(by: { $0.key < $1.key }) {
          json.key(dynamic: name)
          json.string(value)
        }
      }
      if finding.isInherited { $0.field("inherited", true) }
      if finding.isRecognized { $0.field("recognized", true) }
      $0.field("fix", finding.fix)
      let rows = finding.rows
      $0.array("locations", finding.locations.enumerated()) { $0.location($1.element, row: rows[$1.offset] ?? []) }
      $0.array("passages", finding.passages) { $0.passage($1) }
      if $0.reader == .page, !finding.clippings.isEmpty {
        $0.array("clippings", finding.clippings) { json, clipping in
          json.object {
            $0.field("location", clipping.location)
            $0.field("picture", Data(clipping.picture).base64EncodedString())
          }
        }
      }
      if let evidence = finding.evidence {
        $0.key("evidence")
        $0.evidence(evidence)
      } else {
        $0.field("evidence", nil as String?)
      }
      if let cause = finding.cause {
        $0.object("cause") {
          $0.field("kind", cause.kind.rawValue)
          $0.field("printed", cause.printed)
          $0.field("fits", cause.fits)
          $0.field("detail", cause.detail)
        }
      } else {
        $0.field("cause", nil as String?)
      }
      $0.array("consequences", finding.consequences) { $0.finding($1) }
      $0.fingerprints(finding.fingerprints)
      if let state = finding.state { $0.field("state", state.rawValue) }
      if let suppression = finding.suppression {
        $0.object("suppression") {
          $0.field("origin", suppression.origin.rawValue)
          $0.field("reason", suppression.reason)
          $0.field("by", suppression.by)
          $0.field("until", suppression.until)
        }
      }
    }
  }

  /// `row`: of the table it stands in.
  private mutating func location(_ location: LocationReport, row: [RowCell]) {
    object {
      $0.field("role", location.role.rawValue)
      $0.position(location.start)
      $0.field("endLine", location.end.line)
      $0.field("endColumn", location.end.column)
      $0.field("page", location.leaf.page)
      if let sheet = location.leaf.sheet { $0.field("sheet", sheet) }
      if let file = location.leaf.file { $0.field("file", file) }
      $0.field("quote", location.quote)
      $0.field("section", location.section)
      $0.field("table", location.cell?.table)
      $0.field("row", location.cell?.row)
      $0.field("columnLabel", location.cell?.column)
      $0.field("message", location.label.isEmpty ? nil : location.label)
      // A page shows the passages instead.
      guard $0.reader == .program else { return }
      $0.field("charOffset", location.characters?.lowerBound)
      $0.field("charLength", location.characters?.count)
      $0.field("before", location.before)
      $0.field("after", location.after)
      guard !row.isEmpty else { return }
      $0.array("cells", row) { json, cell in
        json.object {
          $0.field("header", cell.header)
          $0.field("text", cell.text)
          $0.field("here", cell.isHere)
        }
      }
    }
  }

  private mutating func passage(_ passage: Passage) {
    object {
      $0.field("line", passage.line)
      $0.field("section", passage.section)
      switch passage.content {
      case .sentence(let segments):
        $0.array("sentence", segments) { $0.segment($1) }
      case .table(let title, let headers, let rows):
        $0.field("table", title)
        $0.array("headers", headers) { $0.string($1) }
        $0.array("rows", rows) { json, row in
          json.object {
            $0.field("line", row.line)
            $0.array("cells", row.cells) { json, cell in json.array(cell) { $0.segment($1) } }
          }
        }
      }
    }
  }

  private mutating func segment(_ segment: Passage.Segment) {
    object {
      $0.field("text", segment.text)
      if let location = segment.location { $0.field("location", location) }
    }
  }

  mutating func evidence(_ evidence: EvidenceReport) {
    object {
      $0.field("formula", evidence.formula)
      $0.field("claimed", evidence.claimed)
      $0.array("feasible", evidence.feasible) { $0.string($1) }
      $0.field("difference", evidence.difference)
      $0.field("verdict", evidence.verdict.rawValue)
      $0.array("terms", evidence.terms) { json, term in
        json.object {
          $0.field("sign", term.sign)
          $0.field("label", term.label)
          $0.field("printed", term.printed)
          $0.array("range", term.range) { $0.string($1) }
          $0.extent(term.extent)
        }
      }
    }
  }

  mutating func fingerprints(_ fingerprints: Fingerprints) {
    object("fingerprints") {
      $0.field("place", fingerprints.place)
      $0.field("value", fingerprints.value)
    }
  }

  mutating func position(_ position: Position) {
    field("line", position.line)
    field("column", position.column)
  }

  /// A page shows where something begins.
  mutating func extent(_ extent: Extent) {
    position(extent.start)
    guard reader == .program else { return }
    field("endLine", extent.end.line)
    field("endColumn", extent.end.column)
    field("charOffset", extent.characters?.lowerBound)
    field("charLength", extent.characters?.count)
  }
}
