import Audit
import Disclosure
import Foundation

/// One line replaced by others, in a way that leaves everything found elsewhere as it was.
struct HarmlessEdit: CustomStringConvertible {
  var kind: String
  /// Index of the line.
  var line: Int
  var replacement: [String]

  var description: String { "\(kind) at line \(line + 1)" }

  static func apply(_ edits: [HarmlessEdit], to lines: [String]) -> [String] {
    var lines = lines
    // From below, so that the lines above keep their places.
    for edit in edits.sorted(by: { $0.line > $1.line }) {
      lines.replaceSubrange(edit.line...edit.line, with: edit.replacement)
    }
    return lines
  }
}

extension HarmlessEdit {
  private static let neutral = [
    "本文件所列事项以批复的文本为准。", "如有疑问，可向公布单位来电咨询。", "公布的文本可以在门户网站上查阅。", "欢迎社会各界监督并提出意见和建议。",
    "相关名词的含义见文末的说明。", "本页以下为空白时，表示没有其他内容。",
  ]

  /// Edits of every kind, each of its own line, spread over the text; `round` chooses other places for the same sample.
  static func edits(of sample: SampleText, sparing findings: [FindingReport], round: Int) -> [HarmlessEdit] {
    let lines = sample.lines
    let gaps = lines.indices.dropFirst().dropLast().filter {
      lines[$0].isEmpty && SampleText.isProse(lines[$0 - 1]) && SampleText.isProse(lines[$0 + 1])
    }
    let prose = lines.indices.filter { SampleText.isProse(lines[$0]) }
    var edits: [HarmlessEdit] = []
    var taken: Set<Int> = []
    func add(_ kind: String, _ places: [Int], most: Int, _ replace: (Int, Int) -> [String]?) {
      var added = 0
      for number in places.indices {
        // A stride that visits every place once and begins elsewhere in every round.
        let place = places[(number * 7 + round * 3 + edits.count) % places.count]
        guard added < most, !taken.contains(place), let replacement = replace(place, added) else { continue }
        taken.insert(place)
        added += 1
        edits.append(HarmlessEdit(kind: kind, line: place, replacement: replacement))
      }
    }
    add("another paragraph", gaps, most: 4) { _, number in ["", neutral[(number + round * 3) % neutral.count], ""] }
    add("page number", gaps, most: 3) { _, number in ["", "- \(number + round * 4 + 2) -", ""] }
    add("blank lines", gaps, most: 3) { _, _ in ["", "", ""] }
    add("neighbour reworded", prose, most: 7) { place, _ in reworded(lines, at: place, findings).map { [$0] } }
    add("new page", prose, most: 4) { place, _ in ["\u{0C}" + lines[place]] }
    add("blanks behind", prose, most: 6) { place, _ in [lines[place] + "  "] }
    add("blanks behind a row", lines.indices.filter { lines[$0].contains("\t") && !lines[$0].hasPrefix("\t") }, most: 3)
    {
      place, _ in [lines[place] + " "]
    }
    return edits
  }

  /// The line with more said in a sentence that holds no figure and no finding.
  private static func reworded(_ lines: [String], at place: Int, _ findings: [FindingReport]) -> String? {
    let quotes = findings.flatMap(\.locations).filter { ($0.start.line...$0.end.line).contains(place + 1) }.map(\.quote)
    var sentences = lines[place].components(separatedBy: "。")
    // What a line begins with may belong to the sentence of the line before, and that to a finding.
    let isOpen = place > 0 && !lines[place - 1].isEmpty && !lines[place - 1].hasSuffix("。")
    let free = sentences.indices.dropLast().dropFirst(isOpen ? 1 : 0).first { index in
      let sentence = sentences[index]
      return sentence.count > 14 && !sentence.contains(where: \.isNumber) && !quotes.contains { sentence.contains($0) }
    }
    guard let free else { return nil }
    sentences[free] += "，情况已经核实"
    return sentences.joined(separator: "。")
  }
}
