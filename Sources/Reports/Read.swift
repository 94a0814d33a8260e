import Diagnostics
import Documents

/// Reads what a document is: an annual report with its figures, a work plan with its tasks, or neither, with the reason.
///
///     switch read(readDocument(bytes, name: path).document, in: .compiled) {
///     case .report(let report): …
///     case .plan(let plan): …
///     case .neither(let reason): …
///     }
///
/// A document with figures of a statutory table is a report, whatever it calls itself; a plan has none. One without figures is a
/// report if it calls itself one, names its organ and year, and goes on with a report's text. Of several reports in one document the
/// first is meant: see `readEach`.
package func read(_ document: Document, in divisions: Divisions) -> Reading {
  read(LabelledDocument(document), in: divisions)
}

func read(_ labelled: LabelledDocument, in divisions: Divisions) -> Reading {
  var labelled = labelled
  let document = labelled.document
  guard !document.blocks.isEmpty else { return .neither(.nothing.in(document)) }
  let opening = Opening(document)
  let otherYears = labelled.leaveOutOtherYears(
    than: { year(of: document, opening) }, isCertain: { titleAndPeriod(of: opening, bothSay: $0) })
  var tables = readTables(labelled)
  tables.withdrawRefuted(in: document)
  if tables.isEmpty, let first = otherYears.complaints.first {
    return .neither(Diagnostic.tablesOfAnotherYear.with { $0.place = first.place }.in(document))
  }
  tables.complaints = otherYears.complaints + tables.complaints
  if tables.isEmpty, let plan = readPlan(document, opening) { return .plan(plan) }
  let whyEmpty = tables.isEmpty ? reason(tables, opening, labelled).in(document) : nil
  if let whyEmpty, !isReportOfProse(opening) { return .neither(whyEmpty) }
  let title = title(opening)
  if let part = partOfYear(title.text),
    titlePeriod(title.text).year == nil || !opening.rows.contains(where: { periodYear($0) != nil })
  {
    return .neither(
      Diagnostic.partOfYear(part).with { ($0.file, $0.place) = (document.name, title.row.map(opening.place)) })
  }
  let report = report(tables, labelled, opening, title, otherYears.findings, whyEmpty: whyEmpty, in: divisions)
  // Without cells it tells nothing that is not known of whom and when it is.
  if let whyEmpty, !report.identity.isOfGovernment { return .neither(whyEmpty) }
  return .report(report)
}

/// - Parameter whyEmpty: why no cell of the tables was found, if none was.
private func report(
  _ tables: Tables, _ labelled: LabelledDocument, _ opening: Opening, _ title: Title, _ doubtsOfYears: [Finding],
  whyEmpty: Diagnostic?, in divisions: Divisions
) -> Report {
  let document = labelled.document
  let (identity, doubts, complaints) = identity(
    document, opening, title, caption: labelled.scopeOfApplications(), in: divisions)
  let forms = forms(of: tables.facts)
  var facts = tables.facts
  let form = forms[.applications] ?? forms[.disputes] ?? .form2019
  if whyEmpty == nil { implyValues(&facts, form: form) }
  let prose = prose(besides: tables, in: labelled)
  let signature = signature(prose)
  let ofCells =
    whyEmpty.map { [$0.ofReportOfProse] } ?? (missing(facts, forms, document) + words(facts)).map { $0.in(document) }
  return Report(
    identity: identity, forms: forms, facts: facts.compactMap { $0 }, extraRows: tables.extraRows,
    findings: doubts + doubtsOfYears + signatureDoubts(signature, year: identity.year) + check(facts, form: form)
      + findings(on: tables.extraRows),
    complaints: complaints + tables.complaints + ofCells,
    published: published(prose, year: identity.year), signed: signed(signature, year: identity.year), prose: prose)
}

/// The form of each table that was found: the one that has more of its cells. Table 四 is the same on both, so it goes
/// with table 三.
func forms(of facts: [Fact?]) -> [StatutoryTable: Form] {
  var forms: [StatutoryTable: Form] = [:]
  for table in StatutoryTable.allCases {
    // Cells that only one of the forms has, and cells at all.
    var counts: [Form: Int] = [:]
    var isFound = false
    for slot in slotsByTable[table] ?? [] where facts[slot] != nil {
      isFound = true
      if let form = onlyForms[slot] { counts[form, default: 0] += 1 }
    }
    guard isFound else { continue }
    let (older, newer) = (counts[.form2019] ?? 0, counts[.form2021] ?? 0)
    if older == newer {
      forms[table] = forms[.applications] ?? forms[.disclosure] ?? .form2019
    } else {
      forms[table] = older > newer ? .form2019 : .form2021
    }
  }
  return forms
}

private let slotsByTable = Dictionary(grouping: formCells.indices) { formCells[$0].table }

/// By slot: the form that has the cell, if the other has not.
private let onlyForms: [Form?] = formCells.map { $0.forms.count == 1 ? $0.forms[0] : nil }

extension Diagnostic {
  fileprivate func `in`(_ document: Document) -> Diagnostic {
    with { $0.file = document.name }
  }

  fileprivate static func partOfYear(_ part: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a report of a part of a year (\(part)), and no annual one: it is not read", zh: "部分时段（\(part)）的报告，不是年度报告：不作读取")
    )
  }

  fileprivate static let nothing = Diagnostic(Phrase("nothing to read", zh: "没有可读的内容"))
}
