internal import CSandbox
internal import Glibc

/// One question and its answer over a stream socket, both ways at once, so that neither side can wait for the other's full buffer.
struct Exchange {
  /// How it came to an end.
  enum Ending {
    case answer([UInt8])
    case timedOut
    case tooLarge
    /// The other side sent what is no frame.
    case garbled
    /// The other side closed its end.
    case closed
    case failed(errno: Int32)
  }

  private let socket: Int32
  private let answerLimit: Int
  /// The header of the question's frame, then the question: a file may be large, so that it is not copied behind its header.
  private let parts: [[UInt8]]
  private var part = 0
  /// Bytes of the part under way.
  private var sent = 0
  private var received: [UInt8] = []
  private var isWritable = true

  init(_ question: [UInt8], over socket: Int32, answerLimit: Int) {
    parts = [Frame.header(length: question.count), question].filter { !$0.isEmpty }
    self.socket = socket
    self.answerLimit = answerLimit
  }

  private var isSent: Bool { part == parts.count }

  mutating func run(deadline: Duration) -> Ending {
    let timer = Timer(deadline)
    guard timer.isRunning else { return .failed(errno: EMFILE) }
    guard !hasLeftover else { return .garbled }
    while true {
      let wish = !isSent && isWritable ? POLLIN | POLLOUT : POLLIN
      var places = [
        pollfd(fd: socket, events: Int16(wish), revents: 0),
        pollfd(fd: timer.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&places, 2, -1) >= 0 else {
        if errno == EINTR { continue }
        return .failed(errno: errno)
      }
      if Int32(places[0].revents) & POLLOUT != 0 { send() }
      if Int32(places[0].revents) & (POLLIN | POLLHUP | POLLERR) != 0, let ending = receive() { return ending }
      if places[1].revents != 0 { return .timedOut }
    }
  }

  /// What comes before the question was sent would pass for its answer.
  private var hasLeftover: Bool {
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0
  }

  private mutating func send() {
    guard !isSent else { return }
    let count = parts[part][sent...].withUnsafeBytes {
      Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
    }
    if count >= 0 {
      sent += count
      if sent == parts[part].count { (part, sent) = (part + 1, 0) }
    } else if errno != EAGAIN && errno != EINTR {
      // Nobody reads any more; what was answered before that still counts.
      isWritable = false
    }
  }

  private mutating func receive() -> Ending? {
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 256 << 10) { buffer, initialized in
      count = recv(socket, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
      initialized = max(count, 0)
    }
    guard count >= 0 else {
      return errno == EAGAIN || errno == EINTR ? nil : errno == ECONNRESET ? .closed : .failed(errno: errno)
    }
    if count == 0 { return .closed }
    received += chunk
    guard let length = Frame.length(received) else { return nil }
    guard length <= UInt64(answerLimit) else { return .tooLarge }
    let end = Frame.headerLength + Int(length)
    if received.count < end { return nil }
    // An answer before the question was read whole leaves the rest of it in the way of the next one.
    guard received.count == end, isSent else { return .garbled }
    received.removeFirst(Frame.headerLength)
    return .answer(received)
  }
}

/// A deadline as a descriptor: what waits for other descriptors waits for it too.
final class Timer {
  let descriptor = sandbox_timer()
  private(set) var isRunning = false

  init(_ duration: Duration) {
    // Zero would switch it off.
    let (seconds, attoseconds) = max(duration, .nanoseconds(1)).components
    var time = itimerspec()
    time.it_value = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    isRunning = descriptor >= 0 && timerfd_settime(descriptor, 0, &time, nil) == 0
  }

  deinit { close(descriptor) }
}
