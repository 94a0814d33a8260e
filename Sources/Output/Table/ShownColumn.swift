import Relations

/// The columns that a text may take where nobody says how wide the terminal is: one cell of a million characters shall
/// not fill all other rows with as many blanks.
let widestText = 1000

/// A column measured for a reader: its cells, its heading, and the columns of the terminal that both take.
struct ShownColumn {
  let name: String
  let writer: CellWriter
  let heading: String
  let headingWidth: Int
  /// The widest cell.
  let cellWidth: Int
  /// Numbers stand to the right, all else to the left.
  let isRight: Bool
  /// Texts and labels (a district, a year) name a row.
  let isName: Bool
  /// The heading and all cells, but of texts no more than `widestText`.
  let width: Int

  func cells(_ rows: Range<Int>) -> Cells {
    var cells = Cells()
    writer.append(rows, to: &cells)
    return cells
  }

  /// A text of this column, `width` wide, with blanks up to the column's width.
  func padded(_ text: String, width: Int) -> String {
    let blanks = String(repeating: " ", count: max(0, self.width - width))
    return isRight ? blanks + text : text + blanks
  }
}

/// Measures the columns of a relation: one pass over all rows, in which the cells are written and forgotten, so that
/// a long table never stands in memory.
func shownColumns(
  of relation: Relation, _ dialect: Dialect, style: Style, leastWidth: Int = 1, heading: (Column) -> String
) -> [ShownColumn] {
  relation.columns.map { column in
    let writer = CellWriter(column, dialect)
    let heading = heading(column)
    let headingWidth = style.width(of: heading)
    let cellWidth = widestCell(of: writer, rowCount: relation.rowCount)
    return ShownColumn(
      name: column.name, writer: writer, heading: heading, headingWidth: headingWidth, cellWidth: cellWidth,
      isRight: column.isNumeric, isName: column.type == .text || column.unit == .label,
      width: max(headingWidth, column.isNumeric ? cellWidth : min(cellWidth, widestText), leastWidth))
  }
}

private func widestCell(of writer: CellWriter, rowCount: Int) -> Int {
  var widest = 0
  var cells = Cells()
  var start = 0
  while start < rowCount {
    let rows = start..<min(start + 1024, rowCount)
    cells.removeAll()
    writer.append(rows, to: &cells)
    for width in cells.widths { widest = max(widest, width) }
    start = rows.upperBound
  }
  return widest
}
