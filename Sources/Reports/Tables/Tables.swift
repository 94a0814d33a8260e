import Diagnostics
import Documents

/// The cells of the statutory tables that a document prints.
struct Tables {
  /// By slot; nil where the cell was not found.
  var facts: [Fact?] = Array(repeating: nil, count: formCells.count)
  /// Rows in the midst of tables that the form does not have.
  var extraRows: [ExtraRow] = []
  var complaints: [Diagnostic] = []
  /// The tables of which a label was found.
  var seen: Set<StatutoryTable> = []
  /// Cells of the document whose figures were read by text recognition, and are not certain.
  var doubtful: [Int] = []
  /// By cell of the document: whether it was read as a figure of the tables.
  var isFigure: [Bool] = []

  var isEmpty: Bool { facts.allSatisfy { $0 == nil } }
}

/// Reads the statutory tables by their labels, whatever their layout: cells in order, a row's figures after its label.
func readTables(_ document: Document) -> Tables {
  readTables(LabelledDocument(document))
}

func readTables(_ labelled: LabelledDocument) -> Tables {
  var reader = TableReader(labelled: labelled)
  guard labelled.labels.contains(where: { $0 != nil }) else { return reader.tables }
  for row in 0..<labelled.document.rowCount { reader.read(row) }
  reader.endDisputes()
  reader.endApplications()
  reader.readDumped()
  if !reader.isDisputesUnclear { reader.readCrossed(.disputes) }
  reader.readCrossed(.disclosure)
  reader.complainOfDoubts()
  return reader.tables
}

/// Where the reader of tables is.
struct TableReader {
  let labelled: LabelledDocument
  /// Where blank cells are empty lines.
  let emptyLines: EmptyLines?
  var tables = Tables()
  /// The headings of table 二 that hold now, with the unit that they print, and where in their row they stand.
  var columns: [(column: Int, unit: ColumnUnit, position: Int)] = []
  /// The row of the last of them.
  var headingRow: Int?
  /// Whether further headings belong to them.
  var isInHeadings = false
  /// The row of table 三 that was read last.
  var lastApplicationRow: Int?
  /// The labels of the row that was read last, joined with `/`.
  var lastRowPath: String?
  /// The table that the last label was of, until a text comes that is none, and its block.
  var openTable: StatutoryTable?
  var openBlock: Int?
  var geometry: ColumnGeometry?
  var applicantHeadings = ApplicantHeadings()
  /// The columns of table 三 where not all of the form's are there.
  var partialColumns: [Int]?
  /// A row of table 三 has one blank for all applicants.
  var hasCollapsedColumns = false
  /// By the number of a block: whether it goes on with table 三 in rows of as many cells as there are columns.
  var evenBlocks: [Int: Bool] = [:]
  var disputes = Disputes()
  /// Table 四 is laid out as on the form, and its headings contradict each other.
  var isDisputesUnclear = false
  /// The complaints that a table is not as on the form.
  private var misfits: [(table: StatutoryTable, complaint: Int)] = []
  /// Tables of which a row was found twice, with other figures.
  private var repeated: Set<StatutoryTable> = []

  init(labelled: LabelledDocument) {
    self.labelled = labelled
    emptyLines = EmptyLines(labelled)
    tables.isFigure = Array(repeating: false, count: labelled.document.cells.count)
  }

  mutating func read(_ row: Int) {
    if labelled.isRule(row) { return }
    let originals = labelled.originals(of: row)
    readDisputes(row, originals)
    noteApplicantHeadings(row, originals)
    if readExtraRow(row, originals) { return }
    for cell in originals {
      switch labelled.labels[cell] {
      case .block:
        isInHeadings = false
        open(.disclosure, in: row)
      case .disclosureColumn(let column): addHeading(column, cell, in: row)
      case .cutHeading: addHeading(columns.contains { $0.column == 0 } && isInHeadings ? 1 : 0, cell, in: row)
      case .disclosureRow(let label): readDisclosure(label, at: cell, in: row)
      case .applicationRow(let label): readApplications(label, at: cell, in: row)
      case .otherOutcomes: readApplications(otherOutcomesRow, at: cell, in: row)
      case .others where lastApplicationRow == lastOtherRow - 1: readApplications(lastOtherRow, at: cell, in: row)
      case .total where lastApplicationRow == lastOtherRow || lastApplicationRow == otherOutcomesRow:
        readApplications(outcomesTotalRow, at: cell, in: row)
      case .disputeHeading: open(.disputes, in: row)
      default: break
      }
    }
  }

  /// Notes that a label of the table stands in the row.
  mutating func open(_ table: StatutoryTable, in row: Int) {
    openTable = table
    openBlock = labelled.document.block(of: row)
  }

  /// The figures after a label: the rest of its row up to the next label; where the label stands alone, the cells of
  /// the rows below it as long as they are figures.
  func figures(after label: Int, in row: Int, columns: Int) -> [Int] {
    let cells = labelled.document.cells(of: row)
    let rest = ((label + 1)..<max(cells.upperBound, label + 1))
      .filter { !labelled.document.cells[$0].isContinuation }
    let beside = Array(rest.prefix { labelled.labels[$0] == nil })
    if let first = beside.first, labelled.isUnknownLabel(first), isFollowed(first, in: beside) { return [] }
    if beside.contains(where: { labelled.document.cells[$0].isUncertain }) { return [] }
    if !beside.isEmpty || rest.count > beside.count { return beside.count == rest.count ? beside : [] }
    var below: [Int] = []
    var next = row + 1
    while next < labelled.document.rowCount, below.count < columns + 24 {
      let cells = labelled.originals(of: next)
      guard cells.allSatisfy({ labelled.isValue($0) }) else { break }
      below += cells
      next += 1
    }
    return below
  }

  /// Whether something is printed behind the first of these cells: alone, it stands in place of a figure.
  private func isFollowed(_ first: Int, in cells: [Int]) -> Bool {
    cells.contains { $0 != first && !labelled.isBlank($0) }
  }

  /// Keeps a row's cells as facts; a row without any has the place of its label.
  mutating func keep(_ cells: [Int?], slots: [Slot?], units: [ColumnUnit], near label: Int? = nil) {
    var near = cells.compactMap { $0 }.first ?? label
    complainOfSecond(cells, slots)
    for (column, cell) in cells.enumerated() {
      if let cell { tables.isFigure[cell] = true }
      near = cell ?? near
      guard let slot = slots[column], let near, tables.facts[slot] == nil else { continue }
      tables.facts[slot] = fact(slot, cell, near: near, units[column])
      if let cell, labelled.document.cells[cell].isDoubtful { tables.doubtful.append(cell) }
    }
  }

  /// Says, once for a table, that a row stands in it twice and not with the same figures.
  private mutating func complainOfSecond(_ cells: [Int?], _ slots: [Slot?]) {
    for case (let cell?, let slot?) in zip(cells, slots) {
      guard let first = tables.facts[slot], first.kind != .blank, !labelled.isBlank(cell),
        labelled.document.string(labelled.document.cells[cell]) != first.text
      else { continue }
      if repeated.insert(formCells[slot].table).inserted { complain(.printedTwice(formCells[slot].rowPath), at: cell) }
      return
    }
  }

  /// Whether the empty lines between a label and what is printed next are those of blank cells: where each cell has a
  /// line of its own and an empty line follows it, a blank cell leaves one more, or two.
  func hasBlankLines(after label: Int, columns: Int) -> Bool {
    let document = labelled.document
    guard !document.format.hasGrids, label + 1 < document.cells.count else { return false }
    let (end, next) = (document.cells[label].bytes.upperBound, document.cells[label + 1].bytes.lowerBound)
    guard end <= next else { return false }
    let between = document.text[end..<next]
    guard between.allSatisfy({ $0 == 0x0a || $0 == 0x0d || $0 == 0x20 }) else { return false }
    let empty = between.count { $0 == 0x0a } - 1
    return empty == columns + 1 || empty == 2 * columns + 1
  }

  /// Keeps blanks that have left no cell, in place of the label that they stand behind.
  mutating func keepBlanks(_ slots: [Slot?], near label: Int) {
    for case let slot? in slots where tables.facts[slot] == nil {
      tables.facts[slot] = fact(slot, nil, near: label, .count)
    }
  }

  private func fact(_ slot: Slot, _ cell: Int?, near: Int, _ unit: ColumnUnit) -> Fact {
    let place = labelled.document.cells[near].place
    guard let cell else { return Fact(slot: slot, text: "", kind: .blank, value: nil, place: place) }
    let read = labelled.read(cell, in: unit)
    let text = labelled.document.string(labelled.document.cells[cell])
    // What is not certain is no number, and no zero.
    if labelled.document.cells[cell].isDoubtful {
      return Fact(slot: slot, text: text, kind: .text, value: nil, place: place)
    }
    return Fact(slot: slot, text: text, kind: read.kind, value: read.value, unit: read.unit, place: place)
  }

  mutating func complainOfDoubts() {
    guard let first = tables.doubtful.first else { return }
    let texts = tables.doubtful.prefix(mostDoubtsNamed).map { labelled.document.string(labelled.document.cells[$0]) }
    complain(.doubtful(count: tables.doubtful.count, texts), at: first)
  }

  /// - Parameter table: the table that it says something of as laid out on the form.
  mutating func complain(_ complaint: Diagnostic, at cell: Int, misfitOf table: StatutoryTable? = nil) {
    if let table { misfits.append((table, tables.complaints.count)) }
    tables.complaints.append(
      complaint.with {
        $0.severity = .warning
        $0.file = labelled.document.name
        $0.place = labelled.document.cells[cell].place
      })
  }

  /// Takes back what was said of a table as laid out on the form: it is laid out otherwise.
  mutating func dropMisfits(of table: StatutoryTable) {
    let dropped = Set(misfits.filter { $0.table == table }.map(\.complaint))
    tables.complaints = tables.complaints.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    misfits = misfits.filter { $0.table != table }.map { misfit in
      (misfit.table, misfit.complaint - dropped.count { $0 < misfit.complaint })
    }
  }
}

private let mostDoubtsNamed = 5

extension Diagnostic {
  fileprivate static func doubtful(count: Int, _ texts: [String]) -> Diagnostic {
    let quoted = texts.map { "“\($0)”" }.joined(separator: " ") + (count > texts.count ? " …" : "")
    let (cells, are) = count == 1 ? ("cell", "is") : ("cells", "are")
    return Diagnostic(
      Phrase(
        "\(count) \(cells) whose figure is not certain \(are) kept as text, without a number: \(quoted)",
        zh: "\(count) 个单元格的数字无法确定，仅存文字，不作数字：\(quoted)"),
      hint: Phrase(
        "compare them with the page; a better scan, or the report in another format, has them for certain",
        zh: "请对照原页；更清晰的扫描件或其他格式的同一报告更可靠"))
  }

  fileprivate static func printedTwice(_ row: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "“\(row)” stands in the table twice, with different figures: the first are read",
        zh: "“\(row)”在表中出现两次且数字不同：读取前者"),
      hint: Phrase(
        "see which are the report's own; the others may be another year's or a part's",
        zh: "请核对哪一组属于本报告；另一组可能属其他年份或部分"))
  }

  static func onlyTotal(_ row: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "“\(row)” has one blank for all applicants: only its total is read", zh: "“\(row)”的申请人各列合为一个空格，仅读取总计"))
  }

  /// - Parameter table: `三`.
  static func unknownOrder(_ table: StatutoryTable) -> Diagnostic {
    Diagnostic(
      Phrase(
        "the headings of table \(table.rawValue) stand in another order than on the form, and not all are understood: none of its cells is read",
        zh: "表\(table.rawValue)的栏目顺序与规定格式不同，且未能全部识别：表中单元格均未读取"),
      hint: Phrase(
        "compare the headings with the form, and mend them in a copy of the file", zh: "请对照规定格式，在文件副本中更正栏目名称"))
  }

  /// - Parameter headings: those of table 三 that are missing.
  static func withoutColumns(_ headings: [String]) -> Diagnostic {
    let names = headings.joined(separator: "、")
    return Diagnostic(
      Phrase(
        "table 三 has no heading “\(names)”, and its rows do not show which columns they have: none of its cells is read",
        zh: "表三没有“\(names)”栏，各行又看不出有哪些栏：表中单元格均未读取"),
      hint: Phrase(
        "compare the headings with the form, and mend them in a copy of the file", zh: "请对照规定格式，在文件副本中更正栏目名称"))
  }

  static func rowIsCut(_ row: String, cells: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "the document ends within “\(row)”: only its first \(cells) cells are read",
        zh: "文件在“\(row)”一行中断，仅读取前 \(cells) 个单元格"))
  }

  static func rowDoesNotFit(_ row: String, cells: Int, columns: Int) -> Diagnostic {
    guard cells != columns else {
      return Diagnostic(
        Phrase(
          "the \(cells) cells of “\(row)” do not stand under the headings: which is which cannot be told, so none is read",
          zh: "“\(row)”的 \(cells) 个单元格与栏目不对齐，无法对应，未读取"))
    }
    return Diagnostic(
      Phrase(
        "\(cells) cell\(cells == 1 ? "" : "s") for the \(columns == 1 ? "one column" : "\(columns) columns") of “\(row)”: which is which cannot be told, so none is read",
        zh: "“\(row)”应有 \(columns) 列，却有 \(cells) 个单元格，无法对应，未读取"))
  }
}
