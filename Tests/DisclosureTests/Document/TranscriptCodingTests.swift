import Disclosure
import Testing

@Suite struct TranscriptCodingTests {
  private static let sample: Transcript = {
    let text = Array("一、收入\n甲\t1.00\n\t2.00\n第 1 页\n".utf8)
    let box = Transcript.Box(page: 2, left: -150, top: 7201, right: 59_500, bottom: 84_200)
    var sample = Transcript(
      text: text,
      elements: [
        .paragraph(.init(span: Span(0, 12), role: .heading(level: 3), box: box)),
        .table(
          .init(
            columnCount: 2,
            rows: [
              [.init(column: 0, rowSpan: 2, span: Span(13, 16), box: box), .init(column: 1, span: Span(17, 21))],
              [.init(column: 1, span: Span(23, 27), box: box)], [],
            ])),
        .paragraph(.init(span: Span(28, 37), role: .furniture)),
      ],
      marks: [
        .init(offset: 0, place: .page(1)), .init(offset: 0, place: .sheet("表1")),
        .init(offset: 28, place: .file("a.pdf")), .init(offset: 28, place: .page(2), isRecognized: true),
      ],
      omissions: [.init(kind: .pageWithoutText, place: "第 7 页", page: 7), .init(kind: .limit, place: "")],
      comments: [
        .init(span: Span(0, 27), text: "gouji:忽略 a 理由"), .init(span: Span(13, 13), text: "gouji-ignore b: c"),
      ])
    sample.doubts = [Span(13, 16), Span(17, 18)]
    return sample
  }()

  @Test func whatIsWrittenIsReadBack() {
    #expect(Transcript(decoding: Self.sample.encoded()[...]) == Self.sample)
    #expect(Transcript(decoding: Transcript().encoded()[...]) == Transcript())
  }

  @Test func noPrefixIsATranscript() {
    let bytes = Self.sample.encoded()
    for count in bytes.indices { #expect(Transcript(decoding: bytes[..<count]) == nil) }
    #expect(Transcript(decoding: (bytes + [0])[...]) == nil)
  }

  /// Whatever one byte is changed to, decoding ends without a trap, and what it gives keeps to the text.
  @Test func changedBytesDoNoHarm() {
    var bytes = Self.sample.encoded()
    for index in bytes.indices {
      let kept = bytes[index]
      for change: UInt8 in [0, 1, 0x7F, 0x80, 0xFF, kept ^ 0x40] {
        bytes[index] = change
        guard let transcript = Transcript(decoding: bytes[...]) else { continue }
        #expect(transcript.elements.allSatisfy { Self.lies($0, within: transcript.text.count) })
      }
      bytes[index] = kept
    }
  }

  private static func lies(_ element: Transcript.Element, within length: Int) -> Bool {
    let spans =
      switch element {
      case .paragraph(let paragraph): [paragraph.span]
      case .table(let grid): grid.rows.joined().map(\.span)
      }
    return spans.allSatisfy { $0.start >= 0 && $0.start <= $0.end && $0.end <= length }
  }
}

@Suite struct PDFProtocolTests {
  @Test func questionsAreReadBack() {
    let file: [UInt8] = Array("%PDF-1.7".utf8)
    let notes = [PDFNote(words: Span(70_000, 70_009), text: "批注 1\n相差 0.72"), PDFNote(words: Span(3, 3), text: "")]
    let scans = [PDFScan(page: 2, quarters: 3, words: Array("<span>".utf8)), PDFScan(page: 4, quarters: 0, words: [])]
    for question in [
      PDFQuestion.transcript(scans: [], file: file[...]), .transcript(scans: scans, file: file[...]),
      .scan(page: 3, quarters: 1, file: file[...]), .picture(page: 300, resolution: 96, file: file[...]),
      .annotated(notes: notes, file: file[...]), .annotated(notes: [], file: []),
      .clippings(words: [Span(70_000, 70_009), Span(3, 3)], file: file[...]), .clippings(words: [], file: []),
    ] {
      #expect(PDFQuestion(question.encoded()) == question)
    }
  }

  @Test(arguments: [
    [], [0x58], [0x50, 1, 0, 0, 0, 96, 0, 0], [0x50, 0, 0, 0, 0, 96, 0, 0, 0], [0x50, 1, 0, 0, 0, 255, 255, 255, 255],
    // A note that is not there, one that ends before it begins, one longer than what is left.
    [0x41, 1, 0, 0, 0], [0x41, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
    [0x41, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 9, 0, 0, 0, 65],
    // Words that end before they begin, and fewer than were said.
    [0x43, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0], [0x43, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0],
    // A page turned five times, one without a number, words longer than what is left.
    [0x53, 1, 0, 0, 0, 5, 0, 0, 0], [0x54, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0x54, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 65],
  ])
  func whatIsNoQuestionIsNotTakenForOne(payload: [UInt8]) {
    #expect(PDFQuestion(payload) == nil)
  }

  @Test func answersAreReadBack() {
    for refusal in PDFRefusal.allCases {
      #expect(PDFAnswer(PDFAnswer.refused(refusal).encoded()) == .refused(refusal))
    }
    #expect(PDFAnswer([0, 7, 8]) == .done([7, 8]))
    #expect(PDFAnswer([1, 7, 8]) == nil)
    #expect(PDFAnswer([]) == nil)
  }
}
