internal import CSandbox
internal import Glibc

/// The list of system calls that a parser may make; any other fails as if the kernel did not have it, which libraries are prepared for.
enum SystemCallFilter {
  static func parser() -> Confinement.State {
    guard Confinement.hasSystemCallFilter else { return .unsupported }
    guard let filter = seccomp_init(sandbox_errno_action(UInt16(ENOSYS))) else { return .denied(errno: ENOMEM) }
    defer { seccomp_release(filter) }
    var status = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1)
    for name in plain where status == 0 { status = allow(name, [], in: filter) }
    for (name, conditions) in conditional where status == 0 { status = allow(name, conditions, in: filter) }
    if status == 0 { status = seccomp_load(filter) }
    guard status == 0 else { return .denied(errno: -status) }
    return isProved ? .active : .unproved
  }

  /// 0, or an error number below 0.
  private static func allow(
    _ name: String, _ conditions: [scmp_arg_cmp], in filter: scmp_filter_ctx
  ) -> Int32 {
    let number = seccomp_syscall_resolve_name(name)
    // Not a call of this machine or unknown to this library: it stays forbidden.
    guard number >= 0 else { return 0 }
    return conditions.withUnsafeBufferPointer {
      seccomp_rule_add_array(filter, 0x7fff_0000, number, UInt32($0.count), $0.baseAddress)
    }
  }

  private static var isProved: Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    if descriptor >= 0 { close(descriptor) }
    return descriptor < 0 && errno == ENOSYS
  }

  /// Memory, reading, waiting, threads of its own, time, and what the C library asks about the process.
  private static let plain = [
    "read", "readv", "pread64", "preadv", "write", "writev", "close", "lseek", "fstat", "stat", "lstat",
    "newfstatat", "statx", "statfs", "fstatfs", "access", "faccessat", "faccessat2", "readlink", "readlinkat",
    "getcwd", "getdents", "getdents64", "fcntl", "dup", "fadvise64", "poll", "ppoll", "select", "pselect6",
    "pipe2", "eventfd2",
    "mmap", "munmap", "mremap", "mprotect", "madvise", "brk", "membarrier",
    "futex", "set_robust_list", "get_robust_list", "rseq", "set_tid_address", "sched_yield",
    "sched_getaffinity", "sched_getparam", "sched_getscheduler", "sched_get_priority_max",
    "sched_get_priority_min", "exit", "exit_group",
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall",
    "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "times",
    "getpid", "gettid", "getppid", "getuid", "geteuid", "getgid", "getegid", "getrlimit", "getrusage",
    "sysinfo", "uname", "getrandom", "getcpu", "arch_prctl",
  ]

  /// Calls of which only some uses are allowed: files are opened for reading, only threads are made, only the process itself is signalled.
  private static var conditional: [(String, [scmp_arg_cmp])] {
    let writing = UInt64(O_ACCMODE | O_CREAT | O_TRUNC)
    let thread: UInt64 = 0x0001_0000
    let itself = UInt64(getpid())
    return [
      ("open", [test(1, writing, equals: 0)]),
      ("openat", [test(2, writing, equals: 0)]),
      ("clone", [test(0, thread, equals: thread)]),
      ("tgkill", [test(0, equals: itself)]),
      ("prlimit64", [test(2, equals: 0)]),
      ("ioctl", [test(1, equals: UInt64(TCGETS))]),
      ("prctl", [test(0, equals: UInt64(PR_SET_NAME))]),
      ("prctl", [test(0, equals: UInt64(PR_GET_NAME))]),
      // Names of memory areas, given by newer C libraries.
      ("prctl", [test(0, equals: 0x5356_4d41)]),
    ]
  }

  private static func test(_ argument: UInt32, _ mask: UInt64, equals value: UInt64) -> scmp_arg_cmp {
    scmp_arg_cmp(arg: argument, op: SCMP_CMP_MASKED_EQ, datum_a: mask, datum_b: value)
  }

  private static func test(_ argument: UInt32, equals value: UInt64) -> scmp_arg_cmp {
    scmp_arg_cmp(arg: argument, op: SCMP_CMP_EQ, datum_a: value, datum_b: 0)
  }
}
