internal import CCrypto

/// SHA-256 (FIPS 180-4), fed piece by piece: file digests, cache keys and finding fingerprints.
package struct Digest {
  private var context = SHA256_CTX()

  package init() { SHA256_Init(&context) }

  /// Lower-case hexadecimal digest of `bytes`. Cost: linear.
  package static func hex(_ bytes: [UInt8]) -> String {
    var digest = Digest()
    digest.update(bytes)
    return digest.finish()
  }

  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone = bytes.withContiguousStorageIfAvailable { SHA256_Update(&context, $0.baseAddress, $0.count) }
    if isDone == nil { update(Array(bytes)) }
  }

  /// A string and a separator that cannot occur in it, so that ("ab", "c") differs from ("a", "bc").
  package mutating func update(field: String) {
    update(field.utf8)
    update(CollectionOfOne(0))
  }

  package consuming func finish() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256_Final(&bytes, &context)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
  }
}
