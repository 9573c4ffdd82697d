import Audit
import FoundationEssentials
import Testing

/// No order of its words may stop the audit of a document: a reader of columns gives any order.
@Suite struct ScrambledTests {
  private static let samples: [String] = {
    let folder = Audits.project + "/samples/clean"
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
        .map { folder + "/" + $0 }
    } catch {
      return []
    }
  }()

  @Test func samplesAreThere() { #expect(!Self.samples.isEmpty) }

  /// Pieces of 2 to 12 characters change places within a window of 40.
  @Test(arguments: [2, 6, 12]) func anyOrderIsRead(length: Int) throws {
    let auditor = try Audits.auditor()
    for (number, path) in Self.samples.enumerated() {
      let text = Array(String(decoding: try Audits.bytes(path), as: UTF8.self).unicodeScalars)
      var order = SplitMix(state: UInt64(number * 97 + length))
      var pieces = stride(from: 0, to: text.count, by: length).map { text[$0..<min($0 + length, text.count)] }
      for start in stride(from: 0, to: pieces.count, by: 40) {
        pieces[start..<min(start + 40, pieces.count)].shuffle(using: &order)
      }
      var scrambled = String.UnicodeScalarView()
      for piece in pieces { scrambled.append(contentsOf: piece) }
      let bytes = Array(String(scrambled).utf8)
      let report = auditor.audit(Input(path: "scrambled.txt", source: .bytes(bytes)))
      #expect(report.status != .unreadable, "\(path) in pieces of \(length)")
    }
  }
}

/// A generator that gives the same order every time.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
