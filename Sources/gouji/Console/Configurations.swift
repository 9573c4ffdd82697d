internal import Audit
internal import Disclosure
internal import Glibc

/// Finds the configuration of what is checked: the nearest `gouji.yaml` above it, or the one named.
enum Configurations {
  /// The options with the configuration below them: what the command line says goes before it.
  static func applied(to options: CheckOptions, paths: [String]) throws(UsageFault) -> CheckOptions {
    var path = options.config
    if path == nil { path = try nearest(to: paths) }
    guard let path else { return options }
    let configuration = try load(path)
    var merged = options
    merged.ruleFolders = configuration.ruleFolders + options.ruleFolders
    merged.profile = options.profile ?? configuration.profile
    if options.selected.isEmpty { merged.selected = configuration.selected }
    merged.ignored = configuration.ignored + options.ignored
    merged.severities = configuration.severities
    merged.failOn = options.failOn ?? configuration.failOn
    merged.suppressions = options.suppressions ?? configuration.suppressions
    merged.baseline = options.baseline ?? configuration.baseline
    merged.template = options.template ?? configuration.template
    merged.docs = configuration.docs
    return merged
  }

  static func load(_ path: String) throws(UsageFault) -> Configuration {
    do { return try Configuration.load(path) } catch { throw ReviewFiles.fault(error) }
  }

  /// `nil` when there is none. All inputs of a run share one: rules are loaded once.
  private static func nearest(to paths: [String]) throws(UsageFault) -> String? {
    let found = paths.map { nearest(to: $0) }
    guard let first = found.first else { return nil }
    if let other = found.firstIndex(where: { $0 != first }) {
      throw UsageFault(
        zh: "“\(paths[0])”和“\(paths[other])”属于不同的 gouji.yaml；请分别核对，或用 --config FILE 指定一个。",
        en:
          "“\(paths[0])” and “\(paths[other])” have different gouji.yaml files; check them apart, or name one with --config FILE."
      )
    }
    return first
  }

  /// The file in the folder of a path, or the nearest above it; `-` stands in the current folder.
  static func nearest(to path: String) -> String? {
    guard let resolved = realpath(path == "-" ? "." : path, nil) else { return nil }
    defer { free(resolved) }
    let whole = String(cString: resolved)
    var parts = whole.split(separator: "/")
    if !isFolder(whole) { parts.removeLast() }
    while true {
      let candidate = "/" + (parts + [Substring(Configuration.fileName)]).joined(separator: "/")
      if access(candidate, F_OK) == 0 { return shortened(candidate) }
      guard !parts.isEmpty else { return nil }
      parts.removeLast()
    }
  }

  /// Seen from the current folder where it lies in it: messages then name what the user knows.
  private static func shortened(_ path: String) -> String {
    guard let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    let prefix = String(cString: here) + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
