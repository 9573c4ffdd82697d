internal import Disclosure
package import Extract
internal import Formats
internal import Sandbox

/// Opens files of any format: bytes → what there is to read.
package struct FileOpener: Sendable {
  /// Dots per inch: small print of a landscape table can just be read.
  private static let pictureResolution = 96

  let foreign: ForeignReaders
  /// Whether pages of pictures are read by character recognition.
  private let recognizes: Bool

  package init(_ foreign: ForeignReaders, recognizes: Bool = false) {
    self.foreign = foreign
    self.recognizes = recognizes
  }

  /// The same, but for pages of pictures, which stay unread.
  var withoutRecognition: FileOpener { FileOpener(foreign) }

  /// The manuscripts of a file: one, or those of an archive's files.
  package func manuscripts(in bytes: [UInt8]) throws(OpenError) -> [Manuscript] {
    let format = FileFormat.of(bytes)
    guard format == .zip else { return [try manuscript(of: bytes, format)] }
    return try archive(bytes)
  }

  /// The file as it can be read alone; `name`: where it is one of several.
  package func manuscript(of bytes: [UInt8], name: String? = nil) throws(OpenError) -> Manuscript {
    var manuscript = try manuscript(of: bytes, FileFormat.of(bytes))
    manuscript.name = name
    return manuscript
  }

  private func manuscript(of bytes: [UInt8], _ format: FileFormat) throws(OpenError) -> Manuscript {
    switch format {
    case .pdf: return try written(try pdf(bytes), "PDF")
    case .docx: return try written(try transcript(bytes, .docx), "DOCX")
    case .xlsx: return try written(try transcript(bytes, .xlsx), "XLSX")
    case .html: return try written(try transcript(bytes, .html), "HTML")
    case .ofd: return try written(try transcript(bytes, .ofd), "OFD")
    case .doc:
      return try written(try transcript(try converted(bytes, .text), .docx), "DOC")
    case .xls:
      return try written(try transcript(try converted(bytes, .sheets), .xlsx), "XLS")
    case .text, .empty, .unknown:
      guard bytes.count <= FormatLimits().textBytes else { throw .format(.limit(.textBytes)) }
      do {
        let (encoding, text) = try Decoder.decode(bytes)
        return Manuscript(format: encoding, content: .text(text))
      } catch {
        throw .text(error)
      }
    case .zip: throw .format(.unsupported("ZIP"))
    case .encrypted: throw .format(.encrypted)
    case .unsupported(let name): throw .format(.unsupported(name))
    }
  }

  private func written(
    _ transcript: Transcript, _ format: String
  ) throws(OpenError) -> Manuscript {
    guard transcript.text.contains(where: { $0 > 0x20 }) else {
      let lost = transcript.omissions.filter(\.kind.isLoss)
      if let first = lost.first(where: { $0.kind != .pageWithoutText }) { throw .nothingRead(first) }
      throw lost.isEmpty ? .text(.empty) : .scanned
    }
    return Manuscript(format: format, content: .transcript(transcript))
  }

  private func transcript(
    _ bytes: [UInt8], _ format: FileFormat
  ) throws(OpenError) -> Transcript {
    do { return try Formats.transcript(of: bytes, format: format) } catch { throw .format(error) }
  }

  func pdf(_ bytes: [UInt8]) throws(OpenError) -> Transcript {
    let transcript = try pdf(bytes, scans: [])
    guard recognizes, transcript.omissions.contains(where: \.isForRecognition) else { return transcript }
    return try recognized(bytes, transcript)
  }

  func pdf(_ bytes: [UInt8], scans: [PDFScan]) throws(OpenError) -> Transcript {
    let body = try answer(.transcript(scans: scans, file: bytes[...]), pictures: scans.count)
    guard let transcript = Transcript(decoding: body) else { throw .garbledAnswer }
    return transcript
  }

  /// A PDF with these notes in place of those gouji wrote before.
  func annotated(_ pdf: [UInt8], with notes: [PDFNote]) throws(OpenError) -> [UInt8] {
    Array(try answer(.annotated(notes: notes, file: pdf[...])))
  }

  /// The strips of a PDF on which words of its transcript stand, as PNG; `nil` where there is none to be had.
  ///
  /// What recognition read has other places in the transcript than in the file: of such a file there are none.
  func clippings(of words: [Span], in file: [UInt8]) -> [[UInt8]?] {
    let none = [[UInt8]?](repeating: nil, count: words.count)
    guard FileFormat.of(file) == .pdf, !recognizes, !words.isEmpty else { return none }
    do {
      let body = try answer(.clippings(words: words, file: file[...]), pictures: words.count)
      guard let clippings = PDFClippings(body), clippings.pictures.count == words.count else { return none }
      return clippings.pictures
    } catch {
      return none
    }
  }

  /// A page of a PDF as PNG; `nil` for other files, and where it cannot be drawn. `page`: 1-based.
  func picture(ofPage page: Int, in file: [UInt8]) -> [UInt8]? {
    guard FileFormat.of(file) == .pdf else { return nil }
    do {
      return Array(try answer(.picture(page: page, resolution: Self.pictureResolution, file: file[...])))
    } catch {
      return nil
    }
  }

  /// `pictures`: how many pages are drawn for it.
  func answer(_ question: PDFQuestion, pictures: Int = 0) throws(OpenError) -> ArraySlice<UInt8> {
    let payload: [UInt8]
    do { payload = try foreign.askPDF(question.encoded(), pictures: pictures) } catch { throw .foreign(error) }
    switch PDFAnswer(payload) {
    case .done(let body): return body
    case .refused(let refusal): throw .pdf(refusal)
    case nil: throw .garbledAnswer
    }
  }

  private func converted(
    _ bytes: [UInt8], _ kind: OfficeConverter.Kind
  ) throws(OpenError) -> [UInt8] {
    do { return try foreign.converted(bytes, kind) } catch { throw .foreign(error) }
  }

  private func archive(_ bytes: [UInt8]) throws(OpenError) -> [Manuscript] {
    let contents: ArchiveReader.Contents
    do { contents = try ArchiveReader.read(bytes) } catch { throw .format(error) }
    return try manuscripts(of: contents)
  }

  /// What cannot be read of an archive is said beside what can.
  func manuscripts(of contents: ArchiveReader.Contents) throws(OpenError) -> [Manuscript] {
    var manuscripts: [Manuscript] = []
    var omissions = contents.omissions
    for member in contents.members {
      do {
        manuscripts.append(try manuscript(of: member.bytes, name: member.name))
      } catch {
        omissions.append(.unread(member.name, because: error.message.zh))
      }
    }
    guard !manuscripts.isEmpty else { throw .archiveWithoutDocument(omissions.map(\.place)) }
    return manuscripts + Self.manuscript(of: omissions, in: "ZIP")
  }

  /// Files that are named as one disclosure, archives among them. What cannot be read of them is said beside what can.
  func manuscripts(
    of files: [(name: String?, bytes: [UInt8])], lost: [Transcript.Omission]
  ) throws(OpenError) -> [Manuscript] {
    var manuscripts: [Manuscript] = []
    var omissions = lost
    for file in files {
      do {
        for var manuscript in try self.manuscripts(in: file.bytes) {
          manuscript.name = [file.name, manuscript.name].compactMap(\.self).joined(separator: "/")
          manuscripts.append(manuscript)
        }
      } catch {
        omissions.append(.unread(file.name ?? "", because: error.message.zh))
      }
    }
    guard !manuscripts.isEmpty else { throw .filesWithoutDocument(omissions.map(\.place)) }
    return manuscripts + Self.manuscript(of: omissions, in: manuscripts[0].format)
  }

  /// What was not read, as a file that holds nothing else; none where all was.
  private static func manuscript(of omissions: [Transcript.Omission], in format: String) -> [Manuscript] {
    omissions.isEmpty ? [] : [Manuscript(format: format, content: .transcript(Transcript(omissions: omissions)))]
  }
}
