import Diagnostics
import Relations

/// Functions that choose between values.
let choiceFunctions: [Function] = [
  Function(
    name: "coalesce", chinese: "取首值", otherNames: ["ifnull", "nvl"], usage: "coalesce(value, value, …)",
    help: Phrase("the first that has a value", zh: "第一个有值的参数"),
    shape: { shapes throws(Diagnostic) in
      try alike("coalesce", shapes, usage: "coalesce(value, value, …)")
    },
    evaluate: { columns throws(Diagnostic) in
      choose(columns) { row in columns.firstIndex { $0.hasValue(at: row) } ?? 0 }
    }),
  Function(
    name: "if", chinese: "如果", otherNames: ["iif"], usage: "if(condition, then, else)",
    help: Phrase("the second where the first holds, otherwise the third", zh: "条件成立取第二个，否则取第三个"),
    shape: { shapes throws(Diagnostic) in
      guard shapes.count == 3 else { throw .wrongCount("if", usage: "if(condition, then, else)") }
      guard shapes[0].type == .boolean else { throw .notCondition("if") }
      return try alike("if", Array(shapes.dropFirst()), usage: "if(condition, then, else)")
    },
    evaluate: { columns throws(Diagnostic) in
      choose(Array(columns.dropFirst())) { row in columns[0][row] == .boolean(true) ? 0 : 1 }
    }),
]

/// The value as it is, blank where there is no report: there is no difference from, or to, a report that is not there. Not one
/// that a query can call.
package let blankWhereMissing = Function(
  name: "blank where missing", chinese: "", usage: "", help: Phrase("", zh: ""), shape: { $0[0] },
  evaluate: { columns throws(Diagnostic) in
    guard let presence = columns[0].presence else { return columns[0] }
    var result = columns[0]
    result.presence = converted(presence) { $0 == Presence.missing.rawValue ? Presence.blank.rawValue : $0 }
    return result
  })

/// The common shape of values of which one is taken.
private func alike(_ name: String, _ shapes: [Shape], usage: String) throws(Diagnostic) -> Shape {
  guard let first = shapes.first else { throw .wrongCount(name, usage: usage) }
  if shapes.allSatisfy({ $0.type == first.type }) { return first }
  guard shapes.allSatisfy(\.isNumber) else {
    throw .wrongType(name, wants: Phrase("values of one type", zh: "同一类型的值"))
  }
  return Shape(.real, first.unit)
}

private func choose(_ columns: [Column], _ choice: (Int) -> Int) -> Column {
  let first = columns[0]
  let choices = (0..<first.count).map(choice)
  let presence = Buffer(choices.indices.map { columns[choices[$0]].presence(at: $0).rawValue })
  let values = choices.indices.map { columns[choices[$0]][$0] }
  if columns.allSatisfy({ $0.type == .text }) {
    return .texts("", values.map { if case .text(let text) = $0 { text } else { nil } })
  }
  if columns.allSatisfy({ $0.type == first.type }), wholes(first) != nil {
    let whole = Buffer(choices.indices.map { row in wholes(columns[choices[row]])?[row] ?? 0 })
    return Column(
      "", first.type == .money ? .money(whole) : .integer(whole), presence: presence, unit: first.unit)
  }
  if columns.allSatisfy({ $0.type == .boolean }) {
    return Column("", .boolean(Buffer(values.map { $0 == .boolean(true) ? 1 : 0 })), presence: presence, unit: .label)
  }
  let sides = columns.map { reals($0) }
  return Column("", .real(Buffer(choices.indices.map { sides[choices[$0]][$0] })), presence: presence, unit: first.unit)
}
