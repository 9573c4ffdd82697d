package import Disclosure

/// A character as it is printed.
package struct Imprint: Hashable, Sendable {
  package var box: Rect
  /// Character recognition was not sure of it.
  package var isDoubtful: Bool
}

/// Where something stands that is printed: on a page as read.
package struct Spot: Hashable, Sendable {
  /// 1-based.
  package var page: Int
  package var box: Rect
  package var isDoubtful: Bool

  package init(page: Int, _ imprint: Imprint) {
    self.page = page
    box = imprint.box
    isDoubtful = imprint.isDoubtful
  }
}

/// A transcript and where on the pages its characters are printed.
package struct PrintedTranscript: Sendable {
  package var transcript: Transcript
  /// By offset of the character; empty when the pages did not keep the spots.
  var characters: [(offset: Int, spot: Spot)] = []
  /// Of the pages that are shown turned.
  var turns: [Int: Turn] = [:]

  /// The words where they are printed, a quadrilateral for each line; words without any print, such as an empty cell, as the cell or paragraph they stand in.
  package func quads(of words: Span) -> [PageQuad] {
    var lines: [Spot] = []
    for index in firstCharacter(from: words.start)..<characters.count {
      guard characters[index].offset < words.end else { break }
      let spot = characters[index].spot
      if let last = lines.last, last.goesOn(with: spot) {
        lines[lines.count - 1].box = last.box.union(spot.box)
      } else {
        lines.append(spot)
      }
    }
    if lines.isEmpty, let box = transcript.box(at: words.start) {
      let rect = Rect(
        left: Double(box.left) / 100, top: Double(box.top) / 100, right: Double(box.right) / 100,
        bottom: Double(box.bottom) / 100)
      return [PageQuad(page: box.page, quad: Quad(rect))]
    }
    return lines.map { line in
      let quad = Quad(line.box)
      return PageQuad(page: line.page, quad: turns[line.page].map { quad.applying($0.back) } ?? quad)
    }
  }

  private func firstCharacter(from offset: Int) -> Int {
    characters.partitioningIndex { $0.offset >= offset }
  }
}

extension Spot {
  /// Whether the next character stands on the same line, further on.
  fileprivate func goesOn(with next: Spot) -> Bool {
    let shared = min(box.bottom, next.box.bottom) - max(box.top, next.box.top)
    return page == next.page && next.box.left >= box.left
      && shared > 0.5 * min(box.height, next.box.height)
  }
}
