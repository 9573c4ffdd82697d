import Foundation
import Glibc

/// One run of the program under limits, with what it used.
struct MeasuredRun {
  /// `nil` when a signal ended it.
  let status: Int32?
  let signal: Int32
  let output: String
  let errors: String
  /// Processor time of the program and the processes it started, in seconds.
  let seconds: Int
  /// The largest resident set of any of them.
  let peakMiB: Int

  init(_ arguments: [String], processorSeconds: Int, memoryMiB: Int) throws {
    let base = FileManager.default.temporaryDirectory.path + "/gouji-run-\(UUID().uuidString)"
    let (out, err) = (base + ".out", base + ".err")
    defer { for path in [out, err] { unlink(path) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, err, O_WRONLY | O_CREAT, 0o600)
    // A Swift program maps far more than it uses; three times is room enough for that and stops what runs away.
    let limits = ["--cpu=\(processorSeconds)", "--as=\(memoryMiB * 3 << 20)", "--core=0", "--"]
    let words = ["/usr/bin/prlimit"] + limits + [Gouji.program] + arguments
    var pointers = words.map { strdup($0) } as [UnsafeMutablePointer<CChar>?]
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var environment = [strdup("PATH=/usr/bin:/bin"), nil] as [UnsafeMutablePointer<CChar>?]
    defer { free(environment[0]) }
    var process: pid_t = 0
    let code = posix_spawn(&process, words[0], &actions, nil, &pointers, &environment)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    var ending: Int32 = 0
    var usage = rusage()
    while wait4(process, &ending, 0, &usage) < 0 {
      guard errno == EINTR else { throw POSIXError(.ECHILD) }
    }
    signal = ending & 0x7F
    status = signal == 0 ? ending >> 8 & 0xFF : nil
    seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    peakMiB = usage.ru_maxrss >> 10
    output = try String(contentsOfFile: out, encoding: .utf8)
    errors = try String(contentsOfFile: err, encoding: .utf8)
  }
}
