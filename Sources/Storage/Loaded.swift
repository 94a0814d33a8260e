import Diagnostics
import Reports

/// A file that was offered, and what became of it.
package struct SourceFile: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    /// A report, every cell of its forms read.
    case read
    /// A report of which cells, or tables, could not be read.
    case partly
    /// A work plan.
    case plan
    /// Neither a report nor a plan.
    case other
    /// It could not be read at all.
    case failed
    /// Reading was stopped before it came to it.
    case unread
    /// The same report as another file's, with the same figures.
    case duplicate
    /// The same organ, year and scope as another file's, with other figures: shown, never added.
    case conflict
  }

  package var path: String
  package var status: Status
  /// Why it is not, or not wholly, read.
  package var reasons: [Diagnostic]
  /// Its size in bytes.
  package var size: Int

  package init(path: String, status: Status, reasons: [Diagnostic] = [], size: Int) {
    self.path = path
    self.status = status
    self.reasons = reasons
    self.size = size
  }

  /// With what was noted of how the file was read, besides.
  func keepingNotes(of read: SourceFile) -> SourceFile {
    var source = self
    source.reasons += read.reasons.filter { note in
      note.severity == .note && !reasons.contains { $0.message == note.message }
    }
    return source
  }
}

/// A report and the file that it was read from.
package struct StoredReport: Sendable {
  package var report: Report
  package var path: String
  /// What it is called: `鹿城区人民政府 2019`, unlike any other.
  package var name: String
  /// Its organ, unlike any other: with the area, or the file, where several organs print the same name.
  package var organ: String
  /// What its organ is called within its area, however much of the name a report prints.
  package var office = ""
  /// The same for all reports of its organ, and for no other: see `organNumbers`.
  package var organNumber = 0
  /// The size of the file in bytes.
  package var size = 0
  /// The same report in other files, in order of name.
  package var twins: [Twin] = []
  /// The paths behind its own of reports that count as well, though they may be the same: see docs/decisions/twins.md.
  package var lookalikes: [String] = []

  init(report: Report, path: String, name: String, organ: String) {
    self.report = report
    self.path = path
    self.name = name
    self.organ = organ
  }
}

/// A work plan and the file that it was read from.
package struct StoredPlan: Sendable {
  package var plan: WorkPlan
  package var path: String
}
