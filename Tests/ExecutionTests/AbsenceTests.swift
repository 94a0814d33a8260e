import Relations
import Reports
import Testing

/// 鹿城区 prints zero, 洞头区 leaves a cell blank, 苍南县's table 四 could not be read, 龙湾区 has no report of 2020.
private let corpus = Corpus([
  report(lucheng, 2019, ["direct": 3, "after": 0, "direct/结果维持": 0, "reviews": 5]),
  report(lucheng, 2020, ["direct": 0, "after": 0, "reviews": 2]),
  report(dongtou, 2019, ["direct": nil, "after": nil, "reviews": 1]),
  report(dongtou, 2020, ["direct": 4, "after": nil]),
  report(cangnan, 2019, unread: [.disputes], [:]),
  report(longwan, 2019, ["direct": 1, "after": 1]),
])

@Test("Zero, blank and unread stay three things in an answer")
func zeroBlankUnread() {
  #expect(
    corpus.rows("lawsuits by district 2019") == ["鹿城区 3", "龙湾区 2", "洞头区 blank", "苍南县 unread"])
  #expect(corpus.rows("lawsuits by district 2020") == ["洞头区 4", "鹿城区 0"])
  #expect(corpus.notes("lawsuits by district 2019") == ["reports=4", "blank=2", "unread=2"])
}

@Test("A sum of cells adds those that have a value, and the note counts those that have none")
func sumOfSomeCells() {
  #expect(corpus.rows("lawsuits 洞头区 2020") == ["4"])
  #expect(corpus.notes("lawsuits 洞头区 2020") == ["reports=1", "blank=1"])
  #expect(corpus.rows("lawsuits 洞头区 2019") == ["blank"])
}

@Test("A filter tells zero from blank")
func filtersOfAbsence() {
  #expect(corpus.rows("reviews by district, year filter lawsuits = 0") == ["鹿城区 2020 2"])
  #expect(
    corpus.rows("count by district, year filter lawsuits is blank") == ["洞头区 2019 1", "苍南县 2019 1"])
  #expect(corpus.rows("count filter lawsuits is not blank") == ["4"])
  #expect(corpus.rows("count filter not lawsuits = 0") == ["3"])
}

@Test("A year without a report is missing beside one with a report")
func missingYear() {
  #expect(
    corpus.rows("lawsuits 2019 vs 2020 by district") == [
      "鹿城区 3 0 -3 -1.0", "龙湾区 2 missing blank blank", "洞头区 blank 4 blank blank",
      "苍南县 unread missing blank unread",
    ])
  #expect(
    corpus.rows("lawsuits 2020 vs 2019 by district | filter change is blank select district, growth") == [
      "洞头区 blank", "龙湾区 blank", "苍南县 blank",
    ])
  #expect(corpus.rows("lawsuits@2019, lawsuits@2020 by district | filter lawsuits@2020 is missing | count") == ["2"])
}

@Test("Arithmetic is blank where a side is, and where it would divide by zero")
func arithmeticOfBlanks() {
  #expect(
    corpus.rows("lawsuits + reviews by district 2019 sort district")
      == ["鹿城区 8", "龙湾区 blank", "洞头区 blank", "苍南县 unread"])
  #expect(
    corpus.rows("reviews / lawsuits by district 2020 sort district") == ["鹿城区 blank", "洞头区 blank"])
  #expect(corpus.rows("lawsuits / lawsuits 鹿城区 2020") == ["blank"])
  #expect(
    corpus.rows("coalesce(lawsuits, 0) by district 2019 sort district") == [
      "鹿城区 3", "龙湾区 2", "洞头区 0", "苍南县 0",
    ])
}

@Test("Implied values count, are marked and are told; switched off they are blanks")
func impliedValues() {
  let corpus = Corpus([
    report(lucheng, 2019, ["direct": .implied(2), "after": 1]),
    report(dongtou, 2019, ["direct": .implied(0), "after": nil]),
  ])
  #expect(corpus.rows("lawsuits by district") == ["鹿城区 3*", "洞头区 0*"])
  #expect(corpus.notes("lawsuits") == ["reports=2", "blank=1", "implied=2"])
  let printed = corpus.with { $0.usesImplied = false }
  #expect(printed.rows("lawsuits by district") == ["鹿城区 1", "洞头区 blank"])
  #expect(printed.notes("lawsuits") == ["reports=2", "blank=3"])
  #expect(corpus.rows("count filter lawsuits = 0") == ["1"])
  #expect(printed.rows("count filter lawsuits = 0") == ["0"])
  #expect(printed.rows("max lawsuits") == ["1"])
}

@Test("Means and counts tell of their blanks too")
func notesOfMeans() {
  #expect(corpus.rows("avg lawsuits, count lawsuits 2019") == ["2.5 2"])
  #expect(corpus.notes("avg lawsuits 2019") == ["reports=4", "blank=2", "unread=2"])
}

@Test("Among the measures, is blank and is missing keep the rows where they hold")
func statesAmongMeasures() {
  #expect(corpus.rows("lawsuits is blank by district, year") == ["洞头区 2019 blank", "苍南县 2019 unread"])
  #expect(
    corpus.rows("lawsuits@2019, lawsuits@2020 is missing by district sort district") == [
      "龙湾区 2 missing", "苍南县 unread missing",
    ])
  #expect(corpus.rows("lawsuits@2020 is not missing, lawsuits@2020 > 3 by district") == ["洞头区 4"])
}
