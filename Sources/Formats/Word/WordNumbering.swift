/// Automatic list numbers: they are no text in the file, and the text is not complete without them.
///
/// Word counts for each abstract definition; lists that share one go on counting, unless a list says where it begins.
struct WordNumbering {
  struct Level {
    var start = 1
    var format = "decimal"
    /// "（%1）", %1 standing for the number of the first level.
    var text = ""
    /// 1-based level after which it begins anew; 0 for never; `nil` after any higher one.
    var restart: Int?
    var isDecimal = false
    var style: String?
  }

  struct Abstract {
    var levels: [Int: Level] = [:]
    /// Defined by the list of this style.
    var styleLink: String?
  }

  struct List {
    var abstract: Int
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private static let levelCount = 9

  private var abstracts: [Int: Abstract] = [:]
  private var lists: [Int: List] = [:]
  private var counters: [Int: [Int?]] = [:]
  /// Lists whose own starts were applied, level by level.
  private var begun: Set<[Int]> = []

  init() {}

  init(_ entry: ZipFile.Entry, of archive: ZipFile, styles: WordStyles) throws(FormatError) {
    let handler = WordNumberingHandler()
    try XMLParser.parse(entry, of: archive, into: handler)
    abstracts = handler.abstracts
    lists = handler.lists
    for (id, abstract) in abstracts {
      guard let link = abstract.styleLink, let list = styles.resolved(link).numberingID.flatMap({ lists[$0] }),
        list.abstract != id, let target = abstracts[list.abstract]
      else { continue }
      abstracts[id]?.levels = target.levels
    }
  }

  /// The level of a list that belongs to a paragraph style; 0 when none does.
  func level(ofStyle style: String?, inList id: Int) -> Int {
    guard let style, let list = lists[id], let abstract = abstracts[list.abstract] else { return 0 }
    return abstract.levels.filter { $0.value.style == style }.keys.min() ?? 0
  }

  /// The number of the next paragraph of a list, as it is shown; empty for a bullet or an unknown list.
  ///
  /// `level`: 0-based.
  mutating func next(list id: Int, level: Int) -> String {
    guard let list = lists[id], (0..<Self.levelCount).contains(level), let own = definition(list, level)
    else { return "" }
    var counts = counters[list.abstract] ?? Array(repeating: nil, count: Self.levelCount)
    if let start = list.starts[level], begun.insert([id, level]).inserted {
      counts[level] = start
    } else {
      counts[level] = counts[level].map { $0 + 1 } ?? own.start
    }
    for higher in 0..<level where counts[higher] == nil {
      counts[higher] = definition(list, higher)?.start ?? 1
    }
    for deeper in (level + 1)..<max(level + 1, Self.levelCount) {
      let restart = definition(list, deeper)?.restart
      if restart == nil || restart.map({ $0 > 0 && level < $0 }) == true { counts[deeper] = nil }
    }
    counters[list.abstract] = counts
    return shown(list, own, counts)
  }

  private func definition(_ list: List, _ level: Int) -> Level? {
    list.levels[level] ?? abstracts[list.abstract]?.levels[level]
  }

  private func shown(_ list: List, _ level: Level, _ counts: [Int?]) -> String {
    guard level.format != "bullet", level.format != "none" || level.text.contains("%") else { return "" }
    var result = ""
    var isPlace = false
    for scalar in level.text.unicodeScalars {
      if isPlace, let digit = scalar.properties.numericType == .decimal ? Int(String(scalar)) : nil, digit > 0 {
        let format = level.isDecimal ? "decimal" : definition(list, digit - 1)?.format ?? "decimal"
        result += NumberFormatName.text(of: counts[digit - 1] ?? 1, format: format)
        isPlace = false
      } else if scalar == "%", !isPlace {
        isPlace = true
      } else {
        if isPlace { result += "%" }
        isPlace = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Reads numbering.xml.
final class WordNumberingHandler: XMLHandler {
  enum Tag: String {
    case abstract = "w:abstractNum"
    case styleLink = "w:numStyleLink"
    case level = "w:lvl"
    case start = "w:start"
    case format = "w:numFmt"
    case text = "w:lvlText"
    case restart = "w:lvlRestart"
    case isDecimal = "w:isLgl"
    case style = "w:pStyle"
    case list = "w:num"
    case listAbstract = "w:abstractNumId"
    case override = "w:lvlOverride"
    case startOverride = "w:startOverride"
    case fallback = "mc:Fallback"
  }

  var abstracts: [Int: WordNumbering.Abstract] = [:]
  var lists: [Int: WordNumbering.List] = [:]
  private var abstract: Int?
  private var list: Int?
  private var overridden: Int?
  private var levelIndex: Int?
  private var level = WordNumbering.Level()
  private var isFallback = false

  func open(_ tag: Tag?, _ attributes: XMLAttributes) {
    guard let tag, !isFallback else { return }
    switch tag {
    case .abstract:
      abstract = attributes.integer("abstractNumId")
      if let abstract { abstracts[abstract] = WordNumbering.Abstract() }
    case .styleLink: if let abstract { abstracts[abstract]?.styleLink = attributes["val"] }
    case .level:
      levelIndex = attributes.integer("ilvl")
      level = WordNumbering.Level()
    case .start: level.start = attributes.integer("val") ?? 1
    case .format: level.format = attributes["val"] ?? "decimal"
    case .text: level.text = String((attributes["val"] ?? "").prefix(64))
    case .restart: level.restart = attributes.integer("val")
    case .isDecimal: level.isDecimal = attributes.isOn("val")
    case .style: level.style = attributes["val"]
    case .list: list = attributes.integer("numId")
    case .listAbstract:
      if let list, let id = attributes.integer("val") { lists[list] = WordNumbering.List(abstract: id) }
    case .override: overridden = attributes.integer("ilvl")
    case .startOverride:
      if let list, let overridden { lists[list]?.starts[overridden] = attributes.integer("val") }
    case .fallback: isFallback = true
    }
  }

  func close(_ tag: Tag?) {
    switch tag {
    case .fallback: isFallback = false
    case .abstract: abstract = nil
    case .list: list = nil
    case .level:
      guard let levelIndex else { return }
      if let list {
        lists[list]?.levels[overridden ?? levelIndex] = level
      } else if let abstract {
        abstracts[abstract]?.levels[levelIndex] = level
      }
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
