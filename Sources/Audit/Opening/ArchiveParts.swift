internal import Disclosure

/// Which files of an archive are one disclosure, told by what they say of themselves: for whom they speak, of which year, and whether of a budget or of accounts.
///
/// Files that speak for one body, of one year and kind are one disclosure: its text, its tables. What does not say (an annex, a scan, a list of targets) goes with
/// those it agrees with or, where it agrees with several, with those in its folder.
struct ArchiveParts {
  struct Member: Hashable {
    /// Its path in the archive.
    var name: String
    var kind = Document.Kind.other
    var entity: String?
    var year: Int?

    var folder: String { ArchiveParts.folder(of: name) }
  }

  struct Part: Hashable {
    /// As reports show it behind the archive's own: the folder that holds nothing else, or the file that speaks for it.
    var name: String
    /// In the order of the archive.
    var members: [String]
  }

  private var groups: [[Member]] = []

  /// In the order of their names; one part where nothing shows that there are several.
  static func parts(_ members: [Member]) -> [Part] {
    var parts = ArchiveParts()
    let leaders = leaders(of: members)
    for member in leaders { parts.lead(member) }
    guard parts.groups.count > 1 else { return [Part(name: "", members: members.map(\.name))] }
    // Joined at the end, so that none of them leads others.
    let followers = Set(members).subtracting(leaders)
    var places = [Int?](repeating: nil, count: members.count)
    for (index, member) in members.enumerated() where followers.contains(member) {
      places[index] = parts.place(of: member)
    }
    for (member, place) in zip(members, places) where followers.contains(member) {
      if let place { parts.groups[place].append(member) } else { parts.groups.append([member]) }
    }
    let order = Dictionary(members.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
    return parts.named().sorted { order[$0.members[0], default: 0] < order[$1.members[0], default: 0] }
  }

  /// Whole disclosures by themselves: those of budgets and accounts or, where there are none, of targets.
  private static func leaders(of members: [Member]) -> [Member] {
    let named = members.filter { $0.entity != nil }
    let whole = named.filter { $0.kind == .budget || $0.kind == .finalAccounts }
    return whole.isEmpty ? named.filter { $0.kind == .performance } : whole
  }

  private mutating func lead(_ member: Member) {
    let index = groups.firstIndex { group in
      group.contains { $0.kind == member.kind } && agrees(member, group)
    }
    if let index { groups[index].append(member) } else { groups.append([member]) }
  }

  private func agrees(_ member: Member, _ group: [Member]) -> Bool {
    group.allSatisfy { other in
      (member.year == nil || other.year == nil || member.year == other.year) && Self.isSame(member.entity, other.entity)
    }
  }

  /// Names of one body: the region may be left out in front.
  private static func isSame(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return true }
    let short = a.utf8.count < b.utf8.count ? a : b
    return a == b || (short.unicodeScalars.count >= 4 && a.hasSuffix(short) && b.hasSuffix(short))
  }

  /// The group a file goes with; `nil`: it stands alone.
  private func place(of member: Member) -> Int? {
    let agreeing = groups.indices.filter { agrees(member, groups[$0]) }
    if agreeing.count == 1 { return agreeing[0] }
    var folder = member.folder
    while !folder.isEmpty {
      let near = groups.indices.filter { index in
        (agreeing.isEmpty || agreeing.contains(index)) && groups[index].contains { $0.name.hasPrefix(folder + "/") }
      }
      if near.count == 1 { return near[0] }
      guard near.isEmpty else { return nil }
      folder = Self.folder(of: folder)
    }
    return nil
  }

  private func named() -> [Part] {
    groups.enumerated().map { index, group in
      let members = group.map(\.name).sorted()
      let folder = group.map(\.folder).reduce(group[0].folder, Self.shared)
      let isOwn = groups.indices.allSatisfy { other in
        other == index || !groups[other].contains { $0.name.hasPrefix(folder + "/") }
      }
      return Part(name: members.count > 1 && !folder.isEmpty && isOwn ? folder : group[0].name, members: members)
    }
  }

  // MARK: Folders

  private static func folder(of name: String) -> String { name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "" }

  /// The folder that holds both.
  private static func shared(_ a: String, _ b: String) -> String {
    let steps = zip(a.split(separator: "/"), b.split(separator: "/")).prefix { $0 == $1 }
    return steps.map { String($0.0) }.joined(separator: "/")
  }
}
