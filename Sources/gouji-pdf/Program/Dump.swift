import Glibc
internal import PDFLayout
func dump(_ path: String, _ n: Int) {
    let bytes = Streams.contents(of: path) ?? []
    do {
      let file = try PopplerFile(bytes[...])
      let q = QPDFFile(bytes[...])
      guard let page = file.page(n) else { return }
      var (glyphs, faces, _) = page.glyphs(limit: 100000)
      let r = q?.drawing(ofPage: n)
      Baselines.place(&glyphs, origins: r?.origins ?? [])
      for g in glyphs { print(g.scalar, g.face, faces[g.face].name, g.size, g.box, g.baseline) }
      for r in RulingMerger.merged(r?.rulings ?? []) { print(r) }
      for r in r?.origins ?? [] { print("origin", r.x, r.y) }
    } catch { print(error) }
}
