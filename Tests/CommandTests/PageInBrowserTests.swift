import Foundation
import Testing

private let browser = "/usr/bin/chromium"

/// The page as a browser shows it. Needs chromium; skipped where there is none.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: browser), "chromium is not installed"))
struct PageInBrowserTests {
  @Test(.timeLimit(.minutes(2)))
  func theScriptRendersWhatTheJSONSays() throws {
    let folder = try Gouji.Folder()
    try folder.write("错.txt", Samples.faulty)
    _ = try Gouji.run(["错.txt", "-o", "html=a.html"], in: folder)
    let page = try dom(of: "\(folder.path)/a.html", in: folder)
    #expect(page.contains("<h1>有错误</h1>"))
    #expect(page.contains("<mark>增长66.57%</mark>"), "\(page.suffix(3000))")
    #expect(page.contains("class=\"finding error\""))
    let filtered = try dom(of: "\(folder.path)/a.html#s=warning", in: folder)
    #expect(!filtered.contains("class=\"finding error\""))
  }

  /// The document after the page's script ran.
  private func dom(of path: String, in folder: Gouji.Folder) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: browser)
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile",
      "--virtual-time-budget=3000", "--dump-dom", "file://\(path)",
    ]
    try folder.write(".dom", "")
    process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/.dom")
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    // What the page shows, not what it was made from.
    let page = try folder.read(".dom")
    return page.components(separatedBy: "<script").first ?? page
  }
}
