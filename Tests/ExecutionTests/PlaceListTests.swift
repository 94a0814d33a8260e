import Reports
import Testing

/// 温州 has no report of its own, 徐州 one of an office of the city beside that of its county.
private let corpus = Corpus([
  report(lucheng, 2020, ["applications": 5]),
  report(dongtou, 2020, ["applications": 7]),
  report(gulouOfNanjing, 2020, ["applications": 10]),
  report("320300", 2020, organ: "徐州市教育局", ["applications": 3]),
  report("320302", 2020, ["applications": 40]),
  report("321300", 2020, ["applications": 100]),
])

@Test(
  "Places in one list are alternatives, whatever their dimension; one that another lies in is narrowed",
  arguments: [
    ("applications 温州市, 宿迁市", ["112"]),
    ("applications 宿迁市 温州市", ["112"]),
    ("applications 浙江省 宿迁市", ["112"]),
    ("applications 浙江省 鹿城区", ["5"]),
    ("applications 浙江省 温州市 鹿城区 洞头区", ["12"]),
    ("applications 浙江省 鹿城区 宿迁市", ["105"]),
    ("applications 温州市 宿迁市 by city", ["宿迁市 100", "温州市 12"]),
    ("applications@(温州市, 宿迁市)", ["112"]),
    ("count 2020 温州市 宿迁市", ["3"]),
    ("from reports 温州市 宿迁市 | count", ["3"]),
    ("from reports 2019 2020 | count", ["6"]),
  ])
func placesInOneList(_ line: String, _ rows: [String]) {
  #expect(corpus.rows(line) == rows, "\(line)")
}

@Test("Places that stand beside each other are of one dimension where they can be: 徐州市 alone is the city's own report")
func placesOfOneDimension() {
  #expect(corpus.rows("applications 徐州市") == ["3"])
  #expect(corpus.rows("applications 南京市, 徐州市") == ["53"])
  #expect(corpus.rows("applications@南京市, applications@徐州市") == ["10 43"])
  #expect(corpus.rows("applications@徐州市, applications@南京市") == ["43 10"])
  #expect(corpus.rows("applications 南京市 vs 徐州市") == ["applications 10 43 33 3.3"])
  #expect(corpus.rows("applications 徐州市 vs 南京市") == ["applications 43 10 -33 -0.7674"])
}

@Test("Where places of several dimensions stand in a list, a pivot leaves none of them out")
func pivotOfPlaces() {
  #expect(corpus.columns("applications 浙江省 宿迁市 by year pivot province") == ["year", "江苏省", "浙江省"])
  #expect(corpus.rows("applications 浙江省 宿迁市 by year pivot province") == ["2020 100 12"])
  #expect(corpus.columns("applications 温州市 鹿城区 by year pivot city") == ["year", "温州市"])
}
