internal import Disclosure
internal import Formats

/// Which comments stand where: one on each side of each finding, numbered in the order of the text, so that one can name the other.
struct NotePlan {
  /// A side of a finding that takes a comment.
  private struct Site {
    var finding: Int
    var location: Int
    var words: Range<Int>
  }

  private(set) var notes: [Note] = []
  private(set) var leftOut: [Annotation.LeftOut] = []

  init(_ report: DocumentReport, in file: any AnnotatedFile, run: Run) {
    var sites: [Site] = []
    for (index, finding) in report.findings.enumerated() {
      for number in finding.sides {
        let location = finding.locations[number]
        if file.takes(location.source) {
          sites.append(Site(finding: index, location: number, words: location.source))
        } else {
          leftOut.append(.init(title: finding.title, location: location))
        }
      }
    }
    sites.sort {
      ($0.words.lowerBound, $0.words.upperBound, $0.finding) < ($1.words.lowerBound, $1.words.upperBound, $1.finding)
    }
    var numbers: [Int: [Int]] = [:]
    /// For each finding the site of its first side that takes a comment, which tells all.
    var leaders: [Int: Int] = [:]
    for (index, site) in sites.enumerated() {
      numbers[site.finding, default: []].append(index + 1)
      if let leader = leaders[site.finding], sites[leader].location < site.location { continue }
      leaders[site.finding] = index
    }
    let writer = NoteWriter(run: run)
    notes = sites.enumerated().map { index, site in
      let finding = report.findings[site.finding]
      let leader = leaders[site.finding] ?? index
      let others = (numbers[site.finding] ?? []).filter { $0 != index + 1 }
      let lines =
        leader == index
        ? writer.whole(finding, number: index + 1, others: others)
        : writer.side(finding, finding.locations[site.location], number: index + 1, leader: leader + 1)
      return Note(words: site.words, lines: lines)
    }
  }
}
