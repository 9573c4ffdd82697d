package import Disclosure

/// An official template as it is compared with what departments make of it.
///
/// Nothing here knows a particular template. A template speaks in two voices: it prescribes text that stays, and it
/// speaks to the writer (fill in, list, delete, as the case may be) in text that must go. The second is known by its
/// words (`writer-words` of the lexicon); that a disclosure repeats it to the letter shows that nobody read it.
package struct OfficialTemplate: Sendable {
  enum Voice: Sendable {
    /// Spoken to the writer.
    case instruction
    /// A sentence with figures of its own, there to show how one looks.
    case example
  }

  /// By the letters of a sentence or bracket.
  let voices: [[UInt32]: Voice]
  /// Clauses that tell the writer what to do in the midst of a sentence with places to fill, by their letters.
  let commands: Set<[UInt32]>
  /// Lines with places to fill, findable by their words.
  let forms: FormIndex

  /// `reading`: of the template itself. Cost: linear.
  package init(_ reading: Reading) {
    let words = (reading.vocabulary.words["writer-words"] ?? []).map(\.values)
    let orders = (reading.vocabulary.words["writer-orders"] ?? []).map(\.values)
    var voices: [[UInt32]: Voice] = [:]
    var commands: Set<[UInt32]> = []
    var forms: [TemplateForm] = []
    for piece in TemplateCutter.pieces(of: TextWindow.all(of: reading.document)) {
      let form = TemplateForm(piece.key)
      // A paragraph that is all bracket is an aside to the writer, whatever its words; short ones are 单位：万元 and the like.
      let isAside = piece.isWhole && piece.key.count(where: \.isHan) >= 10
      let isSpokenToWriter = isAside || words.contains { piece.key.holds($0) }
      if isSpokenToWriter, piece.isBracketed || form.slots.isEmpty {
        voices[piece.key] = .instruction
      } else if form.slots.isEmpty, Self.isExample(piece.key) {
        voices[piece.key] = .example
      } else if !form.slots.isEmpty, !piece.isBracketed {
        forms.append(form)
        commands.formUnion(
          piece.clauses.lazy.map { Array(piece.key[$0]) }.filter { clause in
            orders.contains { clause.holds($0) } && TemplateForm(clause).slots.isEmpty
          })
      }
    }
    self.voices = voices
    self.commands = commands
    self.forms = FormIndex(forms)
  }

  /// Amounts or rates to a fraction: thresholds and limits are whole numbers.
  private static func isExample(_ key: [UInt32]) -> Bool {
    key.indices.contains { index in
      key[index] == 0x2E && index > 0 && key[index - 1].isDigit && index + 1 < key.count && key[index + 1].isDigit
    } && key.count(where: \.isHan) >= 8
  }
}

/// A sentence of a template with its places to fill.
struct TemplateForm: Sendable {
  /// The words that stay, between the slots; the first before the first slot, the last behind the last. May be empty.
  let texts: [[UInt32]]
  /// The slots as printed (XXX, ＿＿, 〇〇), brackets with words to the writer left in the texts.
  let slots: [[UInt32]]

  private static let marks = Set("XＸ×*＊_＿□〇○…".values)
  /// x,xxx.xx is one slot.
  private static let separators = Set("，,.．".values)

  init(_ key: [UInt32]) {
    var texts: [[UInt32]] = [[]]
    var slots: [[UInt32]] = []
    var index = 0
    while index < key.count {
      let run = Self.slot(in: key[index...])
      if run.count >= 2 || run.count == 1 && run.first != UInt32("X") && run.first != UInt32("×") {
        slots.append(Array(run))
        texts.append([])
        index += run.count
      } else {
        texts[texts.count - 1].append(key[index])
        index += 1
      }
    }
    self.texts = texts
    self.slots = slots
  }

  private static func slot(in rest: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    var end = rest.startIndex
    while end < rest.endIndex {
      let isSeparator = separators.contains(rest[end]) && end > rest.startIndex && end + 1 < rest.endIndex
      guard marks.contains(rest[end]) || isSeparator && marks.contains(rest[end + 1]) && marks.contains(rest[end - 1])
      else { break }
      end += 1
    }
    return rest[..<end]
  }

  /// What stands in each slot of a sentence that was made from this form; `nil` where it was not, or not clearly.
  func contents(in key: [UInt32]) -> [Range<Int>]? {
    var places: [Range<Int>?] = []
    var position = 0
    var kept = 0
    for (index, text) in texts.enumerated() {
      guard !text.isEmpty else {
        places.append(index == 0 ? 0..<0 : index == texts.count - 1 ? key.count..<key.count : nil)
        continue
      }
      let place = Self.place(of: text, in: key, from: position)
      places.append(place)
      guard let place else { continue }
      position = place.upperBound
      kept += min(place.count, text.count)
    }
    guard kept * 10 >= texts.reduce(0, { $0 + $1.count }) * 6, kept >= 6 else { return nil }
    return slots.indices.map { index in
      guard let before = places[index], let after = places[index + 1], before.upperBound <= after.lowerBound
      else { return 0..<0 }
      return before.upperBound..<after.lowerBound
    }
  }

  /// Where the words stand, whole or from their first to their last: between these a choice was made, or a bracket taken out.
  private static func place(of text: [UInt32], in key: [UInt32], from position: Int) -> Range<Int>? {
    if let start = key.firstIndex(of: text, from: position) { return start..<start + text.count }
    let head = Array(text.prefix { $0 != bracket.open }.prefix(4))
    guard let start = key.firstIndex(of: head, from: position) else { return nil }
    let ends = lastWords(of: text).compactMap { word in
      key.firstIndex(of: word, from: start + head.count).map { $0 + word.count }
    }
    return ends.min().flatMap { $0 - start <= text.count + 4 ? start..<$0 : nil }
  }

  /// 增加 and 减少 of …增加（减少）; else the last characters.
  private static func lastWords(of text: [UInt32]) -> [[UInt32]] {
    guard text.last == bracket.close, let open = text.lastIndex(of: bracket.open) else { return [text.suffix(4)] }
    let other = text[(open + 1)...].dropLast()
    return [Array(other), Array(text[..<open].suffix(other.count))]
  }

  private static let bracket: (open: UInt32, close: UInt32) = (0xFF08, 0xFF09)
}

/// Finds the form a sentence was made from, by six characters in a row that few forms share.
struct FormIndex: Sendable {
  private static let length = 6
  private let forms: [TemplateForm]
  private let byGram: [[UInt32]: [Int]]

  init(_ forms: [TemplateForm]) {
    self.forms = forms
    var byGram: [[UInt32]: [Int]] = [:]
    for (index, form) in forms.enumerated() {
      let longest = form.texts.max { $0.count < $1.count } ?? []
      guard longest.count >= Self.length else { continue }
      byGram[Array(longest.prefix(Self.length)), default: []].append(index)
    }
    self.byGram = byGram
  }

  /// The form that keeps most of its words in the sentence, with what stands in its slots.
  func form(of key: [UInt32]) -> (form: TemplateForm, contents: [Range<Int>])? {
    guard key.count >= Self.length, !forms.isEmpty else { return nil }
    var best: (form: TemplateForm, contents: [Range<Int>])?
    var seen: Set<Int> = []
    for start in 0...(key.count - Self.length) {
      for index in byGram[Array(key[start..<start + Self.length])] ?? [] where seen.insert(index).inserted {
        guard let contents = forms[index].contents(in: key) else { continue }
        if best.map({ $0.form.slots.count < forms[index].slots.count }) ?? true { best = (forms[index], contents) }
      }
    }
    return best
  }
}

extension [UInt32] {
  func holds(_ word: [UInt32]) -> Bool { firstIndex(of: word, from: 0) != nil }

  /// Where `word` stands first, from an index on.
  func firstIndex(of word: [UInt32], from start: Int) -> Int? {
    guard let head = word.first, count - start >= word.count else { return nil }
    return (start...(count - word.count)).first { self[$0] == head && self[$0..<$0 + word.count].elementsEqual(word) }
  }
}
