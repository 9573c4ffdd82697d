internal import CSandbox
internal import Glibc
internal import Synchronization

/// Starts children, all from one thread that lives as long as this process.
///
/// A child that asks to end with its parent (PR_SET_PDEATHSIG) ends with the *thread* that started it, and threads of the task pool are
/// retired when idle: children started from them would be killed at random.
final class Launcher: Sendable {
  static let shared = Launcher()

  /// What a child has as standard input, output and error; `nil`: the null device.
  struct Streams: Sendable {
    var input: Int32?
    var output: Int32?
    var error: Int32?
  }

  private struct Order: Sendable {
    let invocation: Invocation
    let streams: Streams
    let receipt: Receipt
  }

  private final class Receipt: Sendable {
    let result = Mutex<Result<pid_t, StartFailure>?>(nil)
    let isReady = Bell()
  }

  private let orders = Mutex<[Order]>([])
  private let hasOrder = Bell()
  /// 0, or why there is no thread.
  private let failure: Mutex<Int32> = Mutex(0)

  private init() {
    guard hasOrder.isUsable else {
      failure.withLock { $0 = EMFILE }
      return
    }
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Launcher>.fromOpaque(context).takeRetainedValue().serve()
      }, Unmanaged.passRetained(self).toOpaque())
    if code == 0 { pthread_detach(thread) } else { failure.withLock { $0 = code } }
  }

  /// Returns when the program was started or could not be.
  func start(_ invocation: Invocation, _ streams: Streams) throws(StartFailure) -> pid_t {
    let code = failure.withLock { $0 }
    guard code == 0 else { throw StartFailure(errno: code) }
    let receipt = Receipt()
    guard receipt.isReady.isUsable else { throw StartFailure(errno: EMFILE) }
    orders.withLock { $0.append(Order(invocation: invocation, streams: streams, receipt: receipt)) }
    hasOrder.ring()
    receipt.isReady.wait()
    guard let result = receipt.result.withLock({ $0 }) else { throw StartFailure(errno: ECHILD) }
    return try result.get()
  }

  private func serve() -> Never {
    while true {
      hasOrder.wait()
      guard let order = orders.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
      let result = Result { () throws(StartFailure) in try Self.spawn(order.invocation, order.streams) }
      order.receipt.result.withLock { $0 = result }
      order.receipt.isReady.ring()
    }
  }

  private static func spawn(_ invocation: Invocation, _ streams: Streams) throws(StartFailure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in [streams.input, streams.output, streams.error].enumerated() {
      if let descriptor {
        posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
      } else {
        posix_spawn_file_actions_addopen(&actions, Int32(number), "/dev/null", O_RDWR, 0)
      }
    }
    _ = sandbox_close_from(&actions, 3)
    if let folder = invocation.folder { _ = sandbox_change_folder(&actions, folder) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    // A group of its own: what it starts can be ended with it, and an interrupt at the terminal is its parent's to handle.
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var process: pid_t = 0
    let arguments = [invocation.program.path] + invocation.arguments
    let code = withCStrings(arguments) { arguments in
      withCStrings(invocation.environment) { environment in
        posix_spawn(&process, invocation.program.path, &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else { throw StartFailure(errno: code) }
    return process
  }
}

/// Why a program could not be started.
package struct StartFailure: Error, Hashable {
  package let errno: Int32

  package init(errno: Int32) { self.errno = errno }
}

/// A counter that a thread can wait for. Works between threads that share nothing else.
private final class Bell: Sendable {
  private let descriptor = eventfd(0, Int32(EFD_SEMAPHORE | EFD_CLOEXEC))

  /// False when the process has no descriptor left for it.
  var isUsable: Bool { descriptor >= 0 }

  func ring() { eventfd_write(descriptor, 1) }

  func wait() {
    var count: eventfd_t = 0
    while eventfd_read(descriptor, &count) != 0, errno == EINTR {}
  }

  deinit { close(descriptor) }
}

/// The strings as a C array ended by a null pointer.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let copies = strings.map { strdup($0) } as [UnsafeMutablePointer<CChar>?]
  defer { for copy in copies { free(copy) } }
  return (copies + [nil]).withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("holds at least the null") }
    return body(base)
  }
}
