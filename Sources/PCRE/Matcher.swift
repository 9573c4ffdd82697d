internal import CPCRE2

/// Runs patterns under limits. One for each task: it holds the memory matching needs, and reuses it.
@safe package struct Matcher: ~Copyable {
  private var data: OpaquePointer
  private var dataGroups: Int
  private let context: OpaquePointer
  private let stack: OpaquePointer?

  package init(limits: Limits = .standard) {
    dataGroups = 32
    unsafe data = Self.makeData(groups: 32)
    guard let context = unsafe pcre2_match_context_create_8(nil) else { Self.outOfMemory() }
    unsafe pcre2_set_match_limit_8(context, limits.steps)
    unsafe pcre2_set_depth_limit_8(context, limits.depth)
    unsafe pcre2_set_heap_limit_8(context, limits.heapKiB)
    unsafe self.context = unsafe context
    let first = min(32 * 1024, limits.stackBytes)
    unsafe stack = unsafe pcre2_jit_stack_create_8(first, limits.stackBytes, nil)
    unsafe pcre2_jit_stack_assign_8(context, nil, stack.map { unsafe UnsafeMutableRawPointer($0) })
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    if let stack = unsafe stack { unsafe pcre2_jit_stack_free_8(stack) }
  }

  package struct Limits: Sendable {
    /// Backtracking steps of one search.
    package var steps: UInt32
    package var depth: UInt32
    package var heapKiB: UInt32
    package var stackBytes: Int

    package init(steps: UInt32, depth: UInt32, heapKiB: UInt32, stackBytes: Int) {
      self.steps = steps
      self.depth = depth
      self.heapKiB = heapKiB
      self.stackBytes = stackBytes
    }

    /// About a millisecond of backtracking; honest patterns use a thousandth of it on a sentence.
    package static let standard = Limits(
      steps: 1_000_000, depth: 100_000, heapKiB: 64 * 1024, stackBytes: 1024 * 1024)
  }

  private static func makeData(groups: Int) -> OpaquePointer {
    guard let data = unsafe pcre2_match_data_create_8(UInt32(groups + 1), nil) else {
      outOfMemory()
    }
    return unsafe data
  }

  private static func outOfMemory() -> Never { fatalError("out of memory for a pattern matcher") }
}

extension Matcher {
  /// The first match in `text[window]` that starts at or after `start`.
  ///
  /// The window is a subject of its own: `^`, `$`, `\b` and lookarounds see its edges and nothing beyond them;
  /// what lies between the window's start and `start` is seen by lookbehind.
  /// `text` must be valid UTF-8, the window's ends and `start` on scalar boundaries; it is not checked again.
  /// `nil` for `start` means the window's start. A window outside the text is cut to it.
  package mutating func search(
    _ pattern: Pattern, in text: [UInt8], window: Range<Int>, from start: Int? = nil
  ) -> Search {
    let window = window.clamped(to: 0..<text.count)
    let count = run(pattern, in: text, window: window, from: start ?? window.lowerBound)
    guard count > 0 else { return Self.failure(count) }
    let offsets = unsafe offsets(of: pattern)
    guard let whole = unsafe Self.range(0, of: offsets, in: window) else { return .notFound }
    var groups: [Range<Int>?] = []
    groups.reserveCapacity(pattern.groupCount)
    for group in 0..<pattern.groupCount {
      groups.append(unsafe Self.range(group + 1, of: offsets, in: window))
    }
    return .found(Captures(whole: whole, groups: groups))
  }

  /// Where the first match in `text[window]` at or after `start` begins: `search` without the captures.
  package mutating func probe(
    _ pattern: Pattern, in text: [UInt8], window: Range<Int>, from start: Int
  ) -> Probe {
    let window = window.clamped(to: 0..<text.count)
    let count = run(pattern, in: text, window: window, from: start)
    guard count > 0 else {
      if case .exhausted(let why) = Self.failure(count) { return .exhausted(why) }
      return .notFound
    }
    let offsets = unsafe offsets(of: pattern)
    guard let whole = unsafe Self.range(0, of: offsets, in: window) else { return .notFound }
    return .found(whole.lowerBound)
  }

  package enum Probe: Hashable, Sendable {
    case found(Int)
    case notFound
    case exhausted(Exhaustion)
  }

  /// Every match in the window, left to right, none overlapping; after an empty one the search goes on one
  /// scalar further. `nil`, or the limit that ended the walk early: what was found until then stands.
  package mutating func forEachMatch(
    of pattern: Pattern, in text: [UInt8], window: Range<Int>, _ body: (Captures) -> Void
  ) -> Exhaustion? {
    let window = window.clamped(to: 0..<text.count)
    var start = window.lowerBound
    while start <= window.upperBound {
      switch search(pattern, in: text, window: window, from: start) {
      case .notFound: return nil
      case .exhausted(let why): return why
      case .found(let captures):
        body(captures)
        start = captures.whole.upperBound
        if captures.whole.isEmpty { start = Self.nextScalar(after: start, in: text) }
      }
    }
    return nil
  }

  private static func nextScalar(after offset: Int, in text: [UInt8]) -> Int {
    var next = offset + 1
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}

extension Matcher {
  /// PCRE2's return value: the number of groups set plus one, or a negative error number.
  private mutating func run(
    _ pattern: Pattern, in text: [UInt8], window: Range<Int>, from start: Int
  ) -> Int32 {
    guard window.lowerBound <= start, start <= window.upperBound else {
      return PCRE2_ERROR_NOMATCH
    }
    if pattern.groupCount > dataGroups {
      unsafe pcre2_match_data_free_8(data)
      dataGroups = pattern.groupCount
      unsafe data = Self.makeData(groups: dataGroups)
    }
    let offset = start - window.lowerBound
    // SAFETY: the window lies inside the text, and PCRE2 keeps the pointer only to give substrings,
    // which nobody asks for. Skipping the UTF check rests on the caller's promise.
    return unsafe text.withUnsafeBufferPointer { bytes in
      let window = unsafe UnsafeBufferPointer(rebasing: bytes[window])
      // An empty array may have no address; PCRE2 accepts that for length 0.
      if pattern.isJIT {
        return unsafe pcre2_jit_match_8(
          pattern.code, window.baseAddress, window.count, offset, 0, data, context)
      }
      return unsafe pcre2_match_8(
        pattern.code, window.baseAddress, window.count, offset, PCRE2_NO_UTF_CHECK, data, context)
    }
  }

  private func offsets(of pattern: Pattern) -> UnsafeBufferPointer<Int> {
    let first = unsafe pcre2_get_ovector_pointer_8(data)
    return unsafe UnsafeBufferPointer(start: first, count: 2 * (pattern.groupCount + 1))
  }

  /// A group that took no part has the largest value of its type, -1 here.
  private static func range(
    _ group: Int, of offsets: UnsafeBufferPointer<Int>, in window: Range<Int>
  ) -> Range<Int>? {
    let (start, end) = unsafe (offsets[2 * group], offsets[2 * group + 1])
    guard start >= 0, end >= start else { return nil }
    return window.lowerBound + start..<window.lowerBound + end
  }

  private static func failure(_ number: Int32) -> Search {
    switch number {
    case PCRE2_ERROR_NOMATCH: .notFound
    case PCRE2_ERROR_MATCHLIMIT: .exhausted(.steps)
    case PCRE2_ERROR_DEPTHLIMIT: .exhausted(.depth)
    case PCRE2_ERROR_HEAPLIMIT: .exhausted(.heap)
    case PCRE2_ERROR_JIT_STACKLIMIT: .exhausted(.stack)
    default: .exhausted(.failure(number))
    }
  }
}
