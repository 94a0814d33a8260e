/// The reports side by side: what they are, and what their tables say, a column each.
///
/// A row is a report. Sums over reports, by any of their properties, are sums over columns.
package struct Cube: Sendable {
  /// The reports' properties: `report`, `organ`, `district`, `year` and so on, and last `newest`.
  package var reports: Relation
  /// A column for each cell of the forms, by the cell's number.
  package var cells: [CellColumn]
  package var containment: Containment
  /// The same among the newest reports alone, whatever their years: of what `latest` counts, nothing is counted twice either.
  package var containmentOfNewest: Containment
  /// The checks that reports fail, so that an answer can say when one touches it.
  package var brokenSums: [BrokenSum]
  /// For a cell that the form makes a total, the cells that add up to it, by number.
  package var parts: [Int: [Int]]

  package init(
    reports: Relation, cells: [CellColumn], containment: Containment, containmentOfNewest: Containment,
    brokenSums: [BrokenSum] = [], parts: [Int: [Int]] = [:]
  ) {
    self.reports = reports
    self.cells = cells
    self.containment = containment
    self.containmentOfNewest = containmentOfNewest
    self.brokenSums = brokenSums
    self.parts = parts
  }

  package var rowCount: Int { reports.rowCount }
}

/// The column that says whether a report is the newest of its organ, for its scope. It is asked for by `latest`, and depends on
/// what else is loaded; so it is not shown with the others.
package let newestColumn = "newest"

/// One cell of the forms in every report.
package struct CellColumn: Sendable {
  /// The printed or implied number, 0 where there is none.
  package var values: Buffer<Int64>
  /// `Presence` by report.
  package var presence: Buffer<UInt8>
  /// The largest magnitude among the values: tells whether a sum can overflow before it is made.
  package var largest: Int64
  /// Hundredths of a yuan rather than a count.
  package var isMoney: Bool

  package init(values: Buffer<Int64>, presence: Buffer<UInt8>, largest: Int64, isMoney: Bool) {
    self.values = values
    self.presence = presence
    self.largest = largest
    self.isMoney = isMoney
  }
}

/// For each report, the whole-area reports (of the same year, or of the newest) whose area contains its own.
///
/// The containers of row r are `rows[offsets[r]..<offsets[r + 1]]`.
package struct Containment: Sendable {
  package var offsets: Buffer<Int32>
  package var rows: Buffer<Int32>

  package init(_ containers: [[Int32]]) {
    var offsets: [Int32] = [0]
    var rows: [Int32] = []
    for each in containers {
      rows += each
      offsets.append(Int32(rows.count))
    }
    self.offsets = Buffer(offsets)
    self.rows = Buffer(rows)
  }

  package func containers(of row: Int) -> [Int32] {
    (offsets[row]..<offsets[row + 1]).map { rows[Int($0)] }
  }
}

/// An identity of the form that a report's printed figures break.
package struct BrokenSum: Sendable {
  /// The report's row in the cube.
  package var row: Int32
  /// The numbers of the cells that it is about.
  package var cells: Set<Int32>

  package init(row: Int32, cells: Set<Int32>) {
    self.row = row
    self.cells = cells
  }
}
