import Sandbox
import Testing

extension SandboxTests {
  @Suite struct ChildPoolTests {
    /// Every question gets its own answer, also beside questions that kill their child.
    @Test(.timeLimit(.minutes(1))) func questionsFromManyTasks() async {
      let pool = ChildPool(StandIn.invocation)
      await withTaskGroup(of: (String, Child.Outcome).self) { group in
        for index in 0..<200 {
          let question = index.isMultiple(of: 10) ? "crash" : "document \(index)"
          group.addTask { (question, ask(pool, question)) }
        }
        for await (question, outcome) in group {
          #expect(outcome == (question == "crash" ? .crashed(signal: 6) : .answer(Array(question.utf8))))
        }
      }
    }

    /// More questions than one child answers.
    @Test(.timeLimit(.minutes(1))) func childrenAreReplaced() {
      let pool = ChildPool(StandIn.invocation)
      for index in 0..<450 { #expect(ask(pool, "\(index)") == .answer(Array("\(index)".utf8))) }
    }

    @Test func aProgramThatIsNotThere() {
      let pool = ChildPool(Invocation(Program(path: "/nonexistent/reader")))
      #expect(ask(pool, "hello") == .cannotStart(errno: 2))
    }

    private func ask(_ pool: ChildPool, _ question: String) -> Child.Outcome {
      pool.ask(Array(question.utf8), deadline: .seconds(20), answerLimit: 1 << 20)
    }
  }
}
