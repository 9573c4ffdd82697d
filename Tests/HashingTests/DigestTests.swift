import Hashing
import Testing

/// Vectors of FIPS 180-4, and the seams between pieces.
@Suite struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func standardVectors(text: String, expected: String) {
    #expect(Digest.hex(Array(text.utf8)) == expected)
  }

  @Test func aMillionBytes() {
    #expect(
      Digest.hex([UInt8](repeating: 0x61, count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func piecesOfEveryLengthGiveTheSame() {
    let bytes = (0..<200).map { UInt8($0) }
    let whole = Digest.hex(bytes)
    for cut in 0...bytes.count {
      var digest = Digest()
      digest.update(bytes[..<cut])
      digest.update(bytes[cut...])
      #expect(digest.finish() == whole, "cut at \(cut)")
    }
  }

  @Test func fieldsDoNotRunTogether() {
    func hash(_ fields: [String]) -> String {
      var digest = Digest()
      for field in fields { digest.update(field: field) }
      return digest.finish()
    }
    #expect(hash(["ab", "c"]) != hash(["a", "bc"]))
  }
}
