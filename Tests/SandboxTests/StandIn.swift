import Foundation
import Sandbox

/// The helper program of these tests, beside them in the build folder.
enum StandIn {
  static let invocation = Invocation(Program(path: path))

  static let path: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/stand-in"
  }()

  static func ask(
    _ child: Child, _ question: String, deadline: Duration = .seconds(20), answerLimit: Int = 1 << 20
  ) -> Child.Outcome {
    child.ask(Array(question.utf8), deadline: deadline, answerLimit: answerLimit)
  }
}
