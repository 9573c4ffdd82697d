internal import Audit
internal import Disclosure
internal import Sandbox

/// Looks at the machine, item by item.
struct Checkup {
  struct Section {
    let title: Localized
    let items: [Item]
  }

  struct Item {
    enum State: String {
      case present = "✓"
      case missing = "✗"
      /// Not there, and not needed unless asked for.
      case optional = "–"
    }

    let state: State
    let name: String
    let text: Localized
  }

  let console: Console

  func sections(_ ruleSet: RuleSet) -> [Section] {
    [
      Section(title: Localized(zh: "规则", en: "rules"), items: [rules(ruleSet), patterns]),
      Section(
        title: Localized(zh: "读取外来文件的进程受到的限制", en: "what holds processes that read foreign files"),
        items: [landlock, systemCalls, limits, bubblewrap]),
      Section(
        title: Localized(zh: "其他程序", en: "other programs"), items: [pdf, office, recognition]),
    ]
  }

  // MARK: Rules

  private func rules(_ ruleSet: RuleSet) -> Item {
    let count = ruleSet.rules.count
    return Item(
      state: .present, name: "rules",
      text: Localized(zh: "\(count) 条，sha256:\(ruleSet.digest)", en: "\(count), sha256:\(ruleSet.digest)"))
  }

  private var patterns: Item {
    PatternEngine.hasJIT
      ? present("regex JIT", "可用", "available")
      : missing("regex JIT", "不可用：审核较慢，结果相同", "not available: audits are slower and find the same")
  }

  // MARK: Confinement

  private var landlock: Item {
    Confinement.landlockVersion.map {
      present("landlock", "可用，接口版本 \($0)：只能读取指定的文件夹", "available, interface \($0): only folders named can be read")
    }
      ?? missing(
        "landlock", "内核没有：读取程序能打开其他文件，但发不出去",
        "not in this kernel: a reader could open other files, yet send them nowhere")
  }

  private var systemCalls: Item {
    Confinement.hasSystemCallFilter
      ? present("seccomp", "可用：不能联网、不能启动程序", "available: no network, no other program")
      : missing("seccomp", "内核没有：读取程序没有系统调用的限制", "not in this kernel: system calls of a reader are not filtered")
  }

  private var limits: Item {
    let limits = ResourceLimits.parser
    let memory = limits.addressSpace >> 20
    return present(
      "rlimits", "可用：内存 \(memory) MB，处理器 \(limits.processorSeconds) 秒",
      "available: \(memory) MB of memory, \(limits.processorSeconds) s of processor time")
  }

  private var bubblewrap: Item {
    let path = console.searchPath
    if Bubblewrap(searchPath: path) != nil {
      return present(
        "bubblewrap", "可用：LibreOffice、Tesseract 在其中运行", "available: LibreOffice and Tesseract run inside")
    }
    return Sandbox.Program.named("bwrap", searchPath: path) == nil
      ? missing(
        "bubblewrap", "没有安装：LibreOffice、Tesseract 只受资源限制；scripts/setup --office 安装",
        "not installed: only resource limits hold LibreOffice and Tesseract; scripts/setup --office installs it")
      : missing(
        "bubblewrap", "已安装，但系统不允许创建命名空间：LibreOffice、Tesseract 只受资源限制",
        "installed, but namespaces are not allowed here: only resource limits hold LibreOffice and Tesseract")
  }

  // MARK: Programs

  private var pdf: Item {
    let name = ForeignReaders.pdfProgram
    let folders = [console.programFolder].compactMap { $0 }
    guard let program = Sandbox.Program.named(name, before: folders, searchPath: console.searchPath) else {
      return missing(
        name, "没有：PDF 不能审核；用 swift build --product gouji-pdf 生成，放在 gouji 旁边",
        "not there: PDF cannot be audited; build it with swift build --product gouji-pdf and put it beside gouji")
    }
    let version = version(program) ?? "?"
    guard version == "\(name) \(Release.version)" else {
      return missing(
        name, "\(program.path) 是另一版本（\(version)），应为 \(Release.version)：请一起重新生成",
        "\(program.path) is of another version (\(version)) than \(Release.version): build both again")
    }
    return found(name, program, version)
  }

  private var office: Item {
    guard let program = Sandbox.Program.named("soffice", searchPath: console.searchPath),
      let version = version(program)
    else {
      return missing(
        "soffice", "没有：旧版 doc、xls 不能审核；scripts/setup --office 安装",
        "not there: old doc and xls cannot be audited; scripts/setup --office installs it")
    }
    return found("soffice", program, version)
  }

  private var recognition: Item {
    let program = Sandbox.Program.named("tesseract", searchPath: console.searchPath)
    let languages = program.map { said($0, ["--list-langs"]) } ?? []
    guard let program, languages.contains(TextRecognizer.language) else {
      return Item(
        state: .optional, name: "tesseract",
        text: Localized(
          zh: "没有（或缺少中文数据 chi_sim）：扫描件不能识别；scripts/setup --ocr 安装",
          en: "not there, or without Chinese (chi_sim): scans cannot be recognised; scripts/setup --ocr installs it"))
    }
    return found("tesseract", program, (version(program) ?? "?") + ", \(TextRecognizer.language)")
  }

  // MARK: Words

  private func present(_ name: String, _ zh: String, _ en: String) -> Item {
    Item(state: .present, name: name, text: Localized(zh: zh, en: en))
  }

  private func missing(_ name: String, _ zh: String, _ en: String) -> Item {
    Item(state: .missing, name: name, text: Localized(zh: zh, en: en))
  }

  private func found(_ name: String, _ program: Sandbox.Program, _ version: String) -> Item {
    present(name, "\(version)，\(program.path)", "\(version), \(program.path)")
  }

  /// The first line of what the program says of its version.
  private func version(_ program: Sandbox.Program) -> String? {
    said(program, ["--version"]).first
  }

  /// The lines that the program prints; none when it fails.
  private func said(_ program: Sandbox.Program, _ arguments: [String]) -> [String] {
    let invocation = Invocation(
      program, arguments, environment: ["PATH=\(console.searchPath)", "LANG=C.UTF-8", "HOME=/nonexistent"])
    let outcome = Execution.run(invocation, deadline: .seconds(20), outputLimit: 64 << 10)
    guard case .ended(0, let output) = outcome else { return [] }
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map {
      $0.hasSuffix(" ") ? String($0.dropLast()) : String($0)
    }
  }
}
