extension Collection<UInt32> {
  /// Length of the longest common subsequence.
  ///
  /// Cost: product of the lengths.
  func commonLength(with other: some Collection<UInt32>) -> Int {
    var row = [Int](repeating: 0, count: other.count + 1)
    for scalar in self {
      var diagonal = 0
      for (index, another) in other.enumerated() {
        let above = row[index + 1]
        row[index + 1] = scalar == another ? diagonal + 1 : Swift.max(above, row[index])
        diagonal = above
      }
    }
    return row[row.count - 1]
  }
}
