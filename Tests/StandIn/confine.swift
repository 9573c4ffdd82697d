internal import Glibc
internal import Sandbox

/// Confines this process to reading `folders`, then tries what is forbidden and what is not. One word for each thing that worked.
func confine(_ folders: [String]) -> String {
  let confinement = Confinement.parser(readOnly: folders)
  let states = Confinement.Measure.allCases.map { "\($0.rawValue)=\(confinement[$0])" }
  return (states + attempts(folders).filter(\.succeeds).map(\.name)).joined(separator: " ")
}

private func attempts(_ folders: [String]) -> [(name: String, succeeds: Bool)] {
  let folder = folders.first ?? "/"
  return [
    ("reads-inside", opens("\(folder)/inside.txt", O_RDONLY)),
    ("writes-inside", opens("\(folder)/inside.txt", O_WRONLY)),
    ("creates-inside", opens("\(folder)/new.txt", O_WRONLY | O_CREAT)),
    ("reads-outside", opens("/etc/passwd", O_RDONLY)),
    ("lists-outside", opendir("/") != nil),
    ("connects", socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0),
    ("starts-a-program", starts("/bin/true")),
    ("deletes", unlink("\(folder)/inside.txt") == 0),
    ("signals-parent", kill(getppid(), 0) == 0),
    ("takes-memory", malloc(3 << 30) != nil),
    ("raises-limits", raisesLimits()),
    ("starts-a-thread", startsAThread()),
  ]
}

private func opens(_ path: String, _ flags: Int32) -> Bool {
  let descriptor = open(path, flags, 0o600)
  if descriptor >= 0 { close(descriptor) }
  return descriptor >= 0
}

private func starts(_ path: String) -> Bool {
  var process: pid_t = 0
  return posix_spawn(&process, path, nil, nil, [nil], [nil]) == 0
}

private func raisesLimits() -> Bool {
  var limit = rlimit(rlim_cur: 1 << 40, rlim_max: 1 << 40)
  return setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0
}

private func startsAThread() -> Bool {
  var thread = pthread_t()
  guard pthread_create(&thread, nil, { _ in nil }, nil) == 0 else { return false }
  return pthread_join(thread, nil) == 0
}
