/// A cell of a table and how far it reaches, to the right and down.
package struct GridCell: Hashable {
  package var text: String
  package var columns: Int
  package var rows: Int

  package init(_ text: String, columns: Int = 1, rows: Int = 1) {
    (self.text, self.columns, self.rows) = (text, columns, rows)
  }
}

/// A place of a table: the cell that covers it, and whether the cell begins there.
package struct GridPlace {
  package var cell: GridCell
  /// Whether it is the cell's first place of all.
  package var isFirst: Bool
  /// Whether it is the cell's first place in this row.
  package var isFirstInRow: Bool
}

/// A table's rows with every place filled, those that cells reach over among them.
package func grid(_ rows: [[GridCell]]) -> [[GridPlace]] {
  var grid: [[GridPlace]] = []
  var reaching: [Int: (cell: GridCell, rows: Int, isFirstInRow: Bool)] = [:]
  for row in rows {
    var line: [GridPlace] = []
    var next = row[...]
    while true {
      if let above = reaching[line.count], above.rows > 0 {
        reaching[line.count]?.rows -= 1
        line.append(GridPlace(cell: above.cell, isFirst: false, isFirstInRow: above.isFirstInRow))
      } else if let cell = next.popFirst() {
        for step in 0..<cell.columns {
          reaching[line.count] = (cell, cell.rows - 1, step == 0)
          line.append(GridPlace(cell: cell, isFirst: step == 0, isFirstInRow: step == 0))
        }
      } else {
        break
      }
    }
    grid.append(line)
  }
  return grid
}
