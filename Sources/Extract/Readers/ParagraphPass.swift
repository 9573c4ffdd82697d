import Disclosure

/// Joins lines of running text to paragraphs and says what each is.
struct ParagraphPass {
  private let folded: FoldedText
  private let style: TextStyle
  private let roles: [Int: Transcript.Paragraph.Role]
  private let contents: Set<Int>

  private static let terminal = Set("。；：！？）”》】.;:!?)".unicodeScalars)

  /// `contents`: lines of the table of contents.
  init(_ layout: TextLayout, contents: Set<Int>) {
    folded = layout.folded
    style = layout.style
    roles = layout.roles
    self.contents = contents
  }

  /// The drafts of a run of text lines; `captions` are the lines that belong to the table behind it.
  func drafts(_ range: Range<Int>, captions: [Range<Int>]) -> [Draft] {
    let textEnd = captions.first?.lowerBound ?? range.upperBound
    var drafts: [Draft] = []
    var state = State()
    for index in range.lowerBound..<textEnd where folded.lines[index].hasText {
      take(index, &drafts, &state)
    }
    setTornAside(&drafts)
    var next = textEnd
    for caption in captions {
      drafts += furniture(next..<caption.lowerBound)
      drafts += captionDrafts(caption.filter { folded.lines[$0].hasText })
      next = caption.upperBound
    }
    return drafts + furniture(next..<range.upperBound)
  }

  /// What the end of a page leaves between the captions and their table.
  private func furniture(_ lines: Range<Int>) -> [Draft] {
    lines.filter { roles[$0] == .furniture && folded.lines[$0].hasText }.map {
      Draft(kind: .furniture, pieces: [folded.lines[$0].content])
    }
  }

  /// A paragraph that opens with a figure and its unit was torn from its sentence, and the sentence from it: a page
  /// whose lines overlap comes out of order. Neither is judged as prose.
  private func setTornAside(_ drafts: inout [Draft]) {
    for index in drafts.indices
    where drafts[index].kind == .paragraph && opensWithAmount(drafts[index]) {
      drafts[index].kind = .furniture
      if index > 0, isUnfinished(drafts[index - 1], at: drafts[index - 1].pieces.last) {
        drafts[index - 1].kind = .furniture
      }
      if index + 1 < drafts.count,
        isUnfinished(drafts[index + 1], at: drafts[index + 1].pieces.first)
      {
        drafts[index + 1].kind = .furniture
      }
    }
  }

  private func opensWithAmount(_ draft: Draft) -> Bool {
    draft.pieces.first.map { opensWithAmount(LineWords.compact(folded.bytes[$0], limit: 24)) }
      ?? false
  }

  private func opensWithAmount(_ text: LineWords.Scalars) -> Bool {
    let rest = text.drop { ("0"..."9").contains($0) || $0 == "." || $0 == "," }
    guard rest.count < text.count,
      let unit = ["万元", "亿元", "元", "%"].first(where: { rest.starts(with: $0.unicodeScalars) })
    else { return false }
    return rest.dropFirst(unit.unicodeScalars.count).first.map {
      "，。；、,;".unicodeScalars.contains($0)
    } ?? false
  }

  private func isUnfinished(_ draft: Draft, at piece: Range<Int>?) -> Bool {
    guard draft.kind == .paragraph, let piece else { return false }
    let end = LineWords.compact(folded.bytes[piece].suffix(4), limit: 4)
    return end.last.map { !Self.terminal.contains($0) } ?? false
  }

  /// 编制单位：… and 单位：… may share a line, far apart.
  private func captionDrafts(_ lines: [Int]) -> [Draft] {
    guard lines.count == 1, let line = lines.first else {
      let pieces = lines.map { folded.lines[$0].content }
      return pieces.isEmpty ? [] : [Draft(kind: .caption, pieces: pieces)]
    }
    let content = folded.lines[line].content
    var parts: [Range<Int>] = []
    var start = content.lowerBound
    var index = start
    while index + 1 < content.upperBound {
      if folded.bytes[index] == 0x20, folded.bytes[index + 1] == 0x20 {
        parts.append(start..<index)
        while index < content.upperBound, folded.bytes[index] == 0x20 { index += 1 }
        start = index
      } else {
        index += 1
      }
    }
    parts.append(start..<content.upperBound)
    let isMeta =
      parts.count > 1
      && parts.dropFirst().contains {
        LineWords.isUnitLine(LineWords.compact(folded.bytes[$0]))
          || LineWords.isTableMeta(LineWords.compact(folded.bytes[$0]))
      }
    return (isMeta ? parts : [content]).map { Draft(kind: .caption, pieces: [$0]) }
  }

  private struct State {
    /// The last line of the paragraph that is open, and its index among the drafts.
    var openLine: Int?
    var openDraft = 0
    var openText: LineWords.Scalars = []
    var isInImage = false
    var noteNumber: Int?
  }

  private func take(_ index: Int, _ drafts: inout [Draft], _ state: inout State) {
    let line = folded.lines[index]
    let text = LineWords.compact(folded.bytes[line.content])
    if let kind = roles[index] == .furniture ? .furniture : furniture(text, line, &state) {
      // Page numbers between two halves of a paragraph do not close it.
      drafts.append(Draft(kind: kind, pieces: [line.content]))
      return
    }
    if contents.contains(index) {
      drafts.append(Draft(kind: .contents, pieces: [line.content]))
      state.openLine = nil
      return
    }
    if let open = state.openLine, joins(open, state.openText, index, text) {
      drafts[state.openDraft].pieces.append(line.content)
      state.openLine = index
      // What looked like a title goes on as a statement.
      if case .heading = drafts[state.openDraft].kind,
        text.contains(where: { "。，；：".unicodeScalars.contains($0) })
      {
        drafts[state.openDraft].kind = .paragraph
      }
      return
    }
    let number = Numbering.read(text)
    let kind = marked(index, text, number) ?? self.kind(text, line, number, &state)
    drafts.append(Draft(kind: kind, pieces: [line.content]))
    state.openDraft = drafts.count - 1
    state.openText = text
    switch kind {
    case .paragraph, .note: state.openLine = index
    case .heading: state.openLine = continuesTitle(line) ? index : nil
    default: state.openLine = nil
    }
  }

  /// What the format says a line is. A style meant for headings is often lent to prose: the words decide with it.
  private func marked(_ index: Int, _ text: LineWords.Scalars, _ number: Numbering?) -> Draft.Kind? {
    switch roles[index] {
    case .note: .note
    case .heading where HeadingShape.isStyledTitle(text): .heading(number)
    case .heading, .body, .furniture, nil: nil
    }
  }

  private func kind(
    _ text: LineWords.Scalars, _ line: FoldedText.Line, _ number: Numbering?, _ state: inout State
  ) -> Draft.Kind {
    if LineWords.isNote(text) {
      let body = text.drop { $0 != "：" && $0 != ":" }.dropFirst()
      state.noteNumber = Numbering.read(body).map(\.ordinal)
      return .note
    }
    if let last = state.noteNumber, let number, number.style >= .arabic, number.ordinal == last + 1 {
      state.noteNumber = last + 1
      return .note
    }
    state.noteNumber = nil
    if let number, HeadingShape.isNumberedTitle(text, number) { return .heading(number) }
    return number == nil && HeadingShape.isPlainTitle(text) ? .heading(nil) : .paragraph
  }

  private func furniture(
    _ text: LineWords.Scalars, _ line: FoldedText.Line, _ state: inout State
  ) -> Draft.Kind? {
    if LineWords.isPageNumber(text) { return .furniture }
    if LineWords.isImage(text) {
      state.isInImage = true
      return .furniture
    }
    guard state.isInImage else { return nil }
    // Labels of a chart come as scraps behind it.
    if line.width <= 24, Numbering.read(text) == nil, !LineWords.isNote(text),
      !LineWords.starts(text, ["（图", "(图", "图"]), text.last != "。"
    {
      return .furniture
    }
    state.isInImage = false
    return nil
  }

  /// A wrapped heading fills its line.
  private func continuesTitle(_ line: FoldedText.Line) -> Bool {
    guard let width = style.wrapWidth else { return false }
    return (line.indent + line.width) * 100 >= width * 85
  }

  /// True when line `next` goes on with the sentence that line `open` broke off.
  private func joins(
    _ open: Int, _ openText: LineWords.Scalars, _ next: Int, _ text: LineWords.Scalars
  ) -> Bool {
    let line = folded.lines[open]
    let following = folded.lines[next]
    let end = LineWords.compact(folded.bytes[line.content].suffix(12))
    guard let last = end.last else { return false }
    if opensParagraph(text, openText) || folded.hasGap(line) || folded.hasGap(following) {
      return false
    }
    let blank = (open + 1..<next).contains { folded.lines[$0].isBlank }
    if !blank {
      guard let width = style.wrapWidth else { return false }
      let isFull = (line.indent + line.width) * 100 >= width * 88
      return isFull && following.indent <= line.indent + 1
    }
    // Over the end of a page a full line goes on, whatever the next begins with.
    if let width = style.wrapWidth, !Self.terminal.contains(last), following.indent <= line.indent,
      (line.indent + line.width) * 100 >= width * 88, isPageEnd(open + 1..<next)
    {
      return true
    }
    if Self.terminal.contains(last) || opensWithAmount(text) { return false }
    if last == "，" || last == "、" || last == "," { return true }
    guard style.hasBlankBetweenParagraphs, following.indent <= line.indent + 1 else { return false }
    // Only a line that reads like a sentence can have been broken off: titles also lack an end mark.
    let isSentence =
      line.width >= 46 || openText.contains { "，。；：,".unicodeScalars.contains($0) }
    return isSentence && line.width >= 24 && !HeadingShape.isPlainTitle(text)
      && !sharesHead(openText, text)
  }

  private func isPageEnd(_ lines: Range<Int>) -> Bool {
    lines.contains { folded.isPageNumber($0) }
  }

  private func opensParagraph(_ text: LineWords.Scalars, _ openText: LineWords.Scalars) -> Bool {
    if Numbering.read(text) != nil || LineWords.isNote(text) || LineWords.isUnitLine(text) {
      return true
    }
    if LineWords.isImage(text)
      || LineWords.starts(text, ["（图", "(图", "附件", "附表", "- ", "•", "●", "……"])
    {
      return true
    }
    return LineWords.isTableTitle(text) || LineWords.isTableMeta(text)
  }

  /// Items of a list open alike.
  private func sharesHead(_ a: LineWords.Scalars, _ b: LineWords.Scalars) -> Bool {
    let a = a.dropFirst(Numbering.read(a)?.length ?? 0)
    return zip(a.prefix(5), b.prefix(5)).allSatisfy { $0 == $1 } && b.count >= 5
  }
}
