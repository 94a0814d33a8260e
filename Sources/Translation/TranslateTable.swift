import Diagnostics
import Planning
import Relations

extension Draft {
  /// The rows of a table. Those of a small table of the session stand in the statement itself, so that it can be run anywhere.
  mutating func scanned(_ name: String) -> StepRows {
    let table = tables.table(of: name)
    guard let relation = tables.relation(name) else { preconditionFailure("the binder found the table") }
    let made = relation.made
    let schema = made.map { $0.columns.map(ColumnSchema.init) } ?? relation.schema
    let columns = schema.enumerated().map { number, schema in
      var column = StepColumn(
        name: table.columns[number + 1].name, title: schema.name, type: schema.type, unit: schema.unit)
      if let made = made?.columns[number] {
        column.isMixed = made.rowUnits != nil
        column.mayMiss = table.columns.contains { $0.name == column.missing }
      }
      if orderedMembers(of: schema, made?.columns[number]) != nil {
        column.order = .members(memberList(table.name, column.name))
      }
      return column
    }
    let rows = StepRows(step: table.name, columns: columns, sequence: rowNumber)
    guard relation.isOfSession, let made else { return rows }
    guard made.rowCount * made.columns.count <= mostCellsInside else {
      needed.insert(table.name)
      return rows
    }
    return inside(rows, table, made)
  }

  /// The rows as a step of constants, once for each table.
  private mutating func inside(_ rows: StepRows, _ table: ExportedTable, _ made: Relation) -> StepRows {
    var result = rows
    for (number, column) in made.columns.enumerated() {
      guard case .text(_, let vocabulary) = column.values, vocabulary.isOrdered else { continue }
      let occurring = Set((0..<column.count).map { column[$0] })
      result.columns[number].order = .listed(vocabulary.texts.filter { occurring.contains(.text($0)) })
    }
    if let known = tablesInside[table.name] {
      result.step = known
      return result
    }
    let exported = table.rows()
    let lines = (0..<exported.rowCount).map { row in
      let cells = exported.columns.map { column in
        let term = constantTerm(column[row], column.type).text
        // The first row says the types of all.
        return row == 0 && column.type != .text ? "CAST(\(term) AS \(column.type.sqlName))" : term
      }
      return "(\(cells.joined(separator: ", ")))"
    }
    result.step = values(
      "\(table.name)_rows",
      [Phrase("the rows of \(table.name), as the session has them", zh: "\(table.name) 的各行（取自本次会话）")],
      table.columns.map(\.name), lines)
    tablesInside[table.name] = result.step
    return result
  }

  /// What has to be there before the statement can be run, as a remark on top of it; nil where it needs nothing of the session.
  var need: Phrase? {
    guard !needed.isEmpty else { return nil }
    let names = needed.sorted().joined(separator: ", ")
    return Phrase(
      "needs \(names), of the session: save database FILE writes all its tables",
      zh: "需要本次会话的表 \(names)：用 保存 数据库 文件 写出全部表")
  }
}

/// How many cells of a table may stand in a statement.
private let mostCellsInside = 1000

extension LazyRelation {
  /// Whether it is a kept answer or a table of one's own: the database's tables have Chinese names.
  fileprivate var isOfSession: Bool { chinese == nil }
}
