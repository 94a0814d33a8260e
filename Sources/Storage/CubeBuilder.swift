import Diagnostics
import Metrics
import Relations
import Reports

/// The reports as a cube: a row each, in the order given.
func makeCube(_ stored: [StoredReport], _ geography: Geography) -> Cube {
  let identities = stored.map(\.report.identity)
  let newest = newest(stored)
  return Cube(
    reports: reportColumns(stored, newest, geography), cells: cellColumns(stored.map(\.report)),
    containment: containment(stored, years: identities.map(\.year), geography),
    containmentOfNewest: containment(stored, years: newest.map { $0 ? 0 : nil }, geography),
    brokenSums: brokenSums(stored), parts: partsOfTotals)
}

/// The sums that do not hold, and the cells that another file of the report prints otherwise.
private func brokenSums(_ stored: [StoredReport]) -> [BrokenSum] {
  stored.enumerated().flatMap { row, report in
    (report.report.findings + report.twinFindings()).filter { $0.outcome == .fail }.map {
      BrokenSum(row: Int32(row), cells: Set(($0.whole + $0.parts).map(Int32.init)))
    }
  }
}

/// The dimensions that are properties of a report, a column each, and what else `from reports` shows.
private func reportColumns(_ stored: [StoredReport], _ newest: [Bool], _ geography: Geography) -> Relation {
  let identities = stored.map(\.report.identity)
  func area(_ id: String, _ kind: Area.Kind) -> Column {
    .texts(
      id, label: label(id), identities.map { geography.enclosing($0.area, kind).map(geography.name(of:)) },
      order: geography.all(kind).map(geography.name(of:)))
  }
  let order = geography.areas.map(geography.name(of:))
  return Relation(
    "reports",
    [
      .texts("report", label: label("report"), stored.map(\.name), isOrdered: true),
      .texts("organ", label: label("organ"), stored.map(\.organ), isOrdered: true),
      .texts(
        "district", label: label("district"),
        identities.map { $0.area.code.isEmpty ? nil : geography.name(of: $0.area) }, order: order),
      area("county", .county),
      area("city", .city),
      area("province", .province),
      .texts(
        "level", label: label("level"), identities.map { $0.knownLevel?.rawValue }, choices: Level.allCases.map(\.label)
      ),
      .texts(
        "scope", label: label("scope"), identities.map { $0.knownScope?.rawValue }, choices: Scope.allCases.map(\.label)
      ),
      .integers("year", label: label("year"), identities.map { $0.year.map(Int64.init) }, unit: .label),
      .texts("form", label: label("form"), stored.map { formName($0.report) }, order: ["2019", "2021", "mixed"]),
      .texts("published", label: Phrase("published", zh: "发布日期"), stored.map { $0.report.published?.day.description }),
      .texts("signed", label: Phrase("signed", zh: "落款日期"), stored.map { $0.report.signed?.day.description }),
      .texts("title", label: Phrase("title", zh: "标题"), identities.map(\.title)),
      .texts("source", label: Phrase("source", zh: "来源"), stored.map(\.path)),
      .booleans(newestColumn, newest),
    ])
}

/// Whether each report is the newest of its organ, for its scope; a report of no year is not known to be.
private func newest(_ stored: [StoredReport]) -> [Bool] {
  struct Speaker: Hashable {
    var organ: Int
    var scope: Scope
  }
  let speakers = stored.map { Speaker(organ: $0.organNumber, scope: $0.report.identity.scope) }
  let years = stored.map { $0.report.identity.year ?? .min }
  let newest = Dictionary(zip(speakers, years), uniquingKeysWith: max)
  return stored.indices.map { years[$0] > .min && newest[speakers[$0]] == years[$0] }
}

private func label(_ id: String) -> Phrase? {
  dimensions.first { $0.id == id }?.label
}

/// `2019`, `2021`, or `mixed` where the tables that differ between the forms are of both.
private func formName(_ report: Report) -> String? {
  let forms = Set([StatutoryTable.disclosure, .applications].compactMap { report.forms[$0] })
  return forms.count > 1 ? "mixed" : forms.first?.rawValue
}

private func cellColumns(_ reports: [Report]) -> [CellColumn] {
  var values = [[Int64]](repeating: [Int64](repeating: 0, count: reports.count), count: formCells.count)
  var presence = [[UInt8]](repeating: [UInt8](repeating: 0, count: reports.count), count: formCells.count)
  var unfilled: [[StatutoryTable: Form]: [UInt8]] = [:]
  for (row, report) in reports.enumerated() {
    let states = unfilled[report.forms] ?? statesWithoutFacts(report.forms)
    unfilled[report.forms] = states
    for slot in formCells.indices { presence[slot][row] = states[slot] }
    for fact in report.facts {
      (values[fact.slot][row], presence[fact.slot][row]) = stored(fact)
    }
  }
  return formCells.indices.map { slot in
    CellColumn(
      values: Buffer(values[slot]), presence: Buffer(presence[slot]),
      largest: values[slot].reduce(0) { max($0, Int64(clamping: $1.magnitude)) }, isMoney: isMoney(slot))
  }
}

/// What each cell of a report on these forms is before any fact is known: of another form, or not read.
private func statesWithoutFacts(_ forms: [StatutoryTable: Form]) -> [UInt8] {
  formCells.map { cell in
    let isThere = forms[cell.table].map { cell.forms.contains($0) }
    return (isThere == false ? Presence.absent : .unread).rawValue
  }
}

/// Whether the cell holds an amount of money on its form.
package func isMoney(_ slot: Slot) -> Bool {
  formCells[slot].columnPath == "采购总金额" || formCells[slot].columnPath.hasPrefix("本年收费金额")
}

private func stored(_ fact: Fact) -> (Int64, UInt8) {
  if fact.unit == .unknown { return (0, Presence.unitless.rawValue) }
  if let value = fact.value { return (value, Presence.value.rawValue) }
  if let implied = fact.implied { return (implied, Presence.implied.rawValue) }
  return (0, Presence.blank.rawValue)
}

/// What contains what: a whole-area report contains those of the same year from inside its area, and those of organs
/// of the area itself. What lies in an area that is not known, nobody knows. A report without tables has no figures that
/// could be counted twice, and contains none.
///
/// - Parameter years: by report; nil for those that neither contain others nor lie in them.
private func containment(_ stored: [StoredReport], years: [Int?], _ geography: Geography) -> Containment {
  struct Key: Hashable {
    var area: String
    var year: Int
  }
  let identities = stored.map(\.report.identity)
  var whole: [Key: [Int32]] = [:]
  for (row, identity) in identities.enumerated() where identity.scope == .area && !identity.area.code.isEmpty {
    guard let year = years[row], !stored[row].report.isWithoutTables else { continue }
    whole[Key(area: identity.area.code, year: year), default: []].append(Int32(row))
  }
  return Containment(
    identities.enumerated().map { row, identity in
      guard let year = years[row], !whole.isEmpty else { return [] }
      let isWhole = identity.scope == .area
      return geography.chain(identity.area).dropFirst(isWhole ? 1 : 0)
        .filter { !$0.code.isEmpty }
        .flatMap { whole[Key(area: $0.code, year: year)] ?? [] }
        .filter { $0 != Int32(row) }
    })
}
