/// What the program answers with; scripts rely on it.
enum ExitStatus: Int32, Sendable {
  /// All inputs fully checked, nothing at or above `--fail-on`.
  case clean = 0
  /// Findings at or above `--fail-on`.
  case findings = 1
  /// Usage, configuration or rule files are wrong; nothing was checked.
  case misuse = 2
  /// No failing finding, but something was not, or not fully, checked.
  case incomplete = 3
}
