/// Keeps a value to the end of the process, which gives all memory back at once: rule by rule that takes as long as auditing a short document.
func keepToTheEnd<Value>(_ value: Value) {
  _ = Unmanaged.passRetained(Kept(value))
}

private final class Kept<Value> {
  private let value: Value

  init(_ value: Value) { self.value = value }
}
