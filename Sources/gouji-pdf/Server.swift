// SPDX-License-Identifier: GPL-3.0-or-later

internal import Disclosure
internal import Pages
internal import Sandbox

/// Answers questions, one frame each, until the stream ends.
enum Server {
  /// Of one question. The parent looks at sizes too; this keeps a length that is no length from being set aside.
  private static let questionLimit: UInt64 = 512 << 20

  /// Returns the exit status: 0 at the end of the stream, 1 when it makes no sense.
  static func serve() -> Int32 {
    while let header = Streams.read(Frame.headerLength) {
      guard let length = Frame.length(header), length <= questionLimit, let payload = Streams.read(Int(length)) else {
        return 1
      }
      let answer = PDFQuestion(payload).map(answer) ?? .refused(.unknownQuestion)
      let body = answer.encoded()
      guard Streams.write(Frame.header(length: body.count) + body, to: 1) else { return 1 }
    }
    return 0
  }

  static func answer(_ question: PDFQuestion) -> PDFAnswer {
    do {
      switch question {
      case .transcript(let scans, let file):
        return try file.withUnsafeBytes { .done(try FileReader($0, scans: scans).printed().transcript.encoded()[...]) }
      case .scan(let page, let quarters, let file):
        let picture = try file.withUnsafeBytes { file in
          let page = try Self.page(page, of: file)
          return page.scan(page.turn(quarters: quarters))
        }
        guard let picture else { throw PDFRefusal.noSuchPage }
        return .done(ScanReader(picture).text.encoded[...])
      case .clippings(let words, let file):
        return try file.withUnsafeBytes { .done(try FileReader.clippings($0, of: words).encoded()[...]) }
      case .annotated(let notes, let file):
        return try file.withUnsafeBytes { .done(try FileReader.annotated($0, with: notes)[...]) }
      case .picture(let page, let resolution, let file):
        let picture = try file.withUnsafeBytes { try Self.page(page, of: $0).picture(resolution: resolution) }
        guard let picture else { throw PDFRefusal.noSuchPage }
        return .done(picture[...])
      }
    } catch let refusal as PDFRefusal {
      return .refused(refusal)
    } catch {
      return .refused(.damaged)
    }
  }

  private static func page(_ number: Int, of file: UnsafeRawBufferPointer) throws(PDFRefusal) -> PopplerPageReader {
    guard FileReader.looksLikePDF(file) else { throw .notPDF }
    guard let page = try PopplerFile(file).page(number) else { throw .noSuchPage }
    return page
  }
}
