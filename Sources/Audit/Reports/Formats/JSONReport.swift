internal import Disclosure

/// `gouji.report/1`: one object, one line a document.
package struct JSONReport: ReportFormat {
  package static let schema = "gouji.report/1"

  private let run: Run
  private let showsLedger: Bool

  package init(run: Run, showsLedger: Bool) {
    self.run = run
    self.showsLedger = showsLedger
  }

  package func opening() -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.field("schema", Self.schema)
      $0.object("tool") {
        $0.field("name", "gouji")
        $0.field("version", run.version)
        $0.field("rules", "sha256:" + run.rulesDigest)
      }
      $0.array("documents", [Int]()) { _, _ in }
    }
    // The array stays open for the documents.
    return Array(json.bytes.dropLast(2)) + [UInt8(ascii: "\n")]
  }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] {
    var json = JSONWriter()
    json.document(report, showsLedger: showsLedger)
    return (index == 0 ? [] : Array(",\n".utf8)) + json.bytes
  }

  package func closing(_ summary: Summary) -> [UInt8] {
    var json = JSONWriter()
    json.summary(summary, run: run)
    return Array("\n],\n\"summary\":".utf8) + json.bytes + Array("}\n".utf8)
  }
}

/// One document a line, in the shape the `documents` of `gouji.report/1` have.
package struct JSONLinesReport: ReportFormat {
  private let showsLedger: Bool

  package init(showsLedger: Bool) { self.showsLedger = showsLedger }

  package func opening() -> [UInt8] { [] }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] {
    var json = JSONWriter()
    json.document(report, showsLedger: showsLedger)
    return json.bytes + [UInt8(ascii: "\n")]
  }

  package func closing(_ summary: Summary) -> [UInt8] { [] }
}
