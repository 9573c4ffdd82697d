internal import Disclosure
internal import PatternText

extension MacroError {
  /// `names`: of the macros there are.
  func message(among names: [String]) -> Localized {
    switch self {
    case .unknown(let name, _):
      let nearest = Nearest.word(to: name, among: names)
      return Localized(
        zh: "没有名为 @\(name) 的宏" + (nearest.map { "，是否为 @\($0)？" } ?? ""),
        en: "there is no macro @\(name)" + (nearest.map { "; did you mean @\($0)?" } ?? ""))
    case .cycle(let names):
      return Localized(
        zh: "宏互相包含：\(names.map { "@" + $0 }.joined(separator: " → "))",
        en: "macros contain each other: \(names.map { "@" + $0 }.joined(separator: " → "))")
    }
  }
}
