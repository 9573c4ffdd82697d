internal import Disclosure
internal import Extract
internal import PCRE
internal import PatternText
internal import YAML

extension RuleReader {
  mutating func patternSet(id: String, _ applies: Applicability) -> PatternSet {
    let name = node["window"]?.scalar ?? ""
    let window = PatternSet.Window(rawValue: name)
    if node["window"] != nil, window == nil {
      let all = PatternSet.Window.allCases.map(\.rawValue)
      problems.add(
        node["window"]?.mark, zh: "window 不能为 \(name)，只能为 \(all.joined(separator: "、"))",
        en: "window cannot be \(name), only \(all.joined(separator: ", "))")
    }
    let searched = window ?? .sentence
    return PatternSet(
      id: id, window: searched,
      blocks: applies.blocks.isEmpty ? Block.Class.usual : Set(applies.blocks),
      documents: applies.documents, find: searchPatterns(searched),
      except: isTested
        ? testedPatterns("except")
        : compileAll("except") { source throws(PatternError) in
          let pattern = try Pattern(source)
          return Deferred { pattern }
        })
  }

  /// Patterns of files parsed at build are compiled by a test, and with words of its own none can fail here: most are never compiled,
  /// since no document has their words.
  var isTested: Bool { file.outline != nil && lexicon.isBuiltIn }

  private mutating func searchPatterns(_ window: PatternSet.Window) -> [SearchPattern] {
    if isTested, let words = node["find needs"]?.sequence {
      return zip(testedPatterns("find"), words).map { pattern, words in
        SearchPattern(pattern, window: window, words: words.scalar ?? "")
      }
    }
    return compileAll("find") { source throws(PatternError) in try SearchPattern(source, window: window) }
  }

  private func testedPatterns(_ key: String) -> [Deferred<Pattern>] {
    guard let value = node[key] else { return [] }
    let macros = lexicon.macros
    return (value.sequence ?? [value]).map { item in
      Deferred {
        do {
          return try Pattern(try macros.expand(item.scalar ?? "").text)
        } catch {
          fatalError("a pattern of the program's own does not compile: \(error)")
        }
      }
    }
  }

  private mutating func compileAll<Compiled>(
    _ key: String, _ compile: (String) throws(PatternError) -> Compiled
  ) -> [Compiled] {
    guard let value = node[key] else { return [] }
    let nodes = value.sequence ?? [value]
    if nodes.isEmpty {
      problems.add(value.mark, zh: "\(key) 为空", en: "\(key) is empty")
    }
    return nodes.compactMap { item in
      guard let source = item.scalar, !source.isEmpty else {
        problems.add(item.mark, zh: "应为正则", en: "expected a pattern")
        return nil
      }
      return compiled(source, item, compile)
    }
  }

  private mutating func compiled<Compiled>(
    _ source: String, _ item: YAMLNode, _ compile: (String) throws(PatternError) -> Compiled
  ) -> Compiled? {
    let expanded: ExpandedPattern
    do {
      expanded = try lexicon.macros.expand(source)
    } catch {
      let message = error.message(among: lexicon.macros.names)
      problems.add(place(of: error.offset, in: source, item), zh: message.zh, en: message.en)
      return nil
    }
    do {
      return try compile(expanded.text)
    } catch {
      problems.add(
        place(of: expanded.source(of: error.offset), in: source, item),
        zh: "正则有误：\(error.message)", en: "bad pattern: \(error.message)")
      return nil
    }
  }

  /// The place in the file of a byte offset into a scalar's value.
  private func place(of offset: Int, in source: String, _ item: YAMLNode) -> YAMLMark {
    let scalars = source.utf8.prefix(offset).count { $0 & 0xC0 != 0x80 }
    return ScalarPlace(file: file.text).mark(of: item, offset: scalars)
  }

  /// The words of a pattern rule are filled by its groups and nothing else.
  mutating func checkNames(of rule: Rule, _ patterns: PatternSet) {
    guard !isTested else { return }
    let groups = patterns.find.flatMap { $0.pattern.names.map(\.name) } + ["match"]
    let used = rule.title.names.union(rule.message.names).union(rule.fix.names)
    for name in used.subtracting(groups).sorted() {
      let nearest = Nearest.word(to: name, among: groups)
      problems.add(
        node["message"]?.mark, zh: "没有分组可填 {\(name)}" + Self.suggestion(zh: nearest),
        en: "no group fills {\(name)}" + Self.suggestion(en: nearest))
    }
  }

  /// Counts examples; what they say is read when they are run. In files parsed at build a test counts them, not every start.
  mutating func checkExamples(least: Int) {
    guard file.outline == nil, let examples = node["examples"] else { return }
    for entry in examples.mapping ?? [] where !["fire", "quiet", "todo"].contains(entry.key) {
      problems.add(
        entry.keyMark, zh: "examples 中未知的键：\(entry.key)",
        en: "unknown key in examples: \(entry.key)")
    }
    for key in ["fire", "quiet"] where examples[key]?.sequence?.count ?? 0 < least {
      problems.add(
        examples.mark, zh: "examples 至少需要 \(least) 条 \(key)",
        en: "examples need at least \(least) \(key)")
    }
  }
}
