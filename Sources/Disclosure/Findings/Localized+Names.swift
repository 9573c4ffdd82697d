extension Localized {
  /// The names of its `{name}` places, in either language.
  package var names: Set<String> { Self.names(in: zh).union(Self.names(in: en)) }

  private static func names(in template: String) -> Set<String> {
    var names: Set<String> = []
    var rest = template.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      names.insert(String(Substring(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }
}
