import Foundation
import Sandbox
import Testing

extension SandboxTests {
  /// Whatever a child does is a value, and nothing of it is left behind.
  @Suite struct ChildTests {
    @Test func answers() throws {
      let child = try Child(StandIn.invocation)
      #expect(StandIn.ask(child, "hello") == .answer(Array("hello".utf8)))
      #expect(StandIn.ask(child, "again") == .answer(Array("again".utf8)))
      #expect(StandIn.ask(child, "") == .answer([]))
      #expect(child.canAnswer)
    }

    /// Far more than a socket holds in either direction.
    @Test(.timeLimit(.minutes(1))) func largeQuestionsAndAnswers() throws {
      let child = try Child(StandIn.invocation)
      let bytes = (0..<20_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let outcome = child.ask(bytes, deadline: .seconds(60), answerLimit: bytes.count)
      #expect(outcome == .answer(bytes))
    }

    @Test(
      .timeLimit(.minutes(1)),
      arguments: [
        ("crash", Child.Outcome.crashed(signal: SIGABRT)),
        ("exit", .refused(status: 7)),
        ("garbage", .tooLarge),
        ("twice", .garbled),
        ("flood", .tooLarge),
        ("hang", .timedOut),
        ("spin", .timedOut),
        ("shut", .garbled),
      ])
    func whateverItDoesIsAnOutcome(question: String, outcome: Child.Outcome) throws {
      let child = try Child(StandIn.invocation)
      #expect(StandIn.ask(child, question, deadline: .milliseconds(500)) == outcome)
      #expect(!child.canAnswer)
      #expect(StandIn.ask(child, "hello") == .cannotStart(errno: ECHILD))
    }

    /// Never taken for the answer to the next question.
    @Test func aSecondAnswerThatComesLate() throws {
      let child = try Child(StandIn.invocation)
      #expect(StandIn.ask(child, "late") == .answer(Array("late".utf8)))
      usleep(200_000)
      #expect(StandIn.ask(child, "hello") == .garbled)
    }

    @Test func aTrapIsACrash() throws {
      let child = try Child(StandIn.invocation)
      guard case .crashed = StandIn.ask(child, "trap") else { return #expect(Bool(false)) }
    }

    @Test func anAnswerBeyondTheLimit() throws {
      let child = try Child(StandIn.invocation)
      #expect(StandIn.ask(child, "hello", answerLimit: 5) == .answer(Array("hello".utf8)))
      #expect(StandIn.ask(child, "hello", answerLimit: 4) == .tooLarge)
    }

    @Test func aProgramThatIsNotThere() {
      #expect(throws: StartFailure(errno: ENOENT)) {
        try Child(Invocation(Program(path: "/nonexistent/reader")))
      }
      #expect(throws: StartFailure(errno: EACCES)) { try Child(Invocation(Program(path: "/etc/passwd"))) }
    }

    /// Descriptors opened here without FD_CLOEXEC and the environment of this process stay here.
    @Test func inheritsNothing() throws {
      let descriptor = open("/dev/null", O_RDONLY)
      defer { close(descriptor) }
      var invocation = StandIn.invocation
      invocation.environment = ["LANG=C.UTF-8"]
      let child = try Child(invocation)
      #expect(StandIn.ask(child, "descriptors") == .answer(Array("0 1 2".utf8)))
      #expect(StandIn.ask(child, "environment") == .answer(Array("LANG=C.UTF-8".utf8)))
    }

    @Test(.timeLimit(.minutes(1))) func nothingIsLeftBehind() throws {
      _ = try Child(StandIn.invocation)
      let before = try (descriptors: descriptorCount(), children: childCount())
      for question in ["hello", "crash", "exit", "garbage", "hang", "shut"] {
        for _ in 0..<2 {
          let child = try Child(StandIn.invocation)
          _ = StandIn.ask(child, question, deadline: .milliseconds(50))
        }
      }
      // Other suites open files and start children of their own meanwhile; what is lost here would be a dozen of each.
      #expect(try descriptorCount() < before.descriptors + 12)
      #expect(try childCount() < before.children + 12)
    }

    /// Children of this process, those that ended and were not reaped among them.
    private func childCount() throws -> Int {
      let own = String(getpid())
      return try FileManager.default.contentsOfDirectory(atPath: "/proc").count { entry in
        guard entry.allSatisfy(\.isNumber), let status = FileManager.default.contents(atPath: "/proc/\(entry)/stat")
        else { return false }
        // The parent is the second field behind the name, which stands in brackets and may hold anything.
        let fields = String(decoding: status, as: UTF8.self).split(separator: ")").last?.split(separator: " ")
        return fields.map { $0.count > 1 && $0[1] == own } ?? false
      }
    }

    private func descriptorCount() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
  }
}
