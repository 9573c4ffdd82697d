internal import CPCRE2
internal import Synchronization

/// A compiled regular expression: PCRE2, UTF, free spacing, no Unicode properties for `\d`, `\w`, `\s`.
///
/// `^` and `$` match at the edges of the window and at line ends inside it. Group names may repeat in
/// alternatives. `\C` is refused, so that every offset lies on a scalar boundary.
//
// SAFETY: PCRE2 guarantees that compiled code is not written to after `pcre2_jit_compile`. That runs once, under a
// lock, before the first match; everything else is a `let`. So one pattern can be used by many threads at once.
@safe package final class Pattern: @unchecked Sendable {
  /// As given to `init`.
  package let source: String
  /// Number of capture groups, the whole match not counted.
  package let groupCount: Int
  /// Named groups in pattern order; a name that repeats in alternatives is there once for each group.
  package let names: [Name]
  package let start: Start
  /// Whether the empty string is among its matches.
  package let canBeEmpty: Bool
  let code: OpaquePointer
  private let machineCode = Atomic<MachineCode>(.pending)
  private let compiling = Mutex(())

  /// Throws: `PatternError` when `source` is not a valid pattern.
  package init(_ source: String) throws(PatternError) {
    let code = unsafe try Self.compile(source)
    self.source = source
    unsafe self.code = code
    self.groupCount = unsafe Int(Self.number(code, PCRE2_INFO_CAPTURECOUNT))
    self.names = unsafe Self.names(of: code)
    self.start = unsafe Start(code)
    self.canBeEmpty = unsafe Self.number(code, PCRE2_INFO_MATCHEMPTY) != 0
  }

  deinit { unsafe pcre2_code_free_8(code) }

  private enum MachineCode: UInt8, AtomicRepresentable {
    case pending, ready, none
  }

  package struct Name: Hashable, Sendable {
    package let name: String
    /// 1-based.
    package let group: Int
  }
}

/// Why a pattern does not compile.
package struct PatternError: Error, Hashable {
  /// PCRE2's own words.
  package let message: String
  /// Byte offset into the pattern at which compilation stopped.
  package let offset: Int
}

extension Pattern {
  private static func compile(_ source: String) throws(PatternError) -> OpaquePointer {
    let options =
      PCRE2_UTF | PCRE2_EXTENDED | PCRE2_MULTILINE | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C
    let context = unsafe pcre2_compile_context_create_8(nil)
    defer { unsafe pcre2_compile_context_free_8(context) }
    unsafe pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    var number: Int32 = 0
    var offset = 0
    var source = source
    let code = source.withUTF8 { bytes in
      unsafe pcre2_compile_8(bytes.baseAddress, bytes.count, options, &number, &offset, context)
    }
    if let code = unsafe code { return unsafe code }
    throw PatternError(message: Self.message(of: number), offset: offset)
  }

  private static func message(of number: Int32) -> String {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
      let length = unsafe pcre2_get_error_message_8(number, buffer.baseAddress, buffer.count)
      let bytes = unsafe buffer.prefix(max(0, Int(length)))
      return unsafe String(decoding: bytes, as: UTF8.self)
    }
  }

  /// False where PCRE2 has no JIT for the machine or the pattern: matching is then interpreted and slower.
  ///
  /// The machine code is made when it is first asked for: most patterns of a run never get past their scout.
  package var isJIT: Bool {
    switch machineCode.load(ordering: .acquiring) {
    case .ready: return true
    case .none: return false
    case .pending: break
    }
    return compiling.withLock { _ in
      if machineCode.load(ordering: .acquiring) == .pending {
        let made = compileForMachine() ? MachineCode.ready : .none
        machineCode.store(made, ordering: .releasing)
      }
      return machineCode.load(ordering: .acquiring) == .ready
    }
  }

  private func compileForMachine() -> Bool {
    guard unsafe pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0 else { return false }
    // `(*NO_JIT)` compiles to nothing without being an error.
    var size = 0
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_JITSIZE), &size)
    return size > 0
  }

  static func number(_ code: OpaquePointer, _ what: Int32) -> UInt32 {
    var value: UInt32 = 0
    unsafe pcre2_pattern_info_8(code, UInt32(what), &value)
    return value
  }

  /// The name table has fixed-size entries: group number in two bytes, then the name, ended by zero.
  private static func names(of code: OpaquePointer) -> [Name] {
    let count = unsafe Int(number(code, PCRE2_INFO_NAMECOUNT))
    let size = unsafe Int(number(code, PCRE2_INFO_NAMEENTRYSIZE))
    var table: UnsafePointer<UInt8>?
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard count > 0, size > 3, let table = unsafe table else { return [] }
    let bytes = unsafe UnsafeBufferPointer(start: table, count: count * size)
    var names: [Name] = []
    for entry in 0..<count {
      let first = entry * size
      let group = unsafe Int(bytes[first]) << 8 | Int(bytes[first + 1])
      let name = unsafe bytes[first + 2..<first + size].prefix { $0 != 0 }
      names.append(Name(name: unsafe String(decoding: name, as: UTF8.self), group: group))
    }
    return names.sorted { $0.group < $1.group }
  }
}
