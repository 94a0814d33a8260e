import Relations
import Syntax

/// What a block has to work on: a plan, and the columns that it gives.
struct Rows {
  var plan: Plan
  var schema: [ColumnSchema]
  /// Columns of a pivot's members that nobody asked for by name: left out of the answer where no report has them.
  var droppable: Set<Int> = []
  /// Columns that count rows of the block before.
  var counts: Set<Int> = []

  /// The number of the column of that name or label, ASCII case ignored; nil where there is none. A column that is called by a word for
  /// a clause goes before the one that the clause gives: 增长 for `growth`.
  func column(named name: String) -> Int? {
    exactColumn(named: name) ?? Keyword(word: name).flatMap { $0.isAlsoName ? exactColumn(named: $0.rawValue) : nil }
  }

  private func exactColumn(named name: String) -> Int? {
    let key = name.lowercased()
    return schema.firstIndex { $0.name.lowercased() == key }
      ?? schema.firstIndex { $0.label.zh.lowercased() == key || $0.label.en.lowercased() == key }
  }
}
