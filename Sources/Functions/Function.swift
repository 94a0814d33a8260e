import Diagnostics
import Relations

/// Something that can be computed from columns, row by row: its name, a line of help, what it takes and its loop.
package struct Function: Sendable {
  package var name: String
  package var chinese: String
  /// What other languages call it: `greatest` for `max`.
  package var otherNames: [String] = []
  /// How it is written: `substring(text, from, length)`.
  package var usage: String
  package var help: Phrase
  /// What it gives for arguments of these shapes; throws where it cannot take them.
  package var shape: @Sendable ([Shape]) throws(Diagnostic) -> Shape
  /// The loop: columns of equal length to a column of that length.
  package var evaluate: @Sendable ([Column]) throws(Diagnostic) -> Column
}

/// What is known of values before there are any: their type and unit.
package struct Shape: Sendable, Hashable {
  package var type: ValueType
  package var unit: Unit

  package init(_ type: ValueType, _ unit: Unit = .number) {
    self.type = type
    self.unit = unit
  }

  package var isNumber: Bool { type == .integer || type == .money || type == .real }

  package static let boolean = Shape(.boolean, .label)
  package static let text = Shape(.text, .label)
}

/// The functions that a query can call, as `help functions` lists them.
package let functions: [Function] = numberFunctions + textFunctions + wordFunctions + dateFunctions + choiceFunctions

/// The function of that name in either language, or as other languages call it; nil where there is none.
package func function(named name: String) -> Function? {
  let key = name.lowercased()
  return functions.first { $0.name == key || $0.chinese == key || $0.otherNames.contains(key) }
}

/// A column that holds one value in every row.
package func constant(_ value: Value, count: Int, unit: Unit = .number) -> Column {
  func filled<T>(_ element: T) -> Buffer<T> {
    Buffer(count: count) { $0.initialize(repeating: element) }
  }
  switch value {
  case .none(let presence):
    return Column("", .integer(filled(0)), presence: filled(presence.rawValue), unit: unit)
  case .integer(let number): return Column("", .integer(filled(number)), unit: unit)
  case .money(let hundredths): return Column("", .money(filled(hundredths)), unit: .yuan)
  case .real(let number): return Column("", .real(filled(number)), unit: unit)
  case .text(let text): return Column("", .text(filled(0), Vocabulary([text])), unit: .label)
  case .boolean(let flag): return Column("", .boolean(filled(flag ? 1 : 0)), unit: .label)
  }
}

/// The presence of what is computed from all of these: a value where all have one (implied where one of them is),
/// otherwise the strongest reason for there being none.
func combinedPresence(_ columns: [Column]) -> Buffer<UInt8>? {
  let present = columns.compactMap(\.presence)
  guard let first = present.first else { return nil }
  guard present.count > 1 else { return first }
  return Buffer(count: first.count) { result in
    _ = result.initialize(from: first.elements)
    for other in present.dropFirst() {
      let elements = other.elements
      for row in 0..<result.count { result[row] = max(result[row], elements[row]) }
    }
  }
}

extension Diagnostic {
  static func wrongCount(_ function: String, usage: String) -> Diagnostic {
    Diagnostic(
      Phrase("wrong number of arguments for \(function)", zh: "\(function) 的参数个数不对"),
      hint: Phrase("it is written \(usage)", zh: "写法：\(usage)"))
  }

  static func wrongType(_ function: String, wants: Phrase) -> Diagnostic {
    Diagnostic(Phrase("\(function) wants \(wants.en)", zh: "\(function) 需要\(wants.zh)"))
  }

  static let tooLarge = Diagnostic(
    Phrase("a number becomes too large to be exact", zh: "数值过大，无法精确计算"),
    hint: Phrase("divide the figures first, or ask for fewer at once", zh: "请先缩小数值，或减少一次计算的范围"))

  /// Where a number became too large, the same with the name of the column that it was computed for.
  package func naming(_ column: Phrase) -> Diagnostic {
    guard message == Diagnostic.tooLarge.message else { return self }
    return with {
      $0.message = Phrase(
        "“\(column.en)” becomes too large to be exact", zh: "“\(column.zh)”的数值过大，无法精确计算")
    }
  }
}
