import Foundation
import Sandbox
import Testing

private let searchPath = "/usr/bin:/bin"
private let hasRecognizer = TextRecognizer(searchPath: searchPath, scratch: "/tmp") != nil

extension SandboxTests {
  /// Needs Tesseract with Chinese; skipped where there is none.
  @Suite(.enabled(if: hasRecognizer, "Tesseract with chi_sim is not installed"))
  struct TextRecognizerTests {
    private let root: String
    private let recognizer: TextRecognizer

    init() throws {
      root = FileManager.default.temporaryDirectory.path + "/gouji 识别 \(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      recognizer = try #require(TextRecognizer(searchPath: searchPath, scratch: root))
    }

    /// What a page says is seen in CommandTests; of an empty one there is still an answer.
    @Test(.timeLimit(.minutes(5))) func anEmptyPageHasNoWords() throws {
      defer { removeRoot() }
      let words = try #require(recognizer.words(in: Self.picture(width: 600, height: 300)))
      #expect(String(decoding: words, as: UTF8.self).contains("ocr_page"))
      #expect(!String(decoding: words, as: UTF8.self).contains("ocrx_cinfo"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: root) == [])
    }

    @Test(.timeLimit(.minutes(5))) func whatIsNoPictureGivesNothing() throws {
      defer { removeRoot() }
      #expect(recognizer.words(in: Array("P5\n9 9\n255\n".utf8)) == nil)
      #expect(recognizer.words(in: []) == nil)
      #expect(recognizer.words(in: Self.picture(width: 600, height: 300), deadline: .milliseconds(1)) == nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: root) == [])
    }

    private static func picture(width: Int, height: Int) -> [UInt8] {
      Array("P5\n\(width) \(height)\n255\n".utf8) + [UInt8](repeating: 255, count: width * height)
    }

    private func removeRoot() {
      #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: root) }
    }
  }
}
