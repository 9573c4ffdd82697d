import Disclosure

/// The other year a section of a document is about: the one its heading names, else that of the section around it.
///
/// A report on one year's budget and the draft of the next tells the same lines of both.
struct SectionYears: Sendable {
  /// One a section, by index; `nil` where no heading names a year, or where the innermost that does names several.
  private let years: [Int?]
  private let own: Int?

  init(_ document: Document) {
    var years: [Int?] = []
    for section in document.sections {
      let named = Set(Self.years(in: section.title))
      let outer = section.parent.flatMap { years.indices.contains($0) ? years[$0] : nil }
      // The title's year is the document's, and said of all of it.
      years.append(section.parent == nil ? nil : named.isEmpty ? outer : named.count == 1 ? named.first : nil)
    }
    self.years = years
    own = document.year
  }

  /// `nil` for what is about the document's own year.
  subscript(section: Int) -> Int? {
    guard years.indices.contains(section), let year = years[section], year != own else { return nil }
    return year
  }

  /// 2024年: the years a title names, in order.
  static func years(in title: String) -> [Int] {
    let scalars = title.values
    return scalars.indices.compactMap { scalars.year(at: $0) }
  }
}
