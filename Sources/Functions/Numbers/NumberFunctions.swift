import Diagnostics
import Relations

/// Functions of one number, and the larger and smaller of several.
let numberFunctions: [Function] = [
  rounding("abs", "绝对值", Phrase("the magnitude", zh: "绝对值")) { abs($0) },
  rounding("floor", "下取整", Phrase("the whole number below", zh: "向下取整")) { $0.rounded(.down) },
  rounding("ceil", "上取整", otherNames: ["ceiling"], Phrase("the whole number above", zh: "向上取整")) { $0.rounded(.up) },
  Function(
    name: "round", chinese: "四舍五入", usage: "round(number, digits)",
    help: Phrase("rounded, half away from zero; digits after the point, 0 unless given", zh: "四舍五入，可给小数位数"),
    shape: { shapes throws(Diagnostic) in
      guard (1...2).contains(shapes.count) else { throw .wrongCount("round", usage: "round(number, digits)") }
      guard shapes.allSatisfy(\.isNumber) else { throw .wrongType("round", wants: Phrase("numbers", zh: "数值")) }
      return Shape(.real, shapes[0].unit)
    },
    evaluate: { columns throws(Diagnostic) in
      let values = reals(columns[0])
      let digits = columns.count > 1 ? reals(columns[1]) : nil
      let result: Buffer<Double> = Buffer(count: values.count) { result in
        for row in 0..<values.count {
          let scale = power(digits?[row] ?? 0)
          result[row] = (values[row] * scale).rounded(.toNearestOrAwayFromZero) / scale
        }
      }
      return finite(result, combinedPresence(columns), unit: columns[0].unit)
    }),
  Function(
    name: "sqrt", chinese: "平方根", usage: "sqrt(number)",
    help: Phrase("the square root; blank below zero", zh: "平方根；负数得空白"),
    shape: { shapes throws(Diagnostic) in
      guard shapes.count == 1 else { throw .wrongCount("sqrt", usage: "sqrt(number)") }
      guard shapes[0].isNumber else { throw .wrongType("sqrt", wants: Phrase("a number", zh: "数值")) }
      return Shape(.real)
    },
    evaluate: { columns throws(Diagnostic) in
      // The root of what is below zero is no number, and no number is a blank.
      finite(converted(reals(columns[0])) { $0.squareRoot() }, columns[0].presence, unit: .number)
    }),
  extreme("min", "较小", otherNames: ["least"], Phrase("the smallest of its arguments", zh: "各参数中最小的")) { min($0, $1) },
  extreme("max", "较大", otherNames: ["greatest"], Phrase("the largest of its arguments", zh: "各参数中最大的")) { max($0, $1) },
]

/// 10 to the whole power nearest to `digits`, between −12 and 12.
private func power(_ digits: Double) -> Double {
  let count = Int(max(-12, min(12, digits.rounded())))
  let factor = (0..<abs(count)).reduce(1.0) { product, _ in product * 10 }
  return count < 0 ? 1 / factor : factor
}

private func rounding(
  _ name: String, _ chinese: String, otherNames: [String] = [], _ help: Phrase,
  _ change: @escaping @Sendable (Double) -> Double
) -> Function {
  Function(
    name: name, chinese: chinese, otherNames: otherNames, usage: "\(name)(number)", help: help,
    shape: { shapes throws(Diagnostic) in
      guard shapes.count == 1 else { throw .wrongCount(name, usage: "\(name)(number)") }
      guard shapes[0].isNumber else { throw .wrongType(name, wants: Phrase("a number", zh: "数值")) }
      return shapes[0]
    },
    evaluate: { columns throws(Diagnostic) in
      let column = columns[0]
      switch column.values {
      case .integer(let values) where name == "abs":
        return Column("", .integer(converted(values) { abs($0) }), presence: column.presence, unit: column.unit)
      case .integer: return column
      case .money(let values):
        let changed = converted(values) {
          Int64(change(Double($0) / (name == "abs" ? 1 : 100))) * (name == "abs" ? 1 : 100)
        }
        return Column("", .money(changed), presence: column.presence, unit: .yuan)
      default:
        return finite(converted(reals(column), change), column.presence, unit: column.unit)
      }
    })
}

private func extreme(
  _ name: String, _ chinese: String, otherNames: [String], _ help: Phrase,
  _ choose: @escaping @Sendable (Double, Double) -> Double
) -> Function {
  Function(
    name: name, chinese: chinese, otherNames: otherNames, usage: "\(name)(number, number, …)", help: help,
    shape: { shapes throws(Diagnostic) in
      guard let first = shapes.first else { throw .wrongCount(name, usage: "\(name)(number, number, …)") }
      guard shapes.allSatisfy(\.isNumber) else { throw .wrongType(name, wants: Phrase("numbers", zh: "数值")) }
      return Shape(.real, first.unit)
    },
    evaluate: { columns throws(Diagnostic) in
      let sides = columns.map { reals($0) }
      let result: Buffer<Double> = Buffer(count: columns[0].count) { result in
        for row in 0..<result.count {
          result[row] = sides.dropFirst().reduce(sides[0][row]) { choose($0, $1[row]) }
        }
      }
      return finite(result, combinedPresence(columns), unit: columns[0].unit)
    })
}
