import Glibc
import PDFLayout
struct PopplerFileDump {
  init() {
    let path = CommandLine.arguments[1]
    let fd = open(path, O_RDONLY)
    var bytes: [UInt8] = []
    var buf = [UInt8](repeating: 0, count: 1 << 20)
    while true { let n = read(fd, &buf, buf.count); if n <= 0 { break }; bytes += buf[0..<n] }
    do {
      let file = try PopplerFile(bytes[...])
      let q = QPDFFile(bytes[...])
      for n in 1...file.pageCount {
        guard let page = file.page(n) else { continue }
        var (glyphs, faces, _) = page.glyphs(limit: 100000)
        let r = q?.drawing(ofPage: n)
        Baselines.place(&glyphs, faces: faces, origins: r?.origins ?? [])
        let lattices = Lattice.all(r?.rulings ?? []) ?? []
        print("page", n, page.size, glyphs.count, faces.count, "rulings", r?.rulings.count ?? -1, "merged", RulingMerger.merged(r?.rulings ?? []).count, "lattices", lattices.map { "\($0.rows.count-1)x\($0.columns.count-1) cells \($0.cells.count) \(Int($0.box.left)),\(Int($0.box.top)),\(Int($0.box.right)),\(Int($0.box.bottom))" }, r.map { "\($0.drawing)" } ?? "")
        if CommandLine.arguments.count > 2, Int(CommandLine.arguments[2]) == n {
          for l in LineBuilder.page(faces).lines(glyphs) { print(l.map { "[\($0.baseline.rounded()) \($0.box.left.rounded()) \($0.size) \($0.isBold)] " + String(decoding: $0.text, as: UTF8.self) }.joined(separator: " | ")) }
          print(faces)
        }
      }
    } catch { print(error) }
  }
}
