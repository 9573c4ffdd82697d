internal import Disclosure
internal import Hashing

/// The report as one self-contained HTML page: data as JSON, rendered by the page's own script, nothing loaded.
package struct PageReport: ReportFormat {
  private let run: Run
  private let showsLedger: Bool
  private let template: PageTemplate

  package init(run: Run, showsLedger: Bool) {
    self.run = run
    self.showsLedger = showsLedger
    template = PageTemplate(.report, run: run)
  }

  package func opening() -> [UInt8] { template.opening() }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] {
    template.data { $0.document(report, showsLedger: showsLedger) }
  }

  package func closing(_ summary: Summary) -> [UInt8] {
    var json = JSONWriter(for: .page)
    json.summary(summary, run: run)
    let plain = ConclusionReport(run: run, style: TextStyle(hasColour: false, width: nil))
      .closing(summary)
    return template.closing(summary: json.bytes, plain: String(decoding: plain, as: UTF8.self))
  }
}

/// The index of many documents, each with a page of its own.
package struct PageIndex: ReportFormat {
  private let run: Run
  private let template: PageTemplate

  package init(run: Run) {
    self.run = run
    template = PageTemplate(.index, run: run)
  }

  package func opening() -> [UInt8] { template.opening() }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] {
    template.data { $0.indexEntry(report) }
  }

  package func closing(_ summary: Summary) -> [UInt8] {
    var json = JSONWriter(for: .page)
    json.summary(summary, run: run, isBrief: true)
    let plain = ConclusionReport(run: run, style: TextStyle(hasColour: false, width: nil))
      .closing(summary)
    return template.closing(summary: json.bytes, plain: String(decoding: plain, as: UTF8.self))
  }

  /// Where the page of a document stands, seen from the index: its name, and a digest that keeps equal names apart.
  package static func page(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let kept = name.unicodeScalars.map { scalar -> Character in
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_.".unicodeScalars.contains(scalar)
      return isPlain ? Character(scalar) : "_"
    }
    // File names end at 255 bytes: a Han character has three.
    return "documents/" + String(kept.prefix(60)) + "." + Digest.hex(Array(path.utf8)).prefix(10) + ".html"
  }
}
