import Diagnostics
import Documents

/// Why a document is no report whose cells can be read, and what it seems to be.
func reason(_ tables: Tables, _ opening: Opening, _ labelled: LabelledDocument) -> Diagnostic {
  let document = labelled.document
  if !tables.seen.isEmpty { return figuresAmongLabels(labelled) }
  if isOnOlderForm(document) { return .olderForm }
  let title = String(decoding: title(opening).text, as: UTF8.self)
  let isOnDisclosure = title.contains("公开") || opening.rows.contains { find("信息公开", in: $0) != nil }
  guard isOnDisclosure, ["年度报告", "年报", "工作报告"].contains(where: title.contains) else { return .otherDocument }
  let lines = headingLines(of: document)
  let headings = StatutoryTable.allCases.compactMap { heading(of: $0, among: lines) }
  if !document.otherFiles.isEmpty {
    let reason =
      headings.count < 2 ? Diagnostic.noTable : Diagnostic.noTableBelowHeadings.with { $0.place = headings[0].place }
    return reason.with { $0.hint = .loadOtherFiles(document.otherFiles) }
  }
  if document.pictureCount > 0 { return .noTable(pictures: document.pictureCount) }
  return headings.count < 2 ? .noTable : Diagnostic.noTableBelowHeadings.with { $0.place = headings[0].place }
}

/// Complaints of the tables, and the rows of tables, that were not found.
func missing(_ facts: [Fact?], _ forms: [StatutoryTable: Form], _ document: Document) -> [Diagnostic] {
  let isAnyMissing = StatutoryTable.allCases.contains { forms[$0] == nil }
  let lines = isAnyMissing ? headingLines(of: document) : []
  return StatutoryTable.allCases.compactMap { table -> Diagnostic? in
    guard let form = forms[table] else {
      return heading(of: table, among: lines).map { .tableMissing(table, below: $0) } ?? .tableMissing(table)
    }
    let open = slots(of: table, on: form).filter { facts[$0] == nil }
    return open.isEmpty ? nil : .cellsMissing(table, open.count, first: formCells[open[0]])
  }
}

/// Complaints of cells in which words stand where a figure belongs, or a number of things where a sum of money does, if there
/// are any.
func words(_ facts: [Fact?]) -> [Diagnostic] {
  // By index: copying facts costs more than looking at them.
  let words = facts.indices.filter { facts[$0]?.kind == .text }
  let things = facts.indices.filter { facts[$0]?.unit == .unknown && facts[$0]?.value != nil }
    .compactMap { facts[$0] }.filter { printsCounter($0.text) }
  // In a column whose unit is known: where it is not, that is said of the column.
  let fractions = facts.indices.filter { facts[$0]?.kind == .number && facts[$0]?.value == nil }
    .compactMap { facts[$0] }.filter { $0.unit != .unknown }
  return (words.first.flatMap { facts[$0] }.map { [.words(words.count, first: $0)] } ?? []) + things.map { .things($0) }
    + fractions.prefix(1).map { .fraction($0) }
}

// MARK: - Labels without figures

/// Labels of which none has a figure: the figures are lost, or their columns are.
private func figuresAmongLabels(_ labelled: LabelledDocument) -> Diagnostic {
  let document = labelled.document
  let rows = Set(labelled.labels.compactMap { $0 }.filter(\.isOfRow)).count
  guard let first = labelled.labels.firstIndex(where: { $0 != nil }),
    let last = labelled.labels.lastIndex(where: { $0 != nil })
  else { return .labelsOnly }
  let end = min(last + farthestFigure, document.cells.count)
  let figures = (first..<end).reduce(0) { $0 + (labelled.labels[$1] == nil ? labelled.figures(within: $1) : 0) }
  return (figures > max(rows, 4) ? Diagnostic.columnsLost : .labelsOnly).with { $0.place = document.cells[first].place }
}

/// How far behind the last label figures may belong to it, in cells.
private let farthestFigure = 20

extension LabelledDocument {
  /// How many words of a cell are figures.
  fileprivate func figures(within cell: Int) -> Int {
    let bytes = document.cells[cell].bytes
    guard bytes.count <= 400 else { return 0 }
    return document.string(bytes).split(whereSeparator: \.isWhitespace).count { word in
      word.contains(where: \.isNumber) && word.allSatisfy { $0.isNumber || "+-.,，－项件万元".contains($0) }
    }
  }
}

extension Label {
  fileprivate var isOfRow: Bool {
    switch self {
    case .disclosureRow, .applicationRow, .otherOutcomes: true
    default: false
    }
  }
}

// MARK: - Headings and forms

/// The heading of the part that a table stands in, the last where a list of contents has it too.
private struct TableHeading {
  var place: Place
  /// The next thing printed is another heading, or there is none.
  var isEmpty: Bool
}

/// Where each row stands that prints something, and the part of a report that it is the heading of, if any.
private func headingLines(of document: Document) -> [(part: Int?, place: Place)] {
  (0..<document.rowCount).compactMap { row in
    let cells = document.printedCells(of: row)
    guard let first = cells.first else { return nil }
    let cell = document.cells[first]
    guard cells.count == 1, cell.bytes.count <= longestHeading, isHeading(document, cell.bytes) else {
      return (nil, cell.place)
    }
    let text = document.string(cell)
    return (partNamed(text) ?? numbering(text).flatMap { partNamed(String($0.rest)) }, cell.place)
  }
}

private func heading(of table: StatutoryTable, among lines: [(part: Int?, place: Place)]) -> TableHeading? {
  let part = (StatutoryTable.allCases.firstIndex(of: table) ?? 0) + 2
  var found: TableHeading?
  var isOpen = false
  for line in lines {
    if isOpen { found?.isEmpty = line.part != nil }
    isOpen = line.part == part
    if isOpen { found = TableHeading(place: line.place, isEmpty: true) }
  }
  return found
}

/// In bytes, three to a character.
private let longestHeading = 120

/// Whether a table has the headings of the statistical forms before that of 2019, which reports annexed from 2008 to 2018.
private func isOnOlderForm(_ document: Document) -> Bool {
  let texts = document.cells.filter { !$0.isBlank && !$0.isContinuation && $0.bytes.count <= longestHeading }
    .map { document.string($0).filter { !$0.isWhitespace } }
  for (index, text) in texts.enumerated() {
    if text.hasSuffix("政府信息公开情况统计表") { return true }
    guard olderNames.contains(text) else { continue }
    if texts[(index + 1)...].prefix(4).contains(where: olderColumns.contains) { return true }
  }
  return false
}

private let olderNames: Set<String> = ["指标", "指标名称", "统计指标"]
private let olderColumns: Set<String> = ["统计数", "统计数据", "本期实际", "本年累计", "历年累计", "累计数"]

extension Diagnostic {
  fileprivate static let noTable = Diagnostic(
    Phrase("a report with no statutory table", zh: "没有法定表格的报告"))

  fileprivate static func noTable(pictures: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a report with no statutory table; the text of its \(pictures) picture\(pictures == 1 ? "" : "s") is not read",
        zh: "没有法定表格的报告；其中 \(pictures) 张图片的文字未读取"),
      hint: .savePictures)
  }

  fileprivate static let noTableBelowHeadings = Diagnostic(
    Phrase(
      "a report with no statutory table below the headings of them: they may be pictures or attachments",
      zh: "法定表格的标题下没有表格的报告：表格可能是图片或附件"),
    hint: Phrase(
      "open it where it was published, and load the attachment", zh: "请在发布处查看，并载入附件"))

  fileprivate static let olderForm = Diagnostic(
    Phrase(
      "a report with a statistical form from before 2019, which is not read", zh: "采用2019年以前统计表的报告，不作读取"),
    hint: Phrase("the forms of 2019 and 2021 are read", zh: "可读取2019年和2021年格式的表格"))

  fileprivate static let labelsOnly = Diagnostic(
    Phrase(
      "unreadable: the statutory tables have labels but no figures that belong to them",
      zh: "无法读取：法定表格只有栏目名称，没有可对应的数字"),
    hint: Phrase(
      "the figures may have been lost before the file was saved: compare it with where it was published",
      zh: "数字可能在文件保存前已丢失：请与发布处核对"))

  fileprivate static let columnsLost = Diagnostic(
    Phrase(
      "unreadable: which figure belongs to which label of the statutory tables cannot be told",
      zh: "无法读取：不能确定数字属于法定表格的哪一栏"),
    hint: Phrase(
      "the columns are not kept in this text: load the page, the Word file or the PDF that it was made of",
      zh: "此文本没有保留各列：请载入原网页、Word 文件或 PDF"))

  fileprivate static let otherDocument = Diagnostic(
    Phrase("neither an annual report nor a work plan", zh: "既不是年度报告，也不是工作要点"))

  fileprivate static func tableMissing(_ table: StatutoryTable) -> Diagnostic {
    Diagnostic(Phrase("table \(table.rawValue) was not found", zh: "未找到表\(table.rawValue)"))
      .with { $0.severity = .warning }
  }

  fileprivate static func tableMissing(_ table: StatutoryTable, below heading: TableHeading) -> Diagnostic {
    let phrase =
      heading.isEmpty
      ? Phrase(
        "table \(table.rawValue) was not found: nothing stands below its heading; it may be a picture or an attachment",
        zh: "未找到表\(table.rawValue)：标题下没有内容，可能是图片或附件")
      : Phrase(
        "table \(table.rawValue) was not found: what stands below its heading is no row of it",
        zh: "未找到表\(table.rawValue)：标题下的内容不是该表的行")
    return Diagnostic(phrase).with {
      $0.severity = .warning
      $0.place = heading.place
    }
  }

  fileprivate static func cellsMissing(_ table: StatutoryTable, _ count: Int, first: FormCell) -> Diagnostic {
    let (cells, which) = count == 1 ? ("1 cell", "that") : ("\(count) cells", "the first")
    return Diagnostic(
      Phrase(
        "\(cells) of table \(table.rawValue) \(count == 1 ? "was" : "were") not found, \(which) in “\(first.rowPath)”, “\(first.columnPath)”",
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

  fileprivate static func things(_ fact: Fact) -> Diagnostic {
    let cell = formCells[fact.slot]
    return Diagnostic(
      Phrase(
        "“\(fact.text)” in “\(cell.rowPath)”, “\(cell.columnPath)” is a number of things where a sum of money belongs: it is no amount",
        zh: "“\(cell.rowPath)”的“\(cell.columnPath)”应为金额，却是件数“\(fact.text)”：不作金额"),
      hint: Phrase("compare it with the report, and mend it in a copy of the file", zh: "请核对原报告，并在文件副本中更正")
    )
    .with { ($0.severity, $0.place) = (.warning, fact.place) }
  }

  /// 5.123 where the unit is a hundredth: more than it can be.
  fileprivate static func fraction(_ fact: Fact) -> Diagnostic {
    let cell = formCells[fact.slot]
    return Diagnostic(
      Phrase(
        "“\(fact.text)” in “\(cell.rowPath)”, “\(cell.columnPath)” has no value in whole units: it is kept without a number",
        zh: "“\(cell.rowPath)”的“\(cell.columnPath)”中的“\(fact.text)”不能换算为整数单位，未作数值"),
      hint: Phrase("compare it with the report, and mend it in a copy of the file", zh: "请核对原报告，并在文件副本中更正")
    )
    .with { ($0.severity, $0.place) = (.warning, fact.place) }
  }
}
