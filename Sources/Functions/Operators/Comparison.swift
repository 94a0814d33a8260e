import Diagnostics
import Relations

/// `= != < <= > >=`. A side without a value gives none, which a filter takes for no.
package enum Comparison: String, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  package func check(_ left: Shape, _ right: Shape) throws(Diagnostic) {
    if left.isNumber && right.isNumber {
      if (left.unit == .yuan) != (right.unit == .yuan) { throw .mixedUnits(rawValue) }
      return
    }
    guard left.type == right.type else {
      throw .incomparable(rawValue, left.type, right.type)
    }
  }

  package func evaluate(_ left: Column, _ right: Column) throws(Diagnostic) -> Column {
    try check(Shape(left.type, left.unit), Shape(right.type, right.unit))
    let presence = combinedPresence([left, right])
    let result: Buffer<UInt8>
    if case .text(let a, let vocabulary) = left.values, case .text(let b, let other) = right.values {
      result = texts(a, vocabulary, b, other)
    } else if let a = wholes(left), let b = wholes(right) {
      result = numbers(a.elements, b.elements)
    } else {
      result = withReals(left, right, numbers)
    }
    return Column("", .boolean(result), presence: presence, unit: .label)
  }

  private func numbers<T: Comparable>(
    _ a: UnsafeBufferPointer<T>, _ b: UnsafeBufferPointer<T>
  ) -> Buffer<UInt8> {
    Buffer(count: a.count) { result in
      switch self {
      case .equal: for row in 0..<a.count { result[row] = a[row] == b[row] ? 1 : 0 }
      case .notEqual: for row in 0..<a.count { result[row] = a[row] != b[row] ? 1 : 0 }
      case .less: for row in 0..<a.count { result[row] = a[row] < b[row] ? 1 : 0 }
      case .lessOrEqual: for row in 0..<a.count { result[row] = a[row] <= b[row] ? 1 : 0 }
      case .greater: for row in 0..<a.count { result[row] = a[row] > b[row] ? 1 : 0 }
      case .greaterOrEqual: for row in 0..<a.count { result[row] = a[row] >= b[row] ? 1 : 0 }
      }
    }
  }

  /// Equality compares codes, after the right side's are put into the left side's vocabulary; order compares texts.
  private func texts(
    _ a: Buffer<Int32>, _ vocabulary: Vocabulary, _ b: Buffer<Int32>, _ other: Vocabulary
  ) -> Buffer<UInt8> {
    switch self {
    case .equal, .notEqual:
      let wanted: UInt8 = self == .equal ? 1 : 0
      let translated = vocabulary === other ? nil : other.texts.map { vocabulary.code(of: $0) ?? -2 }
      let (left, right) = (a.elements, b.elements)
      return Buffer(count: left.count) { result in
        for row in 0..<left.count {
          let code = translated.map { right[row] < 0 ? -1 : $0[Int(right[row])] } ?? right[row]
          result[row] = left[row] == code ? wanted : 1 - wanted
        }
      }
    default:
      let left = a.elements.map { $0 < 0 ? "" : vocabulary[$0] }
      let right = b.elements.map { $0 < 0 ? "" : other[$0] }
      return left.withUnsafeBufferPointer { left in right.withUnsafeBufferPointer { numbers(left, $0) } }
    }
  }
}

extension Diagnostic {
  fileprivate static func incomparable(_ sign: String, _ left: ValueType, _ right: ValueType) -> Diagnostic {
    Diagnostic(
      Phrase(
        "“\(sign)” between \(left.phrase.en) and \(right.phrase.en)",
        zh: "“\(sign)”两边类型不同：\(left.phrase.zh)与\(right.phrase.zh)"),
      hint: Phrase("compare texts with texts and numbers with numbers", zh: "文字与文字比较，数值与数值比较"))
  }
}

extension ValueType {
  /// The type as a reader of messages knows it.
  package var phrase: Phrase {
    switch self {
    case .integer, .real: Phrase("a number", zh: "数值")
    case .money: Phrase("an amount of money", zh: "金额")
    case .text: Phrase("a text", zh: "文字")
    case .boolean: Phrase("a yes or no", zh: "是非")
    }
  }
}
