import Documents

/// What a document holds besides the statutory tables: headings and paragraphs, and tables of other things.
///
/// In a text nothing says where a table ends, so rows are told by what they hold: labels of the form, the figures that were
/// read behind them, and what stands between those and is no sentence.
func prose(besides tables: Tables, in labelled: LabelledDocument) -> Document {
  let isStatutory = statutoryRows(tables, labelled)
  var blocks: [Block] = []
  for block in labelled.document.blocks {
    var row = block.rows.lowerBound
    while row < block.rows.upperBound {
      let start = row
      while row < block.rows.upperBound, isStatutory[row] == isStatutory[start] { row += 1 }
      if !isStatutory[start] { append(start..<row, of: block.kind, in: labelled.document, to: &blocks) }
    }
  }
  return labelled.document.excerpt(blocks)
}

/// Keeps rows of a block: those of a table as a table where at least two of them print cells side by side, else each as a
/// paragraph. Lines above and below are no rows of the table, but the one just above it is, if it can be its caption.
private func append(_ rows: Range<Int>, of kind: Block.Kind, in document: Document, to blocks: inout [Block]) {
  guard kind == .table else { return blocks.append(Block(kind: kind, rows: rows)) }
  let wide = rows.filter { row in document.cells(of: row).count { !document.cells[$0].isContinuation } > 1 }
  let isTable = wide.lazy.filter { document.printedCells(of: $0).count > 1 }.prefix(2).count == 2
  guard isTable, var first = wide.first, let last = wide.last else { return paragraphs(rows) }
  if first > rows.lowerBound, isCaption(document, row: first - 1) { first -= 1 }
  paragraphs(rows.lowerBound..<first)
  blocks.append(Block(kind: .table, rows: first..<(last + 1)))
  paragraphs((last + 1)..<rows.upperBound)

  func paragraphs(_ rows: Range<Int>) {
    for row in rows where !document.printedCells(of: row).isEmpty {
      blocks.append(Block(kind: .paragraph, rows: row..<(row + 1)))
    }
  }
}

/// Which rows of the document are of the statutory tables.
///
/// Rows with labels or figures of theirs that follow each other with no prose between are one stretch. One without any figure
/// is none, unless it has several labels, one of which stands nowhere else: 行政许可 and 行政复议 stand in prose and in other
/// tables too.
private func statutoryRows(_ tables: Tables, _ labelled: LabelledDocument) -> [Bool] {
  let document = labelled.document
  var isStatutory = Array(repeating: false, count: document.rowCount)
  var row = 0
  while row < document.rowCount {
    guard let mark = Reports.mark(row, tables, labelled) else {
      row += 1
      continue
    }
    var found = mark
    var (end, next) = (row + 1, row + 1)
    while next < document.rowCount, next - end < longestGap {
      if let mark = Reports.mark(next, tables, labelled) {
        found.add(mark)
        end = next + 1
      } else if isProse(next, labelled) {
        break
      }
      next += 1
    }
    if found.isOfTables {
      while end < document.rowCount, isRowOfValues(end, labelled) { end += 1 }
      for each in beginning(of: row, labelled)..<end { isStatutory[each] = true }
    }
    row = end
  }
  return isStatutory
}

/// The most rows between two rows of a statutory table, in which nothing of it was known.
private let longestGap = 60

/// What rows show of the statutory tables.
private struct Mark {
  var labels = 0
  /// Of these labels, one that other tables do not have.
  var hasOwnLabel = false
  var hasFigure = false

  var isOfTables: Bool { hasFigure || (labels > 2 && hasOwnLabel) }

  mutating func add(_ other: Mark) {
    labels += other.labels
    hasOwnLabel = hasOwnLabel || other.hasOwnLabel
    hasFigure = hasFigure || other.hasFigure
  }
}

/// What a row shows; nil where nothing.
private func mark(_ row: Int, _ tables: Tables, _ labelled: LabelledDocument) -> Mark? {
  var mark = Mark()
  for cell in labelled.document.cells(of: row) where !labelled.document.cells[cell].isContinuation {
    switch labelled.labels[cell] {
    // These words head columns and rows of any table.
    case nil, .total, .others: break
    case .block, .disclosureColumn, .applicationHeading, .applicantsHeading, .organisations, .applicationRow,
      .disputeResult:
      mark.labels += 1
      mark.hasOwnLabel = true
    default: mark.labels += 1
    }
    mark.hasFigure = mark.hasFigure || tables.isFigure[cell]
  }
  return mark.labels > 0 || mark.hasFigure ? mark : nil
}

/// The first row of the table that a row with a label is of: unknown headings may stand above it, where tables are grids.
private func beginning(of row: Int, _ labelled: LabelledDocument) -> Int {
  guard labelled.document.format.hasGrids,
    let block = labelled.document.block(of: row), labelled.document.blocks[block].kind == .table
  else { return row }
  var first = row
  while first > labelled.document.blocks[block].rows.lowerBound, !isProse(first - 1, labelled) { first -= 1 }
  return first
}

/// Whether a row is a heading or a sentence rather than a row of a statutory table.
private func isProse(_ row: Int, _ labelled: LabelledDocument) -> Bool {
  let document = labelled.document
  let printed = document.printedCells(of: row)
  guard printed.count == 1, let cell = printed.first, labelled.labels[cell] == nil else { return false }
  let bytes = document.cells[cell].bytes
  if bytes.count >= shortestSentence || document.text[bytes].suffix(3).elementsEqual("。".utf8) { return true }
  return bytes.count > 6 && isHeading(document, bytes)
}

/// In bytes, three to a character: longer than the rows' labels.
private let shortestSentence = 150

private func isRowOfValues(_ row: Int, _ labelled: LabelledDocument) -> Bool {
  labelled.document.cells(of: row).allSatisfy { labelled.document.cells[$0].isContinuation || labelled.isValue($0) }
}

extension Document {
  /// The cells of a row in which something is printed, each once.
  func printedCells(of row: Int) -> [Int] {
    cells(of: row).filter { !cells[$0].isBlank && !cells[$0].isContinuation }
  }

  /// The block that a row is of.
  func block(of row: Int) -> Int? {
    var (low, high) = (0, blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].rows.upperBound <= row { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && blocks[low].rows.contains(row) ? low : nil
  }
}
