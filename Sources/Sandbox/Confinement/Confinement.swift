internal import CSandbox
internal import Glibc

/// What a process that parses hostile files has put on itself: no network, no new process, no file but the ones named, bounded memory and time.
///
/// Every measure is irrevocable and proved right after it was taken, by trying what it forbids. A measure that the kernel does not have is
/// reported as inactive; the others hold all the same.
package struct Confinement: Hashable, Sendable {
  package enum Measure: String, CaseIterable, Sendable {
    /// No program it could start would gain rights.
    case noNewPrivileges = "no-new-privileges"
    /// It ends when the process that started it does.
    case endsWithParent = "ends-with-parent"
    /// Memory, processor time, open files and the size of written files are bounded; no core is dumped.
    case resourceLimits = "resource-limits"
    /// Landlock: reads below the folders named, opens nothing else, binds and connects no port.
    case files = "landlock"
    /// seccomp: no socket, no process, no writing open, no call that a parser does not need.
    case systemCalls = "seccomp"
  }

  package enum State: Hashable, Sendable {
    case active
    /// The kernel does not have it.
    case unsupported
    /// The kernel has it and did not grant it.
    case denied(errno: Int32)
    /// It was granted, and what it should forbid still works.
    case unproved
    /// It binds one thread, and there were others already.
    case threadsRunning
  }

  package private(set) var states: [Measure: State] = [:]

  package subscript(measure: Measure) -> State { states[measure] ?? .unsupported }

  package var isComplete: Bool { Measure.allCases.allSatisfy { self[$0] == .active } }

  /// Confines the calling process for good. To be called once, before the first thread is started and before the first byte of a document is looked at,
  /// when everything it needs is loaded: what is opened afterwards (fonts, character maps, modules) must lie below `readOnly`.
  ///
  /// What is open stays usable: the answer goes out over the descriptors the process was started with. `readOnly`: files and folders; one that does not exist is left out.
  package static func parser(
    readOnly: [String], limits: ResourceLimits = .parser
  ) -> Confinement {
    var confinement = Confinement()
    confinement.states[.noNewPrivileges] = noNewPrivileges()
    confinement.states[.endsWithParent] = endWithParent()
    confinement.states[.resourceLimits] = limits.impose()
    let isAlone = threadCount() == 1
    let files = Landlock.confine(readOnly: readOnly)
    confinement.states[.files] = files == .active && !isAlone ? .threadsRunning : files
    confinement.states[.systemCalls] = SystemCallFilter.parser()
    return confinement
  }

  private static func noNewPrivileges() -> State {
    guard sandbox_prctl(PR_SET_NO_NEW_PRIVS, 1) == 0 else { return .denied(errno: errno) }
    return sandbox_no_new_privileges() == 1 ? .active : .unproved
  }

  private static func endWithParent() -> State {
    guard sandbox_prctl(PR_SET_PDEATHSIG, UInt(SIGKILL)) == 0 else { return .denied(errno: errno) }
    return sandbox_parent_death_signal() == SIGKILL ? .active : .unproved
  }

  private static func threadCount() -> Int? {
    guard let stream = opendir("/proc/self/task") else { return nil }
    defer { closedir(stream) }
    var count = 0
    while let entry = readdir(stream) {
      if entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { count += 1 }
    }
    return count
  }
}

// MARK: - What the kernel has

extension Confinement {
  /// Version of the kernel's Landlock interface, `nil` where it has none.
  package static var landlockVersion: Int? {
    let version = sandbox_landlock_abi()
    return version > 0 ? Int(version) : nil
  }

  /// Whether the kernel filters system calls.
  package static var hasSystemCallFilter: Bool {
    sandbox_seccomp_offers(sandbox_errno_action(0)) == 0
  }
}
