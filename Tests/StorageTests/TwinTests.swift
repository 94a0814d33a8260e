import Diagnostics
import Reports
import Testing

@testable import Storage

/// The same report in several files: which one counts, and what is said of the others.
@Suite struct TwinTests {
  private let first = made("330302", 2019, organ: "鹿城区人民政府", 5)
  private let other = made("330302", 2019, organ: "鹿城区人民政府", 6)

  /// A report with these figures in the first cells of table 三.
  private func report(of figures: [String], title: String = "") -> Report {
    var report = first
    report.identity.title = title
    report.facts = zip(slots(of: .applications, on: .form2019), figures).enumerated().map { row, cell in
      let value = Int64(cell.1.filter { $0.isNumber })
      return Fact(
        slot: cell.0, text: cell.1, kind: cell.1.isEmpty ? .blank : value == 0 ? .zero : value == nil ? .mark : .number,
        value: value, place: Place(line: row + 1, column: 1))
    }
    return report
  }

  private func sentences(_ database: Database) -> [String] {
    database.checked().filter { [.duplicate, .conflict].contains($0.finding.rule) }
      .map { $0.finding.sentence(in: database.reports[$0.report].report).en }
  }

  @Test func aReportOfferedTwiceCountsOnceAndOneWithOtherFiguresIsAConflictNeverAdded() {
    let database = database([
      ("a.txt", first), ("b.txt", first), ("c.txt", other),
      ("d.txt", made("330302", 2020, organ: "鹿城区人民政府", 6)),
    ])
    #expect(database.reports.map(\.path) == ["a.txt", "d.txt"])
    #expect(database.sources.map(\.status) == [.read, .duplicate, .conflict, .read])
    #expect(texts(database, "sources", "reason")[1] == "the same report as a.txt, with the same figures")
  }

  @Test func theReportThatAnOfficeCompiledOfTheWholeAreaIsTheGovernments() {
    let compiled = made("330302", 2019, organ: "温州市鹿城区人民政府办公室", 5)
    let before = made("330302", 2018, organ: "温州市鹿城区人民政府办公室", 4)
    let database = database([("a.txt", first), ("b.txt", compiled), ("c.txt", before)])
    #expect(database.sources.map(\.status) == [.read, .duplicate, .read])
    #expect(Set(texts(database, "reports", "organ")) == ["鹿城区人民政府"])
  }

  @Test func whichOneCountsDoesNotDependOnTheOrderOfLoading() {
    let files = [("a.txt", first), ("b.txt", other), ("c.txt", first)]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let atOnce = database(order.map { files[$0] })
      let byAndBy = order.reduce(Database()) {
        $0.adding([.report(files[$1].1, path: files[$1].0, size: 1)])
      }
      for each in [atOnce, byAndBy] {
        #expect(each.reports.map(\.path) == ["a.txt"])
        let statuses = Dictionary(uniqueKeysWithValues: each.sources.map { ($0.path, $0.status) })
        #expect(statuses == ["a.txt": .read, "b.txt": .conflict, "c.txt": .duplicate])
      }
    }
  }

  @Test func tablesThenCorrectionThenCellsThenFoldersThenNameDecide() {
    var whole = report(of: ["1", "2"])
    whole.forms[.disputes] = .form2019
    let corrected = report(of: ["1", "3"], title: "鹿城区2019年政府信息公开工作年度报告（更正）")
    let longer = report(of: ["1", "2", "3"])
    let plain = report(of: ["1", "2"])
    func winner(_ files: [(String, Report)]) -> String? { database(files).reports.first?.path }
    #expect(winner([("a.txt", corrected), ("b.txt", whole)]) == "b.txt")
    #expect(winner([("a.txt", longer), ("b.txt", corrected)]) == "b.txt")
    #expect(winner([("a.txt", longer), ("鹿城区（修订）.txt", plain)]) == "鹿城区（修订）.txt")
    #expect(winner([("a.txt", plain), ("b.txt", longer)]) == "b.txt")
    #expect(winner([("a/formats/a.pdf", plain), ("a/b.txt", plain)]) == "a/b.txt")
    #expect(winner([("b.txt", plain), ("a.txt", plain)]) == "a.txt")
  }

  @Test func aFileThatCountedLeavesItsPlaceToTheOneItStoodFor() {
    let both = database([("a.txt", first), ("b.txt", other)])
    let without = both.removing { $0 == "a.txt" }
    #expect(without.reports.map(\.path) == ["b.txt"])
    #expect(without.sources.map(\.status) == [.read])
    #expect(texts(without, "facts", "text") == ["6"])
    // b.txt is mended, and agrees.
    let mended = both.adding([.report(first, path: "b.txt", size: 1)])
    #expect(mended.sources.map(\.status) == [.read, .duplicate])
    #expect(both.sources.map(\.status) == [.read, .conflict])
  }

  @Test func figuresAreTheSameHoweverTheyAreWritten() {
    let database = database([
      ("a.txt", report(of: ["1036", "-", "0", ""])), ("b.txt", report(of: ["1,036", "—", "0件", ""])),
      ("c.txt", report(of: ["1036", "-", "", ""])), ("d.txt", report(of: ["1036", "-", "0"])),
    ])
    #expect(database.sources.map(\.status) == [.read, .duplicate, .conflict, .duplicate])
    #expect(texts(database, "sources", "reason")[3].hasSuffix("with the same figures in the 3 cells that it has"))
  }

  @Test func aConflictSaysWhichCellsDifferAndAnAnswerWithThemSaysSo() throws {
    let database = database([("a.txt", report(of: ["1", "2"])), ("b.txt", report(of: ["1", "3"]))])
    let cell = formCells[slots(of: .applications, on: .form2019)[1]].phrase.en
    #expect(sentences(database) == ["b.txt is the same report, with other figures in 1 cell (\(cell): 3, not 2)"])
    let conflict = try #require(database.checked().first { $0.finding.rule == .conflict })
    #expect(conflict.finding.outcome == .fail && conflict.finding.expected == 3 && conflict.finding.found == 2)
    #expect(conflict.finding.place(in: database.reports[0].report)?.en == "2:1")
    #expect(database.dataset.cube.brokenSums.map(\.cells) == [[Int32(slots(of: .applications, on: .form2019)[1])]])
  }

  @Test func aCopyThatAgreesIsACheckThatHolds() {
    let database = database([("a.txt", first), ("b.txt", first)])
    #expect(sentences(database) == ["b.txt is the same report, with the same figures"])
    #expect(database.checked().first { $0.finding.rule == .duplicate }?.finding.outcome == .pass)
    #expect(database.dataset.cube.brokenSums.isEmpty)
  }
}
