import Documents

/// The cells that subjects together may mean, the likeliest reading first; empty where they mean none.
///
///     收到 申请 → 一; 一 + 二
///     予以公开 部分公开 → （一）+（二）
func readings(of subjects: [Subject], on form: Form) -> [Claim.Reading] {
  let named = Set(subjects)
  if named.contains(.unplaced) { return [] }
  if named.contains(.fees) || named.contains(.procurement) { return money(named) }
  if named.contains(where: \.isDispute) { return disputes(named) }
  if named.contains(where: \.isResult) { return [] }
  let outcomes = unique(subjects.compactMap(\.outcome))
  let applicants = unique(subjects.compactMap(\.applicant))
  let isCarried = named.contains(.carriedIn) || named.contains(.carriedOut) || named.contains(.carried)
  switch (outcomes.isEmpty, applicants.isEmpty, isCarried) {
  case (true, true, false): return applications(named)
  case (true, true, true): return carried(named)
  case (false, true, false): return disclosed(outcomes, form)
  case (true, false, false): return applications(of: applicants)
  default: return []
  }
}

private func applications(_ named: Set<Subject>) -> [Claim.Reading] {
  let received = [reading([.received]), reading([.received, .carriedIn])]
  return named.contains(.handled) ? [reading([.handled])] + received : received
}

private func carried(_ named: Set<Subject>) -> [Claim.Reading] {
  // 收到申请（含上年结转）22件
  if named.contains(.carriedIn), named.contains(.received) { return [reading([.received, .carriedIn])] }
  switch (named.contains(.carriedIn), named.contains(.carriedOut)) {
  case (true, false): return [reading([.carriedIn])]
  case (false, true): return [reading([.carriedOut])]
  case (false, false): return [reading([.carriedOut]), reading([.carriedIn])]
  case (true, true): return []
  }
}

private func disclosed(_ outcomes: [Subject.Outcome], _ form: Form) -> [Claim.Reading] {
  let own = Claim.Reading(
    metric: outcomes.map(\.rawValue).joined(separator: " + "), cells: outcomes.flatMap { cells(of: $0, form) })
  // 予以公开 is sometimes all that was disclosed, in part too.
  return outcomes == [.granted] ? [own] + disclosed([.granted, .partial], form) : [own]
}

private func applications(of applicants: [Subject.Applicant]) -> [Claim.Reading] {
  let choices: [[ApplicationRow]] = [[.received], [.received, .carriedIn], [.handled]]
  return choices.map { rows in
    let (all, persons) = (rows.map(\.metric), rows.map { "\($0.metric)@自然人" })
    let columns = applicants.flatMap(\.columns)
    let name =
      switch applicants {
      case [.person]: persons.joined(separator: " + ")
      case [.organisation]: (all + persons.map { "- \($0)" }).joined(separator: " + ").replacing("+ -", with: "-")
      default: rows.map { "\($0.metric)@(\(columns.joined(separator: ", ")))" }.joined(separator: " + ")
      }
    return Claim.Reading(metric: name, cells: rows.flatMap { row in columns.flatMap { row.cells(in: $0) } })
  }
}

private func disputes(_ named: Set<Subject>) -> [Claim.Reading] {
  var names: [String] = []
  var blocks: [Int] = []
  if named.contains(.reviews) { (names, blocks) = (["reviews"], [0]) }
  if named.contains(.lawsuits) || named.contains(.direct) || named.contains(.afterReview) {
    let isDirect = named.contains(.direct)
    let isLater = named.contains(.afterReview)
    names.append(isDirect == isLater ? "lawsuits" : isDirect ? "lawsuits.direct" : "lawsuits.after_review")
    blocks += isDirect == isLater ? [1, 2] : isDirect ? [1] : [2]
  }
  let results = named.compactMap(\.result)
  guard results.count <= 1, !named.contains(where: { $0.outcome != nil || $0.applicant != nil }) else { return [] }
  let column = results.first.map { disputeResults[$0.column] } ?? totalColumn
  let cells = slots { cell in
    cell.table == .disputes && cell.column.last == column
      && blocks.contains { cell.column.dropLast() == disputeBlocks[$0][...] }
  }
  let suffix = results.first.map { ".\($0.rawValue)" } ?? ""
  return [.init(metric: names.map { $0 + suffix }.joined(separator: " + "), cells: cells)]
}

private func money(_ named: Set<Subject>) -> [Claim.Reading] {
  switch named {
  case [.fees]: [.init(metric: "fees", cells: slots { $0.columnPath.hasPrefix("本年收费金额") })]
  case [.procurement]: [.init(metric: "procurement.amount", cells: slots { $0.columnPath == "采购总金额" })]
  default: []
  }
}

/// The rows of table 三 that claims speak of beside its outcomes.
enum ApplicationRow {
  case received, carriedIn, handled, carriedOut

  var metric: String {
    switch self {
    case .received: "applications"
    case .carriedIn: "carried_in"
    case .handled: "handled"
    case .carriedOut: "carried_out"
    }
  }

  func cells(in column: String) -> [Slot] { rowCells[self]?.filter { formCells[$0].columnPath == column } ?? [] }

  var totals: [Slot] { cells(in: totalColumn) }

  fileprivate var label: String {
    switch self {
    case .received: "一、"
    case .carriedIn: "二、"
    case .handled: "（七）"
    case .carriedOut: "四、"
    }
  }
}

private let rowCells: [ApplicationRow: [Slot]] = {
  let rows: [ApplicationRow] = [.received, .carriedIn, .handled, .carriedOut]
  return Dictionary(
    uniqueKeysWithValues: rows.map { row in
      (row, slots { $0.table == .applications && ($0.row.last?.hasPrefix(row.label) ?? false) })
    })
}()

private func reading(_ rows: [ApplicationRow]) -> Claim.Reading {
  .init(metric: rows.map(\.metric).joined(separator: " + "), cells: rows.flatMap(\.totals))
}

private func cells(of outcome: Subject.Outcome, _ form: Form) -> [Slot] {
  slots { cell in
    cell.table == .applications && cell.columnPath == totalColumn && cell.forms.contains(form)
      && cell.row.dropFirst().first?.hasPrefix(outcome.label) ?? false
  }
}

private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
  var known: Set<Value> = []
  return values.filter { known.insert($0).inserted }
}
