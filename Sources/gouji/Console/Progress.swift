internal import Disclosure
internal import Glibc

/// How far a run is, on standard error, when that is a terminal and the run takes long enough to wonder.
struct Progress {
  private let total: Int
  private let language: Language
  private let isShown: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastShown: ContinuousClock.Instant
  private var done = 0
  private var errors = 0
  private var isOnScreen = false

  init(total: Int, console: Console) {
    self.total = total
    self.language = console.language
    self.isShown = console.errorIsTerminal && total > 1
    start = clock.now
    lastShown = start
  }

  mutating func advance(errors: Int) {
    done += 1
    self.errors += errors
    guard isShown else { return }
    let now = clock.now
    guard now - lastShown > .milliseconds(isOnScreen ? 100 : 500) else { return }
    lastShown = now
    isOnScreen = true
    show("\r\u{1B}[K" + Self.line(done, total, errors: self.errors, elapsed: now - start, language))
  }

  /// Takes the line away, so that what follows stands alone.
  mutating func clear() {
    if isOnScreen { show("\r\u{1B}[K") }
    isOnScreen = false
  }

  static func line(
    _ done: Int, _ total: Int, errors: Int, elapsed: Duration, _ language: Language
  ) -> String {
    let milliseconds = max(Int(elapsed / .milliseconds(1)), 1)
    let rate = done * 10_000 / milliseconds
    let left = (total - done) * milliseconds / max(done, 1) / 1000
    let rateText = "\(rate / 10).\(rate % 10)"
    let leftText = left >= 60 ? "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60)" : "\(left)s"
    return switch language {
    case .zh: "已核对 \(done)/\(total)  每秒 \(rateText) 个  剩余约 \(leftText)  错误 \(errors)"
    case .en: "\(done)/\(total) checked  \(rateText)/s  about \(leftText) left  \(errors) errors"
    }
  }

  private func show(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
