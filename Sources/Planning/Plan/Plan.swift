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
  /// The first rows in the order of the keys, as sorting and then taking the first gives them.
  case first(Plan, [SortKey], Int)
  /// The first rows of each group: of the rows that are equal in these columns.
  case limitOfEach(Plan, [Int], Int)
  /// Columns computed from each row and the group that it is in, behind those that are there.
  case window(Plan, within: [Int], [Window])
  /// The rows of the first; behind them the columns, but for the keys, of the row of the second that has the same keys.
  /// The keys are the first columns of both.
  case beside(Plan, Plan, keyCount: Int)
  /// The rows, and behind them the columns of the rows of another relation that match them.
  case join(Plan, Plan, JoinLayout)
  /// Each distinct row once.
  case distinct(Plan)
  /// Measures side by side for several members, reshaped (see `CompareLayout`).
  case compare(Plan, CompareLayout)
  /// A key's members as columns.
  case pivot(Plan, PivotLayout)
  /// Without those of these columns that are missing in every row.
  case withoutMissing(Plan, Set<Int>)
  /// The rows of the first, then the one row of the second under the columns that both have, labelled as the total.
  case totals(Plan, Plan, keyCount: Int, label: Phrase)
  /// The rows, then their sums in the columns that can be summed.
  case ownTotals(Plan, OwnTotals)

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

  package struct OwnTotals: Sendable {
    package var label: Phrase
    /// Where the statement asks for them.
    package var span: Span?
    /// The numbers of the columns that are added up, where that depends on the units of the rows; nil before it is known.
    package var summed: [Int]?
  }

  package struct Aggregate: Sendable {
    package var aggregation: Aggregation
    /// Nil counts rows.
    package var expression: Bound?
    package var name: String
    package var label: Phrase
  }

  /// What a row is in its group.
  package struct Window: Sendable {
    package var kind: Kind
    package var name: String
    package var label: Phrase

    package enum Kind: Sendable {
      /// The place of the row by a column, the largest first; rows that tie have the best place of them.
      case rank(Int)
      /// What the expression is in the group's row of the year before.
      case yearBefore(Bound, year: Bound)
      /// The sum over the group.
      case sum(Bound)

      /// The numbers of the columns in it.
      package var columns: [Int] {
        switch self {
        case .rank(let column): [column]
        case .yearBefore(let measure, _), .sum(let measure): measure.columns
        }
      }
    }
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
  /// Name and unit of each measure.
  package var measures: [(name: Phrase, unit: Unit)]
  /// What the columns are called.
  package var members: [Phrase]
  /// Whether a column says which measure a row is of.
  package var namesMeasures: Bool
}
