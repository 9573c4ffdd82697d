import Disclosure

/// The comments of a DOCX that speak to gouji, by their ids.
final class WordRemarks: XMLHandler {
  enum Tag: String {
    case comment = "w:comment"
    case paragraph = "w:p"
    case text = "w:t"
  }

  private(set) var texts: [String: String] = [:]
  private var id: String?
  private var words: [UInt8] = []
  private var isInText = false
  /// Longer comments are for people.
  private static let lengthMax = 4096

  func open(_ tag: Tag?, _ attributes: XMLAttributes) {
    switch tag {
    case .comment:
      id = attributes["id"]
      words = []
    case .paragraph: if !words.isEmpty { words.append(0x20) }
    case .text: isInText = true
    case nil: break
    }
  }

  func close(_ tag: Tag?) {
    switch tag {
    case .comment:
      let text = String(decoding: words, as: UTF8.self)
      if let id, Transcript.Comment.isAddressed(text) { texts[id] = text }
      id = nil
    case .text: isInText = false
    case .paragraph, nil: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInText, id != nil, words.count + bytes.count <= Self.lengthMax { words.append(contentsOf: bytes) }
  }
}
