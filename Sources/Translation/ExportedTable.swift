import Diagnostics
import Relations

/// A table of the copy that SQL is asked of: what a statement that `translate` writes may name.
///
/// The rows are made when they are first asked for.
package struct ExportedTable: Sendable {
  package var name: String
  package var columns: [Field]
  /// The columns that tell its rows apart, by which it is looked up.
  package var key: [String]
  /// The rows, their columns in the order of `columns`.
  package var rows: @Sendable () -> Relation
  /// What they are made of: as long as these are the same, so are the rows.
  package var origins: [LazyRelation]

  package struct Field: Sendable, Hashable {
    package var name: String
    package var type: ValueType
    package var unit: Unit
    package var label: Phrase?

    package init(_ name: String, _ type: ValueType, unit: Unit = .number, label: Phrase? = nil) {
      self.name = name
      self.type = type
      self.unit = unit
      self.label = label
    }
  }

  /// The name as a statement writes it.
  package var quotedName: String { sqlName(name) }

  /// The statement that makes the table.
  package var definition: String {
    let columns = columns.map { "\(sqlName($0.name)) \($0.type.sqlName)" }
    let keys = key.map(sqlName).joined(separator: ", ")
    return "CREATE TABLE \(quotedName) (\(columns.joined(separator: ", ")), PRIMARY KEY (\(keys)))"
  }

  /// Whether the other has the same rows: whether both are made of the same.
  package func isSame(as other: ExportedTable) -> Bool {
    columns == other.columns && origins.elementsEqual(other.origins) { $0 === $1 }
  }
}

/// What a cell of the forms is called: its table, and the labels of its row and column joined with `/`.
package struct CellName: Sendable {
  package var table: String
  package var row: String
  package var column: String

  package init(table: String, row: String, column: String) {
    self.table = table
    self.row = row
    self.column = column
  }
}

/// The tables of the copy, by the relation that each is made of.
package struct ExportedTables: Sendable {
  package let all: [ExportedTable]
  /// The place in `all` of each relation that queries can name.
  private let places: [String: Int]
  private let relations: [LazyRelation]

  /// Every relation of the dataset under its name, its rows numbered by `nr`; besides, the cells of the reports, what
  /// contains what, what the cells are called and of which others they are totals, and the order of the members of columns that have one of their own.
  package init(_ dataset: Dataset, cellNames: [CellName]) {
    let relations = dataset.relations.values.sorted { $0.name < $1.name }
    let names = uniqueNames(relations.map { tableName($0.name) }, besides: ownTables)
    var places: [String: Int] = [:]
    for (place, relation) in relations.enumerated() { places[relation.name] = place }
    let cube = dataset.cube
    let reports = relations.filter { $0.name == "reports" }
    let own = [
      ExportedTable(
        name: "cells",
        columns: [Field("report", .integer), Field("cell", .integer), Field("value", .integer), Field("state", .text)],
        key: ["report", "cell"], rows: { cellRows(cube) }, origins: reports),
      ExportedTable(
        name: "contains", columns: [Field("part", .integer), Field("whole", .integer)], key: ["part", "whole"],
        rows: { containmentRows("contains", cube.containment) }, origins: reports),
      ExportedTable(
        name: "contains_newest", columns: [Field("part", .integer), Field("whole", .integer)], key: ["part", "whole"],
        rows: { containmentRows("contains_newest", cube.containmentOfNewest) }, origins: reports),
      ExportedTable(
        name: "form_cells",
        columns: [Field("cell", .integer), Field("table", .text), Field("row", .text), Field("column", .text)],
        key: ["cell"], rows: { nameRows(cellNames) }, origins: reports),
      ExportedTable(
        name: "form_parts", columns: [Field("part", .integer), Field("whole", .integer)], key: ["part", "whole"],
        rows: { partRows(cube.parts) }, origins: reports),
    ]
    let orders = memberOrders(relations, names)
    all = zip(relations, names).map(exported) + own + [orders]
    self.places = places
    self.relations = relations
  }

  /// The relation that queries name.
  func relation(_ name: String) -> LazyRelation? { places[name].map { relations[$0] } }

  /// The table of a relation that queries name.
  func table(of relation: String) -> ExportedTable {
    guard let place = places[relation] else { preconditionFailure("every relation of the dataset is exported") }
    return all[place]
  }
}

private typealias Field = ExportedTable.Field

/// The tables that no relation of the dataset is; a kept table of such a name gets another.
private let ownTables = ["cells", "contains", "contains_newest", "form_cells", "form_parts", "members"]

/// Names that begin with `sqlite_` belong to SQLite.
private func tableName(_ name: String) -> String {
  name.lowercased().hasPrefix("sqlite_") ? "table_\(name)" : name
}

/// The number of a row in its table, from 1.
let rowNumber = "nr"

/// What stands behind the name of a column in that of its companion, which says where there is no report.
let missingSuffix = " missing"

private func exported(_ relation: LazyRelation, as name: String) -> ExportedTable {
  let fields = fields(of: relation)
  let missing = columnsWithMissing(relation)
  return ExportedTable(
    name: name,
    columns: [Field(rowNumber, .integer)] + fields + missing.map { Field(fields[$0].name + missingSuffix, .boolean) },
    key: [rowNumber],
    rows: {
      let rows = relation.relation()
      let numbers = Column.integers(rowNumber, (0..<rows.rowCount).map { Int64($0 + 1) })
      return Relation(name, [numbers] + rows.columns + missing.map { flags(rows.columns[$0]) })
    }, origins: [relation])
}

private func fields(of relation: LazyRelation) -> [Field] {
  let schema = relation.made.map { $0.columns.map(ColumnSchema.init) } ?? relation.schema
  let names = uniqueNames(schema.map(\.name), besides: [rowNumber])
  return zip(schema, names).map { Field($1, $0.type, unit: $0.unit, label: $0.label) }
}

/// The columns in which some cell is missing, not only blank. Only answers that were kept have such, and those are made.
private func columnsWithMissing(_ relation: LazyRelation) -> [Int] {
  guard let rows = relation.made else { return [] }
  return rows.columns.indices.filter { number in
    rows.columns[number].presence?.elements.contains(Presence.missing.rawValue) ?? false
  }
}

private func flags(_ column: Column) -> Column {
  .booleans("", (0..<column.count).map { column.presence(at: $0) == .missing })
}

// MARK: - The cells and what they are called

/// A row for each cell that a report's form has: its value (money in hundredths of a yuan), and what that rests on.
private func cellRows(_ cube: Cube) -> Relation {
  var (reports, cells, values, states): ([Int64], [Int64], [Int64?], [String]) = ([], [], [], [])
  for report in 0..<cube.rowCount {
    for (number, cell) in cube.cells.enumerated() {
      guard let presence = Presence(rawValue: cell.presence[report]), let state = state(presence) else { continue }
      reports.append(Int64(report + 1))
      cells.append(Int64(number))
      values.append(presence.hasValue ? cell.values[report] : nil)
      states.append(state)
    }
  }
  return Relation(
    "cells",
    [.integers("report", reports), .integers("cell", cells), .integers("value", values), .texts("state", states)])
}

/// What a cell's value rests on, or why it has none; nil where the form has no such cell.
private func state(_ presence: Presence) -> String? {
  switch presence {
  case .value: "printed"
  case .implied, .blank, .unread, .unitless: presence.word.en
  case .absent, .missing: nil
  }
}

let impliedState = Presence.implied.word.en

private func containmentRows(_ name: String, _ containment: Containment) -> Relation {
  var (parts, wholes): ([Int64], [Int64]) = ([], [])
  for part in 0..<max(0, containment.offsets.count - 1) {
    for place in containment.offsets[part]..<containment.offsets[part + 1] {
      parts.append(Int64(part + 1))
      wholes.append(Int64(containment.rows[Int(place)] + 1))
    }
  }
  return Relation(name, [.integers("part", parts), .integers("whole", wholes)])
}

private func nameRows(_ names: [CellName]) -> Relation {
  Relation(
    "form_cells",
    [
      .integers("cell", names.indices.map(Int64.init)), .texts("table", names.map(\.table)),
      .texts("row", names.map(\.row)), .texts("column", names.map(\.column)),
    ])
}

private func partRows(_ parts: [Int: [Int]]) -> Relation {
  let pairs = parts.sorted { $0.key < $1.key }.flatMap { whole, parts in parts.map { (part: $0, whole: whole) } }
  return Relation(
    "form_parts", [.integers("part", pairs.map { Int64($0.part) }), .integers("whole", pairs.map { Int64($0.whole) })])
}

/// The members of columns whose texts have an order of their own (divisions by code, rows as printed), by `TABLE.COLUMN`.
private func memberOrders(_ relations: [LazyRelation], _ names: [String]) -> ExportedTable {
  let all = zip(relations, names).map { ($1, fields(of: $0), $0.schema, $0.made) }
  return ExportedTable(
    name: "members", columns: [Field("list", .text), Field("member", .text), Field("place", .integer)],
    key: ["list", "member"],
    rows: {
      var (lists, members, places): ([String], [String], [Int64]) = ([], [], [])
      for (name, fields, schema, made) in all {
        for (number, field) in fields.enumerated() {
          guard let texts = orderedMembers(of: schema[number], made?.columns[number]) else { continue }
          for (place, text) in texts.enumerated() {
            lists.append(memberList(name, field.name))
            members.append(text)
            places.append(Int64(place + 1))
          }
        }
      }
      return Relation("members", [.texts("list", lists), .texts("member", members), .integers("place", places)])
    }, origins: relations)
}

/// The texts of a column in their own order: the few that it can hold, or those that it has; nil where they have none.
func orderedMembers(of schema: ColumnSchema, _ made: Column?) -> [String]? {
  if !schema.choices.isEmpty { return schema.choices.map(\.en) }
  guard case .text(_, let vocabulary)? = made?.values, vocabulary.isOrdered else { return nil }
  return vocabulary.texts
}

/// What the members of a column stand under in `members`.
func memberList(_ table: String, _ column: String) -> String { "\(table).\(column)" }
