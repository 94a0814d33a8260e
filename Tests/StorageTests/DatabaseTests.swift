import Diagnostics
import Metrics
import Relations
import Reports
import Testing

@testable import Storage

func made(
  _ code: String, _ year: Int, organ: String, street: String? = nil, scope: Scope = .area, _ value: Int64
) -> Report {
  let county = Divisions.compiled.area(code: code) ?? Area(code: "", name: "", kind: .county, pinyin: "", parent: nil)
  let area = street.map { Area(code: "\(code)/\($0)", name: $0, kind: .street, pinyin: "", parent: code) } ?? county
  let slot = slots(of: .applications, on: .form2019)[6]
  let fact = Fact(slot: slot, text: "\(value)", kind: .number, value: value, place: Place(line: 3, column: 4))
  return Report(
    identity: Identity(organ: organ, level: .county, scope: scope, area: area, year: year, title: ""),
    forms: [.applications: .form2019], facts: [fact])
}

func database(_ reports: [(String, Report)]) -> Database {
  Database().adding(reports.map { .report($0.1, path: $0.0, size: 1) })
}

func texts(_ database: Database, _ table: String, _ column: String) -> [String] {
  guard let relation = database.dataset.relations[table]?.relation(), let column = relation.column(named: column) else {
    return []
  }
  return (0..<relation.rowCount).map { row in
    switch column[row] {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    default: "none"
    }
  }
}

@Test(
  "An organ is one however much of its name a report prints: its report is not counted twice, its years follow each other"
)
func spellings() {
  let database = database([
    ("a.txt", made("330302", 2019, organ: "温州市鹿城区人民政府", 5)), ("b.txt", made("330302", 2019, organ: "鹿城区人民政府", 5)),
    ("c.txt", made("330302", 2019, organ: "浙江省温州市鹿城区政府", 6)), ("d.txt", made("330302", 2020, organ: "鹿城区人民政府", 7)),
    ("e.txt", made("330302", 2019, organ: "鹿城区人民政府办公室", scope: .organ, 7)),
  ])
  #expect(database.sources.map(\.status) == [.read, .duplicate, .conflict, .read, .read])
  #expect(texts(database, "reports", "organ").sorted() == ["温州市鹿城区人民政府", "温州市鹿城区人民政府", "鹿城区人民政府办公室"])
  #expect(database.checked().contains { $0.finding.rule == .Y1 && $0.others.count == 1 })
}

@Test("Reports that do not say whose they are, or of which year, are never taken for one")
func unknownIdentities() {
  var first = made("", 2019, organ: "", 5)
  var second = made("330302", 2019, organ: "鹿城区人民政府", 6)
  second.identity.year = nil
  first.identity.year = nil
  let database = database([("a.txt", first), ("b.txt", first), ("c.txt", second), ("d.txt", second)])
  #expect(database.sources.map(\.status) == [.read, .read, .read, .read])
  #expect(texts(database, "reports", "report").sorted() == ["a.txt", "b.txt", "鹿城区人民政府", "鹿城区人民政府 (2)"])
}

@Test("A file loaded again takes the place of what it gave; one that is gone takes its report with it")
func reloading() {
  let before = database([
    ("a.txt", made("330302", 2019, organ: "鹿城区人民政府", 5)), ("b.txt", made("330305", 2019, organ: "洞头区人民政府", 6)),
  ])
  let after = before.adding([.report(made("330302", 2019, organ: "鹿城区人民政府", 7), path: "a.txt", size: 1)])
  #expect(after.reports.count == 2)
  #expect(after.sources.count == 2)
  #expect(texts(after, "facts", "text").sorted() == ["6", "7"])
  #expect(texts(before, "facts", "text").sorted() == ["5", "6"])
  #expect(after.removing { $0 == "a.txt" }.reports.map(\.path) == ["b.txt"])
  #expect(after.removing { _ in true }.reports.isEmpty)
}

@Test("Reports stand in the order of their areas' codes, whatever order they came in")
func order() {
  let reports = [
    ("1", made("330305", 2019, organ: "洞头区人民政府", 1)), ("2", made("330302", 2020, organ: "鹿城区人民政府", 2)),
    ("3", made("330302", 2019, organ: "鹿城区人民政府", 3)), ("4", made("110101", 2019, organ: "东城区人民政府", 4)),
  ]
  #expect(
    texts(database(reports), "reports", "report") == ["东城区人民政府 2019", "鹿城区人民政府 2019", "鹿城区人民政府 2020", "洞头区人民政府 2019"])
  #expect(texts(database(reports.reversed()), "facts", "text") == ["4", "3", "2", "1"])
}

@Test("A report has its district, and the county, city and province around it")
func properties() {
  let database = database([
    ("1", made("330302", 2019, organ: "滨江街道办事处", street: "滨江街道", scope: .organ, 1)),
    ("2", made("330300", 2019, organ: "温州市人民政府", 2)), ("3", made("", 2019, organ: "某局", 3)),
  ])
  #expect(texts(database, "reports", "district") == ["none", "温州市", "滨江街道"])
  #expect(texts(database, "reports", "county") == ["none", "none", "鹿城区"])
  #expect(texts(database, "reports", "city") == ["none", "温州市", "温州市"])
  #expect(texts(database, "reports", "province") == ["none", "浙江省", "浙江省"])
  #expect(texts(database, "reports", "form") == ["2019", "2019", "2019"])
}

@Test("Names that several areas or organs bear are told apart by what lies around them")
func namesApart() {
  let gulou = database([
    ("1", made("320106", 2019, organ: "鼓楼区人民政府", 1)), ("2", made("350102", 2019, organ: "鼓楼区人民政府", 2)),
    ("3", made("330302", 2019, organ: "教育局", scope: .organ, 3)),
    ("4", made("330305", 2019, organ: "教育局", scope: .organ, 4)),
    ("5", made("110105", 2019, organ: "南湖街道办事处", street: "南湖街道", 5)),
    ("6", made("220104", 2019, organ: "南湖街道办事处", street: "南湖街道", 6)),
  ])
  #expect(
    texts(gulou, "reports", "district") == [
      "南湖街道（北京市朝阳区）", "南湖街道（长春市朝阳区）", "鼓楼区（南京市）", "鹿城区", "洞头区", "鼓楼区（福州市）",
    ])
  #expect(
    texts(gulou, "reports", "organ") == [
      "南湖街道办事处（朝阳区（北京市））", "南湖街道办事处（朝阳区（长春市））", "鼓楼区人民政府（南京市）", "教育局（鹿城区）", "教育局（洞头区）",
      "鼓楼区人民政府（福州市）",
    ])
  #expect(Set(texts(gulou, "reports", "report")).count == 6)
}

@Test("A fact keeps what is printed, its place and the metric that takes it")
func facts() {
  let database = database([("a.txt", made("330302", 2019, organ: "鹿城区人民政府", 5))])
  #expect(texts(database, "facts", "metric") == ["applications"])
  #expect(texts(database, "facts", "column") == ["总计"])
  #expect(texts(database, "facts", "place") == ["3:4"])
  #expect(texts(database, "facts", "value") == ["5.0"])
  #expect(texts(database, "facts", "applicant") == ["none"])
}

@Test("Every cell of the forms belongs to a metric, the columns of table 三 to an applicant")
func slotsHaveMetrics() {
  for (slot, cell) in formCells.enumerated() {
    #expect(slotNames[slot].metric != nil, "\(cell.rowPath) \(cell.columnPath)")
    #expect((slotNames[slot].applicant != nil) == (cell.table == .applications && cell.columnPath != "总计"))
  }
}

@Test("What is loaded can be named, and so can every division that is not")
func membersOfDatabase() {
  let members = members(of: database([("1", made("330302", 2019, organ: "鹿城区人民政府", 1))]))
  #expect(members.all(in: "year").map(\.label.zh) == ["2019"])
  #expect(members.all(in: "applicant").map(\.label.en).first == "natural_person")
  guard case .one(let loaded) = members.resolve("lucheng"), case .one(let other) = members.resolve("yueqing") else {
    Issue.record("both are known")
    return
  }
  #expect(loaded.isLoaded && loaded.label.zh == "鹿城区")
  #expect(!other.isLoaded && other.label.zh == "乐清市")
  #expect(loaded.wayDown == "温州市/鹿城区")
}

@Test("A broken sum is known to the cube, a sum that holds or cannot be assessed is not")
func brokenSums() {
  var made = made("330302", 2019, organ: "鹿城区人民政府", 5)
  made.findings = [
    Finding(rule: .R, outcome: .fail, whole: [40], parts: [34, 35], expected: 4, found: 5),
    Finding(rule: .L, outcome: .pass, whole: [200], parts: [201], expected: 1, found: 1),
  ]
  let broken = database([("1", made)]).dataset.cube.brokenSums
  #expect(broken.map(\.cells) == [[40, 34, 35]])
}

@Test("A report is checked after the one of the same organ, area and scope for the year before, and no other")
func yearBefore() {
  func carrying(_ year: Int, scope: Scope = .area, _ carriedIn: Int64, _ carriedOut: Int64) -> Report {
    var report = made("330302", year, organ: "鹿城区人民政府", scope: scope, 0)
    let totals = formCells.indices.filter { formCells[$0].table == .applications && formCells[$0].columnPath == "总计" }
    let slots = ["二、", "四、"].compactMap { row in totals.first { formCells[$0].rowPath.hasPrefix(row) } }
    report.facts = zip(slots, [carriedIn, carriedOut]).map { slot, value in
      Fact(slot: slot, text: "\(value)", kind: .number, value: value, place: Place(line: 1))
    }
    return report
  }
  let database = database([
    ("1", carrying(2019, 6, 15)),
    ("2", carrying(2020, 14, 3)),
    ("3", carrying(2020, scope: .organ, 1, 1)),
    ("4", carrying(2022, 3, 0)),
  ])
  let failed = database.checked().filter { $0.finding.rule == .Y1 && $0.finding.outcome == .fail }
  #expect(failed.map { database.reports[$0.report].path } == ["2"])
  #expect(failed.map { $0.others.map { database.reports[$0].path } } == [["1"]])
  #expect(failed.first?.finding.expected == 15 && failed.first?.finding.found == 14)
  #expect(!database.checked().contains { $0.finding.rule == .Y1 && database.reports[$0.report].path != "2" })
}

@Test(
  "A prefecture or county with a long name is asked for by the name that is spoken",
  arguments: [("513400", "凉山州"), ("420528", "长阳县"), ("150724", "鄂温克旗"), ("433100", "湘西州"), ("330302", "鹿城")])
func spokenNames(_ code: String, _ name: String) throws {
  let area = try #require(Divisions.compiled.area(code: code))
  for isLoaded in [true, false] {
    let database = database(isLoaded ? [("a.txt", made(code, 2019, organ: area.name, 5))] : [])
    guard case .one(let member) = members(of: database).resolve(name) else {
      Issue.record("\(name) is known")
      continue
    }
    #expect(member.names.first == area.name && member.names.last == code)
    #expect(member.isLoaded == isLoaded)
  }
}
