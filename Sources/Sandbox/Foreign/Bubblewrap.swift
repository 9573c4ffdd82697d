/// bubblewrap: namespaces of its own around a program we did not write. No network, the system read-only, nothing of the user's files.
package struct Bubblewrap: Hashable, Sendable {
  private let program: Program

  /// `nil` where it is not installed, or where the kernel does not let this user make namespaces.
  package init?(searchPath: String) {
    guard let program = Program.named("bwrap", searchPath: searchPath),
      let harmless = Program.named("true", searchPath: searchPath)
    else { return nil }
    self.program = program
    let probe = Execution.run(
      around(Invocation(harmless), writing: nil), deadline: .seconds(10), outputLimit: 4096)
    guard probe == .ended(status: 0, output: []) else { return nil }
  }

  /// The same program inside; `folder` is all it can write to and stays under its path.
  func around(_ inner: Invocation, writing folder: String?) -> Invocation {
    var arguments = [
      "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL",
      "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp",
    ]
    for path in Self.system { arguments += ["--ro-bind-try", path, path] }
    if let folder { arguments += ["--bind", folder, folder, "--chdir", folder] }
    for variable in inner.environment {
      let parts = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      arguments += ["--setenv", String(parts[0]), parts.count > 1 ? String(parts[1]) : ""]
    }
    arguments += ["--", inner.program.path] + inner.arguments
    return Invocation(program, arguments)
  }

  /// Programs, libraries, fonts and their settings: nothing secret, nothing of a user.
  private static let system = [
    "/usr", "/bin", "/sbin", "/lib", "/lib64", "/opt", "/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache",
    "/etc/libreoffice", "/etc/localtime", "/var/cache/fontconfig", "/var/lib/libreoffice",
  ]
}
