import Relations

/// What a block has to work on: a plan, and the columns that it gives.
struct Rows {
  var plan: Plan
  var schema: [ColumnSchema]
  /// Columns of a pivot's members that nobody asked for by name: left out of the answer where no report has them.
  var droppable: Set<Int> = []

  /// The number of the column of that name or label, ASCII case ignored; nil where there is none.
  func column(named name: String) -> Int? {
    let key = name.lowercased()
    return schema.firstIndex { $0.name.lowercased() == key }
      ?? schema.firstIndex { $0.label.zh.lowercased() == key || $0.label.en.lowercased() == key }
  }
}
