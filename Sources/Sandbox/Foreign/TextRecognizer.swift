/// Reads the words of a picture by Tesseract, which sees nothing but this one picture.
package struct TextRecognizer: Sendable {
  /// Tesseract's data for simplified Chinese.
  package static let language = "chi_sim"

  /// One block of lines, whatever parts them: which of them are columns, the places of the characters tell.
  private static let segmentation = "6"

  private let tesseract: ForeignProgram
  private let root: String

  /// `scratch`: the folder in which the scratch folders are made. `nil` when Tesseract with Chinese, or `prlimit` to bound it with, is not on the search path.
  package init?(searchPath: String, scratch: String) {
    guard let tesseract = ForeignProgram("tesseract", searchPath: searchPath) else { return nil }
    self.tesseract = tesseract
    root = scratch
    let languages = Execution.run(
      Invocation(tesseract.program, ["--list-langs"], environment: ["LANG=C.UTF-8"]), deadline: .seconds(20),
      outputLimit: 64 << 10)
    guard case .ended(0, let output) = languages,
      output.split(separator: 0x0A).contains(where: { $0.elementsEqual(Self.language.utf8) })
    else { return nil }
  }

  /// hOCR with the box and the confidence of each character; `nil` when there is none, for whatever reason. `picture`: PGM.
  package func words(in picture: [UInt8], deadline: Duration = .seconds(60)) -> [UInt8]? {
    do {
      let scratch = try ScratchFolder(in: root)
      try ScratchFolder.write(picture, to: "\(scratch.path)/page.pgm")
      let outcome = tesseract.run(
        [
          "page.pgm", "words", "-l", Self.language, "--psm", Self.segmentation, "-c", "hocr_char_boxes=1", "hocr",
        ],
        // Several threads for one page cost twice the time they save.
        environment: ["OMP_THREAD_LIMIT=1"], in: scratch.path, deadline: deadline)
      guard case .ended(0, _) = outcome else { return nil }
      return ScratchFolder.read("\(scratch.path)/words.hocr", limit: Int(tesseract.limits.fileSize))
    } catch {
      return nil
    }
  }
}
