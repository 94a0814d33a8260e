import Diagnostics
import Documents

/// Reads every report that a document holds: one as a rule, and several in a compilation, where the departments of a county or the
/// years of an organ follow each other in one file. Each is read by itself, with its own places, and shares no cell with the next.
///
///     readEach(readDocument(bytes, name: path).document, in: .compiled)
///
/// Where one report ends and the next begins, a title says that names another organ or another year. Tables that begin again without such
/// a title are nobody's: they are not read, and the report before them says so.
package func readEach(_ document: Document, in divisions: Divisions) -> [Reading] {
  let labelled = LabelledDocument(document)
  let starts = beginningsOfApplications(labelled)
  guard starts.count > 1 else { return [read(labelled, in: divisions)] }
  var chapters = chapters(of: labelled, in: divisions)
  if chapters.count <= 1 { chapters = sheets(of: document, with: starts, in: divisions) }
  let parts = chapters.count > 1 ? chapters.map { document.part($0) } : [document]
  return parts.flatMap { readFirst(LabelledDocument($0), in: divisions) }
}

/// The rows where table 三 begins: its first row with a figure, and others of its rows behind it.
private func beginningsOfApplications(_ labelled: LabelledDocument) -> [Int] {
  let rows = labelled.rows { if case .applicationRow = $0 { true } else { false } }
  let first = labelled.rows { $0 == .applicationRow(0) }
  return first.enumerated().compactMap { index, row in
    let end = index + 1 < first.count ? first[index + 1] : labelled.document.rowCount
    return rows.count { $0 > row && $0 < end } >= fewestRows ? row : nil
  }
}

/// With fewer rows of table 三 behind its first one it is no table.
private let fewestRows = 3

// MARK: - Chapters

private struct ReportTitle {
  /// The first row of its title.
  var row: Int
  var organ: String
  var year: Int?

  func mayBeOfSameReport(as other: ReportTitle, in divisions: Divisions) -> Bool {
    mayBeSame(organ, other.organ, in: divisions) && (year == nil || other.year == nil || year == other.year)
  }
}

/// The rows of each report of a compilation; what stands between them (a cover, a list of contents, links) is in none.
private func chapters(of labelled: LabelledDocument, in divisions: Divisions) -> [Range<Int>] {
  let document = labelled.document
  let tables = labelled.rows(where: \.isOfTable)
  func hasTables(_ rows: Range<Int>) -> Bool { tables.contains(where: rows.contains) }
  let titles = titles(of: document, in: divisions)
  var chapters: [(title: ReportTitle?, rows: Range<Int>)] = []
  if let first = titles.first, hasTables(0..<first.row) { chapters.append((nil, 0..<first.row)) }
  for (index, title) in titles.enumerated() {
    let end = index + 1 < titles.count ? titles[index + 1].row : document.rowCount
    // A title repeated at the head of each page, or behind a cover.
    if let last = chapters.last, let before = last.title, title.mayBeOfSameReport(as: before, in: divisions) {
      chapters[chapters.count - 1].rows = last.rows.lowerBound..<end
    } else {
      chapters.append((title, title.row..<end))
    }
  }
  return chapters.map(\.rows).filter { hasTables($0) || hasText(document.part($0)) }
}

/// The rows of each report of a workbook whose sheets' names say of which year, or whose, the tables in them are; empty where two of
/// them say the same, or one says nothing.
private func sheets(of document: Document, with starts: [Int], in divisions: Divisions) -> [Range<Int>] {
  let sheets = document.names.filter { name in name.kind == .sheet && starts.contains(where: name.rows.contains) }
  let said = Set(sheets.map { namedYears([$0]).map(\.value) + namedOrgans([$0], in: divisions).map(\.value) })
  guard sheets.count > 1, said.count == sheets.count, !said.contains([]) else { return [] }
  return sheets.indices.map { index in
    let first = index == 0 ? 0 : sheets[index].rows.lowerBound
    return first..<(index + 1 < sheets.count ? sheets[index + 1].rows.lowerBound : document.rowCount)
  }
}

/// Whether there is more than a title: a report that has no table is one all the same.
private func hasText(_ document: Document) -> Bool {
  let opening = Opening(document)
  return opening.body < opening.rows.count
}

/// The titles that say whose report begins, each alone in its row.
private func titles(of document: Document, in divisions: Divisions) -> [ReportTitle] {
  let rows = (0..<document.rowCount).map { squeezedRow($0, of: document) }
  func names(_ organ: String) -> Bool { endsLikeOrgan(organ) || !leadingAreas(organ, in: divisions).areas.isEmpty }
  return rows.indices.compactMap { row in
    guard let text = rows[row], isTitle(text), find("汇编", in: text) == nil else { return nil }
    if let organ = organ(inTitle: text), names(organ) {
      return find("公开", in: text) == nil ? nil : ReportTitle(row: row, organ: organ, year: firstYear(text))
    }
    let above = (0..<row).suffix(longestGap).last { rows[$0] != nil }
    if let above, let name = rows[above], !isTitle(name), let organ = cleaned(name), endsLikeOrgan(organ) {
      return ReportTitle(row: above, organ: organ, year: firstYear(name + text))
    }
    return sentence(below: row, of: document).map {
      ReportTitle(row: row, organ: $0.organ, year: $0.year ?? firstYear(text))
    }
  }
}

/// Whose report it is by the first sentences below a title that does not say so.
private func sentence(below title: Int, of document: Document) -> (organ: String, year: Int?)? {
  let opening = Opening(document.part((title + 1)..<min(title + 1 + longestBelow, document.rowCount)))
  let evidence = organEvidence(opening, Title(), path: "")
  guard let organ = evidence.first(where: { $0.origin == .sentence })?.value else { return nil }
  return (organ, opening.rows.lazy.compactMap(periodYear).first?.year)
}

/// How many rows behind a title its first sentences take.
private let longestBelow = 12

/// How many rows may stand between the two rows of a title, where all are blank.
private let longestGap = 3

/// What a row prints without blanks; nil where it prints nothing, or more than one cell, or much.
private func squeezedRow(_ row: Int, of document: Document) -> [UInt8]? {
  let printed = document.printedCells(of: row)
  guard printed.count == 1, document.cells[printed[0]].bytes.count <= longestRow else { return nil }
  let text = document.text.withUnsafeBufferPointer {
    squeezed($0, document.cells[printed[0]].bytes, atMost: longestRow)
  }
  return text.isEmpty ? nil : text
}

/// In bytes, with blanks.
private let longestRow = 300

// MARK: - Tables that begin again

/// Reads the report of a part up to where its tables begin again without a title.
private func readFirst(_ labelled: LabelledDocument, in divisions: Divisions) -> [Reading] {
  let document = labelled.document
  var ownYears = labelled
  _ = ownYears.leaveOutOtherYears(
    than: { year(of: document, Opening(document)) },
    isCertain: { titleAndPeriod(of: Opening(document), bothSay: $0) })
  let starts = beginningsOfApplications(ownYears)
  guard starts.count > 1 else { return [read(labelled, in: divisions)] }
  if let tables = ownYears.scopedTables(beginningIn: starts) {
    return [readOne(of: tables, in: labelled, divisions)]
  }
  let end = beginning(of: starts[1], in: labelled)
  let reading = read(LabelledDocument(document.part(0..<end)), in: divisions)
  guard case .report(var report) = reading else { return [reading] }
  let again = readTables(document.part(end..<document.rowCount))
  if report.isContinued(by: again) { return [read(labelled, in: divisions)] }
  if !report.holds(again.facts) {
    let cell = document.cells(of: starts[1]).first.map { document.cells[$0] }
    report.complaints.append(.tablesBeginAgain.with { ($0.file, $0.place) = (document.name, cell?.place) })
  }
  return [.report(report)]
}

/// Reads the report with one of its tables 三: the one for the whole area, if a line above one of them says so, else the first.
private func readOne(
  of tables: [ScopedTable], in labelled: LabelledDocument, _ divisions: Divisions
) -> Reading {
  let whole = tables.indices.filter { tables[$0].scope == .area }
  let taken = whole.count == 1 ? whole[0] : 0
  let others = tables.indices.filter { $0 != taken }.map { tables[$0] }
  var own = labelled
  own.leaveOut(others)
  guard case .report(var report) = read(own, in: divisions) else { return read(labelled, in: divisions) }
  let different = others.filter { !report.holds(readTables(labelled.document.part($0.rows)).facts) }
  if let first = different.first {
    report.complaints.append(
      Diagnostic.severalScopes(tables[taken].caption, different.map(\.caption)).with {
        ($0.file, $0.place) = (labelled.document.name, first.place)
      })
  }
  return .report(report)
}

/// Where the tables begin of which table 三 begins in a row: with table 二, if that stands between the two.
private func beginning(of row: Int, in labelled: LabelledDocument) -> Int {
  let last = labelled.rows { if case .applicationRow = $0 { true } else { false } }.last { $0 < row } ?? 0
  let disclosure = labelled.rows { label in
    switch label {
    case .block, .disclosureColumn: true
    default: false
    }
  }
  return disclosure.first { $0 > last && $0 < row } ?? row
}

extension Report {
  /// Whether table 三 is printed once more, figure by figure, and the tables that follow it were not found before: they are
  /// of the same report. Nothing but zeros proves nothing.
  fileprivate func isContinued(by again: Tables) -> Bool {
    let applications = facts.filter { formCells[$0.slot].table == .applications }
    let isSame = applications.allSatisfy { $0.text == again.facts[$0.slot]?.text }
    return isSame && applications.contains { $0.value ?? 0 > 0 } && forms[.disputes] == nil
      && !again.facts.contains { $0.map { formCells[$0.slot].table == .disclosure } ?? false }
  }

  /// Whether cells are those that it has: the tables of a page that holds its report twice.
  fileprivate func holds(_ facts: [Fact?]) -> Bool {
    self.facts.allSatisfy { fact in facts[fact.slot].map { $0.text == fact.text } ?? true }
  }
}

extension LabelledDocument {
  /// The rows in which a label stands that satisfies the condition, in order.
  fileprivate func rows(where condition: (Label) -> Bool) -> [Int] {
    (0..<document.rowCount).filter { row in
      document.cells(of: row).contains { cell in
        !document.cells[cell].isContinuation && (labels[cell].map(condition) ?? false)
      }
    }
  }
}

extension Label {
  /// Found nowhere but in tables 二 and 三.
  fileprivate var isOfTable: Bool {
    switch self {
    case .block, .disclosureColumn, .applicationRow: true
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate static let tablesBeginAgain = Diagnostic(
    Phrase(
      "the tables begin again, with other figures and no title that says whose they are: they are not read",
      zh: "法定表格再次出现，数字不同，又没有标题说明属于哪个机关：未读取"),
    hint: Phrase("split the file by reports, and load the parts", zh: "请按报告拆分文件后再载入")
  ).with { $0.severity = .warning }
}
