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

    /// Each child is gone and reaped, and the socket to it closed, whatever it did.
    @Test(.timeLimit(.minutes(1)), arguments: ["hello", "crash", "exit", "garbage", "hang", "shut"])
    func nothingIsLeftBehind(question: String) throws {
      let (process, socket) = try answered(question)
      // One that was not reaped would still have its entry.
      #expect(kill(process, 0) == -1 && errno == ESRCH)
      #expect(!sockets().contains(socket))
    }

    /// Asks a child of its own, which is let go of; its process, and the name of the socket that was opened for it.
    private func answered(_ question: String) throws -> (process: pid_t, socket: String) {
      let child = try Child(StandIn.invocation)
      let own = try #require(try peer(of: child.process))
      _ = StandIn.ask(child, question, deadline: .milliseconds(50))
      return (child.process, own)
    }

    /// The end of the socket pair that stays here: the kernel numbers the two ends one after the other.
    private func peer(of process: pid_t) throws -> String? {
      let theirs = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/fd/0")
      guard let number = Int(theirs.filter(\.isNumber)) else { return nil }
      return sockets().first { $0 == "socket:[\(number - 1)]" || $0 == "socket:[\(number + 1)]" }
    }

    private func sockets() -> [String] {
      (0..<1024).compactMap { descriptor in
        do {
          return try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
        } catch {
          return nil
        }
      }
    }
  }
}
