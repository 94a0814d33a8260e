import Diagnostics

/// A statement as it was typed: names are still text, nothing is looked up.
package indirect enum Statement: Sendable {
  case query(Query)
  /// `let NAME = query`
  case `let`(name: Name, query: Query)
  /// `define NAME = expression [as "label"] [unit]`
  case define(name: Name, expression: Expression, label: String?, unit: Name?)
  /// `save database FILE`; `save!` replaces a file that is there.
  case saveDatabase(file: Name, replacing: Bool)
  case command(CommandStatement)
}

/// A word that stands for something: a metric, a dimension, a member, a table, a column.
package struct Name: Sendable, Hashable {
  /// The word with full-width letters, digits and dots made ASCII; otherwise as typed.
  package var text: String
  package var span: Span
  /// Whether it was typed in quotes, and so is never a keyword.
  package var isQuoted: Bool

  package init(_ text: String, at span: Span, isQuoted: Bool = false) {
    self.text = text
    self.span = span
    self.isQuoted = isQuoted
  }
}

/// `block { "|" block }`
package struct Query: Sendable {
  package var blocks: [Block]
  package var span: Span

  package init(_ blocks: [Block], at span: Span) {
    self.blocks = blocks
    self.span = span
  }
}

/// A source and its clauses, in the order in which they were typed (which does not matter).
package struct Block: Sendable {
  package var source: Source
  package var clauses: [Clause]
  package var span: Span

  package init(source: Source, clauses: [Clause], at span: Span) {
    self.source = source
    self.clauses = clauses
    self.span = span
  }
}

package enum Source: Sendable {
  /// `lawsuits, avg reviews`
  case measures([Measure])
  /// `from facts`
  case table(Name)
  /// Nothing: the block works on what the one before it gave.
  case previous
}

/// How a measure is computed over the reports of a group.
package enum Aggregate: String, Sendable, CaseIterable {
  case sum, avg, min, max, median, count, stddev
}

/// One of the measures of a block: `lawsuits`, `avg applications@2020`, `carried_in@2020 != carried_out@2019`; `count`
/// alone has no expression.
package struct Measure: Sendable {
  package var aggregate: Aggregate
  package var expression: Expression?
  package var span: Span

  package init(aggregate: Aggregate, expression: Expression?, at span: Span) {
    self.aggregate = aggregate
    self.expression = expression
    self.span = span
  }
}

/// A clause of a block.
package struct Clause: Sendable {
  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    case by([Name])
    case filter(Expression)
    /// A bare member: `2020`, `鹿城区`, `温州市/鹿城区`, `2018..2020`, `latest`.
    case member(Expression)
    /// `A vs B [vs C …]`, at least two.
    case versus([Expression])
    case share([Measure])
    case rank(Measure, within: Name?)
    /// `growth M, …`: each measure against the year before.
    case growth([Measure])
    case sort([SortKey])
    /// `top N [M] [within K]`, `bottom N [M] [within K]`. The name may turn out to be a bare member (`top 5 鹿城区`).
    case top(RowCount, isBottom: Bool, by: Expression?, within: Name?)
    case pivot(Name)
    case totals
    case select([Selection])
    case derive([Selection])
    case rename([(from: Name, to: Name)])
    case distinct
    case limit(RowCount)
    /// `join TABLE [on K, K = COLUMN]`; without keys, on all the columns that both have.
    case join(table: Name, on: [JoinKey])
    /// `save "file.ext"`; `save!` replaces a file that is there.
    case save(path: String, pathSpan: Span, replacing: Bool)
    case into(Name)
  }
}

/// How many rows are wanted: `5`, or `$n` until its value stands in its place.
package enum RowCount: Sendable {
  case number(Int)
  case variable(Name)
}

/// What rows of two tables are matched by: a column that both have, or one of each.
package struct JoinKey: Sendable {
  package var name: Name
  /// What the other table calls it; nil where both have the one name.
  package var other: Name?
}

/// A text in quotes that another language is to read.
package struct QuotedText: Sendable {
  package var text: String
  package var span: Span
  /// What was typed between the quotes; longer than the text where there are escapes in it.
  package var inside: Span
}

package struct SortKey: Sendable {
  package var expression: Expression
  package var isDescending: Bool

  package init(_ expression: Expression, isDescending: Bool) {
    self.expression = expression
    self.isDescending = isDescending
  }
}

/// `expression`, or `name = expression`.
package struct Selection: Sendable {
  package var name: Name?
  package var expression: Expression

  package init(name: Name? = nil, _ expression: Expression) {
    self.name = name
    self.expression = expression
  }
}

package struct Expression: Sendable {
  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    /// Digits as typed, with ASCII digits and point: `2020`, `0.5`. `isPercent`: `50%` typed without a blank, 0.5.
    case number(String, isPercent: Bool)
    /// `100万元`, `10件`: digits as typed, and the unit.
    case quantity(String, NumberUnit)
    case string(String)
    case name(Name)
    /// `$year`
    case variable(Name)
    /// `latest` 最新
    case latest
    /// `2018..2020`
    case range(Expression, Expression)
    case call(Name, [Expression])
    case unary(Unary, Expression)
    case binary(Binary, Expression, Expression)
    case between(Expression, lower: Expression, upper: Expression, isNegated: Bool)
    case `in`(Expression, [Expression], isNegated: Bool)
    /// `is blank`, `is not missing`
    case isState(Expression, State, isNegated: Bool)
    /// `lawsuits@2020`, `lawsuits@(2020, 鹿城区)`
    case at(Expression, [Expression])
  }

  package enum Unary: String, Sendable { case minus = "-", not }

  package enum Binary: String, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case modulo = "%"
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case contains = "~"
    case matches = "=~"
    case and, or

    package var isComparison: Bool {
      switch self {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .matches: true
      default: false
      }
    }
  }

  package enum State: String, Sendable { case blank, missing }
}

/// A command and its arguments, as typed.
package struct CommandStatement: Sendable {
  package var command: CommandName
  /// The word it was typed as, for messages.
  package var name: Name
  /// The words between a command and its query: the kind of picture in `plot bar lawsuits by year`.
  package var options: [Name]
  package var argument: Argument
  package var span: Span

  package init(_ command: CommandName, name: Name, options: [Name] = [], argument: Argument, at span: Span) {
    self.command = command
    self.name = name
    self.options = options
    self.argument = argument
    self.span = span
  }

  package enum Argument: Sendable {
    case words([Name])
    case query(Query)
    /// `sql "select …" top 3 | …`: a text in another language, and the query over the rows that it gives, which the
    /// query knows as `_`.
    case text(QuotedText, over: Query)
    /// `trace #3`, `drill 3`: a row of the last answer, from 1.
    case row(Int)
  }
}
