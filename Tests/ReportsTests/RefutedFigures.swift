import Diagnostics
import Testing

@testable import Reports

/// Figures that text recognition read, and that no sum agrees with.
@Suite struct RefutedFigures {
  private static let granted = "（一）予以公开"

  /// Tables 三 and 四, printed on page 1, zero but for eight applications of 自然人: five granted, three granted in part.
  private func facts(_ changes: (row: String, column: String, text: String)...) -> [Fact?] {
    var facts = [Fact?](repeating: nil, count: formCells.count)
    for table in [StatutoryTable.applications, .disputes] {
      for slot in slots(of: table, on: .form2019) { facts[slot] = fact(slot, "0") }
    }
    let figures = [("一、", "8"), (Self.granted, "5"), ("（二）部分公开", "3"), ("（七）总计", "8")]
    for (row, text) in figures {
      for column in ["自然人", "总计"] { facts[slot(row, column)] = fact(slot(row, column), text) }
    }
    for change in changes {
      let slot = slot(change.row, change.column)
      facts[slot] = change.text.isEmpty ? nil : fact(slot, change.text)
    }
    return facts
  }

  private func fact(_ slot: Slot, _ text: String) -> Fact {
    Fact(slot: slot, text: text, kind: text == "0" ? .zero : .number, value: Int64(text), place: Place(page: 1))
  }

  private func slot(_ row: String, _ column: String) -> Slot {
    let slot = formCells.firstIndex { ($0.row.last ?? "").hasPrefix(row) && $0.columnPath == column }
    precondition(slot != nil, "the form has a cell of \(row), \(column)")
    return slot ?? 0
  }

  @Test func aFigureThatNeitherItsRowNorItsColumnAgreesWithIsText() throws {
    var facts = facts((Self.granted, "自然人", "6"))
    let said = withdrawRefuted(&facts, form: .form2019, on: [1])
    let withdrawn = facts.compactMap { $0 }.filter { $0.kind == .text }
    #expect(withdrawn.map(\.text) == ["6"])
    #expect(withdrawn.map(\.value) == [nil])
    // The row's total is 5, and the others are zero.
    #expect(withdrawn.map(\.implied) == [5])
    #expect(
      said.map(\.message.en) == [
        "1 cell that text recognition read adds up neither in the row nor in the column, and is kept as text, without a number: “6”"
      ])
    #expect(said.map(\.severity) == [.warning])
    #expect(said.first?.place?.page == 1)
  }

  @Test func twoOfARowAreBothText() {
    var facts = facts((Self.granted, "自然人", "6"), (Self.granted, "商业企业", "4"))
    _ = withdrawRefuted(&facts, form: .form2019, on: [1])
    #expect(facts.compactMap { $0 }.filter { $0.kind == .text }.map(\.text) == ["6", "4"])
  }

  @Test func whatHoldsAndWhatWasNotRecognisedStays() {
    var holding = facts()
    #expect(withdrawRefuted(&holding, form: .form2019, on: [1]).isEmpty)
    for pages in [[], [2]] {
      var printed = facts((Self.granted, "自然人", "6"))
      #expect(withdrawRefuted(&printed, form: .form2019, on: pages).isEmpty)
      #expect(printed[slot(Self.granted, "自然人")]?.value == 6)
    }
  }

  /// It does not tell which of its figures is wrong.
  @Test func aSingleSumThatFailsIsAFailedCheck() {
    // 总计 of 行政复议, beside zeros.
    var dispute = facts()
    let total = firstDisputeSlot + disputeResults.count
    dispute[total] = fact(total, "1")
    #expect(withdrawRefuted(&dispute, form: .form2019, on: [1]).isEmpty)
    #expect(check(dispute, form: .form2019).filter { $0.outcome == .fail }.map(\.rule) == [.L])
    // A row of the column was not found, so that its sum may be right.
    var row = facts((Self.granted, "自然人", "4"), ("1.属于国家秘密", "自然人", ""))
    #expect(withdrawRefuted(&row, form: .form2019, on: [1]).isEmpty)
    #expect(row[slot(Self.granted, "自然人")]?.value == 4)
  }
}
