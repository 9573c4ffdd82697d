internal import CSandbox
internal import Glibc

/// How a child process ended. Whoever has this value has reaped it.
enum Ended: Hashable, Sendable {
  case status(Int32)
  case signal(Int32)
  /// It did not end by itself.
  case killed

  /// Waits for its end, and kills it, with all it started, when that does not come in time.
  static func byItself(_ process: pid_t, within time: Duration) -> Ended {
    let handle = sandbox_pidfd(process)
    defer { if handle >= 0 { close(handle) } }
    let timer = Timer(time)
    guard handle >= 0, timer.isRunning else { return byKilling(process) }
    var places = [
      pollfd(fd: handle, events: Int16(POLLIN), revents: 0),
      pollfd(fd: timer.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&places, 2, -1) < 0, errno == EINTR {}
    return places[0].revents != 0 ? reaped(process) : byKilling(process)
  }

  /// Kills its group, itself included.
  static func byKilling(_ process: pid_t) -> Ended {
    kill(-process, SIGKILL)
    _ = reaped(process)
    return .killed
  }

  private static func reaped(_ process: pid_t) -> Ended {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      // Reaped already, because this process was started with SIGCHLD ignored: how it ended cannot be known.
      if errno != EINTR { return .killed }
    }
    // What it started and left behind goes with it.
    kill(-process, SIGKILL)
    let signal = sandbox_ended_by_signal(status)
    return signal != 0 ? .signal(signal) : .status(sandbox_exit_status(status))
  }
}
