import CSQLite
import Diagnostics
import Relations
import Translation

/// The column of a table that a column of an answer is taken from.
struct Origin: Hashable {
  var table: String
  var column: String

  init(_ table: String, _ column: String) {
    self.table = table.lowercased()
    self.column = column.lowercased()
  }
}

/// The rows that a statement gives, all of them.
///
/// - Parameter fields: what is known of the columns of tables.
func relation(
  of statement: Prepared, _ connection: Connection, _ watch: Watch, _ sql: String,
  _ fields: [Origin: ExportedTable.Field]
) throws(Diagnostic) -> Relation {
  let count = csqlite_column_count(statement.handle)
  var cells = [[Value]](repeating: [], count: Int(count))
  var rowCount = 0
  while true {
    let state = csqlite_step(statement.handle)
    if state == SQLITE_DONE { break }
    guard state == SQLITE_ROW else { throw watch.stopped ?? connection.error(in: sql) }
    rowCount += 1
    guard rowCount * max(1, cells.count) <= mostValues else { throw .tooManyRows }
    for column in 0..<count { cells[Int(column)].append(value(statement, column)) }
  }
  let names = uniqueNames((0..<count).map { String(cString: csqlite_column_name(statement.handle, $0)) })
  let columns = zip(names, cells).enumerated().map { number, column in
    made(column.0, column.1, origin(statement, Int32(number)).flatMap { fields[$0] })
  }
  return Relation("sql", columns, rowCount: rowCount)
}

/// The most values that an answer may have.
private let mostValues = 20_000_000

private func origin(_ statement: Prepared, _ column: Int32) -> Origin? {
  guard let table = csqlite_column_table(statement.handle, column),
    let origin = csqlite_column_origin(statement.handle, column)
  else { return nil }
  return Origin(String(cString: table), String(cString: origin))
}

private func value(_ statement: Prepared, _ column: Int32) -> Value {
  switch csqlite_column_type(statement.handle, column) {
  case SQLITE_INTEGER: return .integer(csqlite_column_integer(statement.handle, column))
  case SQLITE_FLOAT:
    let number = csqlite_column_real(statement.handle, column)
    return number.isFinite ? .real(number) : .none(.blank)
  case SQLITE_TEXT: return .text(String(decoding: bytes(statement, column), as: UTF8.self))
  case SQLITE_BLOB: return .text(hexadecimal(bytes(statement, column)))
  default: return .none(.blank)
  }
}

private func bytes(_ statement: Prepared, _ column: Int32) -> UnsafeRawBufferPointer {
  let start = csqlite_column_bytes(statement.handle, column)
  return UnsafeRawBufferPointer(
    start: start, count: start == nil ? 0 : Int(csqlite_column_size(statement.handle, column)))
}

/// Bytes as SQL writes them: `x'0aff'`.
private func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
  "x'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
}

// MARK: - Columns

/// A column of the narrowest type that holds all of the values: SQLite types values, not columns. What is taken from a
/// column of a table is of its type, unit and label.
private func made(_ name: String, _ values: [Value], _ field: ExportedTable.Field?) -> Column {
  let label = field.flatMap { $0.name == name ? $0.label : nil }
  let unit = field?.unit ?? .number
  switch commonType(values) ?? field?.type ?? .text {
  case .integer:
    let numbers = values.map { if case .integer(let number) = $0 { number } else { Int64?.none } }
    switch field?.type {
    case .money: return .money(name, label: label, numbers)
    case .boolean: return .booleans(name, label: label, numbers.map { $0.map { $0 != 0 } })
    default: return .integers(name, label: label, numbers, unit: unit)
    }
  case .text: return .texts(name, label: label, values.map(text))
  default: return .reals(name, label: label, values.map(real), unit: unit)
  }
}

/// Nil where no row has a value.
private func commonType(_ values: [Value]) -> ValueType? {
  var type: ValueType?
  for value in values {
    switch value {
    case .text: return .text
    case .real: type = .real
    case .integer: type = type ?? .integer
    default: break
    }
  }
  return type
}

private func real(_ value: Value) -> Double? {
  switch value {
  case .integer(let number): Double(number)
  case .real(let number): number
  default: nil
  }
}

private func text(_ value: Value) -> String? {
  switch value {
  case .text(let text): text
  case .integer(let number): "\(number)"
  case .real(let number): "\(number)"
  default: nil
  }
}

extension Diagnostic {
  fileprivate static let tooManyRows = Diagnostic(
    Phrase("the answer has more than twenty million values", zh: "结果超过两千万个值"),
    hint: Phrase("put a LIMIT behind it", zh: "请加上 LIMIT"))
}
