internal import CSandbox
internal import Glibc
internal import Synchronization

/// A long-lived helper process that answers one question at a time, in frames over its standard input and output.
///
/// Whatever it does — crash, hang, flood, end — is a value here, and it is gone and reaped afterwards. Callers on several threads take turns.
package final class Child: Sendable {
  package enum Outcome: Hashable, Sendable {
    case answer([UInt8])
    /// It was ended by a signal that nobody here sent.
    case crashed(signal: Int32)
    /// It ended by itself without an answer.
    case refused(status: Int32)
    case timedOut
    /// The answer is longer than was allowed.
    case tooLarge
    /// It sent bytes that are no answer.
    case garbled
    case cannotStart(errno: Int32)
  }

  /// Of the running child; reaped, and so free for others, after an outcome other than an answer.
  package let process: Int32
  private let socket: Int32
  private let isAlive = Mutex(true)

  package init(_ invocation: Invocation) throws(StartFailure) {
    var ends: [Int32] = [-1, -1]
    guard sandbox_socket_pair(&ends) == 0 else { throw StartFailure(errno: errno) }
    defer { close(ends[1]) }
    do {
      process = try Launcher.shared.start(
        invocation, Launcher.Streams(input: ends[1], output: ends[1], error: nil))
    } catch {
      close(ends[0])
      throw error
    }
    socket = ends[0]
  }

  deinit {
    if isAlive.withLock({ $0 }) { _ = Ended.byKilling(process) }
    close(socket)
  }

  /// False after an outcome other than an answer: it is gone then.
  package var canAnswer: Bool { isAlive.withLock { $0 } }

  /// Asks and waits. `question` goes out as one frame; an answer is what one frame holds.
  package func ask(_ question: [UInt8], deadline: Duration, answerLimit: Int) -> Outcome {
    isAlive.withLock { isAlive in
      guard isAlive else { return .cannotStart(errno: ECHILD) }
      var exchange = Exchange(question, over: socket, answerLimit: answerLimit)
      let ending = exchange.run(deadline: deadline)
      if case .answer(let answer) = ending { return .answer(answer) }
      isAlive = false
      if case .closed = ending {
        return switch Ended.byItself(process, within: .seconds(2)) {
        case .signal(let signal): .crashed(signal: signal)
        case .status(let status): .refused(status: status)
        case .killed: .garbled
        }
      }
      _ = Ended.byKilling(process)
      return switch ending {
      case .timedOut: .timedOut
      case .tooLarge: .tooLarge
      case .failed(let code): .cannotStart(errno: code)
      case .garbled, .closed, .answer: .garbled
      }
    }
  }
}
