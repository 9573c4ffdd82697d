package import Audit

/// Ways of opening files in tests.
extension FileOpener {
  /// Without any other program: neither PDF nor old Office files are read.
  package static let alone = FileOpener(
    ForeignReaders(programFolder: nil, searchPath: "", scratch: "/tmp"))
}
