import Diagnostics
import Synchronization

/// All that queries can read: the reports as a cube, and the named relations.
package struct Dataset: Sendable {
  package var cube: Cube
  package var relations: [String: LazyRelation]

  package init(cube: Cube, relations: [String: LazyRelation]) {
    self.cube = cube
    self.relations = relations
  }

  /// The relation of that name in either language, ASCII case ignored; nil where there is none.
  package func relation(named name: String) -> LazyRelation? {
    relations[name] ?? relations[name.lowercased()] ?? relations.values.first { $0.chinese == name }
  }
}

/// A relation whose columns are known and whose rows are made when they are first asked for.
package final class LazyRelation: Sendable {
  package let name: String
  /// Its Chinese name; nil for the tables that users make.
  package let chinese: String?
  package let schema: [ColumnSchema]
  package let summary: Phrase
  /// What the rows rest on, where they are a kept answer.
  package let coverage: [Note]
  private let make: @Sendable () -> Relation
  private let cache = Mutex<Relation?>(nil)

  package init(
    _ name: String, chinese: String? = nil, _ schema: [ColumnSchema], summary: Phrase,
    coverage: [Note] = [], make: @escaping @Sendable () -> Relation
  ) {
    self.name = name
    self.chinese = chinese
    self.schema = schema
    self.summary = summary
    self.coverage = coverage
    self.make = make
  }

  /// A relation that is there already.
  package convenience init(
    _ relation: Relation, chinese: String? = nil, summary: Phrase, coverage: [Note] = []
  ) {
    self.init(
      relation.name, chinese: chinese, relation.columns.map(ColumnSchema.init), summary: summary, coverage: coverage
    ) { relation }
    cache.withLock { $0 = relation }
  }

  package func relation() -> Relation {
    cache.withLock { made in
      let relation = made ?? make()
      made = relation
      return relation
    }
  }

  /// The rows where they have been made already.
  package var made: Relation? { cache.withLock { $0 } }
}

/// What is known of a column without its rows.
package struct ColumnSchema: Sendable, Hashable {
  package var name: String
  package var label: Phrase
  package var type: ValueType
  package var unit: Unit
  /// The texts that it can hold, where they are few and fixed: behind `=` they are meant before columns of that name.
  package var choices: [Phrase]

  package init(
    _ name: String, label: Phrase? = nil, _ type: ValueType, unit: Unit = .number, choices: [Phrase] = []
  ) {
    self.name = name
    self.label = label ?? Phrase(verbatim: name)
    self.type = type
    self.unit = unit
    self.choices = choices
  }

  package init(_ column: Column) {
    let choices = if case .text(_, let vocabulary) = column.values { vocabulary.choices } else { [Phrase]() }
    self.init(column.name, label: column.label, column.type, unit: column.unit, choices: choices)
  }
}
