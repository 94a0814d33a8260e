import Relations
import Reports
import Testing

private let gulou = Corpus([
  report(gulouOfNanjing, 2019, ["applications": 10]),
  report(gulouOfFuzhou, 2019, ["applications": 20]),
  report(lucheng, 2019, ["applications": 5]),
])

@Test("A district is its code: two of one name are two rows, shown with their cities")
func twoDistrictsOfOneName() {
  #expect(
    gulou.rows("applications by district") == ["鼓楼区（福州市） 20", "鼓楼区（南京市） 10", "鹿城区 5"])
  #expect(gulou.rows("applications by county sort county") == ["鼓楼区（南京市） 10", "鹿城区 5", "鼓楼区（福州市） 20"])
}

@Test("A name that several districts bear is an error that lists the ways to write them")
func ambiguousName() throws {
  for line in [
    "applications 鼓楼区", "applications 鼓楼", "applications filter district = 鼓楼区",
    "applications filter district = \"鼓楼区\"", "applications@gulou",
  ] {
    let error = try #require(gulou.error(line), "\(line)")
    #expect(error.hint?.en == "write 南京市/鼓楼区, or 福州市/鼓楼区", "\(line)")
    #expect(error.span != nil, "\(line)")
  }
}

@Test("A district may be named by its way down, its code, its pinyin, its short name")
func waysToName() {
  for name in [
    "南京市/鼓楼区", "南京/鼓楼", "江苏省/南京市/鼓楼区", "南京市鼓楼区", "南京鼓楼", "江苏省南京市鼓楼区", "320106", "\"鼓楼区（南京市）\"",
  ] {
    #expect(gulou.rows("applications \(name)") == ["10"], "\(name)")
  }
  for name in ["鹿城区", "鹿城", "lucheng", "luchengqu", "LUCHENG", "330302", "温州市/鹿城区", "district = 鹿城区"] {
    let line = name.contains("=") ? "applications filter \(name)" : "applications \(name)"
    #expect(gulou.rows(line) == ["5"], "\(name)")
  }
  #expect(gulou.rows("applications@(福州市/鼓楼区)") == ["20"])
}

@Test("A city stands for the reports from inside it")
func cityMember() {
  #expect(gulou.rows("applications 南京市 by district") == ["鼓楼区（南京市） 10"])
  #expect(gulou.rows("applications filter city in (南京市, 温州)") == ["15"])
  #expect(gulou.rows("applications by province") == ["福建省 20", "江苏省 10", "浙江省 5"])
}

@Test("Streets of one name in counties of one name are two rows")
func streetsOfOneName() {
  let corpus = Corpus([
    report("110105", 2019, street: "南湖街道", ["applications": 1]),
    report("220104", 2019, street: "南湖街道", ["applications": 2]),
    report("330302", 2019, street: "滨江街道", ["applications": 3]),
  ])
  let rows = corpus.rows("applications by district sort district")
  #expect(rows.count == 3)
  #expect(Set(rows).count == 3)
  #expect(rows.last == "滨江街道 3")
}

@Test("A district without a report is known and gives no rows")
func withoutReport() throws {
  #expect(gulou.rows("applications by district 乐清市") == [])
  #expect(gulou.rows("applications 乐清市") == ["missing"])
  #expect(try #require(gulou.error("applications 鹿城城")).hint?.en.contains("鹿城区") == true)
}
