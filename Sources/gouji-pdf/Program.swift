// SPDX-License-Identifier: GPL-3.0-or-later

internal import Disclosure
internal import Glibc
internal import Sandbox

/// The program as it is started: without arguments it answers gouji over its standard streams, with some it shows a person what it reads.
enum Program {
  private static let usage = """
    usage: gouji-pdf                          answer questions in frames on standard input (how gouji runs it)
           gouji-pdf transcript FILE          print what is read of a PDF, with its tables as grids
           gouji-pdf picture FILE PAGE DPI    write a page as PNG to standard output
           gouji-pdf scan FILE PAGE           write a page as recognition gets it, as PGM, to standard output

    """

  /// Fonts and character maps of the machine, for text whose fonts the file does not hold, and what loads them.
  private static let readOnly = [
    "/usr/share/poppler", "/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts", "/usr/share/fontconfig",
    "/var/cache/fontconfig", "/usr/share/color", "/usr/lib", "/lib", "/etc/ld.so.cache",
  ]

  /// Returns the exit status: 0, 1 for a file that was refused, 2 for arguments that make no sense.
  static func run(_ arguments: [String]) -> Int32 {
    switch arguments.first {
    case nil:
      confine(.parser)
      return Server.serve()
    case "transcript" where arguments.count == 2:
      return show(arguments[1], { .transcript(scans: [], file: $0) }, as: { Array(TranscriptPrinter.text($0).utf8) })
    case "picture" where arguments.count == 4:
      guard let page = Int(arguments[2]), let resolution = Int(arguments[3]), page > 0,
        PDFQuestion.resolutions.contains(resolution)
      else { return fail(usage, status: 2) }
      return show(arguments[1], { .picture(page: page, resolution: resolution, file: $0) }, as: { Array($0) })
    case "scan" where arguments.count == 3:
      guard let page = Int(arguments[2]), page > 0 else { return fail(usage, status: 2) }
      return show(arguments[1], { .scan(page: page, quarters: 0, file: $0) }, as: { Array($0) })
    case "--version":
      Streams.write(Array("gouji-pdf \(Release.version)\n".utf8), to: 1)
      return 0
    case "--help":
      Streams.write(Array(usage.utf8), to: 1)
      return 0
    default: return fail(usage, status: 2)
    }
  }

  private static func show(
    _ path: String, _ question: (ArraySlice<UInt8>) -> PDFQuestion, as form: (ArraySlice<UInt8>) -> [UInt8]
  ) -> Int32 {
    guard let file = Streams.contents(of: path) else { return fail("gouji-pdf: cannot read \(path)\n", status: 2) }
    // What is written may go to a file.
    var limits = ResourceLimits.parser
    limits.fileSize = 1 << 30
    confine(limits)
    switch Server.answer(question(file[...])) {
    case .done(let body):
      Streams.write(form(body), to: 1)
      return 0
    case .refused(let refusal): return fail("gouji-pdf: \(path): \(refusal.rawValue)\n", status: 1)
    }
  }

  private static func confine(_ limits: ResourceLimits) {
    // Where the kernel has less to offer the parent's own bounds hold; gouji doctor says what is active.
    _ = Confinement.parser(readOnly: readOnly, limits: limits)
  }

  private static func fail(_ message: String, status: Int32) -> Int32 {
    Streams.write(Array(message.utf8), to: 2)
    return status
  }
}
