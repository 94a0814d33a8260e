import Diagnostics
import Relations
import Syntax

/// The sides of `A vs B`, all members of one dimension; nil where the block has none.
func bindVersus(of block: Block, in draft: CubeDraft) throws(Diagnostic) -> [MemberGroup]? {
  for clause in block.clauses {
    guard case .versus(let expressions) = clause.kind else { continue }
    if let (_, span) = pivotName(of: block) { throw Diagnostic.pivotedAndCompared.at(span) }
    var sides: [MemberGroup] = []
    let shared = sharedDimension(ofPlacesAmong: expressions, in: draft.catalog)
    for expression in expressions {
      let side = try bindMembers(expression, of: shared ?? sides.first?.dimension, in: draft.catalog)
      if sides.contains(where: { $0.label == side.label }) {
        throw Diagnostic.comparedWithItself(side.label).at(expression.span)
      }
      sides.append(side)
    }
    if let first = sides.first, draft.keys.contains(where: { $0.schema.name == first.dimension }) {
      throw Diagnostic.comparedAndGrouped(first.dimension).at(clause.span)
    }
    return sides
  }
  return nil
}

/// The rows with the sides as columns: `2019`, `2020`, `change`, `growth`; a row for each group and measure.
func compared(_ rows: Rows, keyCount: Int, _ columns: [MeasureColumn], _ sides: [MemberGroup]) -> Rows {
  let each = stride(from: 0, to: columns.count, by: sides.count).map { columns[$0] }
  let namesMeasures = each.count > 1 || keyCount == 0
  let layout = CompareLayout(
    keyCount: keyCount, measures: each.map { ($0.schema.measured, $0.schema.unit) }, members: sides.map(\.label),
    namesMeasures: namesMeasures)
  let isOneType = Set(each.map(\.schema.type)).count == 1 && Set(each.map(\.schema.unit)).count == 1
  let type = isOneType ? each[0].schema.type : .real
  let unit = isOneType ? each[0].schema.unit : .number
  var schema = Array(rows.schema.prefix(keyCount))
  if namesMeasures {
    schema.append(
      ColumnSchema(
        "metric", label: Phrase("metric", zh: "指标"), .text, unit: .label, choices: layout.distinctMeasures))
  }
  schema += sides.map { ColumnSchema($0.label.en, label: $0.label, type, unit: unit) }
  for side in sides.dropFirst() {
    schema.append(
      ColumnSchema(
        layout.changeName(side.label).en, label: layout.changeName(side.label), type,
        unit: unit == .ratio ? .points : unit))
    schema.append(
      ColumnSchema(layout.growthName(side.label).en, label: layout.growthName(side.label), .real, unit: .ratio))
  }
  return Rows(plan: .compare(rows.plan, layout), schema: schema)
}

extension ColumnSchema {
  /// What the row of a measure is called.
  fileprivate var measured: Phrase { Phrase(name, zh: label.zh) }
}

extension CompareLayout {
  /// What the rows of the measures are called, each once.
  package var distinctMeasures: [Phrase] {
    var seen: Set<String> = []
    return measures.map(\.name).filter { seen.insert($0.en).inserted }
  }

  /// `change`, or `change 2021` where several members are compared with the first.
  package func changeName(_ member: Phrase) -> Phrase {
    members.count == 2 ? Phrase("change", zh: "增减") : Phrase("change \(member.en)", zh: "\(member.zh)增减")
  }

  package func growthName(_ member: Phrase) -> Phrase {
    members.count == 2 ? Phrase("growth", zh: "增减率") : Phrase("growth \(member.en)", zh: "\(member.zh)增减率")
  }
}

extension Diagnostic {
  fileprivate static func comparedWithItself(_ member: Phrase) -> Diagnostic {
    Diagnostic(
      Phrase("\(member.en) is compared with itself", zh: "\(member.zh)与自身对比"),
      hint: Phrase("name another, such as 2019 vs 2020", zh: "请写另一个，例如 2019 比 2020"))
  }

  fileprivate static func comparedAndGrouped(_ dimension: String) -> Diagnostic {
    Diagnostic(
      Phrase("\(dimension) is compared, and cannot be a key as well", zh: "\(dimension) 已用于对比，不能同时作为分组"),
      hint: Phrase("leave it out behind by", zh: "请从“按”之后去掉它"))
  }
}
