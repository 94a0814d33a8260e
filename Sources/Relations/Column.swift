import Diagnostics

/// What a column's values are.
package enum ValueType: String, Sendable {
  case integer, money, real, text, boolean
}

/// What a number counts or measures; decides how it is shown, never what it is.
package enum Unit: String, Sendable {
  /// A plain number, thousands grouped on a terminal.
  case number
  /// A number that names something (a year, a division code): never grouped, never summed.
  case label
  /// Yuan, exact to 0.01.
  case yuan
  /// A ratio, shown as per cent with two decimals, written to files as the fraction.
  case ratio
  /// A difference of ratios, shown in percentage points.
  case points
}

/// The values of a column, side by side. Where a cell has no value, a number is 0 and a text's code is −1, so that
/// sums need no mask; `Column.presence` says which those are.
package enum Values: Sendable {
  case integer(Buffer<Int64>)
  /// Hundredths of a yuan.
  case money(Buffer<Int64>)
  case real(Buffer<Double>)
  case text(Buffer<Int32>, Vocabulary)
  case boolean(Buffer<UInt8>)
}

/// A named, typed column.
package struct Column: Sendable {
  /// The identifier: what a query calls it.
  package var name: String
  /// What a reader of the answer sees above it.
  package var label: Phrase
  package var values: Values
  /// `Presence` by row, as raw values; nil where every row has a value.
  package var presence: Buffer<UInt8>?
  package var unit: Unit
  /// Where rows differ in unit (several measures in one column), the unit by row.
  package var rowUnits: [Unit]?
  /// The measures that it is made of, by number in the relation's `Nesting`; nil where that is not known.
  package var measures: Set<Int>?
  /// Whether the sum of its rows is that of the whole, as of counts and amounts; not of means, quotients, ranks.
  package var addsUp = true
  /// One of its rows is the total of others.
  package var hasTotal = false

  package init(
    _ name: String, label: Phrase? = nil, _ values: Values, presence: Buffer<UInt8>? = nil, unit: Unit = .number,
    rowUnits: [Unit]? = nil
  ) {
    self.name = name
    self.label = label ?? Phrase(verbatim: name)
    self.values = values
    self.presence = presence
    self.unit = unit
    self.rowUnits = rowUnits
  }

  package var count: Int {
    switch values {
    case .integer(let buffer), .money(let buffer): buffer.count
    case .real(let buffer): buffer.count
    case .text(let buffer, _): buffer.count
    case .boolean(let buffer): buffer.count
    }
  }

  package var type: ValueType {
    switch values {
    case .integer: .integer
    case .money: .money
    case .real: .real
    case .text: .text
    case .boolean: .boolean
    }
  }

  package func presence(at row: Int) -> Presence {
    guard let presence else { return .value }
    return Presence(rawValue: presence[row]) ?? .blank
  }

  package func hasValue(at row: Int) -> Bool { presence(at: row).hasValue }

  /// A text, or a number that names something, as a text; nil where there is none.
  package func text(at row: Int) -> String? {
    guard hasValue(at: row) else { return nil }
    return switch values {
    case .text(let codes, let vocabulary): vocabulary[codes[row]]
    case .integer(let numbers): String(numbers[row])
    default: nil
    }
  }

  /// The measures that something is made of which is computed from these columns.
  package static func measures(of columns: [Column]) -> Set<Int>? {
    columns.reduce(Set<Int>()) { whole, column in whole.flatMap { whole in column.measures.map(whole.union) } }
  }

  package func unit(at row: Int) -> Unit { rowUnits?[row] ?? unit }
}
