import Foundation
import Sandbox
import Testing

extension SandboxTests {
  /// What a confined process can still do, tried by the process itself.
  @Suite struct ConfinementTests {
    @Test func whatIsReportedActiveHolds() throws {
      let folder = FileManager.default.temporaryDirectory.path + "/gouji-confinement-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
      try "text".write(toFile: "\(folder)/inside.txt", atomically: false, encoding: .utf8)

      let child = try Child(StandIn.invocation)
      guard case .answer(let bytes) = StandIn.ask(child, "confine \(folder)") else {
        return #expect(Bool(false), "no answer")
      }
      let words = Set(String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init))
      #expect(words.contains("reads-inside"))
      #expect(words.contains("starts-a-thread"))
      let forbids: [Confinement.Measure: [String]] = [
        .resourceLimits: ["takes-memory", "raises-limits", "creates-inside"],
        .files: ["reads-outside", "lists-outside", "writes-inside", "creates-inside", "deletes"],
        .systemCalls: [
          "writes-inside", "creates-inside", "connects", "starts-a-program", "deletes", "signals-parent",
        ],
        .noNewPrivileges: [], .endsWithParent: [],
      ]
      for (measure, deeds) in forbids where words.contains("\(measure.rawValue)=active") {
        for deed in deeds { #expect(!words.contains(deed), "\(measure.rawValue) allows: \(deed)") }
      }
      // These every Linux has.
      for measure in [Confinement.Measure.noNewPrivileges, .endsWithParent, .resourceLimits] {
        #expect(words.contains("\(measure.rawValue)=active"), "\(words.sorted())")
      }
      #expect(words.contains("landlock=active") == (Confinement.landlockVersion != nil), "\(words.sorted())")
      #expect(words.contains("seccomp=active") == Confinement.hasSystemCallFilter, "\(words.sorted())")
      // The answer got through, and so does the next one.
      #expect(StandIn.ask(child, "hello") == .answer(Array("hello".utf8)))
    }
  }
}
