import Disclosure
import Testing

@testable import Formats

/// What tests of annotations ask of bytes.
enum Part {
  /// A part of an archive as text.
  static func text(_ name: String, of bytes: [UInt8]) throws -> String {
    let archive = try ZipFile(bytes, limits: FormatLimits())
    let entry = try #require(archive.entry(named: name), "\(name)")
    return String(decoding: try archive.bytes(of: entry), as: UTF8.self)
  }

  static func names(of bytes: [UInt8]) throws -> [String] {
    try ZipFile(bytes, limits: FormatLimits()).entries.map(\.name)
  }

  /// Where words first stand in a transcript.
  static func range(of words: String, in transcript: Transcript) throws -> Range<Int> {
    let text = transcript.text
    let words = Array(words.utf8)
    let start = text.indices.first { text[$0...].starts(with: words) }
    return try #require(start.map { $0..<($0 + words.count) }, "\(String(decoding: words, as: UTF8.self))")
  }
}
