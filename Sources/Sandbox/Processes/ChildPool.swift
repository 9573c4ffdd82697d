internal import Synchronization

/// As many children of one kind as questions are asked at the same time. Any thread may ask; it waits for the answer.
package final class ChildPool: Sendable {
  /// A child that answered so many questions is replaced, so that what piled up in it (memory, processor time) is no later document's burden.
  private static let questionsPerChild = 200

  private struct Worker: Sendable {
    let child: Child
    var answered = 0
  }

  private let invocation: Invocation
  private let idle = Mutex<[Worker]>([])

  package init(_ invocation: Invocation) { self.invocation = invocation }

  /// Asks a child. Crashes and refusals of a child that had served before are asked again of a new one: an outcome depends on the question only.
  package func ask(_ question: [UInt8], deadline: Duration, answerLimit: Int) -> Child.Outcome {
    if let worker = idle.withLock({ $0.popLast() }) {
      let outcome = ask(worker, question, deadline: deadline, answerLimit: answerLimit)
      switch outcome {
      case .answer, .timedOut, .tooLarge: return outcome
      case .crashed, .refused, .garbled, .cannotStart: break
      }
    }
    do {
      let worker = Worker(child: try Child(invocation))
      return ask(worker, question, deadline: deadline, answerLimit: answerLimit)
    } catch {
      return .cannotStart(errno: error.errno)
    }
  }

  /// Ends the children nobody is asking, and waits for their ends.
  package func dismissIdle() { idle.withLock { $0.removeAll() } }

  private func ask(
    _ worker: Worker, _ question: [UInt8], deadline: Duration, answerLimit: Int
  ) -> Child.Outcome {
    let outcome = worker.child.ask(question, deadline: deadline, answerLimit: answerLimit)
    var worker = worker
    worker.answered += 1
    if worker.child.canAnswer, worker.answered < Self.questionsPerChild {
      idle.withLock { $0.append(worker) }
    }
    return outcome
  }
}
