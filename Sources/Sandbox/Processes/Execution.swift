internal import CSandbox
internal import Glibc

/// A program that runs to its end and says something on the way.
package enum Execution {
  package enum Outcome: Hashable, Sendable {
    /// It ended by itself; `output` is what it wrote to standard output.
    case ended(status: Int32, output: [UInt8])
    case crashed(signal: Int32)
    case timedOut
    /// It wrote more than was allowed.
    case tooLarge
    case cannotStart(errno: Int32)
  }

  /// Starts the program and waits for its end. Nothing it started outlives it, or writes anything after this has returned.
  package static func run(_ invocation: Invocation, deadline: Duration, outputLimit: Int) -> Outcome {
    var ends: [Int32] = [-1, -1]
    guard sandbox_pipe(&ends) == 0 else { return .cannotStart(errno: errno) }
    defer { close(ends[0]) }
    let process: pid_t
    do {
      process = try Launcher.shared.start(
        invocation, Launcher.Streams(input: nil, output: ends[1], error: nil))
      close(ends[1])
    } catch {
      close(ends[1])
      return .cannotStart(errno: error.errno)
    }
    var listener = Listener(pipe: ends[0], limit: outputLimit)
    defer { listener.awaitSilence(for: .seconds(2)) }
    let ending = listener.listen(to: process, deadline: deadline)
    guard case .ended = ending else {
      _ = Ended.byKilling(process)
      return ending
    }
    return switch Ended.byItself(process, within: .seconds(2)) {
    case .status(let status): .ended(status: status, output: listener.output)
    case .signal(let signal): .crashed(signal: signal)
    case .killed: .timedOut
    }
  }
}

/// Collects what a process writes until it ends, says too much, or the time is over.
private struct Listener {
  let pipe: Int32
  let limit: Int
  private(set) var output: [UInt8] = []

  init(pipe: Int32, limit: Int) {
    self.pipe = pipe
    self.limit = limit
  }

  mutating func listen(to process: pid_t, deadline: Duration) -> Execution.Outcome {
    let timer = Timer(deadline)
    let handle = sandbox_pidfd(process)
    defer { if handle >= 0 { close(handle) } }
    guard timer.isRunning, handle >= 0 else { return .cannotStart(errno: errno) }
    var places = [pipe, handle, timer.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while true {
      guard poll(&places, 3, -1) >= 0 else {
        if errno == EINTR { continue }
        return .cannotStart(errno: errno)
      }
      if places[0].revents != 0 {
        // No more to come: only the end is waited for.
        if !take() { places[0].fd = -1 }
        if output.count > limit { return .tooLarge }
        continue
      }
      if places[1].revents != 0 { return .ended(status: 0, output: []) }
      if places[2].revents != 0 { return .timedOut }
    }
  }

  /// Waits until nobody holds the pipe any more: a kill reaches a whole group, or a namespace, but only the first process of it is waited for,
  /// and a folder that the others still write to cannot be removed.
  func awaitSilence(for time: Duration) {
    let timer = Timer(time)
    guard timer.isRunning else { return }
    var places = [pipe, timer.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var ignored = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = poll(&places, 2, -1)
      if count < 0 && errno == EINTR { continue }
      guard count > 0, places[1].revents == 0 else { return }
      if read(pipe, &ignored, ignored.count) == 0 { return }
    }
  }

  /// False at the end of what is written.
  private mutating func take() -> Bool {
    var count = 0
    output += [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, initialized in
      count = read(pipe, buffer.baseAddress, buffer.count)
      initialized = max(count, 0)
    }
    return count > 0
  }
}
