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
/// A document with figures of a statutory table is a report, whatever it calls itself; a plan has none. Of several
/// reports in one document the first is meant: see `readEach`.
package func read(_ document: Document, in divisions: Divisions) -> Reading {
  read(LabelledDocument(document), in: divisions)
}

func read(_ labelled: LabelledDocument, in divisions: Divisions) -> Reading {
  let document = labelled.document
  guard !document.blocks.isEmpty else { return .neither(.nothing.in(document)) }
  let tables = readTables(labelled)
  let opening = Opening(document)
  if tables.isEmpty {
    if let plan = readPlan(document, opening) { return .plan(plan) }
    return .neither(reason(tables, labelled, opening, pictures: document.pictureCount).in(document))
  }
  return .report(report(tables, labelled, opening, in: divisions))
}

private func report(
  _ tables: Tables, _ labelled: LabelledDocument, _ opening: Opening, in divisions: Divisions
) -> Report {
  let document = labelled.document
  let (identity, doubts, complaints) = identity(document, opening, in: divisions)
  let forms = forms(of: tables.facts)
  var facts = tables.facts
  let form = forms[.applications] ?? forms[.disputes] ?? .form2019
  implyValues(&facts, form: form)
  let prose = prose(besides: tables, in: labelled)
  return Report(
    identity: identity, forms: forms, facts: facts.compactMap { $0 }, extraRows: tables.extraRows,
    findings: doubts + check(facts, form: form) + findings(on: tables.extraRows),
    complaints: complaints + tables.complaints + (missing(facts, tables, forms) + words(facts)).map { $0.in(document) },
    published: published(prose, year: identity.year), signed: signed(prose, year: identity.year), prose: prose)
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

/// Complaints of the tables, and the rows of tables, that were not found.
private func missing(_ facts: [Fact?], _ tables: Tables, _ forms: [StatutoryTable: Form]) -> [Diagnostic] {
  StatutoryTable.allCases.compactMap { table in
    guard let form = forms[table] else { return .tableMissing(table) }
    let open = (slotsByTable[table] ?? []).filter { facts[$0] == nil && (onlyForms[$0] ?? form) == form }
    return open.isEmpty ? nil : .cellsMissing(table, open.count, first: formCells[open[0]])
  }
}

/// A complaint of cells in which words stand where a figure belongs, if there are any.
private func words(_ facts: [Fact?]) -> [Diagnostic] {
  let words = facts.compactMap { $0 }.filter { $0.kind == .text }
  return words.first.map { [.words(words.count, first: $0)] } ?? []
}

private func reason(
  _ tables: Tables, _ labelled: LabelledDocument, _ opening: Opening, pictures: Int
) -> Diagnostic {
  if !tables.seen.isEmpty { return hasFigures(labelled) ? .figuresApart : .labelsOnly }
  let title = title(opening).text
  let isReport = ["年度报告", "年报", "工作报告"].contains { String(decoding: title, as: UTF8.self).contains($0) }
  guard isReport else { return .otherDocument }
  return pictures > 0 ? .noTable(pictures: pictures) : .noTable
}

/// Whether figures stand between the labels of the tables, each by itself.
private func hasFigures(_ labelled: LabelledDocument) -> Bool {
  let document = labelled.document
  let cells = document.cells.indices.filter { labelled.labels[$0] != nil }
  guard let first = cells.first, let last = cells.last else { return false }
  let (start, end) = (document.cells[first].bytes.lowerBound, document.cells[last].bytes.upperBound)
  guard start < end else { return false }
  let words = document.text[start..<end].split { $0 <= 0x20 || $0 == UInt8(ascii: "|") }
  return words.count { $0.allSatisfy { (0x30...0x39).contains($0) } } >= fewestFigures
}

/// Fewer may be numbers of pages, and of the items of a list.
private let fewestFigures = 20

extension Diagnostic {
  fileprivate func `in`(_ document: Document) -> Diagnostic {
    with { $0.file = document.name }
  }

  fileprivate static let nothing = Diagnostic(Phrase("nothing to read", zh: "没有可读的内容"))

  fileprivate static let noTable = Diagnostic(
    Phrase("a report with no statutory table", zh: "没有法定表格的报告"))

  fileprivate static func noTable(pictures: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a report with no statutory table; the text of its \(pictures) picture\(pictures == 1 ? "" : "s") is not read",
        zh: "没有法定表格的报告；其中 \(pictures) 张图片的文字未读取"),
      hint: .savePictures)
  }

  fileprivate static let labelsOnly = Diagnostic(
    Phrase(
      "unreadable: the statutory tables have labels but no figures that belong to them",
      zh: "无法读取：法定表格只有栏目名称，没有可对应的数字"),
    hint: Phrase(
      "the figures were lost before the file was saved: fetch it again from where it was published",
      zh: "数字在文件保存前已丢失：请从发布处重新获取"))

  fileprivate static let figuresApart = Diagnostic(
    Phrase(
      "unreadable: the statutory tables have labels and figures, but which belong together cannot be told",
      zh: "无法读取：法定表格有栏目名称和数字，但无法对应"),
    hint: Phrase(
      "save the file anew with its tables as tables: as DOCX, XLSX, HTML or CSV",
      zh: "请将文件另存为保留表格的 DOCX、XLSX、HTML 或 CSV")
  )

  fileprivate static let otherDocument = Diagnostic(
    Phrase("neither an annual report nor a work plan", zh: "既不是年度报告，也不是工作要点"))

  fileprivate static func tableMissing(_ table: StatutoryTable) -> Diagnostic {
    Diagnostic(Phrase("table \(table.rawValue) was not found", zh: "未找到表\(table.rawValue)"))
      .with { $0.severity = .warning }
  }

  fileprivate static func cellsMissing(_ table: StatutoryTable, _ count: Int, first: FormCell) -> Diagnostic {
    Diagnostic(
      Phrase(
        "\(count) cells of table \(table.rawValue) were not found, the first in “\(first.rowPath)”, “\(first.columnPath)”",
        zh: "表\(table.rawValue)有 \(count) 个单元格未找到，第一个在“\(first.rowPath)”的“\(first.columnPath)”")
    ).with { $0.severity = .warning }
  }

  fileprivate static func words(_ count: Int, first: Fact) -> Diagnostic {
    let cell = formCells[first.slot]
    let others = count == 1 ? "" : ", and \(count - 1) more"
    return Diagnostic(
      Phrase(
        "“\(first.text)” in “\(cell.rowPath)”, “\(cell.columnPath)” is no figure that can be read: it is kept as text\(others)",
        zh:
          "“\(cell.rowPath)”的“\(cell.columnPath)”中的“\(first.text)”不是可识别的数字，按文字保留\(count == 1 ? "" : "；另有 \(count - 1) 处")"
      )
    )
    .with { ($0.severity, $0.place) = (.warning, first.place) }
  }
}
