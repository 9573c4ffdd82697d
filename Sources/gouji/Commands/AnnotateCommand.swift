internal import Audit
internal import Disclosure
internal import Glibc

struct AnnotateOptions: Sendable {
  var check = CheckOptions()
  /// `nil`: beside the file.
  var output: String?
}

/// `gouji annotate FILE [-o OUT]`: the same file with the findings as comments on the words they are about.
let annotateCommand = Command(
  "annotate", operands: "FILE",
  summary: Localized(
    zh: "核对 Word、Excel 或 PDF 文件，把发现作为批注写进它的副本",
    en: "check a Word, Excel or PDF file and write the findings into a copy as comments"),
  flags: [
    Flag<AnnotateOptions>(
      "output", letter: "o", value: "OUT",
      help: Localized(
        zh: "写到哪里，可以就是原文件；默认在原文件旁边，名字加 -gouji（已有 -gouji 的就写回自己）",
        en:
          "where to write, which may be FILE itself; by default beside it with -gouji in its name, or FILE if it has that"
      ),
      accepts: ["预算-批注.docx"], refuses: [""]
    ) { options, value throws(UsageFault) in
      guard !value.isEmpty else {
        throw UsageFault(zh: "-o 缺少文件名。", en: "-o needs the name of a file.")
      }
      options.output = value
    }
  ]
    + [
      CheckFlags.failOn, CheckFlags.baseline, CheckFlags.newOnly, CheckFlags.suppressions, CheckFlags.rules,
      CheckFlags.select, CheckFlags.ignore, CheckFlags.config,
    ].map { $0.inside(\.check) }, options: AnnotateOptions(), run: runAnnotate)

private func runAnnotate(
  _ options: AnnotateOptions, _ paths: [String], _ console: Console
) async throws -> ExitStatus {
  guard let path = paths.first, paths.count == 1, path != "-" else {
    throw UsageFault(
      zh: "annotate 一次处理一个文件；例如：gouji annotate 预算.docx。",
      en: "annotate takes one file at a time; try: gouji annotate budget.docx.")
  }
  let audit = try AuditRun(options.check, paths: paths, console: console)
  guard audit.inputs.count == 1, audit.inputs.first?.path == path else {
    throw UsageFault(
      zh: "“\(path)”是文件夹或压缩包；annotate 一次处理一个文件。",
      en: "“\(path)” is a folder or an archive; annotate takes one file at a time.")
  }
  let annotation: Annotation
  do {
    guard let made = try audit.annotation() else { return .incomplete }
    annotation = made
  } catch AnnotationFault.problem(let problem) {
    console.complain(Localized(zh: "\(path)：\(problem.text)", en: "\(path): \(problem.text)"))
    return .incomplete
  } catch {
    throw UsageFault(
      zh: "“\(path)”不是 DOCX、XLSX 或 PDF，annotate 不能在其中加批注；请改用 gouji check -o html=报告.html。",
      en: "“\(path)” is no DOCX, XLSX or PDF, the formats annotate writes into; use gouji check -o html=report.html.")
  }
  let target = options.output ?? sibling(of: path)
  if options.output == nil { try refuseToLose(target, writing: annotation.bytes, of: path) }
  let file = try OutputFile(target)
  try file.write(annotation.bytes)
  try file.finish()
  return try conclude(annotation, path, target, failOn: audit.failOn, console)
}

/// Says what was written and what was not.
private func conclude(
  _ annotation: Annotation, _ path: String, _ target: String, failOn: Severity, _ console: Console
) throws -> ExitStatus {
  for side in annotation.leftOut {
    console.complain(
      Localized(
        zh: "\(path)：\(side.title)：“\(side.location.quote)”不在能加批注的地方（页眉页脚、脚注、文本框，或已有他人批注的单元格），没有批注。",
        en:
          "\(path): \(side.title): “\(side.location.quote)” stands where no comment can (header, footnote, text box …)."
      ))
  }
  let report = annotation.report
  if let problem = report.problem {
    console.complain(Localized(zh: "\(path)：\(problem.text)", en: "\(path): \(problem.text)"))
  }
  let counts = Severity.allCases.reversed().map { report.count($0) }
  let text = Localized(
    zh: "\(target)：错误 \(counts[0])，警告 \(counts[1])，提示 \(counts[2])；写入批注 \(annotation.notes) 条。",
    en:
      "\(target): \(counts[0]) errors, \(counts[1]) warnings, \(counts[2]) infos; \(annotation.notes) comments written."
  )
  try console.print(text.text(console.language) + "\n")
  var summary = Summary()
  summary.add(report)
  if summary.count(atLeast: failOn) > 0 { return .findings }
  return summary.incomplete + summary.unreadable > 0 ? .incomplete : .clean
}

/// 预算.docx → 预算-gouji.docx, which is its own: who mends his text in the copy has it annotated again.
private func sibling(of path: String) -> String {
  let mark = "-gouji"
  let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
  guard let point = name.lastIndex(of: "."), point > name.startIndex else { return path + mark }
  return path[..<point].hasSuffix(mark) ? path : path[..<point] + mark + path[point...]
}

/// A copy in which somebody went on working is not written over: it is newer than the file, and not what would be written.
private func refuseToLose(_ target: String, writing bytes: [UInt8], of path: String) throws {
  var (copy, original) = (stat(), stat())
  guard target != path, stat(target, &copy) == 0, stat(path, &original) == 0,
    (copy.st_mtim.tv_sec, copy.st_mtim.tv_nsec) > (original.st_mtim.tv_sec, original.st_mtim.tv_nsec)
  else { return }
  guard try FileBytes.read(Array(target.utf8)) != bytes else { return }
  throw UsageFault(
    zh:
      "“\(target)”比“\(path)”新，内容也不同，可能有人在里面改过，没有覆盖。接着批注它：gouji annotate \(target)；重新生成：加 -o \(target)。",
    en:
      "“\(target)” is newer than “\(path)” and differs: somebody may have worked in it, and it was left alone. To annotate it: gouji annotate \(target); to write it anew: add -o \(target)."
  )
}
