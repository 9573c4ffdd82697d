/// Pieces of several lists, gathered as documents come and sorted into their lists at the end.
enum Gathered<List: RawRepresentable<UInt8> & Hashable> {
  /// Ends a piece; no format gathered here writes this control character.
  private static var separator: UInt8 { 0x1E }

  static func piece(_ list: List, _ bytes: [UInt8]) -> [UInt8] { [list.rawValue] + bytes + [separator] }

  static func piece(_ list: List, _ text: String) -> [UInt8] { piece(list, Array(text.utf8)) }

  /// The pieces of each list, in the order they came.
  static func lists(of pieces: [UInt8]) -> [List: [ArraySlice<UInt8>]] {
    var lists: [List: [ArraySlice<UInt8>]] = [:]
    for piece in pieces.split(separator: separator) {
      guard let first = piece.first, let list = List(rawValue: first) else { continue }
      lists[list, default: []].append(piece.dropFirst())
    }
    return lists
  }
}
