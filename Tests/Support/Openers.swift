package import Audit

/// Ways of opening files in tests.
extension FileOpener {
  /// Without any other program: neither PDF nor old Office files are read.
  package static let alone = FileOpener(
    ForeignReaders(programFolder: nil, searchPath: "", scratch: "/tmp"))

  /// With the PDF program as it was built beside the tests.
  package static let withPDF = FileOpener(
    ForeignReaders(programFolder: Repository.root + "/.build/debug", searchPath: "", scratch: "/tmp"))
}
