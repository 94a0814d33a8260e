import Diagnostics
import Reports

/// Something that can be asked of reports: its names in both languages, its unit, and what it is made of.
///
///     Metric("denied.state_secret", "不予公开.国家秘密", .applications(rows: [4]))
package struct Metric: Sendable {
  /// The identifier: `lawsuits.direct.upheld`.
  package var id: String
  /// The identifier, and the Chinese label.
  package var label: Phrase
  package var unit: MetricUnit
  package var temporality: Temporality
  package var definition: Definition
  /// One line for `describe` and for the completion's list.
  package var summary: Phrase
  /// Further words that mean it.
  package var aliases: [String]

  package init(
    id: String, label: Phrase, unit: MetricUnit, temporality: Temporality, definition: Definition, summary: Phrase,
    aliases: [String]
  ) {
    self.id = id
    self.label = label
    self.unit = unit
    self.temporality = temporality
    self.definition = definition
    self.summary = summary
    self.aliases = aliases
  }
}

package enum MetricUnit: String, Sendable {
  /// Cases, applications, items, decisions.
  case count
  /// Money; values are hundredths of a yuan.
  case yuan
  /// A ratio of sums, shown as per cent.
  case ratio
}

/// Whether values of several years may be added.
package enum Temporality: String, Sendable {
  /// What happened in the year: adds up over years.
  case flow
  /// What stood at a moment (carried over, in force): adds up over organs, never over the years of one organ.
  case stock
}

package enum Definition: Sendable {
  case cells(CellSet)
  case formula(Formula)
}

/// Arithmetic over other metrics, each summed before.
package indirect enum Formula: Sendable {
  case metric(String)
  case add(Formula, Formula)
  case subtract(Formula, Formula)
  case multiply(Formula, Formula)
  case divide(Formula, Formula)
  case whole(Int64)
  case real(Double)

  package var divides: Bool {
    switch self {
    case .metric, .whole, .real: false
    case .divide: true
    case .add(let left, let right), .subtract(let left, let right), .multiply(let left, let right):
      left.divides || right.divides
    }
  }

  /// The identifiers in it, in order.
  package var metrics: [String] {
    switch self {
    case .metric(let id): [id]
    case .whole, .real: []
    case .add(let left, let right), .subtract(let left, let right), .multiply(let left, let right),
      .divide(let left, let right):
      left.metrics + right.metrics
    }
  }
}

extension Formula: CustomStringConvertible {
  /// `(granted + partial) / handled`
  package var description: String {
    switch self {
    case .metric(let id): id
    case .add(let left, let right): "\(left) + \(right)"
    case .subtract(let left, let right): "\(left) - \(right.isSum ? right.bracketed : right.description)"
    case .multiply(let left, let right): "\(left.isSum ? left.bracketed : left.description) * \(right.bracketed)"
    case .divide(let left, let right): "\(left.bracketed) / \(right.bracketed)"
    case .whole(let number): "\(number)"
    case .real(let number): "\(number)"
    }
  }

  private var bracketed: String {
    switch self {
    case .metric, .whole, .real: description
    default: "(\(self))"
    }
  }

  private var isSum: Bool {
    switch self {
    case .add, .subtract: true
    default: false
    }
  }
}

extension Metric {
  /// The forms that have it; both for a formula all of whose parts both have.
  package var forms: [Form] {
    switch definition {
    case .cells(let cells):
      return Form.allCases.filter { form in cells.own.contains { formCells[$0].forms.contains(form) } }
    case .formula(let formula):
      return Form.allCases.filter { form in formula.metrics.allSatisfy { metric($0)?.forms.contains(form) ?? false } }
    }
  }
}
