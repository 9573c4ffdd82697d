extension Embedded {
  /// The text of an embedded file; empty when it is not there, which the tests do not let pass.
  static func text(_ path: String) -> String { files.first { $0.path == path }?.text ?? "" }
}
