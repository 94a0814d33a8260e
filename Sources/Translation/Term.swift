import Diagnostics
import Functions
import Relations

/// An expression of SQL and the type of its values.
struct Term {
  var text: String
  var type: ValueType
  var binding: Binding

  /// How tightly its parts hang together.
  enum Binding {
    /// It has parts with `OR` between them.
    case loose
    /// A condition that can stand beside `AND` and `OR` as it is.
    case condition
    /// Arithmetic.
    case computation
    /// It can stand beside any operator as it is.
    case atom
  }

  init(_ text: String, _ type: ValueType, _ binding: Binding = .atom) {
    self.text = text
    self.type = type
    self.binding = binding
  }

  /// The text for a place beside an operator.
  var operand: String { binding == .atom ? text : "(\(text))" }

  /// The text for a place beside `AND`.
  var condition: String { binding == .loose ? "(\(text))" : text }

  var isWhole: Bool { type == .integer || type == .money }

  /// The value as a real number, money in yuan, as the engine computes with it.
  var real: Term {
    switch type {
    case .real: self
    case .money: Term("CAST(\(text) AS DOUBLE PRECISION) / 100", .real, .computation)
    default: Term("CAST(\(text) AS DOUBLE PRECISION)", .real)
    }
  }

  /// The text as a condition, or as one that is never met.
  static func nothing(_ type: ValueType) -> Term { Term("CAST(NULL AS \(type.sqlName))", type) }
}

extension ValueType {
  /// The type as SQL calls it; money is a whole number of hundredths of a yuan.
  package var sqlName: String {
    switch self {
    case .integer, .money: "BIGINT"
    case .real: "DOUBLE PRECISION"
    case .text: "VARCHAR"
    case .boolean: "BOOLEAN"
    }
  }
}

/// A constant.
func constantTerm(_ value: Value, _ type: ValueType) -> Term {
  switch value {
  case .none: .nothing(type)
  case .integer(let number): Term("\(number)", .integer, number < 0 ? .computation : .atom)
  case .money(let hundredths): Term("\(hundredths)", .money, hundredths < 0 ? .computation : .atom)
  case .real(let number): Term("\(number)", .real, number < 0 ? .computation : .atom)
  case .text(let text): Term(literal(text), .text)
  case .boolean(let flag): Term(flag ? "TRUE" : "FALSE", .boolean)
  }
}
