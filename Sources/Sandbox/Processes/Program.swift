internal import CSandbox
internal import Glibc

/// A program of the machine that gouji starts.
package struct Program: Hashable, Sendable {
  /// Absolute.
  package let path: String

  package init(path: String) { self.path = path }

  /// The first program of that name in the folders of a search path (`PATH`), after the folders in `before`; relative folders are not searched.
  package static func named(_ name: String, before: [String] = [], searchPath: String) -> Program? {
    let folders = before + searchPath.split(separator: ":").map(String.init)
    for folder in folders where folder.hasPrefix("/") {
      let path = "\(folder)/\(name)"
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 {
        return Program(path: path)
      }
    }
    return nil
  }
}

/// How to start a program. It inherits nothing that is not said here: no environment, no descriptor, no ignored signal.
package struct Invocation: Sendable {
  package var program: Program
  /// Without the program's own name.
  package var arguments: [String]
  /// NAME=value.
  package var environment: [String]
  /// Where it works; the folder of the parent when `nil`.
  package var folder: String?

  package init(
    _ program: Program, _ arguments: [String] = [], environment: [String] = [], folder: String? = nil
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
  }
}
