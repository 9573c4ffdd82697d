internal import Audit
internal import Disclosure

/// Writes one or more reports of a run as their documents arrive.
struct ReportWriter {
  /// The bytes of `formats[i]` go to `targets[i]`.
  let formats: [any ReportFormat]
  private let targets: [Target]

  private enum Target {
    case standardOutput
    case file(OutputFile)
  }

  init(_ options: CheckOptions, run: Run, pageLedger: Bool, console: Console) throws {
    var outputs = options.outputs
    guard outputs.count(where: { $0.file == nil }) < 2 else {
      throw UsageFault(
        zh: "标准输出只能写一种格式；其余的请写成 -o FORMAT=FILE。",
        en: "Standard output takes one format; write the others as -o FORMAT=FILE.")
    }
    let isSilent = outputs.allSatisfy { $0.file != nil } && !outputs.isEmpty
    if outputs.isEmpty { outputs = [CheckOptions.Output(format: .text, file: nil)] }
    var formats: [any ReportFormat] = []
    var targets: [Target] = []
    for output in outputs {
      let style = output.file == nil ? console.outputStyle : TextStyle(hasColour: false, width: nil)
      switch output.format {
      case .text:
        formats.append(TerminalReport(run: run, style: style, showsLedger: options.showsLedger))
      case .json: formats.append(JSONReport(run: run, showsLedger: options.showsLedger))
      case .jsonl: formats.append(JSONLinesReport(showsLedger: options.showsLedger))
      case .html: formats.append(PageReport(run: run, showsLedger: pageLedger))
      }
      targets.append(try output.file.map { .file(try OutputFile($0)) } ?? .standardOutput)
    }
    if isSilent {
      // All reports go to files: the conclusion is still said.
      formats.append(ConclusionReport(run: run, style: console.outputStyle))
      targets.append(.standardOutput)
    }
    self.formats = formats
    self.targets = targets
  }

  func open() throws { try write(formats.map { $0.opening() }) }

  /// `bytes`: one piece for each format.
  func write(_ bytes: [[UInt8]]) throws {
    for (target, piece) in zip(targets, bytes) where !piece.isEmpty {
      switch target {
      case .standardOutput: try StandardOutput.write(piece)
      case .file(let file): try file.write(piece)
      }
    }
  }

  /// Ends the reports; files get their names now.
  func close(_ summary: Summary) throws {
    try write(formats.map { $0.closing(summary) })
    for target in targets {
      if case .file(let file) = target { try file.finish() }
    }
  }
}
