/// Columns of equal length under one name.
package struct Relation: Sendable {
  package var name: String
  package var columns: [Column]
  package var rowCount: Int
  /// Which rows lie in others and must not be added to them; nil where none does.
  package var nesting: Nesting?
  /// Whose reports the rows rest on, where they are to be compared with others; nil where nothing asks for it.
  package var speakers: Speakers?

  /// - Parameter rowCount: needed only where there may be rows without any column.
  package init(
    _ name: String, _ columns: [Column], rowCount: Int? = nil, nesting: Nesting? = nil,
    speakers: Speakers? = nil
  ) {
    self.name = name
    self.columns = columns
    self.nesting = nesting
    self.speakers = speakers
    let rowCount = rowCount ?? columns.first?.count ?? 0
    self.rowCount = rowCount
    precondition(columns.allSatisfy { $0.count == rowCount }, "the columns of a relation are equally long")
  }

  package func column(named name: String) -> Column? {
    columns.first { $0.name == name }
  }
}
