internal import Disclosure
internal import Formats

/// A file with the findings written into it as comments.
package struct Annotation: Sendable {
  /// A side of a finding on which no comment can stand: in a header, a footnote, a text box.
  package struct LeftOut: Sendable {
    /// Title of the rule.
    package var title: String
    package var location: LocationReport
  }

  package var bytes: [UInt8]
  package var report: DocumentReport
  /// How many comments were written.
  package var notes: Int
  package var leftOut: [LeftOut]
}

/// Why there is no annotated file.
package enum AnnotationFault: Error {
  /// A format that comments are not written into.
  case format
  /// The file could not be opened, read or written.
  case problem(Problem)
}

extension Auditor {
  /// Audits a file and writes the findings that `review` lets stand into a copy of it.
  package func annotate(_ input: Input, review: Review) throws(AnnotationFault) -> Annotation {
    let opened: Opened
    do { opened = try open(input) } catch { throw .problem(error) }
    guard opened.files.count == 1, let bytes = opened.files.first?.bytes else { throw .format }
    let format = FileFormat.of(bytes)
    guard [.docx, .xlsx, .pdf].contains(format) else { throw .format }
    let report = review.applied(to: audit(opened))
    if report.status == .unreadable, let problem = report.problem { throw .problem(problem) }
    do {
      if format == .pdf { return try annotation(of: try AnnotatedPDF(bytes, opener: opener), report) }
    } catch {
      throw .problem(problem(error))
    }
    do {
      return format == .docx
        ? try annotation(of: try AnnotatedWord(bytes), report)
        : try annotation(of: try AnnotatedWorkbook(bytes), report)
    } catch {
      throw .problem(problem(.format(error)))
    }
  }

  private func annotation<File: AnnotatedFile>(
    of file: File, _ report: DocumentReport
  ) throws(File.Failure) -> Annotation {
    let plan = NotePlan(report, in: file, run: run)
    return Annotation(
      bytes: try file.annotated(with: plan.notes), report: report, notes: plan.notes.count, leftOut: plan.leftOut)
  }
}
