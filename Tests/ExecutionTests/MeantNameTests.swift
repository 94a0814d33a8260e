import Relations
import Reports
import Testing

private let corpus = Corpus([
  report(lucheng, 2020, ["applications": 5, "carried_in": 1, "carried_out": 2]),
  report(lucheng, 2021, on: .form2021, ["applications": 8]),
  report(wenzhou, 2020, ["applications": 50]),
  report(lucheng, 2020, street: "滨江街道", ["applications": 2]),
])

@Test(
  "A level may be called as the areas are that it is of",
  arguments: [
    ("applications by year filter level = 区县", ["2020 5", "2021 8"]),
    ("applications by year filter level = district", ["2020 5", "2021 8"]),
    ("applications by year filter level in (区县)", ["2020 5", "2021 8"]),
    ("applications by year filter（年份＝2020 或 年份＝2021）且 层级＝区县", ["2020 5", "2021 8"]),
    ("applications by year filter level = 街道", ["2020 2"]),
    ("applications by year filter level = city", ["2020 50"]),
    ("from reports filter level = \"县区\" | count", ["2"]),
  ])
func levelsByTheirAreas(_ line: String, _ rows: [String]) {
  #expect(corpus.rows(line) == rows, "\(line)")
}

@Test("What is a level only behind `level =` stays a dimension elsewhere")
func dimensionElsewhere() throws {
  #expect(try #require(corpus.error("applications 区县")).hint?.en == "such as by 区县")
}

@Test("A name that is short for several metrics is an error that lists them")
func nameOfSeveralMetrics() throws {
  let error = try #require(corpus.error("结转 按 区县 2020"))
  #expect(error.message.zh == "“结转”有多种可能")
  #expect(error.hint?.zh == "请写明：上年结转，或 结转下年")
  #expect(corpus.rows("上年结转, 结转下年 2020 鹿城区") == ["1 2"])
}

@Test("A column that is called by a keyword goes before the one that the clause gives")
func columnsOfTheirOwnName() {
  let own = corpus.with(
    "w", [.texts("district", ["鹿城区"]), .reals("增长", [0.25]), .integers("排名", [7])])
  #expect(own.rows("from w | avg 增长, sum 排名") == ["0.25 7"])
  #expect(own.rows("from w select 排名, 增长 filter 增长 > 0.2") == ["7 0.25"])
  #expect(own.rows("growth applications by district 2021 | join w | select district, 增长, growth") == ["鹿城区 0.25 0.6"])
  #expect(own.rows("rank applications by district 2021 | filter 排名 <= 3") == ["鹿城区 8 1"])
}
