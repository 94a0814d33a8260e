import Diagnostics
import Planning
import Relations

/// A query as SQL: what it is called in the comment on top, its plan, and what its columns are called.
package struct Question {
  /// The query as this language says it.
  package var text: String
  /// With columns that are known before it is run (see `settled`).
  package var plan: Plan

  package init(_ text: String, _ plan: Plan) {
    self.text = text
    self.plan = plan
  }
}

/// The question as one statement of SQL over the exported tables, a step a common table expression, which gives the rows of
/// the answer in their order. Counts and money are whole numbers, money in hundredths of a yuan; what has no value is NULL.
///
///     try translate(Question("lawsuits by district", plan), over: tables, dataset.cube, in: .en)
///
/// Throws where the plan asks for what SQL has no words for.
package func translate(
  _ question: Question, over tables: ExportedTables, _ cube: Cube, cellNames: [CellName], in language: Language
) throws(Diagnostic) -> String {
  var draft = Draft(tables: tables, cube, cellNames: cellNames, language: language)
  var rows = try draft.rows(of: question.plan)
  if !draft.tellsMissingApart && !question.plan.tellsMissingApart {
    draft = Draft(tables: tables, cube, cellNames: cellNames, language: language)
    draft.tracksMissing = false
    rows = try draft.rows(of: question.plan)
  }
  guard !rows.columns.isEmpty else { throw .noColumns }
  let head = [question.text] + (draft.legend(rows) + [draft.need].compactMap { $0 }).map { $0[language] }
  let list = rows.columns.map { item(sqlName($0.name), as: $0.title) }
  // Where columns get other names, the order is by what they were called before.
  let isRenamed = rows.columns.contains { $0.name != $0.title }
  let ordering = rows.ordering(isRenamed ? "\(sqlName(rows.step))." : "")
  let select = Select(list, from: sqlName(rows.step), orderBy: ordering)
  return head.map(comment).joined() + draft.with + select.text + ";\n"
}

/// A statement in the making.
struct Draft {
  let tables: ExportedTables
  /// The relation `reports`.
  let reports: Relation
  let cellNames: [CellName]
  /// The cells that the form makes totals of others.
  let totals: Set<Int>
  let language: Language
  /// Whether companions of columns say where there is no report. The first draft has them; where it shows that nothing
  /// asks for them, a second one does without.
  var tracksMissing = true
  /// Whether rows were told apart by columns in which some row may have no report.
  var tellsMissingApart = false
  /// Whether the row of totals is being made, in which a stock of several years is blank.
  var isTotal = false
  /// The tables of the session that the statement names.
  var needed: Set<String> = []
  /// The steps that have the rows of tables of the session, by the table's name.
  var tablesInside: [String: String] = [:]
  private var steps: [String] = []
  private var taken: Set<String>

  init(tables: ExportedTables, _ cube: Cube, cellNames: [CellName], language: Language) {
    self.tables = tables
    reports = cube.reports
    totals = Set(cube.parts.keys)
    self.cellNames = cellNames
    self.language = language
    taken = Set(tables.all.map { $0.name.lowercased() })
  }

  /// The steps as the beginning of the statement; empty where there are none.
  var with: String { steps.isEmpty ? "" : "WITH\n" + steps.joined(separator: ",\n") + "\n" }

  /// Adds a step, and gives the name by which later ones know it.
  mutating func step(_ name: String, _ remarks: [Phrase], columns: [String]? = nil, _ body: String) -> String {
    var unique = name
    var number = 2
    while !taken.insert(unique).inserted {
      unique = "\(name)_\(number)"
      number += 1
    }
    let head = columns.map { " (\($0.map(sqlName).joined(separator: ", ")))" } ?? ""
    steps.append(
      remarks.map { comment($0[language]) }.joined() + "\(sqlName(unique))\(head) AS (\n\(indented(body))\n)")
    return unique
  }

  mutating func step(_ name: String, _ remarks: [Phrase], _ body: Select) -> String {
    step(name, remarks, body.text)
  }

  mutating func step(_ name: String, _ body: Select) -> String { step(name, [], body) }
}

/// A remark as lines of comment, whatever ends a line in it.
func comment(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline).map { "-- \($0)\n" }.joined()
}

/// The lines further in, but for those inside a text or a name.
func indented(_ body: String) -> String {
  var result = "  "
  var quote: Unicode.Scalar?
  for scalar in body.unicodeScalars {
    result.unicodeScalars.append(scalar)
    if let open = quote {
      if scalar == open { quote = nil }
    } else if scalar == "'" || scalar == "\"" {
      quote = scalar
    } else if scalar == "\n" {
      result += "  "
    }
  }
  return result
}

/// The parts of a SELECT.
struct Select {
  var list: [String]
  var from: String
  var joins: [String] = []
  var conditions: [String] = []
  var groupBy: [String] = []
  var having: String?
  var orderBy: [String] = []
  var limit: Int?

  init(
    _ list: [String], from: String, joins: [String] = [], where conditions: [String] = [], groupBy: [String] = [],
    having: String? = nil, orderBy: [String] = [], limit: Int? = nil
  ) {
    (self.list, self.from, self.joins, self.conditions) = (list, from, joins, conditions)
    (self.groupBy, self.having, self.orderBy, self.limit) = (groupBy, having, orderBy, limit)
  }

  var text: String {
    var lines = ["SELECT " + listed(list)]
    if !from.isEmpty { lines.append("FROM \(from)") }
    lines += joins
    if !conditions.isEmpty { lines.append("WHERE " + conditions.joined(separator: "\n  AND ")) }
    if !groupBy.isEmpty { lines.append("GROUP BY " + groupBy.joined(separator: ", ")) }
    if let having { lines.append("HAVING \(having)") }
    if !orderBy.isEmpty { lines.append("ORDER BY " + orderBy.joined(separator: ", ")) }
    if let limit { lines.append("LIMIT \(limit)") }
    return lines.joined(separator: "\n")
  }
}

/// An item of a list with its name, where that is not its own already.
func item(_ text: String, as name: String) -> String {
  let own = sqlName(name)
  let isOwn = text == own || text.hasSuffix(".\(own)") && !text.dropLast(own.count).contains(" ")
  return isOwn ? text : "\(text) AS \(own)"
}

/// A function over the rows that are equal in some columns, in an order; on lines of its own where it is long.
func over(_ function: String, within group: [String], by order: [String]) -> String {
  let parts =
    (group.isEmpty ? [] : ["PARTITION BY \(group.joined(separator: ", "))"])
    + (order.isEmpty ? [] : ["ORDER BY \(order.joined(separator: ", "))"])
  let line = "\(function) OVER (\(parts.joined(separator: " ")))"
  return line.utf8.count <= 100 ? line : "\(function) OVER (\n      \(parts.joined(separator: "\n      ")))"
}

/// The items in one line where they fit, otherwise a line each.
func listed(_ items: [String]) -> String {
  let line = items.joined(separator: ", ")
  return line.utf8.count <= 100 && !line.contains("\n") ? line : items.joined(separator: ",\n  ")
}

extension Diagnostic {
  /// A pivot of nothing has no columns.
  fileprivate static let noColumns = Diagnostic(
    Phrase("the answer has no columns, and SQL knows no such table", zh: "结果没有任何列，SQL 无法表示这样的表"),
    hint: Phrase("ask for members that the reports have", zh: "请查询报告中有的成员"))
}
