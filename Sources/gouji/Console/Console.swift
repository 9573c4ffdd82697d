internal import Audit
internal import Disclosure
internal import Glibc

/// The only place that knows of terminal, environment and clock.
struct Console: Sendable {
  var language = Language.zh

  /// Writes to standard output.
  func print(_ text: String) throws {
    try StandardOutput.write(Array(text.utf8))
  }

  /// One line on standard error.
  func complain(_ message: Localized) {
    // Names of files may hold line ends, and what a terminal takes for orders.
    let shown = message.text(language).unicodeScalars.map {
      $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "\u{FFFD}" : $0
    }
    let line = "gouji: \(String(String.UnicodeScalarView(shown)))\n"
    // Nobody is left to tell when standard error is gone.
    _ = Array(line.utf8).withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }

  /// Colour and width for what is written to standard output.
  var outputStyle: TextStyle {
    let isTerminal = isatty(1) == 1
    let hasColour =
      isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    return TextStyle(hasColour: hasColour, width: isTerminal ? columns : nil)
  }

  var errorIsTerminal: Bool { isatty(2) == 1 && environment("TERM") != "dumb" }

  /// Processors this process may use.
  var processors: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }

  /// Where other programs are looked for.
  var searchPath: String { environment("PATH") ?? "/usr/local/bin:/usr/bin:/bin" }

  /// Where temporary files go.
  var scratchFolder: String {
    let named = environment("TMPDIR") ?? ""
    return named.hasPrefix("/") ? named : "/tmp"
  }

  /// The folder in which this program stands; `nil` when the system does not say.
  var programFolder: String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    let parts = String(cString: path).split(separator: "/")
    return "/" + parts.dropLast().joined(separator: "/")
  }

  /// The day in local time, YYYY-MM-DD.
  var today: String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    let numbers = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    return numbers.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: "-")
  }

  /// Opens files of all formats, with the programs of this machine. `recognizes`: scanned pages too.
  func opener(recognizes: Bool = false) -> FileOpener {
    FileOpener(
      ForeignReaders(programFolder: programFolder, searchPath: searchPath, scratch: scratchFolder),
      recognizes: recognizes)
  }

  private var columns: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return max(Int(size.ws_col), 40)
  }

  private func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
