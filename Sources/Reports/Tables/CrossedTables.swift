import Diagnostics
import Documents

/// Tables 二 and 四 in layouts of an author's own: table 四 as three tables or two, a row for each of its blocks, its results down the
/// page; table 二 with its headings down the page. A figure is known by the two labels that cross in it, beside it or above it:
///
///     行政复议 | 结果维持 | 3        类别 | 结果维持 | 结果纠正        （一）行政复议
///              | 结果纠正 | 1        行政复议 | 3 | 1                 结果维持 | 结果纠正 …
///
/// Read only where nothing of the table was found in the form's own layout.
extension TableReader {
  mutating func readCrossed(_ table: StatutoryTable) {
    guard !slots(where: { $0.table == table }).contains(where: { tables.facts[$0] != nil }) else { return }
    var crossing = Crossing(table: table, labelled: labelled)
    for row in 0..<labelled.document.rowCount where !labelled.isRule(row) { crossing.read(row) }
    if let second = crossing.second {
      dropMisfits(of: table)
      return complain(.labelledTwice(table), at: second)
    }
    // 总计 alone is a heading of many tables.
    let totals = disputeResults.count
    let isFound = crossing.figures.contains {
      table == .disclosure || ($0.slot - firstDisputeSlot) % (totals + 1) != totals
    }
    guard isFound else { return }
    dropMisfits(of: table)
    tables.seen.insert(table)
    for figure in crossing.figures.sorted(by: { $0.slot < $1.slot }) {
      keep([figure.cell], slots: [figure.slot], units: [figure.unit])
    }
  }
}

/// A figure, and the cell of the form that its labels make it.
private struct CrossedFigure {
  var slot: Slot
  var cell: Int
  var unit: ColumnUnit
}

/// What a label of a table says of the figures in its row or column.
private enum CrossedName: Hashable {
  /// A row of table 二; a block of table 四, where `disputeBlocks.count` is 行政诉讼, of which there are two.
  case group(Int)
  /// A heading of table 二; a result of table 四.
  case entry(Int)
}

/// The labels that hold where the reader is.
private struct Crossing {
  let table: StatutoryTable
  let labelled: LabelledDocument
  var figures: [CrossedFigure] = []
  /// The first figure that has the same labels as another.
  var second: Int?

  /// Groups in lines above: of a title that has nothing else.
  private var titles: Set<Int> = []
  /// Groups beside the rows above, which go on where cells were merged.
  private var groups: Set<Int> = []
  /// The rightmost column in which they stood.
  private var groupColumn = -1
  private var columns: [Int: ColumnLabels] = [:]
  private var block: Int?
  private var row = 0
  /// How many cells the row of the results, or of the headings of table 二, has.
  private var width = 0
  private var isOver = false
  private var hasOldEntries = false

  init(table: StatutoryTable, labelled: LabelledDocument) {
    (self.table, self.labelled) = (table, labelled)
  }
}

/// What stands above a column.
private struct ColumnLabels {
  var groups: Set<Int> = []
  /// With the cell that says so.
  var entry: (index: Int, cell: Int)?
  /// Another heading says that no figures of the form stand below.
  var isOther = false
}

extension Crossing {
  mutating func read(_ row: Int) {
    let cells = labelled.document.cells(of: row)
    let own = labelled.originals(of: row)
    let printed = own.filter { !labelled.isBlank($0) }
    guard !printed.isEmpty else { return }
    let block = labelled.document.block(of: row)
    if labelled.document.format.hasGrids && block != self.block || cells.count > mostColumns { begin() }
    guard cells.count <= mostColumns else { return }
    self.block = block
    self.row = row
    let names = cells.map(name)
    if cells.count > 1, printed.contains(where: labelled.isValue) || (isOver && hasEntryBeside(names)) {
      guard names.contains(where: { $0 != nil }) || !columns.isEmpty else { return }
      readFigures(cells, names)
      isOver = true
    } else if printed.count == 1, cells.count == 1 || names.contains(where: { $0?.isGroup ?? false }),
      !standsUnderGroups(printed[0], cells)
    {
      readTitle(printed[0], cells, names)
    } else if cells.count > 1 {
      readHeadings(cells, names)
    } else {
      begin()
    }
  }

  /// Whether a label alone in its row stands under others that head columns, so that it heads some of these and is no title: 未经复议直接起诉
  /// under 行政诉讼, beside which the other was cut off.
  private func standsUnderGroups(_ cell: Int, _ cells: Range<Int>) -> Bool {
    !isOver && cell > cells.lowerBound && columns.values.contains { !$0.groups.isEmpty }
  }

  /// A table begins.
  private mutating func begin() {
    (columns, groups, groupColumn, isOver, hasOldEntries) = ([:], [], -1, false, false)
  }

  /// Whether a row of blanks is one of those that have their result or heading beside them.
  private func hasEntryBeside(_ names: [CrossedName?]) -> Bool {
    !columns.values.contains { $0.entry != nil } && names.contains { $0?.isEntry ?? false }
  }

  private mutating func readTitle(_ cell: Int, _ cells: Range<Int>, _ names: [CrossedName?]) {
    let text = labelled.document.string(labelled.document.cells[cell])
    if numbering(text)?.level == .chapter || text.contains("。") {
      titles = []
      return begin()
    }
    guard case .group(let group)? = name(cell) else {
      return names.contains { $0 != nil } || cells.count > 1 ? readHeadings(cells, names) : ()
    }
    let goesOn = !isOver && titles == [disputeBlocks.count] && table == .disputes
    titles = goesOn ? titles.union([group]) : [group]
    groups = []
    if isOver { endHeadings() }
  }

  private mutating func endHeadings() {
    for position in columns.keys { columns[position]?.groups = [] }
    (isOver, hasOldEntries, groups) = (false, true, [])
  }

  private mutating func readHeadings(_ cells: Range<Int>, _ names: [CrossedName?]) {
    if isOver { endHeadings() }
    if hasOldEntries, names.contains(where: { $0?.isEntry ?? false }) {
      hasOldEntries = false
      for position in columns.keys {
        columns[position]?.entry = nil
        columns[position]?.isOther = false
      }
    }
    if names.contains(where: { $0?.isEntry ?? false }) { width = cells.count }
    var last: Int?
    for (position, cell) in cells.enumerated() {
      if labelled.isBlank(cell), let last { columns[position, default: ColumnLabels()].groups.insert(last) }
      guard !labelled.isBlank(cell) else { continue }
      last = nil
      switch names[position] {
      case .group(let group):
        columns[position, default: ColumnLabels()].groups.insert(group)
        last = group
      case .entry(let entry): columns[position, default: ColumnLabels()].entry = (entry, cell)
      case nil:
        let text = labelled.document.string(labelled.document.cells[cell])
        var labels = columns[position] ?? ColumnLabels()
        labels.isOther = labels.isOther || notFigures.contains(where: text.contains)
        columns[position] = labels
      }
    }
  }

  private mutating func readFigures(_ cells: Range<Int>, _ names: [CrossedName?]) {
    var beside: Set<Int> = []
    var entry: (index: Int, cell: Int)?
    var start = 0
    for (position, name) in names.enumerated() {
      switch name {
      case .group(let group): beside.insert(group)
      case .entry(let index) where entry?.index != index: entry = (index, cells.lowerBound + position)
      case .entry: break
      case nil: continue
      }
      start = position + 1
    }
    let before = cells.prefix(start)
    guard before.allSatisfy({ label($0) != nil || isCounter($0) || labelled.isValue($0) || isNamed($0) }) else {
      groups = []
      return
    }
    if !beside.isEmpty {
      groups = beside
      groupColumn = names.lastIndex { $0?.isGroup ?? false } ?? groupColumn
    } else if let entry {
      // What stands left of where groups do is over them all.
      guard entry.cell - cells.lowerBound > groupColumn else { return }
      beside = groups
    }
    if entry == nil, beside.isEmpty, let first = cells.first(where: { !labelled.isBlank($0) }),
      !labelled.isValue(first),
      !isCounter(first)
    {
      guard columns.values.contains(where: { !$0.groups.isEmpty }), !namesPart(first) else { return }
    }
    let isTrusted = standsUnderHeadings(cells, from: start, hasGroup: !beside.isEmpty)
    var isFirst = true
    for (position, cell) in cells.enumerated() where position >= start {
      guard !labelled.document.cells[cell].isContinuation, labelled.isValue(cell), isRead(position) else { continue }
      let above = isTrusted ? columns[position]?.entry : nil
      if columns[position]?.entry != nil, entry != nil { continue }
      guard let name = entry ?? above else { continue }
      // Beside its labels a figure is the first; another one may be anything.
      if entry != nil, !isFirst, columns[position]?.groups.isEmpty ?? true {
        if !labelled.isBlank(cell) { second = second ?? cell }
        continue
      }
      isFirst = false
      keep(cell, of: beside.union(columns[position]?.groups ?? []), name)
    }
  }

  /// Whether figures are known by what stands above them: their row is as wide as the headings, and in a text, where a blank may be
  /// lost, as much is printed as there are headings. Table 二 with its headings above is that of the form.
  private func standsUnderHeadings(_ cells: Range<Int>, from start: Int, hasGroup: Bool) -> Bool {
    if table == .disclosure && hasGroup || cells.count != width { return false }
    if labelled.document.format.hasGrids { return true }
    guard labelled.isParted(row) else { return false }
    let figures = cells.dropFirst(start).filter { !labelled.isBlank($0) && labelled.isValue($0) }
    let isOnForm = figures.count > disputeResults.count * 2 + 2 && figures.first == cells.first
    return figures.count == columns.values.count { $0.entry != nil } && !isOnForm
  }

  private mutating func keep(_ cell: Int, of groups: Set<Int>, _ entry: (index: Int, cell: Int)) {
    guard let group = group(groups) ?? group(groups.union(titles)), let slot = slot(group, entry.index) else { return }
    let figure = CrossedFigure(slot: slot, cell: cell, unit: unit(entry.index, entry.cell))
    guard let index = figures.firstIndex(where: { $0.slot == slot }) else { return figures.append(figure) }
    if labelled.isBlank(figures[index].cell) {
      figures[index] = figure
    } else if !labelled.isBlank(cell) {
      second = second ?? cell
    }
  }

  /// The one group that they make; 行政诉讼 is one of two.
  private func group(_ groups: Set<Int>) -> Int? {
    let own = table == .disputes ? groups.subtracting([disputeBlocks.count]) : groups
    guard own.count == 1, let group = own.first else { return nil }
    return table == .disputes && group == 0 && own != groups ? nil : group
  }

  private func slot(_ group: Int, _ entry: Int) -> Slot? {
    table == .disputes
      ? firstDisputeSlot + group * (disputeResults.count + 1) + entry
      : disclosureSlots[DisclosureKey(row: group, column: entry)]
  }

  private func unit(_ entry: Int, _ cell: Int) -> ColumnUnit {
    table == .disputes ? .count : disclosureUnit(ofHeading: entry, cell, in: labelled)
  }
}

extension Crossing {
  /// What a cell names; one that reaches over others does so in each.
  private func name(_ cell: Int) -> CrossedName? {
    guard !labelled.isBlank(cell), labelled.document.cells[cell].bytes.count <= longestCrossedLabel else { return nil }
    switch (table, label(cell)) {
    case (.disclosure, .disclosureRow(let row)?): return .group(row)
    case (.disclosure, .disclosureColumn(let column)?): return .entry(column)
    case (.disputes, .disputeResult(let result)?): return .entry(result)
    case (.disputes, .total?): return .entry(disputeResults.count)
    case (.disputes, .disputeHeading(.some)?), (.disputes, nil):
      return block(labelled.document.string(labelled.document.cells[cell])).map { .group($0) }
    default: return nil
    }
  }

  /// The label of a cell, also where it reaches over from another.
  private func label(_ cell: Int) -> Label? {
    labelled.labels[cell] ?? labelled.spelledLabel(cell)
  }

  /// 行政复议, （一）行政复议情况, 行政诉讼（未经复议直接起诉）.
  private func block(_ numbered: String) -> Int? {
    guard numbered.contains("复议") || numbered.contains("诉讼") else { return nil }
    let text = numbering(numbered).map { String($0.rest) } ?? numbered
    if text.contains("。") || text.contains(where: \.isASCIIDigit) { return nil }
    let (direct, after) = (text.contains("未经复议"), text.contains("复议后"))
    if direct || after { return direct && after ? nil : direct ? 1 : 2 }
    let (reviews, lawsuits) = (text.contains("行政复议"), text.contains("行政诉讼"))
    return reviews == lawsuits ? nil : reviews ? 0 : disputeBlocks.count
  }

  private func isNamed(_ cell: Int) -> Bool { name(cell) != nil }

  /// 件数, 件: says nothing but that things are counted.
  private func isCounter(_ cell: Int) -> Bool {
    let text = labelled.document.string(labelled.document.cells[cell]).filter { $0.isLetter }
    return counters.contains(text)
  }

  /// 2023年, 上年, 小计: figures behind it are others than the report's.
  private func namesPart(_ cell: Int) -> Bool {
    let text = labelled.document.string(labelled.document.cells[cell])
    return (notFigures + ["年", "小计", "其中"]).contains(where: text.contains)
  }

  private func isRead(_ position: Int) -> Bool {
    !(columns[position]?.isOther ?? false)
  }
}

private let counters: Set<String> = ["件数", "数量", "件", "项", "案件数", "案件数量", "数值", "数据", "合计数", "件次", "宗", "宗数"]
/// Headings of columns that hold no figures of the form.
private let notFigures = ["上年", "去年", "上一年度", "占比", "比例", "比重", "同比", "增减", "增长", "备注", "说明", "序号", "编号", "行次"]
/// In bytes, three to a character.
private let longestCrossedLabel = 120

extension CrossedName {
  fileprivate var isGroup: Bool { if case .group = self { true } else { false } }
  fileprivate var isEntry: Bool { if case .entry = self { true } else { false } }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension Diagnostic {
  /// - Parameter table: `四`.
  fileprivate static func labelledTwice(_ table: StatutoryTable) -> Diagnostic {
    Diagnostic(
      Phrase(
        "two figures of table \(table.rawValue) stand at the same labels, and which is the report's cannot be told: none of its cells is read",
        zh: "表\(table.rawValue)有两个数字对应同样的栏目，无法确定哪个属于本报告：表中单元格均未读取"),
      hint: Phrase(
        "see what the second is of, and take it out in a copy of the file", zh: "请核对另一个数字的含义，并在文件副本中删去"))
  }
}
