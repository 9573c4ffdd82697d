internal import Glibc

/// A program we did not write, run to its end on one file in a scratch folder: no network, nothing but that folder to write to, bounded memory and time.
struct ForeignProgram: Sendable {
  let program: Program
  /// `nil`: not there or not allowed; then resource limits and the deadline are all that holds the program.
  let bubblewrap: Bubblewrap?
  let limits = ResourceLimits.foreignProgram
  private let limiter: Program

  /// `nil` when the program, or `prlimit` to bound it with, is not on the search path.
  init?(_ name: String, searchPath: String) {
    guard let program = Program.named(name, searchPath: searchPath),
      let limiter = Program.named("prlimit", searchPath: searchPath)
    else { return nil }
    self.program = program
    self.limiter = limiter
    bubblewrap = Bubblewrap(searchPath: searchPath)
  }

  /// `folder`: all it can write to, its home while it runs.
  func run(
    _ arguments: [String], environment: [String] = [], in folder: String, deadline: Duration
  ) -> Execution.Outcome {
    let bounds = [
      "--as=\(limits.addressSpace)", "--cpu=\(limits.processorSeconds)", "--fsize=\(limits.fileSize)",
      "--nofile=\(limits.openFiles)", "--core=0", "--",
    ]
    let inner = Invocation(
      limiter, bounds + [program.path] + arguments,
      environment: ["HOME=\(folder)", "TMPDIR=\(folder)", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"] + environment,
      folder: folder)
    return Execution.run(
      bubblewrap?.around(inner, writing: folder) ?? inner, deadline: deadline, outputLimit: 1 << 20)
  }
}
