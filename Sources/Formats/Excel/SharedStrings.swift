/// The texts that the cells of a workbook share.
final class SharedStrings: XMLHandler {
  enum Tag: String {
    case item = "x:si"
    case text = "x:t"
    /// How the characters are pronounced, which the cell does not show.
    case phonetic = "x:rPh"
  }

  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isInText = false
  private var isPhonetic = false

  /// The text of this number; `nil` beyond the last.
  subscript(index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  func open(_ tag: Tag?, _ attributes: XMLAttributes) {
    switch tag {
    case .text: isInText = true
    case .phonetic: isPhonetic = true
    default: break
    }
  }

  func close(_ tag: Tag?) {
    switch tag {
    case .item: ends.append(bytes.count)
    case .text: isInText = false
    case .phonetic: isPhonetic = false
    default: break
    }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    if isInText, !isPhonetic { bytes.append(contentsOf: text) }
  }
}
