import Diagnostics
import Functions
import Planning
import Relations

/// What a running query may be stopped by: asked between batches.
package struct Checkpoint: Sendable {
  /// How many rows are taken at a time.
  let batch: Int
  private let isInterrupted: @Sendable () -> Bool

  package init(batch: Int = 1 << 16, _ isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    self.batch = batch
    self.isInterrupted = isInterrupted
  }

  func callAsFunction() throws(Diagnostic) {
    if isInterrupted() { throw .interrupted }
  }
}

/// Computes a plan over the data.
///
///     let answer = try run(plan, over: dataset)
package func run(
  _ plan: Plan, over dataset: Dataset, checkpoint: Checkpoint = Checkpoint()
) throws(Diagnostic) -> Answer {
  var context = Context(dataset: dataset, checkpoint: checkpoint)
  context.comparesYears = plan.comparesYears
  context.takesNewestRows = plan.takesNewestRows
  let relation = try execute(plan, &context)
  return Answer(relation, coverage: context.coverage.notes, sought: context.sought)
}

/// What the operators of a running plan share.
struct Context {
  let dataset: Dataset
  let checkpoint: Checkpoint
  var coverage = Coverage()
  /// The texts that rows were filtered by.
  var sought: [String] = []
  /// Whether rows are held against those of the year before, so that it matters whose reports they rest on.
  var comparesYears = false
  /// Whether the newest of the rows are kept, of which one may lie in another of another year.
  var takesNewestRows = false
}

/// The rows that a plan gives, and what they rest on in the context's coverage.
func execute(_ plan: Plan, _ context: inout Context) throws(Diagnostic) -> Relation {
  try context.checkpoint()
  switch plan {
  case .cube(let cube):
    return try execute(cube, &context)
  case .scan(let name):
    guard let relation = context.dataset.relations[name] else { preconditionFailure("the binder found the table") }
    if context.coverage.kept.isEmpty { context.coverage.kept = relation.coverage }
    return relation.relation()
  case .filter(let input, let condition):
    let rows = try execute(input, &context)
    context.sought += condition.sought
    return try taken(rows, Functions.rows(where: evaluate(condition, over: rows)))
  case .project(let input, let projections):
    return try project(execute(input, &context), projections)
  case .aggregate(let input, let keys, let aggregates):
    return try grouped(execute(input, &context), keys, aggregates)
  case .sort(let input, let keys):
    return sorted(try execute(input, &context), keys)
  case .limit(let input, let count):
    let rows = try execute(input, &context)
    return rows.rowCount <= count ? rows : taken(rows, Array(0..<Int32(max(0, count))))
  case .first(let input, let keys, let count):
    let rows = try execute(input, &context)
    return taken(rows, firstRows(of: rows, inOrderOf: keys, count))
  case .limitOfEach(let input, let keys, let count):
    let rows = try execute(input, &context)
    return taken(rows, firstRows(of: rows, within: keys, count))
  case .window(let input, let keys, let windows):
    return try withWindows(execute(input, &context), within: keys, windows, &context.coverage)
  case .beside(let input, let other, let keyCount):
    let rows = try execute(input, &context)
    return try beside(rows, other, keyCount: keyCount, &context)
  case .join(let input, let other, let layout):
    let rows = try execute(input, &context)
    return try joined(rows, execute(other, &context), layout, &context.coverage)
  case .distinct(let input):
    let rows = try execute(input, &context)
    return taken(rows, distinctRows(rows))
  case .compare(let input, let layout):
    return try compared(execute(input, &context), layout)
  case .pivot(let input, let layout):
    return pivoted(try execute(input, &context), layout)
  case .withoutMissing(let input, let columns):
    return withoutMissing(try execute(input, &context), columns)
  case .totals(let input, let whole, let keyCount, let label):
    let rows = try execute(input, &context)
    return try withTotals(rows, wholeRow(whole, &context), keyCount: keyCount, label: label)
  case .ownTotals(let input, let totals):
    return try withOwnTotals(execute(input, &context), totals)
  }
}

/// The row of totals rests on the same reports as the rows above it, so its own coverage is not told again; but where it compares
/// two years, it compares all reports of the one with all of the other.
private func wholeRow(_ plan: Plan, _ context: inout Context) throws(Diagnostic) -> Relation {
  var own = Context(dataset: context.dataset, checkpoint: context.checkpoint)
  own.coverage.isTotal = true
  let row = try execute(plan, &own)
  let leftOut = Set(own.coverage.leftOut).subtracting(context.coverage.leftOut).sorted()
  if !leftOut.isEmpty {
    context.coverage.known.append(
      Note(
        "total_left_out", count: leftOut.count, names: leftOut,
        Phrase(
          "the total leaves out, as contained in others: \(shortened(leftOut, ", "))",
          zh: "合计行未重复计入已包含于其他报告的：\(shortened(leftOut, "、"))")))
  }
  if own.coverage.known.contains(where: { $0.key == otherOrgans }) {
    context.coverage.known.append(
      Note(
        "total_\(otherOrgans)", count: 1,
        Phrase("the total is not of the same organs and scopes in both years", zh: "合计行两年的机关或范围不同")))
  } else if own.coverage.known.contains(where: { $0.key == otherValues }),
    !context.coverage.known.contains(where: { $0.key == otherValues })
  {
    context.coverage.known.append(
      Note(
        "total_\(otherValues)", count: 1,
        Phrase("in the total not the same organs have a value in each year", zh: "合计行各年有数值的机关不同")))
  }
  return row
}

extension Diagnostic {
  package static let interrupted = Diagnostic(Phrase("interrupted", zh: "已中断")).with { $0.effect = .interrupted }
}
