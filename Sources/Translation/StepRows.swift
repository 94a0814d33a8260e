import Diagnostics
import Relations

/// The rows that a step gives: its name, its columns, and how the rows are ordered.
struct StepRows {
  var step: String
  var columns: [StepColumn]
  /// The column that numbers the rows.
  var sequence = sequenceName
  /// What comes before the number that each row has: sorts that no step has made yet.
  var sorts: [Sort] = []
  /// Columns that tell the rows apart; nil where that is not known.
  var key: Set<Int>?

  struct Sort {
    var column: Int
    var isDescending: Bool
  }
}

/// A column of a step.
struct StepColumn {
  /// What the step calls it, unlike its other columns.
  var name: String
  /// What the answer calls it.
  var title: String
  var type: ValueType
  var unit: Unit
  /// Whether its rows differ in unit, so that it has no sum.
  var isMixed = false
  var order = Order.own
  /// Whether some row may have no report.
  var mayMiss = false
  /// How it is computed, where the step has no column of it.
  var computed: String?
  /// Where a row of totals made texts of numbers: the text that is none of them.
  var label: String?

  /// What a sort of texts goes by.
  enum Order: Equatable {
    /// The values themselves.
    case own
    /// The places of the members in this list of `members`.
    case members(String)
    /// The places in this list.
    case listed([String])
  }

  /// Whether a sort looks up the places of its values.
  var isPlaced: Bool { if case .members = order { true } else { false } }

  /// The companion that says where there is no report.
  var missing: String { name + missingSuffix }
}

/// What every step calls the column that numbers its rows.
let sequenceName = "seq"

extension StepRows {
  /// The number of the rows, under the name that every step has for it.
  var sequenceItem: String { item(sqlName(sequence), as: sequenceName) }

  /// A column, and its companion where it has one, under other names.
  func renaming(_ draft: Draft, _ old: StepColumn, to new: StepColumn, as qualifier: String = "") -> [String] {
    [item(qualifier + sqlName(old.name), as: new.name)]
      + (draft.flags(old) ? [item(qualifier + sqlName(old.missing), as: new.missing)] : [])
  }

  /// The columns that the step has, with their companions where they have them, as a list to select from.
  func list(_ draft: Draft, of numbers: [Int]? = nil, as qualifier: String = "") -> [String] {
    (numbers ?? Array(columns.indices)).flatMap { number in
      let column = columns[number]
      return [qualifier + sqlName(column.name)] + (draft.flags(column) ? [qualifier + sqlName(column.missing)] : [])
    }
  }

  /// What the rows are ordered by.
  func ordering(_ qualifier: String = "") -> [String] {
    sorts.flatMap { sort in
      let column = columns[sort.column]
      // Inside the look-up of its place, a column is told from those of the list by its step's name.
      let own = qualifier.isEmpty && column.isPlaced ? "\(sqlName(step))." : qualifier
      return column.ordering(isDescending: sort.isDescending, own)
    } + [qualifier + sqlName(sequence)]
  }
}

extension StepColumn {
  /// The terms by which a sort orders the column; rows without a value come last either way.
  func ordering(isDescending: Bool, _ qualifier: String = "") -> [String] {
    ["\(sortTerm(qualifier))\(isDescending ? " DESC" : "") NULLS LAST"]
  }

  /// What sorts as the column does.
  func sortTerm(_ qualifier: String) -> String {
    let name = qualifier + sqlName(self.name)
    switch order {
    case .own: return name
    case .members(let list):
      return "(SELECT m.place FROM members AS m WHERE m.list = \(literal(list)) AND m.member = \(name))"
    case .listed(let texts):
      let cases = texts.enumerated().map { "WHEN \(literal($1)) THEN \($0 + 1)" }
      return texts.isEmpty ? name : "CASE \(name) \(cases.joined(separator: " ")) END"
    }
  }
}

extension Draft {
  /// The columns by which rows are told apart, with their companions.
  mutating func keyList(_ rows: StepRows, of numbers: [Int]? = nil) -> [String] {
    if (numbers ?? Array(rows.columns.indices)).contains(where: { flags(rows.columns[$0]) }) {
      tellsMissingApart = true
    }
    return rows.list(self, of: numbers)
  }

  /// Whether the column has a companion that says where there is no report.
  func flags(_ column: StepColumn) -> Bool { tracksMissing && column.mayMiss }

  /// The condition that a row of the column has no report.
  func missing(_ column: StepColumn, _ qualifier: String = "") -> String? {
    flags(column) ? qualifier + sqlName(column.missing) : nil
  }

  /// The rows with their order settled: each has its number in `seq`, and no sort is left to be made.
  mutating func numbered(_ rows: StepRows) -> StepRows {
    guard !rows.sorts.isEmpty else { return rows }
    let number = numbering(sequenceName, within: [], by: rows.ordering())
    var result = rows
    result.step = step(
      "sorted", [Phrase("in their order; blanks last", zh: "排序；空白在后")],
      Select(rows.list(self) + [number], from: sqlName(rows.step)))
    result.sequence = sequenceName
    result.sorts = []
    return result
  }

  /// Names for the columns of a step, unlike each other and unlike what every step has besides.
  func named(_ columns: [StepColumn]) -> [StepColumn] {
    let names = uniqueNames(columns.map(\.title), besides: [sequenceName])
    return zip(columns, names).map { column, name in
      var column = column
      column.name = name
      return column
    }
  }

  /// What a reader has to know of the columns, as remarks on top of the statement.
  func legend(_ rows: StepRows) -> [Phrase] {
    var remarks: [Phrase] = []
    let money = rows.columns.filter { $0.type == .money }.map(\.title)
    if !money.isEmpty {
      let names = money.joined(separator: ", ")
      remarks.append(Phrase("\(names): in hundredths of a yuan", zh: "\(names)：单位为分"))
    }
    return remarks
  }
}
