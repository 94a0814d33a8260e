import Diagnostics
import Relations
import Reports

/// The reports in memory: as a cube for sums, as relations for everything else.
///
/// A value: loading makes a new one, so that a query that is running keeps what it began with.
package struct Database: Sendable {
  /// Those that count, a report each; what other files have of the same reports are their twins.
  package private(set) var reports: [StoredReport] = []
  package private(set) var plans: [StoredPlan] = []
  /// In the order of loading.
  package private(set) var sources: [SourceFile] = []
  /// The report of every file, whether it counts or not, and what became of the files before they were held against each
  /// other.
  private var all: [StoredReport] = []
  private var offered: [SourceFile] = []
  package let divisions: Divisions
  /// Where each area stands, with the name that it is shown by.
  package private(set) var geography: Geography
  package private(set) var dataset: Dataset
  /// The language of the sentences in its relations: reasons, definitions.
  package var language = Language.en {
    didSet { if language != oldValue { dataset.relations = makeRelations(self) } }
  }

  package init(divisions: Divisions = .compiled) {
    self.divisions = divisions
    geography = Geography([], divisions)
    dataset = Dataset(cube: makeCube([], geography), relations: [:])
    dataset.relations = makeRelations(self)
  }

  /// What reading a file gave, ready to be stored.
  package enum Incoming: Sendable {
    case report(Report, path: String, size: Int)
    case plan(WorkPlan, path: String, size: Int)
    case rejected(SourceFile)

    package var path: String {
      switch self {
      case .report(_, let path, _), .plan(_, let path, _): path
      case .rejected(let source): source.path
      }
    }
  }

  /// The database with these files besides; a file that was offered before takes the place of what it gave then.
  ///
  /// - Parameter isGone: names the files that are dropped at the same time.
  package func adding(_ incoming: [Incoming], dropping isGone: (String) -> Bool = { _ in false }) -> Database {
    var next = self
    let paths = Set(incoming.map(\.path))
    next.forget { paths.contains($0) || isGone($0) }
    // A file that is named twice is read once.
    var taken: Set<String> = []
    for each in incoming where taken.insert(each.path).inserted { next.take(each) }
    next.rebuild()
    return next
  }

  /// The database without the files that `isGone` names.
  package func removing(where isGone: (String) -> Bool) -> Database {
    var next = self
    next.forget(where: isGone)
    next.rebuild()
    return next
  }

  private mutating func forget(where isGone: (String) -> Bool) {
    all.removeAll { isGone($0.path) }
    plans.removeAll { isGone($0.path) }
    offered.removeAll { isGone($0.path) }
  }

  private mutating func take(_ incoming: Incoming) {
    switch incoming {
    case .rejected(let source):
      offered.append(source)
    case .plan(let plan, let path, let size):
      plans.append(StoredPlan(plan: plan, path: path))
      offered.append(SourceFile(path: path, status: .plan, size: size))
    case .report(let report, let path, let size):
      var stored = StoredReport(report: report, path: path, name: "", organ: "")
      stored.office = report.identity.office(in: divisions)
      stored.size = size
      all.append(stored)
      let isWhole = report.complaints.allSatisfy { $0.severity == .note }
      let status: SourceFile.Status = isWhole ? .read : .partly
      offered.append(SourceFile(path: path, status: status, reasons: report.complaints, size: size))
    }
  }

  private mutating func rebuild() {
    reports = counted(among: all)
    sources = heldAgainstEachOther()
    reports.sort { left, right in
      (
        left.report.identity.area.code, left.report.identity.scope.rawValue, left.office,
        left.report.identity.year ?? 0, left.path
      )
        < (
          right.report.identity.area.code, right.report.identity.scope.rawValue, right.office,
          right.report.identity.year ?? 0, right.path
        )
    }
    geography = Geography(reports.map(\.report.identity.area), divisions)
    nameOrgans()
    nameReports()
    dataset = Dataset(cube: makeCube(reports, geography), relations: [:])
    dataset.relations = makeRelations(self)
  }

  private func heldAgainstEachOther() -> [SourceFile] {
    let twins = reports.flatMap { report in report.twins.map { ($0.path, (report: report, twin: $0)) } }
    let byPath = Dictionary(twins) { first, _ in first }
    let whole = Set(all.filter { $0.report.forms.count == StatutoryTable.allCases.count }.map(\.path))
    return withPages(offered) { !whole.contains($0) }.map { source in
      guard let (report, twin) = byPath[source.path] else { return source }
      return report.source(source, as: twin).keepingNotes(of: source)
    }
  }

  private mutating func nameOrgans() {
    for (index, number) in organNumbers(of: reports).enumerated() { reports[index].organNumber = number }
    for (index, name) in organNames(of: reports, in: geography).enumerated() { reports[index].organ = name }
  }

  private mutating func nameReports() {
    var taken: [String: Int] = [:]
    for index in reports.indices {
      let year = reports[index].report.identity.year.map(String.init)
      let name = [reports[index].organ, year].compactMap { $0 }.joined(separator: " ")
      let count = taken[name, default: 0]
      taken[name] = count + 1
      reports[index].name = count == 0 ? name : "\(name) (\(count + 1))"
    }
  }
}
