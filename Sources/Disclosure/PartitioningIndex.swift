extension RandomAccessCollection where Index == Int {
  /// The first index whose element satisfies the test, which none before and all behind it do; the end when none does.
  /// Cost: logarithmic.
  @inlinable package func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
