import Diagnostics
import Documents

/// What was found of table 四 so far.
struct Disputes {
  var headings = 0
  /// The last heading, where each has a line of its own.
  var lastHeading: Int?
  var names = DisputeHeadings()
  var figures: [Int] = []
  /// The rows that they stand in.
  var rows: [Int] = []
  /// A row of blanks only: the figures, if none follow.
  var blanks: [Int] = []
  var isDone = false
}

/// Table 四: the headings of its three blocks, then a row of fifteen figures, or fifteen rows of one.
extension TableReader {
  private static let columns = disputeCells.count

  mutating func readDisputes(_ row: Int, _ cells: [Int]) {
    guard !disputes.isDone else { return noteFurtherFigures(row) }
    let isHeadings = cells.contains { labelled.labels[$0]?.headsDisputes ?? false }
    if isHeadings {
      if !disputes.figures.isEmpty { return endDisputes() }
      disputes.headings += cells.count { labelled.labels[$0]?.headsDisputes ?? false }
      noteHeadings(cells, of: row)
      disputes.blanks = []
      disputes.lastHeading = cells.last
      return
    }
    // A row as long as the form's is known by its length, fewer figures only under the headings.
    guard disputes.headings >= 2 || (disputes.headings == 1 && cells.count == Self.columns) else { return }
    if !cells.allSatisfy({ labelled.isValue($0) }), !isRowWithWords(cells) {
      // 总计 and 其他 are headings too, each on a line of its own in some layouts.
      let isHeading = cells.allSatisfy {
        labelled.labels[$0] == .total || labelled.labels[$0] == .rest || labelled.isBlank($0)
      }
      if isHeading {
        disputes.lastHeading = cells.last ?? disputes.lastHeading
        noteHeadings(cells, of: row)
      } else {
        endDisputes()
      }
    } else if disputes.figures.isEmpty, cells.count >= Self.columns, cells.allSatisfy({ labelled.isBlank($0) }) {
      disputes.blanks = cells
      disputes.rows = [row]
    } else if !disputes.figures.isEmpty || cells.contains(where: { !labelled.isBlank($0) }) {
      disputes.rows = disputes.figures.isEmpty ? [row] : disputes.rows + [row]
      disputes.figures += cells
      if disputes.figures.count >= Self.columns { endDisputes() }
    }
  }

  private mutating func noteHeadings(_ cells: [Int], of row: Int) {
    let whole = labelled.document.cells(of: row)
    let names = cells.compactMap { cell in
      labelled.labels[cell]?.disputeName.map { (name: $0, position: cell - whole.lowerBound) }
    }
    disputes.names.add(names, row: row, width: whole.count, printed: labelled.printedPositions(of: row))
  }

  /// Says that a row below that of the table has figures too: of another year perhaps, or of a part.
  private mutating func noteFurtherFigures(_ row: Int) {
    guard disputes.rows.last == row - 1 else { return }
    let cells = labelled.originals(of: row)
    guard cells.count >= Self.columns, cells.allSatisfy(labelled.isValue),
      let first = cells.first(where: { !labelled.isBlank($0) })
    else { return }
    disputes.rows = [row]
    complain(.furtherFigures, at: first)
  }

  /// Whether the cells are a whole row of figures in which a few hold words instead: those keep their words.
  private func isRowWithWords(_ cells: [Int]) -> Bool {
    cells.count == Self.columns && cells.allSatisfy { labelled.labels[$0] == nil }
      && cells.count(where: { labelled.isValue($0) }) > Self.columns / 2
  }

  /// Keeps the figures found, if there are any.
  mutating func endDisputes() {
    guard !disputes.isDone else { return }
    let figures = disputes.figures.isEmpty ? disputes.blanks : disputes.figures
    let rows = disputes.rows
    defer { disputes = Disputes(rows: rows, isDone: tables.facts[firstDisputeSlot] != nil) }
    let heading = disputes.headings > 1 ? disputes.lastHeading : nil
    let inLines = heading.flatMap { emptyLines?.disputes(after: $0, in: labelled) }
    guard let first = figures.first ?? (inLines == nil ? nil : heading) else { return }
    tables.seen.insert(.disputes)
    let isUneven = labelled.hasExtraBlank(figures, columns: Self.columns)
    guard
      let placed = inLines ?? placedByHeadings ?? placedBySums(figures)
        ?? place(figures, columns: Self.columns, in: labelled, lastIsTotal: false, isUneven: isUneven)
    else {
      return complain(
        .rowDoesNotFit("四", cells: figures.count, columns: Self.columns), at: first, misfitOf: .disputes)
    }
    guard let order = disputes.names.order.columns(Self.columns) else {
      isDisputesUnclear = true
      return complain(.unknownOrder(.disputes), at: first)
    }
    let slots = order.map { firstDisputeSlot + $0 }
    keep(placed, slots: slots, units: Array(repeating: .count, count: Self.columns), near: first)
  }
}

extension TableReader {
  /// The figures of one row, where they stand under the headings.
  private var placedByHeadings: [Int?]? {
    guard disputes.rows.count == 1, let row = disputes.rows.first, labelled.isParted(row) else { return nil }
    return place(rowOf: nil, row: labelled.document.cells(of: row), by: disputes.names.placed?.geometry, in: labelled)
  }
}

extension TableReader {
  /// The figures of a grid's row without the one blank whose leaving away makes the totals of all three blocks right; nil where
  /// several do, and stand for different cells, or none.
  private func placedBySums(_ figures: [Int]) -> [Int?]? {
    guard labelled.hasExtraBlank(figures, columns: Self.columns), figures.count == Self.columns + 1,
      disputes.names.order == .form
    else { return nil }
    var found: [Int]?
    for blank in figures.indices where labelled.isBlank(figures[blank]) {
      let cells = Array(figures[..<blank] + figures[(blank + 1)...])
      guard hasRightTotals(cells) else { continue }
      let isSame = found.map {
        zip($0, cells).allSatisfy { $0 == $1 || (labelled.isBlank($0) && labelled.isBlank($1)) }
      }
      guard isSame ?? true else { return nil }
      found = cells
    }
    return found
  }

  private func hasRightTotals(_ cells: [Int]) -> Bool {
    stride(from: 0, to: cells.count, by: disputeResults.count + 1).allSatisfy { first in
      let values = cells[first..<(first + disputeResults.count + 1)].map { cell in
        labelled.isBlank(cell) ? 0 : labelled.read(cell, in: .count).value
      }
      let parts = values.dropLast().reduce(Int64?(0)) { sum, value in sum.flatMap { sum in value.map { sum + $0 } } }
      return parts != nil && parts == values.last ?? nil
    }
  }
}

extension Diagnostic {
  fileprivate static let furtherFigures = Diagnostic(
    Phrase(
      "a further row of figures below the one of table 四: it is not read",
      zh: "表四的数据行之下另有一行数字：未读取"),
    hint: Phrase("see what it is of; for another year, load it as a report of its own", zh: "请核对其含义；若属其他年份，请另作一份报告载入"))
}

/// The first cell of table 四; the other fourteen follow it.
let firstDisputeSlot = formCells.firstIndex { $0.table == .disputes } ?? 0

extension Label {
  fileprivate var headsDisputes: Bool {
    switch self {
    case .disputeHeading, .disputeResult: true
    default: false
    }
  }

  fileprivate var disputeName: DisputeHeadings.Name? {
    switch self {
    case .disputeHeading(let name): name
    case .disputeResult(let result): .result(result)
    case .total: .result(disputeResults.count)
    default: nil
    }
  }
}
