extension Array {
  /// The first index for which `holds` is true, when it is false up to there and true from there on; the count when it never is.
  /// Cost: logarithmic.
  func boundary(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
