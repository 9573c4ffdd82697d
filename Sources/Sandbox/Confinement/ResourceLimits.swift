internal import CSandbox
internal import Glibc

/// Upper bounds that the kernel holds a process to.
package struct ResourceLimits: Hashable, Sendable {
  /// Bytes of address space; what is mapped counts, used or not.
  package var addressSpace: UInt64
  /// Seconds of processor time over the whole life of the process.
  package var processorSeconds: UInt64
  /// Bytes of a file it writes. Pipes and sockets are not bounded by it.
  package var fileSize: UInt64
  package var openFiles: UInt64

  package init(addressSpace: UInt64, processorSeconds: UInt64, fileSize: UInt64, openFiles: UInt64) {
    self.addressSpace = addressSpace
    self.processorSeconds = processorSeconds
    self.fileSize = fileSize
    self.openFiles = openFiles
  }

  /// For a reader of documents: it writes no file. The processor time is that of many documents; how long one may take its parent decides.
  package static let parser = ResourceLimits(
    addressSpace: 1 << 30, processorSeconds: 600, fileSize: 0, openFiles: 64)

  /// For a foreign program that writes its result as a file and maps much that it does not use.
  package static let foreignProgram = ResourceLimits(
    addressSpace: 4 << 30, processorSeconds: 120, fileSize: 256 << 20, openFiles: 512)

  /// Imposes the limits on the calling process, soft and hard alike.
  func impose() -> Confinement.State {
    let limits: [(__rlimit_resource, UInt64)] = [
      (RLIMIT_AS, addressSpace), (RLIMIT_CPU, processorSeconds), (RLIMIT_FSIZE, fileSize),
      (RLIMIT_NOFILE, openFiles), (RLIMIT_CORE, 0),
    ]
    for (number, value) in limits {
      let resource = __rlimit_resource_t(number.rawValue)
      var limit = rlimit()
      getrlimit(resource, &limit)
      // A limit that is stricter already stays.
      let bound = min(rlim_t(value), limit.rlim_max)
      limit = rlimit(rlim_cur: bound, rlim_max: bound)
      guard setrlimit(resource, &limit) == 0 else { return .denied(errno: errno) }
      var actual = rlimit()
      guard getrlimit(resource, &actual) == 0, actual.rlim_max <= rlim_t(value) else { return .unproved }
    }
    return .active
  }
}
