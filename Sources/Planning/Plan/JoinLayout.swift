import Diagnostics
import Relations

/// How the rows of another relation are found for each row, and what of them comes behind it.
package struct JoinLayout: Sendable {
  /// The name of the other relation, for messages.
  package var table: String
  package var keys: [Key]
  /// The other relation's columns that come behind, with the names that they have there.
  package var columns: [(number: Int, schema: ColumnSchema)]
  /// Whether a row may stand several times, beside each row that matches it; where it has figures, it may not: they would
  /// be counted several times.
  package var repeatsRows: Bool
  /// The clause, for messages.
  package var span: Span
  /// In a settled plan, which values of the other relation's keys stand for which of the rows' keys.
  package var meanings: [Meaning] = []

  package struct Meaning: Sendable, Hashable {
    package var theirs: [Value]
    package var ours: [Value]

    package init(theirs: [Value], ours: [Value]) {
      self.theirs = theirs
      self.ours = ours
    }
  }

  package struct Key: Sendable {
    /// The column of the rows.
    package var left: Int
    /// The column of the other relation.
    package var right: Int
    /// What each way to write an area, on either side, stands for in answers: 鹿城, lucheng, 330302 and 温州市/鹿城区 for 鹿城区.
    /// Several where the name alone does not tell. A text that is not among them stands for itself.
    package var readings: [String: [String]]
  }
}
