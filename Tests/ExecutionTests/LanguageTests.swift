import Diagnostics
import Relations
import Reports
import Testing

private let corpus = Corpus([
  report(
    lucheng, 2019,
    [
      "applications": 100, "applications/自然人": 60, "handled": 80, "granted": 20, "partial": 20, "direct": 4, "after": 1,
      "carried_in": 3,
    ]),
  report(
    lucheng, 2020,
    ["applications": 60, "handled": 60, "granted": 6, "partial": 0, "direct": 9, "after": 0, "carried_in": 4]),
  report(dongtou, 2020, ["applications": 50, "handled": 50, "direct": 1, "after": 1]),
])

@Test(
  "A query means the same in either language, and with full-width punctuation",
  arguments: [
    ("lawsuits by district", "行政诉讼 按 区县"),
    ("lawsuits by district filter year = 2020 top 5", "行政诉讼 按 区县 筛选 年份＝２０２０ 前 ５"),
    ("applications, handled by district, year sort -applications", "新收申请，办理总计 按 区县，年份 排序 －新收申请"),
    ("applications 2019 vs 2020 by district", "新收申请 2019 比 2020 按 区县"),
    ("compare applications 2019 vs 2020 by district", "对比 新收申请 ２０１９ 比 ２０２０ 按 区县"),
    ("avg lawsuits, count by district", "平均 行政诉讼，计数 按 区县"),
    ("applications@2020 > 50, lawsuits by district", "新收申请＠2020 ＞ 50，行政诉讼 按 区县"),
    ("disclosure_rate by year filter handled > 0 and lawsuits > 1", "公开率 按 年份 筛选 办理总计＞0 且 行政诉讼＞1"),
    ("lawsuits by district | filter lawsuits > 10", "行政诉讼 按 区县 ｜ 筛选 行政诉讼 ＞ 10"),
    ("applications by district totals", "新收申请 按 区县 合计行"),
    ("applications latest by district bottom 1", "新收申请 最新 按 区县 后 1"),
    ("(applications + carried_in) / handled by district 2019", "（新收申请＋上年结转）／办理总计 按 区县 2019"),
    ("from reports select district, year sort year", "来自 reports 选取 区县，年份 排序 年份"),
    ("lawsuits filter district in (鹿城区, 洞头区) or year = 2020", "行政诉讼 筛选 区县 属于（鹿城区，洞头区） 或 年份＝2020"),
    ("sum lawsuits filter not lawsuits is blank", "求和 行政诉讼 筛选 非 行政诉讼 为 空白"),
  ])
func bothLanguages(_ english: String, _ chinese: String) {
  let rows = corpus.rows(english)
  #expect(!rows.isEmpty)
  #expect(corpus.error(english) == nil, "\(english)")
  #expect(corpus.rows(chinese) == rows, "\(chinese)")
  #expect(corpus.rows(chinese).joined() == rows.joined())
}

@Test("Members of the form, the total and metrics are the same texts in both languages, shown in that of the reader")
func labels() throws {
  let chinese = corpus.with { $0.language = .zh }
  func shown(_ line: String, row: Int = 0) throws -> String {
    guard case .text(let codes, let vocabulary) = try chinese.answer(line).relation.columns[0].values else { return "" }
    return vocabulary.shown(codes[row], in: .zh)
  }
  #expect(chinese.rows("新收申请 按 申请人 鹿城区 2019 前 1") == ["natural_person 60"])
  #expect(try shown("新收申请 按 申请人 鹿城区 2019 前 1") == "自然人")
  #expect(chinese.rows("新收申请 按 区县 合计行").last == "total 210")
  let total = try chinese.answer("新收申请 按 区县 合计行").relation.rowCount - 1
  #expect(try shown("新收申请 按 区县 合计行", row: total) == "合计")
  #expect(chinese.rows("新收申请 2019 比 2020 鹿城区") == ["applications 100 60 -40 -0.4"])
  #expect(try shown("新收申请 2019 比 2020 鹿城区") == "新收申请")
  #expect(chinese.rows("新收申请 2019 比 2020 鹿城区 | 筛选 metric = 新收申请").count == 1)
  #expect(corpus.rows("applications by applicant 鹿城区 2019 | filter applicant = 自然人") == ["natural_person 60"])
  let answer = try corpus.answer("disclosure_rate, lawsuits / handled, avg lawsuits by district")
  #expect(answer.relation.columns.map(\.label.zh) == ["区县", "公开率", "lawsuits / handled", "平均行政诉讼"])
  #expect(
    answer.relation.columns.map(\.label.en) == ["district", "disclosure_rate", "lawsuits / handled", "avg_lawsuits"])
}

@Test("ASCII case does not matter in names")
func asciiCase() {
  #expect(corpus.rows("LAWSUITS BY District Filter YEAR = 2019") == ["鹿城区 5"])
  #expect(corpus.rows("applications LuCheng 2019") == ["100"])
}

/// What is underlined of a line, and the hint.
private struct Complaint {
  var place: String
  var hint: String

  init(_ place: String, _ hint: String) {
    self.place = place
    self.hint = hint
  }
}

private let complaints: [(String, Complaint)] = [
  ("lawsiuts by district", Complaint("lawsiuts", "lawsuits?")),
  ("行政诉公 按 区县", Complaint("行政诉公", "行政诉讼?")),
  ("鹿城区 by district", Complaint("鹿城区", "such as lawsuits 鹿城区")),
  ("lawsuits by distrct", Complaint("distrct", "district?")),
  ("lawsuits by district sort reviews", Complaint("reviews", "measure it, too: lawsuits, reviews")),
  ("lawsuits by district top 3 reviews", Complaint("reviews", "measure it, too: lawsuits, reviews")),
  ("lawsuits 鹿城去", Complaint("鹿城去", "鹿城区")),
  ("lawsuits filter distrct = 鹿城区", Complaint("distrct", "district")),
  ("lawsuits filter district = 鹿城去", Complaint("鹿城去", "鹿城区")),
  ("lawsuits filter lawsuits", Complaint("lawsuits", "such as lawsuits > 10")),
  ("lawsuits filter district", Complaint("district", "district = …")),
  ("lawsuits vs reviews", Complaint("lawsuits", "two metrics side by side")),
  ("lawsuits filter district > 3", Complaint("district > 3", "compare texts with texts")),
  ("lawsuits filter fees > lawsuits", Complaint("fees > lawsuits", "both sides must be amounts of money")),
  ("fees + lawsuits", Complaint("fees + lawsuits", "both sides must be amounts of money")),
  ("fees > lawsuits by district", Complaint("fees > lawsuits", "both sides must be amounts of money")),
  ("lawsuits filter district ~ 3 + 4", Complaint("3 + 4", "such as unit ~")),
  ("rownd(lawsuits)", Complaint("rownd", "round?")),
  ("round(lawsuits, 1, 2)", Complaint("round(lawsuits, 1, 2)", "it is written round(number, digits)")),
  ("lawsuits filter year = 2021..2019", Complaint("2021..2019", "such as 2018..2020")),
  ("lawsuits by year 2019 vs 2020", Complaint("2019 vs 2020", "leave it out behind by")),
  ("lawsuits > 3 2019 vs 2020", Complaint("lawsuits > 3", "compare the columns behind a pipe")),
  ("lawsuits totals", Complaint("totals", "such as lawsuits by district totals")),
  ("by district", Complaint("by district", "begin with a metric")),
  ("from fact select text", Complaint("fact", "facts?")),
  ("from facts select txt", Complaint("txt", "text?")),
  ("from facts by kind", Complaint("by kind", "such as from facts | count by kind")),
  ("lawsuits by district | sum lawsuits by city", Complaint("city", "there are district, lawsuits")),
  ("lawsuits by district | 2020", Complaint("2020", "put it behind by, before the pipe")),
  ("lawsuits by district | rename x as y", Complaint("x", "there are district, lawsuits")),
  ("lawsuits by district | avg district", Complaint("avg district", "")),
  ("disclosure_rate by district | sum disclosure_rate", Complaint("sum disclosure_rate", "ratio of the sums")),
  ("lawsuits by applicant", Complaint("lawsuits", "table 三")),
  ("lawsuits filter lawsuits@2020 > 3", Complaint("lawsuits@2020", "such as lawsuits@2020")),
  ("carried_in by district", Complaint("carried_in", "by year")),
  ("lawsuits filter organ =~ \"[\"", Complaint("\"[\"", "")),
]

@Test("A mistake is underlined where it stands, with what would work", arguments: complaints.indices)
func diagnostics(_ number: Int) throws {
  let (line, wanted) = complaints[number]
  let error = try #require(corpus.error(line), "\(line)")
  #expect(!error.message.en.isEmpty && !error.message.zh.isEmpty)
  let hint = error.hint?.en ?? ""
  #expect(hint.contains(wanted.hint), "\(line): \(hint)")
  #expect(error.hint == nil || error.hint?.zh.isEmpty == false)
  let span = try #require(error.span, "\(line): \(error.message.en)")
  #expect(String(decoding: Array(line.utf8)[span.lower..<span.upper], as: UTF8.self) == wanted.place, "\(line)")
}
