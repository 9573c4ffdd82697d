/// SHA-256 (FIPS 180-4), fed piece by piece: file digests, cache keys and finding fingerprints.
package struct Digest: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// Bytes not yet processed; fewer than one block.
  private var rest: [UInt8] = []
  private var length = 0

  package init() {}

  /// Lower-case hexadecimal digest of `bytes`. Cost: linear.
  package static func hex(_ bytes: some Collection<UInt8>) -> String {
    var digest = Digest()
    digest.update(bytes)
    return digest.finish()
  }

  package mutating func update(_ bytes: some Collection<UInt8>) {
    length += bytes.count
    if rest.isEmpty, process(bytes) { return }
    rest.append(contentsOf: bytes)
    let whole = rest
    rest = []
    _ = process(whole)
  }

  /// A string and a separator that cannot occur in it, so that ("ab", "c") differs from ("a", "bc").
  package mutating func update(field: String) {
    rest.append(contentsOf: field.utf8)
    rest.append(0)
    length += field.utf8.count + 1
    update([UInt8]())
  }

  package consuming func finish() -> String {
    var tail = rest
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(truncatingIfNeeded: length) << 3
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    rest = []
    _ = process(tail)
    var hex: [UInt8] = []
    for word in state {
      for shift in stride(from: 28, through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: word >> UInt32(shift)) & 0xF
        hex.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
    return String(decoding: hex, as: UTF8.self)
  }

  /// Processes whole blocks and keeps what is left over; false when the bytes are not contiguous.
  private mutating func process(_ bytes: some Collection<UInt8>) -> Bool {
    let leftover = bytes.withContiguousStorageIfAvailable { buffer -> ArraySlice<UInt8> in
      var offset = 0
      var schedule = [UInt32](repeating: 0, count: 64)
      let constants = Self.constants
      while offset + 64 <= buffer.count {
        for index in 0..<16 {
          let at = offset + index * 4
          schedule[index] =
            UInt32(buffer[at]) << 24 | UInt32(buffer[at + 1]) << 16 | UInt32(buffer[at + 2]) << 8
            | UInt32(buffer[at + 3])
        }
        compress(&schedule, constants)
        offset += 64
      }
      return ArraySlice(buffer[offset...])
    }
    guard let leftover else { return false }
    rest = Array(leftover)
    return true
  }

  private mutating func compress(_ w: inout [UInt32], _ constants: [UInt32]) {
    for t in 16..<64 {
      let small0 = rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^ (w[t - 15] >> 3)
      let small1 = rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^ (w[t - 2] >> 10)
      w[t] = w[t - 16] &+ small0 &+ w[t - 7] &+ small1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let choice = (e & f) ^ (~e & g)
      let one = h &+ sum1 &+ choice &+ constants[t] &+ w[t]
      let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e) = (g, f, e, d &+ one)
      (d, c, b, a) = (c, b, a, one &+ sum0 &+ majority)
    }
    for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
  }

  private func rotate(_ x: UInt32, _ by: UInt32) -> UInt32 { (x &>> by) | (x &<< (32 &- by)) }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
