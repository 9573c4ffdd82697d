package import Disclosure
internal import Glibc
package import Sandbox

/// The formats that other programs read for gouji, each in a process of its own: PDF by gouji-pdf, old Word and Excel by LibreOffice.
package struct ForeignReaders: Sendable {
  /// Why a program gave no reading: one sentence, with what to do.
  package struct Fault: Error, Hashable {
    package let code: String
    package let message: Localized
  }

  package static let pdfProgram = "gouji-pdf"

  private static let deadline = Duration.seconds(60)
  private static let timeForPicture = Duration.seconds(5)
  /// More than the transcript of any disclosure has.
  private static let answerLimit = 256 << 20

  private let pdf: ChildPool?
  private let searchPath: String
  private let scratch: String

  /// `programFolder`: where gouji itself stands, searched before the search path. `scratch`: for temporary files.
  package init(programFolder: String?, searchPath: String, scratch: String) {
    self.searchPath = searchPath
    self.scratch = scratch
    pdf = Program.named(Self.pdfProgram, before: [programFolder].compactMap { $0 }, searchPath: searchPath)
      .map { ChildPool(Invocation($0, environment: ["LANG=C.UTF-8"])) }
  }

  /// Asks gouji-pdf; any number of threads may. `question` and answer are the payloads of frames. `pictures`: how many pages it has to draw.
  package func askPDF(_ question: [UInt8], pictures: Int = 0) throws(Fault) -> [UInt8] {
    guard let pdf else { throw .noPDFProgram }
    let deadline = Self.deadline + Self.timeForPicture * pictures
    let outcome = pdf.ask(question, deadline: deadline, answerLimit: Self.answerLimit)
    switch outcome {
    case .answer(let answer): return answer
    case .crashed(let signal): throw .crashed(Self.pdfProgram, signal)
    case .timedOut: throw .timedOut(deadline)
    case .tooLarge: throw .tooLarge
    case .refused, .garbled: throw .disagreeing(Self.pdfProgram)
    case .cannotStart(let code): throw .cannotStart(Self.pdfProgram, code)
    }
  }

  /// Ends the programs that wait for another question.
  func dismissIdle() { pdf?.dismissIdle() }

  /// Reads pictures of text; `nil` where Tesseract with Chinese is not installed. To be asked for once for many pictures.
  package var recognizer: TextRecognizer? { TextRecognizer(searchPath: searchPath, scratch: scratch) }

  /// The bytes of a .doc or .xls as those of a .docx or .xlsx. Any number of threads may ask.
  package func converted(_ bytes: [UInt8], _ kind: OfficeConverter.Kind) throws(Fault) -> [UInt8] {
    guard let converter = OfficeConverter(searchPath: searchPath, scratch: scratch) else { throw .noOffice }
    switch converter.convert(bytes, kind, deadline: Self.deadline) {
    case .converted(let bytes): return bytes
    case .notConverted: throw .notConverted
    case .crashed(let signal): throw .crashed("LibreOffice", signal)
    case .timedOut: throw .timedOut(Self.deadline)
    case .tooLarge: throw .tooLarge
    case .cannotStart(let code): throw .cannotStart("LibreOffice", code)
    }
  }
}

extension ForeignReaders.Fault {
  fileprivate init(_ code: String, _ zh: String, _ en: String) {
    self.init(code: code, message: Localized(zh: zh, en: en))
  }

  fileprivate static var noPDFProgram: Self {
    Self(
      "no-pdf-program", "找不到读取 PDF 的程序 gouji-pdf，没有审核；请用 swift build --product gouji-pdf 生成，放在 gouji 旁边或 PATH 里。",
      "gouji-pdf, which reads PDF, is not there and the file was not audited; build it with "
        + "swift build --product gouji-pdf and put it beside gouji or on PATH.")
  }

  fileprivate static var noOffice: Self {
    Self(
      "no-office", "旧版 Word 和 Excel 文件要由 LibreOffice 转换，本机没有安装，没有审核；请运行 scripts/setup --office，或另存为 docx、xlsx。",
      "Old Word and Excel files are converted by LibreOffice, which is not installed; the file was not audited: "
        + "run scripts/setup --office, or save it as docx or xlsx.")
  }

  fileprivate static var notConverted: Self {
    Self(
      "not-converted", "LibreOffice 打不开这个文件（损坏、有密码或不是 Word、Excel 文件），没有审核；请另存为 docx、xlsx。",
      "LibreOffice cannot open the file (damaged, behind a password, or no Word or Excel file); "
        + "it was not audited: save it as docx or xlsx.")
  }

  fileprivate static var tooLarge: Self {
    Self(
      "too-large", "读出的内容超过上限，没有审核；请拆分文件。",
      "What was read from the file is beyond the limit; it was not audited: split the file.")
  }

  fileprivate static func crashed(_ program: String, _ signal: Int32) -> Self {
    Self(
      "reader-crashed", "\(program) 读取此文件时崩溃（信号 \(signal)），没有审核；文件可能已损坏，请重新导出。",
      "\(program) crashed on the file (signal \(signal)), which was not audited; it may be damaged: export it again.")
  }

  fileprivate static func timedOut(_ deadline: Duration) -> Self {
    let seconds = deadline.components.seconds
    return Self(
      "reader-timeout", "读取超过 \(seconds) 秒，没有审核；文件可能过大或已损坏，请拆分或重新导出。",
      "Reading took more than \(seconds) s and the file was not audited; it may be too large or damaged: "
        + "split it or export it again.")
  }

  fileprivate static func disagreeing(_ program: String) -> Self {
    Self(
      "reader-disagrees", "\(program) 没有给出答复，没有审核；请检查它与 gouji 是否同一版本。",
      "\(program) gave no answer and the file was not audited; check that it is of the same version as gouji.")
  }

  fileprivate static func cannotStart(_ program: String, _ code: Int32) -> Self {
    let reason = strerror(code).map { String(cString: $0) } ?? String(code)
    return Self(
      "cannot-start", "\(program) 启动不了（\(reason)），没有审核；请检查权限和内存。",
      "\(program) cannot be started (\(reason)) and the file was not audited; check permissions and memory.")
  }
}
