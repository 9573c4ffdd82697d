internal import CZlib

/// Packs bytes as ZIP, PNG and web pages do.
package enum Deflate {
  /// The bytes in the format of zlib (RFC 1950), as small as it gets; `nil` when there is no memory for it. The same bytes every time.
  package static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    var length = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    guard compress2(&packed, &length, bytes, uLong(bytes.count), Z_BEST_COMPRESSION) == Z_OK else { return nil }
    return Array(packed.prefix(Int(length)))
  }
}
