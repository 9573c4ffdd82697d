import Audit
import Disclosure
import Foundation
import Sandbox
import Testing

/// What other programs do not read is one sentence that says what to do.
@Suite struct ForeignReadersTests {
  @Test func nothingIsInstalled() {
    let readers = ForeignReaders(programFolder: nil, searchPath: "/nonexistent", scratch: "/tmp")
    #expect(fault { _ = try readers.askPDF([1]) }?.code == "no-pdf-program")
    #expect(fault { _ = try readers.askPDF([1]) }?.message.zh.contains("swift build --product gouji-pdf") == true)
    #expect(fault { _ = try readers.converted([1], .text) }?.code == "no-office")
    #expect(fault { _ = try readers.converted([1], .sheets) }?.message.text(.en).contains("setup --office") == true)
  }

  @Test(arguments: [("exit 1", "reader-disagrees"), ("kill -SEGV $$", "reader-crashed")])
  func aReaderThatFails(script: String, code: String) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/gouji-readers-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
    let path = "\(folder)/\(ForeignReaders.pdfProgram)"
    try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let readers = ForeignReaders(programFolder: folder, searchPath: "", scratch: folder)
    let found = fault { _ = try readers.askPDF([1]) }
    #expect(found?.code == code)
    #expect(found?.message.zh.contains("没有审核") == true)
  }

  private func fault(_ body: () throws -> Void) -> ForeignReaders.Fault? {
    #expect(throws: ForeignReaders.Fault.self) { try body() }
  }
}
