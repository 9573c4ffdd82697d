internal import Disclosure
internal import Glibc

/// Why an input could not be audited, in one sentence: what, and what to do.
extension Auditor {
  func problem(_ fault: OpenError) -> Problem {
    Problem(code: fault.code, text: fault.message.text(run.language))
  }

  func problem(_ reason: Input.Reason) -> Problem {
    switch reason {
    case .noDocument:
      say(
        "no-document", "文件夹里没有可审核的文件（PDF、Word、Excel、网页、文本或压缩包）。",
        "The folder holds no document to audit (PDF, Word, Excel, HTML, text or ZIP).")
    case .unreadableFolder:
      say(
        "unreadable-folder", "文件夹打不开，其中的文件没有审核；请检查访问权限。",
        "The folder cannot be opened and nothing in it was audited; check its permissions.")
    case .unreadPart(let why):
      say(
        "unread-part", "压缩包里的这个文件取不出来（\(why)），没有核对；请检查原文件。",
        "The file cannot be taken out of its archive (\(why)) and was not checked: check the file.")
    }
  }

  func problem(_ failure: FileBytes.Failure) -> Problem {
    switch failure {
    case .cannotOpen(let code):
      say(
        "unreadable-file", "文件打不开（\(Self.text(code))），没有审核；请检查访问权限。",
        "The file cannot be opened (\(Self.text(code))) and was not audited; check its permissions."
      )
    case .cannotRead(let code):
      say(
        "unreadable-file", "读取中断（\(Self.text(code))），没有审核。",
        "Reading failed (\(Self.text(code))); the file was not audited.")
    case .tooLarge:
      say(
        "too-large", "文件超过 \(FileBytes.limit >> 20) MB 的上限，没有审核；请拆分文件。",
        "The file exceeds the limit of \(FileBytes.limit >> 20) MB and was not audited; split it.")
    case .noFile:
      say(
        "no-file", "这不是文件（是设备或套接字），没有审核。",
        "This is no file but a device or a socket; it was not audited.")
    case .silentPipe:
      say(
        "silent-pipe", "管道中等不到内容，没有审核；请检查写入它的程序。",
        "Nothing came through the pipe and nothing was audited; check the program that writes to it.")
    }
  }

  private func say(_ code: String, _ zh: String, _ en: String) -> Problem {
    Problem(code: code, text: Localized(zh: zh, en: en).text(run.language))
  }

  private static func text(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? String(code)
  }
}
