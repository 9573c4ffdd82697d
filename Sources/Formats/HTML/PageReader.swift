internal import Charset
package import Disclosure

/// HTML → transcript: the article of a page, and what stands around it as furniture.
package enum PageReader {
  package static func read(
    _ bytes: [UInt8], limits: FormatLimits = FormatLimits()
  ) throws(FormatError) -> Transcript {
    guard bytes.count <= limits.pageBytes else { throw .limit(.pageBytes) }
    let text: [UInt8]
    do {
      text = try Charset.decode(bytes).text
    } catch {
      throw .damaged(part: "HTML")
    }
    let tree = try PageParser.parse(PageMarks.removed(from: text), limits: limits)
    var flow = PageFlow(tree, limits: limits)
    var writer = TranscriptWriter(limits: limits)
    for content in flow.read() { writer.write(content, from: flow.ink) }
    writer.close(flow.ink)
    for loss in flow.losses { writer.omit(loss.kind, loss.place) }
    if tree.isCut { writer.omit(.limit, "网页里过多或嵌套过深的元素") }
    return writer.finished()
  }
}
