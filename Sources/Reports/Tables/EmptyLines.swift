import Documents

/// How a text stands in which every cell has a line of its own and a blank cell leaves an empty one: what word processors
/// write as plain text. Where bars stand between the lines, they are counted in place of lines.
struct EmptyLines {
  /// Lines from a printed cell to the next, where none is blank between.
  var step: Int
  /// How many lines a blank cell takes.
  var blank: Int
  /// By the label of a row of table 三: its cells; nil within for a blank one.
  var rows: [Int: [Int?]] = [:]
  /// The labels of its rows, those included whose cells are not known.
  var labels: Set<Int> = []
}

extension EmptyLines {
  /// The layout of a text's table 三; nil where its empty lines do not tell what they stand for.
  ///
  /// Rows end nowhere: behind the seven cells of a row may stand those that merged labels cover in the row below. So as many
  /// lines must stand before every row of the same kind, and the columns are known only where a total proves them.
  init?(_ labelled: LabelledDocument) {
    guard !labelled.document.format.hasGrids else { return nil }
    let rows = labelled.labels.indices.compactMap { LinedRow($0, labelled) }
    guard let step = rows.flatMap(\.steps).min() else { return nil }
    let layouts = Set([1, step]).compactMap { EmptyLines(rows, step: step, blank: $0, labelled) }
    guard layouts.count == 1, let only = layouts.first else { return nil }
    self = only
  }

  private init?(_ rows: [LinedRow], step: Int, blank: Int, _ labelled: LabelledDocument) {
    self.init(step: step, blank: blank)
    let all = rows.compactMap { row in cells(row.printed, row.steps).map { (row: row, cells: $0) } }
    let widths = Dictionary(grouping: all, by: \.row.follower).mapValues { alike in
      Dictionary(alike.map { ($0.cells.count, 1) }, uniquingKeysWith: +)
    }
    let regular = all.filter { each in
      let alike = widths[each.row.follower, default: [:]]
      let (same, count) = (alike[each.cells.count, default: 0], alike.values.reduce(0, +))
      return each.cells.count >= columns && (count == 1 || 2 * same > count)
        && each.cells.dropFirst(columns).allSatisfy { $0 == nil }
    }
    // Where a blank takes as many lines as the others it fits nearly all rows.
    guard 4 * regular.count >= 3 * rows.count else { return nil }
    // Of labels that reach over several columns the widest proves the most: none of them leaves lines before the figures.
    let proven = regular.filter { isProven($0.cells, labelled) }.map(\.row.depth).min()
    guard let proven else { return nil }
    for (row, cells) in regular where row.depth >= proven || cells.allSatisfy({ $0 == nil }) {
      self.rows[row.label] = Array(cells.prefix(columns))
    }
    labels = Set(rows.map(\.label))
  }

  /// The cells of the columns behind a label of table 二; nil where they are not as many, nor all printed.
  func cells(after cell: Int, columns: Int, in labelled: LabelledDocument) -> [Int?]? {
    let (printed, steps) = labelled.values(after: cell)
    guard let cells = cells(printed, steps) else { return nil }
    return cells.count == columns ? cells : printedCells(after: cell, columns: columns, in: labelled)
  }

  /// The cells of the columns behind a label where all are printed, and no others.
  func printedCells(after cell: Int, columns: Int, in labelled: LabelledDocument) -> [Int?]? {
    let (printed, steps) = labelled.values(after: cell)
    guard printed.count == columns, steps.dropLast().allSatisfy({ $0 == step }) else { return nil }
    return printed
  }

  /// The fifteen cells behind the last heading of table 四, where none follow or their sums prove that those do not belong to them.
  func disputes(after heading: Int, in labelled: LabelledDocument) -> [Int?]? {
    let (printed, steps) = labelled.values(after: heading)
    guard let cells = cells(printed, steps), cells.count >= disputeCells.count,
      cells.dropFirst(disputeCells.count).allSatisfy({ $0 == nil })
    else { return nil }
    let row = Array(cells.prefix(disputeCells.count))
    let width = disputeResults.count + 1
    let blocks = stride(from: 0, to: row.count, by: width).map { Array(row[$0..<$0 + width]) }
    let isCertain =
      cells.count == row.count || blocks.allSatisfy { isProven($0, labelled) || $0.allSatisfy { $0 == nil } }
    return isCertain ? row : nil
  }

  private func cells(_ printed: [Int], _ steps: [Int]) -> [Int?]? {
    var cells: [Int?] = []
    for (index, step) in steps.enumerated() {
      let (blanks, rest) = (step - self.step).quotientAndRemainder(dividingBy: blank)
      guard blanks >= 0, rest == 0, blanks < mostBlanks else { return nil }
      cells += Array(repeating: nil, count: blanks)
      if index < printed.count { cells.append(printed[index]) }
    }
    return cells
  }

  /// Whether the last column is the sum of the others, and not nothing.
  private func isProven(_ cells: [Int?], _ labelled: LabelledDocument) -> Bool {
    let values = cells.prefix(columns).map { $0.map { labelled.read($0, in: .count).value ?? 0 } ?? 0 }
    guard let total = values.last, total > 0 else { return false }
    return values.dropLast().reduce(0, +) == total
  }
}

private let columns = applicants.count + 1

/// More empty lines are no cells.
private let mostBlanks = 40

/// A label of table 三 alone in its line, what stands below it, and what follows.
private struct LinedRow {
  enum Follower { case outermost, group, row, other }

  var label: Int
  /// How many labels lead to it: the more there are, the fewer columns it reaches over.
  var depth: Int
  var printed: [Int]
  /// Lines from each printed cell to the next, the label before them and what follows included.
  var steps: [Int]
  var follower: Follower

  init?(_ label: Int, _ labelled: LabelledDocument) {
    switch labelled.labels[label] {
    case .applicationRow(let row): depth = applicationRows[row].row.count
    case .otherOutcomes: depth = 2
    default: return nil
    }
    let (printed, steps) = labelled.values(after: label)
    guard !steps.isEmpty else { return nil }
    (self.label, self.printed, self.steps) = (label, printed, steps)
    let next = (printed.last ?? label) + 1
    switch next < labelled.labels.count ? labelled.labels[next] : nil {
    case .applicationRow(let row):
      follower = [.outermost, .group, .row][applicationRows[row].row.count - 1]
    case .otherOutcomes: follower = .group
    case .applicationHeading:
      follower = labelled.document.string(labelled.document.cells[next]).contains("年度") ? .outermost : .group
    default: follower = .other
    }
  }
}

extension LabelledDocument {
  /// The figures and marks that follow a cell, a line each, and the lines from each to the next; empty where something else
  /// than empty lines stands between.
  fileprivate func values(after cell: Int) -> (printed: [Int], steps: [Int]) {
    var (printed, steps) = ([Int](), [Int]())
    var last = cell
    while last + 1 < document.cells.count, printed.count < mostBlanks {
      guard let lines = emptyLines(from: last, to: last + 1) else { return ([], []) }
      steps.append(lines)
      last += 1
      // Where blank cells are there, they leave no empty lines.
      if document.cells[last].isBlank { return ([], []) }
      if !isValue(last) { return (printed, steps) }
      printed.append(last)
    }
    return (printed, steps)
  }

  /// How many lines, or bars, part two cells of the text, if nothing else stands there.
  private func emptyLines(from cell: Int, to next: Int) -> Int? {
    let (end, start) = (document.cells[cell].bytes.upperBound, document.cells[next].bytes.lowerBound)
    guard end <= start else { return nil }
    var (lines, bars) = (0, 0)
    for byte in document.text[end..<start] {
      switch byte {
      case 0x0a: lines += 1
      case 0x7c: bars += 1
      case 0x0d, 0x20: break
      default: return nil
      }
    }
    // Texts that were put together stand behind the others, not in their lines.
    let within = document.text[document.cells[cell].bytes].count { $0 == 0x0a }
    guard lines > 0, document.cells[next].line == document.cells[cell].line + within + lines else { return nil }
    return bars > 0 ? bars : lines
  }
}
