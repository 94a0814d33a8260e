import Diagnostics
import Functions
import Relations

/// Sums over reports: which reports, told apart by what, and what is added up.
///
/// Gives a row for each combination of keys that a report has; the columns are the keys, then the leaves.
package struct CubePlan: Sendable {
  /// Over the columns of the reports, and over cells within a report.
  package var filter: Bound?
  /// What holds of a report of the year before where the filter holds of the year after.
  package var filterOfYearBefore: Bound?
  package var keys: [CubeKey]
  package var leaves: [Leaf]
  /// The cells that leaves and filters name, by sheet: `cells[list][sheet]`. A sheet is a combination of members of
  /// the keys that are dimensions of the form; one where there are none.
  package var cells: [[[Int]]]
  /// The members of the form's dimensions that each sheet stands for, in the order of those keys; nil where the rows
  /// of the form belong to none.
  package var sheets: [[Int?]]
  /// Counts reports contained in others that are counted.
  package var countsOverlap: Bool
  /// Takes implied values for values.
  package var usesImplied: Bool
  /// What is known of the answer before it is computed: members without any report.
  package var notes: [Note]

  /// Whether a leaf counts only reports for which a column of theirs holds, of truth values.
  package func counts(_ leaf: Leaf, onlyWhere column: Int) -> Bool {
    [leaf.isOfYearBefore ? filterOfYearBefore : filter, leaf.condition].contains { $0?.requires(column) ?? false }
  }
}

package enum CubeKey: Sendable {
  /// A column of the reports, by number.
  case property(Int, ColumnSchema)
  /// A dimension of the form, whose members are the choices of its column.
  case form(ColumnSchema)

  package var schema: ColumnSchema {
    switch self {
    case .property(_, let schema), .form(let schema): schema
    }
  }

  /// The members of a dimension of the form; none of a property.
  package var members: [String] { if case .form(let schema) = self { schema.choices.map(\.en) } else { [] } }
}

/// One thing to be computed for each group of reports.
package struct Leaf: Sendable {
  /// The metric's identifier, for notes and traces.
  package var metric: String
  package var aggregation: Aggregation
  /// What is aggregated, per report; nil counts reports. For sums, always a cell list.
  package var expression: Bound?
  /// Which reports count for it besides the filter of the whole.
  package var condition: Bound?
  /// Whether the reports of the year before count for it: those that a group would have with its year, and the years of
  /// all conditions, one less.
  package var isOfYearBefore = false
  /// The leaves, by number, that make a quotient with it: a report counts only where each of them has a value.
  package var quotient: [Int] = []
  /// Which side of `vs` it is on, where the sides are years.
  package var side: Int?
  /// Which side of `vs` it is on, where the sides are places or something else.
  package var place: Int?
  /// Whether it stood at a moment, and so must not be added over years.
  package var isStock: Bool
  package var shape: Shape
  /// Where the statement names it, for messages.
  package var span: Span?

  /// The list of cells that it is the sum of; nil where it is something else.
  package var list: Int? {
    guard aggregation == .sum, case .cells(let list)? = expression?.kind else { return nil }
    return list
  }
}
