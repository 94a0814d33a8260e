import Diagnostics

/// What may stand at a place of a statement.
package enum Expected: Hashable, Sendable {
  /// The beginning of a statement: a command, or a query.
  case statement
  case keyword(Keyword)
  /// A metric, or an expression of metrics.
  case measure
  /// What a query is grouped by.
  case key
  /// A member of any dimension.
  case member
  /// A value opposite to a dimension or column: `district = `, `unit in (`.
  case memberOf(Name)
  /// A member to compare, on either side of `vs`.
  case versus
  /// A column, a metric, a dimension or a function, in an expression over the block's source.
  case column
  /// A column of the table to join.
  case columnOf(Name)
  case sortKey
  case table
  case file
  /// `database` behind the `save` that a statement begins with.
  case database
  /// A table or a column that SQL can name.
  case sqlName
  /// The name of a variable, behind its `$`.
  case variable
  case number
  /// A name that the user makes: nothing to offer.
  case newName
  case unit
  /// The word `index` (from 0) of a command.
  case commandWord(CommandName, index: Int)
  /// The value of a setting: the second word of `set`.
  case settingValue(Name)
}
