import Diagnostics
import Relations

/// How a key's members become columns: a row for each combination of the other keys, a column for each measure and
/// member.
package struct PivotLayout: Sendable {
  /// The column of the key.
  package var key: Int
  /// The columns of the other keys.
  package var keys: [Int]
  /// The columns whose values are spread.
  package var measures: [Int]
  /// The members in the order of their columns; nil for those that occur, in their own order.
  package var members: [Member]?

  /// Of these columns, those that count rows: where there are none, there are 0.
  package var counts: Set<Int> = []

  package struct Member: Sendable {
    /// What the key's column holds.
    package var value: Value
    package var label: Phrase

    package init(value: Value, label: Phrase) {
      self.value = value
      self.label = label
    }
  }

  /// What the column of a measure and a member is called: `2020`, or `lawsuits@2020` where there are several measures.
  package func schema(of measure: ColumnSchema, _ member: Phrase) -> ColumnSchema {
    let label =
      measures.count == 1
      ? member : Phrase("\(measure.label.en)@\(member.en)", zh: "\(measure.label.zh)@\(member.zh)")
    let name = measures.count == 1 ? member.en : "\(measure.name)@\(member.en)"
    return ColumnSchema(name, label: label, measure.type, unit: measure.unit)
  }

  /// The member that stands for rows whose key has no value.
  package static let none = Member(value: .none(.blank), label: Phrase("none", zh: "无"))
}
