import Diagnostics
import Relations
import Reports

/// The reports in memory: as a cube for sums, as relations for everything else.
///
/// A value: loading makes a new one, so that a query that is running keeps what it began with.
package struct Database: Sendable {
  package private(set) var reports: [StoredReport] = []
  package private(set) var plans: [StoredPlan] = []
  package private(set) var sources: [SourceFile] = []
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
    var known: [ReportKey: Int] = [:]
    for (index, stored) in next.reports.enumerated() { if let key = stored.key { known[key] = index } }
    for each in incoming { next.take(each, &known) }
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
    reports.removeAll { isGone($0.path) }
    plans.removeAll { isGone($0.path) }
    sources.removeAll { isGone($0.path) }
  }

  /// - Parameter known: where the reports stand that there are so far.
  private mutating func take(_ incoming: Incoming, _ known: inout [ReportKey: Int]) {
    switch incoming {
    case .rejected(let source):
      sources.append(source)
    case .plan(let plan, let path, let size):
      plans.append(StoredPlan(plan: plan, path: path))
      sources.append(SourceFile(path: path, status: .plan, size: size))
    case .report(let report, let path, let size):
      var stored = StoredReport(report: report, path: path, name: "", organ: "")
      stored.office = report.identity.office(in: divisions)
      if let twin = stored.key.flatMap({ known[$0] }).map({ reports[$0] }) {
        let isSame = twin.report.hasSameFigures(as: report)
        let reason: Diagnostic = isSame ? .duplicate(of: twin.path) : .conflict(with: twin.path)
        sources.append(SourceFile(path: path, status: isSame ? .duplicate : .conflict, reasons: [reason], size: size))
        return
      }
      if let key = stored.key { known[key] = reports.count }
      reports.append(stored)
      let status: SourceFile.Status = report.complaints.isEmpty ? .read : .partly
      sources.append(SourceFile(path: path, status: status, reasons: report.complaints, size: size))
    }
  }

  private mutating func rebuild() {
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

  /// 鼓楼区人民政府 of 南京 and of 福州 are two organs; 鹿城区人民政府 and 温州市鹿城区人民政府 are one, called by the longest name that
  /// it prints.
  private mutating func nameOrgans() {
    struct Organ: Hashable {
      var area: String
      var office: String
    }
    let organs = reports.map { Organ(area: $0.report.identity.area.code, office: $0.office) }
    var names: [Organ: String] = [:]
    for (organ, each) in zip(organs, reports) {
      let printed = each.report.identity.organ
      names[organ] = names[organ].map { ($0.count, $0) > (printed.count, printed) ? $0 : printed } ?? printed
    }
    var areas: [String: Set<String>] = [:]
    for (organ, name) in names { areas[name, default: []].insert(organ.area) }
    for index in reports.indices {
      let name = names[organs[index]] ?? reports[index].report.identity.organ
      let isShared = areas[name].map { $0.count > 1 } ?? false
      reports[index].organ = isShared ? "\(name)（\(telling(reports[index].report.identity.area, name))）" : name
    }
  }

  /// What tells an organ from one of the same name elsewhere: the first area around it that its own name leaves out.
  private func telling(_ area: Area, _ organ: String) -> String {
    let outer = geography.chain(area).first { !organ.contains($0.name) }
    return outer.map(geography.name(of:)) ?? area.code
  }

  private mutating func nameReports() {
    var taken: [String: Int] = [:]
    for index in reports.indices {
      let year = reports[index].report.identity.year.map(String.init)
      // Of nobody's that is known: called by its file.
      let organ = reports[index].organ.isEmpty ? reports[index].fileName : reports[index].organ
      let name = [organ, year].compactMap { $0 }.joined(separator: " ")
      let count = taken[name, default: 0]
      taken[name] = count + 1
      reports[index].name = count == 0 ? name : "\(name) (\(count + 1))"
    }
  }
}

/// What only one report can be: the annual report of an organ for a year and a scope.
private struct ReportKey: Hashable {
  var area: String
  var office: String
  var year: Int
  var scope: Scope
}

extension StoredReport {
  fileprivate var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Nil where the document does not say whose report it is, or of which year: it may be any.
  fileprivate var key: ReportKey? {
    let identity = report.identity
    guard let year = identity.year, !identity.organ.isEmpty else { return nil }
    return ReportKey(area: identity.area.code, office: office, year: year, scope: identity.scope)
  }
}

extension Report {
  func hasSameFigures(as other: Report) -> Bool {
    facts.map(\.slot) == other.facts.map(\.slot) && facts.map(\.text) == other.facts.map(\.text)
  }
}

extension Diagnostic {
  fileprivate static func duplicate(of path: String) -> Diagnostic {
    Diagnostic(Phrase("the same report as \(path), with the same figures", zh: "与 \(path) 为同一报告，数字相同"))
      .with { $0.severity = .note }
  }

  fileprivate static func conflict(with path: String) -> Diagnostic {
    Diagnostic(
      Phrase("the same report as \(path), with other figures; not added", zh: "与 \(path) 为同一报告，但数字不同；未计入"),
      hint: Phrase(
        "compare the two files, and load only the one that counts", zh: "请核对两个文件，只载入应采用的一个")
    ).with { $0.severity = .warning }
  }
}
