import Diagnostics
import Functions
import Relations

/// How an answer is computed: operators, each over what the one inside it gives. Every name has become a number.
package indirect enum Plan: Sendable {
  /// Sums over reports.
  case cube(CubePlan)
  /// The rows of a relation.
  case scan(String)
  case filter(Plan, Bound)
  /// New columns computed from the rows.
  case project(Plan, [Projection])
  /// Groups of rows, a row each: the key columns, then the aggregates.
  case aggregate(Plan, keys: [Int], [Aggregate])
  /// Stable: rows that tie keep their order.
  case sort(Plan, [SortKey])
  /// The first rows.
  case limit(Plan, Int)
  /// Each distinct row once.
  case distinct(Plan)
  /// Measures side by side for several members, reshaped (see `CompareLayout`).
  case compare(Plan, CompareLayout)
  /// The rows of the first, then the one row of the second under the columns that both have, labelled as the total.
  case totals(Plan, Plan, keyCount: Int, label: String)
  /// The rows, then their sums in the columns that can be summed.
  case ownTotals(Plan, label: String)

  package struct Projection: Sendable {
    package var name: String
    package var label: Phrase
    package var expression: Bound

    package init(_ name: String, _ label: Phrase, _ expression: Bound) {
      self.name = name
      self.label = label
      self.expression = expression
    }
  }

  package struct Aggregate: Sendable {
    package var aggregation: Aggregation
    /// Nil counts rows.
    package var expression: Bound?
    package var name: String
    package var label: Phrase
  }

  package struct SortKey: Sendable {
    package var column: Int
    package var isDescending: Bool
  }
}

/// How `A vs B` is laid out: a row for each group and measure, a column for each member, then the difference and the
/// change against the first.
package struct CompareLayout: Sendable {
  package var keyCount: Int
  /// Name, in the language of the answer, and unit of each measure.
  package var measures: [(name: String, unit: Unit)]
  /// What the columns are called.
  package var members: [Phrase]
  /// Whether a column says which measure a row is of.
  package var namesMeasures: Bool
}
