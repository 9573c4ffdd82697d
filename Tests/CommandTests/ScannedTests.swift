import Foundation
import Sandbox
import Support
import Testing

private let pdftoppm = "/usr/bin/pdftoppm"
private let searchPath = "/usr/bin:/bin"
private let hasRecognizer =
  TextRecognizer(searchPath: searchPath, scratch: "/tmp") != nil
  && FileManager.default.isExecutableFile(atPath: pdftoppm)

/// A page of a sample as it comes from a scanner: a picture and nothing else.
@Suite struct ScannedTests {
  private let folder: Gouji.Folder

  init() throws { folder = try Gouji.Folder() }

  /// `sample`: below samples/formats; `page`: 1-based.
  private func scan(_ sample: String, page: Int) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: pdftoppm)
    process.arguments = [
      "-r", "200", "-gray", "-singlefile", "-f", String(page), "-l", String(page),
      "\(Repository.root)/samples/formats/\(sample)", "\(folder.path)/page",
    ]
    try process.run()
    process.waitUntilExit()
    let picture = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/page.pgm"))
    // "P5", width and height, 255, then the dots.
    let head = picture.prefix(64).split(separator: 0x0A, maxSplits: 3)
    let size = String(decoding: head[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    let dots = picture.suffix(size[0] * size[1])
    try folder.write("scan.pdf", Self.pdf(width: size[0], height: size[1], dots: [UInt8](dots)))
  }

  private static func pdf(width: Int, height: Int, dots: [UInt8]) -> [UInt8] {
    let content = "595 0 0 842 0 0 cm /I Do"
    let objects: [[UInt8]] = [
      Array("<< /Type /Catalog /Pages 2 0 R >>".utf8),
      Array("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>".utf8),
      Array("<< /Type /Page /Parent 2 0 R /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>".utf8),
      Array("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream".utf8),
      Array(
        "<< /Type /XObject /Subtype /Image /Width \(width) /Height \(height) /ColorSpace /DeviceGray /BitsPerComponent 8 /Length \(dots.count) >>\nstream\n"
          .utf8) + dots + Array("\nendstream".utf8),
    ]
    var bytes = Array("%PDF-1.7\n".utf8)
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(bytes.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      bytes += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let trailer = "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(bytes.count)\n%%EOF\n"
    return bytes + Array((table + trailer).utf8)
  }

  @Test(
    .enabled(if: hasRecognizer, "Tesseract with chi_sim, or poppler-utils, is not installed"), .timeLimit(.minutes(5)))
  func aScanIsReadWithItsTables() throws {
    try scan("clean/05-accounts-province-water.pdf", page: 4)
    let plain = try Gouji.run(["scan.pdf"], in: folder)
    #expect(plain.status == 3)
    #expect(plain.out.contains("--ocr"), "\(plain.out)")

    let result = try Gouji.run(["check", "--ocr", "scan.pdf"], in: folder)
    #expect(result.status == 0, "\(result.out)")
    #expect(result.out.contains("第 1 页由文字识别读出"))
    let tables = try Gouji.run(["extract", "--ocr", "scan.pdf", "--as", "text"], in: folder).out
    #expect(tables.contains("\t799.03\t0.00\t799.03\n"), "\(tables)")
  }

  /// Where Tesseract is missing the page stays unread, and what to install is said.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: pdftoppm), "poppler-utils is not installed"))
  func withoutTesseractWhatToInstallIsSaid() throws {
    try scan("clean/05-accounts-province-water.pdf", page: 4)
    let result = try Gouji.run(["check", "--ocr", "scan.pdf"], in: folder, environment: ["PATH": folder.path])
    #expect(result.status == 3)
    #expect(result.out.contains("scripts/setup --ocr"), "\(result.out)")
  }
}
