package import Disclosure

/// Lays out the pages of a file as they are read, and gathers what of them could not be.
package struct PageSequence {
  package static let pageLimit = 2000
  package static let glyphsPerPage = 100_000
  private static let glyphLimit = 4_000_000

  private var layouts: [PageLayout] = []
  private var omissions: [Transcript.Omission] = []
  private var garbled = GarbledPages()
  private var glyphCount = 0

  package init() {}

  /// False when no further page should be read.
  package var hasRoom: Bool { glyphCount < Self.glyphLimit }

  package mutating func add(_ content: PageContent) {
    glyphCount += content.glyphs.count
    guard !garbled.contains(content) else { return }
    let layout = PageLayout(content)
    for want in layout.wants.sorted(by: { $0.kind.rawValue < $1.kind.rawValue }) {
      omit(want.kind, page: content.number, want.addition)
    }
    layouts.append(layout)
  }

  /// `addition`: which part of the page.
  package mutating func omit(_ kind: Transcript.Omission.Kind, page: Int, _ addition: String = "") {
    omissions.append(.init(kind: kind, place: "第 \(page) 页\(addition)", page: page))
  }

  /// No page from here on was read.
  package mutating func leaveOut(_ pages: ClosedRange<Int>) {
    omissions.append(.init(kind: .limit, place: "第 \(pages.lowerBound)-\(pages.upperBound) 页"))
  }

  /// A document that the file carries along.
  package mutating func leaveOut(attachment name: String) {
    omissions.append(.init(kind: .unreadPart, place: "附件 \(name)"))
  }

  /// `isTorn`: the file breaks off, and what came after is missing.
  package mutating func printed(isTorn: Bool = false) -> PrintedTranscript {
    layouts.removeAll { garbled.numbers.contains($0.number) }
    for page in garbled.numbers.sorted() { omit(.unmappedText, page: page) }
    if glyphCount == 0, omissions.isEmpty { omissions.append(.init(kind: .pageWithoutText, place: "全文")) }
    if isTorn { omissions.append(.init(kind: .unreadPart, place: "文件末尾（不完整）")) }
    return DocumentLayout(layouts).printed(omissions: Self.gathered(omissions))
  }

  /// Recognised pages that follow one another are told as one: they may be all there are.
  private static func gathered(_ omissions: [Transcript.Omission]) -> [Transcript.Omission] {
    var gathered: [Transcript.Omission] = []
    var run = 0...0
    for omission in omissions {
      guard omission.kind == .recognizedPage, let page = omission.page else {
        gathered.append(omission)
        continue
      }
      if gathered.last?.kind == .recognizedPage, page == run.upperBound + 1 {
        run = run.lowerBound...page
        gathered[gathered.count - 1] = .init(kind: .recognizedPage, place: "第 \(run.lowerBound)-\(page) 页")
      } else {
        run = page...page
        gathered.append(omission)
      }
    }
    return gathered
  }
}

extension PageLayout.Want {
  fileprivate var kind: Transcript.Omission.Kind {
    switch self {
    case .text: .pageWithoutText
    case .characters: .unmappedText
    case .certainty: .recognizedPage
    case .rulings: .limit
    case .tables, .columns: .unreadPart
    }
  }

  fileprivate var addition: String {
    switch self {
    case .text, .certainty, .characters: ""
    case .rulings: "的表格线"
    case .tables: "的表格（行列无法确定）"
    case .columns: "的分栏文字（先后无法确定）"
    }
  }
}
