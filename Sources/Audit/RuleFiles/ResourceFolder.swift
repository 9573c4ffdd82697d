internal import FoundationEssentials

extension Resources {
  /// Reads a folder of the user's own (`--rules DIR`), laid out like `rules/`: `.yaml` and `.csv` files at any depth.
  ///
  /// Throws: `RuleFileErrors` when the folder or a file in it cannot be read, or is not UTF-8.
  package static func folder(_ directory: String) throws(RuleFileErrors) -> [File] {
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: directory).sorted()
    } catch {
      throw RuleFileErrors(
        path: directory, zh: "无法读取规则目录", en: "the rule folder cannot be read")
    }
    var files: [File] = []
    for name in names where name.hasSuffix(".yaml") || name.hasSuffix(".csv") {
      let path = "\(directory)/\(name)"
      do {
        files.append(
          File(
            path: "rules/\(name)", displayPath: path,
            text: try String(contentsOfFile: path, encoding: .utf8)))
      } catch {
        throw RuleFileErrors(
          path: path, zh: "无法读取，或不是 UTF-8 文本", en: "cannot be read, or is not UTF-8 text")
      }
    }
    return files
  }
}
