import Foundation
import Testing

/// `gouji doctor` on machines that have things and lack them, as the search path makes them.
@Suite struct DoctorTests {
  let folder: Gouji.Folder

  init() throws { folder = try Gouji.Folder() }

  @Test func whatIsMissingIsSaidWithWhatToDo() throws {
    let result = try Gouji.run(["doctor"], in: folder, environment: ["PATH": folder.path])
    #expect(result.status == 1)
    #expect(result.err == "")
    let lines = result.out.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("  ✗ bubblewrap") && $0.contains("scripts/setup --office") })
    #expect(lines.contains { $0.hasPrefix("  ✗ soffice") && $0.contains("scripts/setup --office") })
    #expect(lines.contains { $0.hasPrefix("  – tesseract") && $0.contains("chi_sim") })
    #expect(lines.contains { $0.hasPrefix("  ✓ rules") && $0.contains("sha256:") })
  }

  @Test func programsAreFoundWithTheirVersions() throws {
    try script("soffice", "echo LibreOffice 99.1")
    try script("tesseract", "case $1 in --version) echo tesseract 98.2;; *) echo chi_sim;; esac")
    let result = try Gouji.run(["doctor", "--lang", "en"], in: folder, environment: ["PATH": folder.path])
    #expect(result.out.contains("✓ soffice    LibreOffice 99.1, \(folder.path)/soffice\n"), "\(result.out)")
    #expect(result.out.contains("✓ tesseract  tesseract 98.2, chi_sim, \(folder.path)/tesseract\n"))
  }

  /// The program beside gouji is of its build.
  @Test func thePDFProgramHasTheSameVersion() throws {
    let result = try Gouji.run(["doctor"], in: folder)
    let version = try Gouji.run(["version"], in: folder).out.dropFirst("gouji ".count).dropLast()
    #expect(result.out.contains("✓ gouji-pdf  gouji-pdf \(version)，"), "\(result.out)")
  }

  @Test func aProgramThatFailsIsNotThere() throws {
    try script("soffice", "exit 1")
    let result = try Gouji.run(["doctor"], in: folder, environment: ["PATH": folder.path])
    #expect(result.out.contains("✗ soffice"), "\(result.out)")
  }

  private func script(_ name: String, _ body: String) throws {
    try folder.write(name, "#!/bin/sh\n\(body)\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(folder.path)/\(name)")
  }
}
