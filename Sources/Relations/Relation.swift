/// Columns of equal length under one name.
package struct Relation: Sendable {
  package var name: String
  package var columns: [Column]
  package var rowCount: Int

  package init(_ name: String, _ columns: [Column]) {
    self.name = name
    self.columns = columns
    rowCount = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rowCount }, "the columns of a relation are equally long")
  }

  package func column(named name: String) -> Column? {
    columns.first { $0.name == name }
  }
}
