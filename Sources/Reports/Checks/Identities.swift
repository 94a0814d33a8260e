import Documents

/// A sum that a table of the form must satisfy (勾稽关系): the cells of one side add up to those of the other.
struct SumIdentity {
  var rule: Finding.Rule
  /// The total; two cells for rule B, 一 and 二.
  var whole: [Slot]
  var parts: [Slot]
}

/// The identities of tables 三 and 四 on a form (国办公开办函〔2019〕60号, 〔2021〕30号), 40 of them on that of 2019: R for each
/// row and C and B for each column of table 三, L for each block of table 四.
func identities(of form: Form) -> [SumIdentity] {
  form == .form2019 ? identities2019 : identities2021
}

private let identities2019 = sumIdentities(on: .form2019)
private let identities2021 = sumIdentities(on: .form2021)

/// For each cell that is the total of others on some form, these others.
package let partsOfTotals: [Slot: [Slot]] = (identities2019 + identities2021).filter { $0.whole.count == 1 }
  .reduce(into: [Slot: Set<Slot>]()) { $0[$1.whole[0], default: []].formUnion($1.parts) }
  .mapValues { $0.sorted() }

private func sumIdentities(on form: Form) -> [SumIdentity] {
  let rows = applicationRows.indices.filter { applicationRows[$0].forms.contains(form) }
  let width = applicants.count + 1
  func slot(_ row: Int, _ column: Int) -> Slot { firstApplicationSlot + row * width + column }
  func row(_ label: String) -> Int { applicationRows.firstIndex { $0.row.last == label } ?? 0 }

  let received = row("一、本年新收政府信息公开申请数量")
  let carriedIn = row("二、上年结转政府信息公开申请数量")
  let carriedOut = row("四、结转下年度继续办理")
  let outcomes = rows.filter { ![received, carriedIn, carriedOut, outcomesTotalRow].contains($0) }

  let rowSums = rows.map { row in
    SumIdentity(rule: .R, whole: [slot(row, width - 1)], parts: applicants.indices.map { slot(row, $0) })
  }
  let columnSums = (0..<width).map { column in
    SumIdentity(rule: .C, whole: [slot(outcomesTotalRow, column)], parts: outcomes.map { slot($0, column) })
  }
  let balances = (0..<width).map { column in
    SumIdentity(
      rule: .B, whole: [slot(received, column), slot(carriedIn, column)],
      parts: [slot(outcomesTotalRow, column), slot(carriedOut, column)])
  }
  let results = disputeResults.count
  let disputes = disputeBlocks.indices.map { block in
    let first = firstDisputeSlot + block * (results + 1)
    return SumIdentity(rule: .L, whole: [first + results], parts: Array(first..<(first + results)))
  }
  return rowSums + columnSums + balances + disputes
}
