import Diagnostics
import Testing

@testable import Syntax

/// A text and the canonical English text of what is read from it.
struct Reading: Sendable, CustomTestStringConvertible {
  var text: String
  var meaning: String
  var testDescription: String { text }

  init(_ text: String, _ meaning: String) {
    self.text = text
    self.meaning = meaning
  }
}

/// The same text back: it is canonical.
func same(_ text: String) -> Reading { Reading(text, text) }

private func check(_ reading: Reading) throws {
  #expect(format(try parse(reading.text)) == reading.meaning)
}

@Test(
  "The examples of the language are read",
  arguments: [
    same("lawsuits by district"),
    same("lawsuits by district 2020 top 5"),
    same("applications, handled, disclosure_rate by district, year sort -applications"),
    same("applications 2019 vs 2020 by district"),
    same("applications, reviews, lawsuits 鹿城区 vs 洞头区"),
    same("carried_in@2020 != carried_out@2019 by district"),
    same("applications@2020 > 100, lawsuits@2020 = 0 by district"),
    same("applications by district, applicant pivot applicant"),
    same("lawsuits by district | filter lawsuits > 10"),
    Reading("行政诉讼 按 区县 筛选 年份=2020 前 5", "行政诉讼 by 区县 filter 年份 = 2020 top 5"),
    same("from tasks filter unit ~ 政务服务中心 select number, title"),
    same("trace lawsuits 鹿城区 2019"),
    same("let rates = disclosure_rate by district"),
    same("define pressure = (reviews + lawsuits) / handled as \"压力\" per_cent"),
    same("lawsuits@(2020, 鹿城区) / handled@(温州市/鹿城区) by year"),
  ])
func examples(_ reading: Reading) throws { try check(reading) }

@Test(
  "A comma between clauses means nothing, and one in a list goes on with it",
  arguments: [
    Reading("行政诉讼 按 区县，前 3", "行政诉讼 by 区县 top 3"),
    Reading("lawsuits, by district, year, 2020", "lawsuits by district, year 2020"),
    Reading("lawsuits, 2018..2020, by year", "lawsuits 2018..2020 by year"),
    Reading("lawsuits, latest by year, latest", "lawsuits latest by year latest"),
    Reading("lawsuits, 2020, 鹿城区", "lawsuits 2020 鹿城区"),
    Reading("lawsuits 鹿城区、“洞头区”，$year，合计行", "lawsuits 鹿城区 \"洞头区\" $year totals"),
    Reading("lawsuits, share reviews, rank handled, top 2", "lawsuits share reviews rank handled top 2"),
    Reading("from t select a, b, sort -a, b, limit 3", "from t select a, b sort -a, b limit 3"),
    same("lawsuits, 2020 * reviews, latest = 2020 by year"),
    same("lawsuits, (2020), (latest), $m by year"),
    same("from t select city, rank, growth"),
    same("lawsuits - -reviews"),
    Reading("lawsuits - (-(-reviews))", "lawsuits - -(-reviews)"),
  ])
func commas(_ reading: Reading) throws { try check(reading) }

@Test(
  "What a Chinese keyboard writes means the same as ASCII",
  arguments: [
    Reading("新收申请，行政诉讼　按　区县", "新收申请, 行政诉讼 by 区县"),
    Reading("新收申请、行政诉讼 按 区县、年份", "新收申请, 行政诉讼 by 区县, 年份"),
    Reading("lawsuits by district ｜ filter lawsuits ＞ １０", "lawsuits by district | filter lawsuits > 10"),
    Reading("ｌａｗｓｕｉｔｓ ＢＹ district", "lawsuits by district"),
    Reading("新收申请＠（２０２０，鹿城区） ／ 办理总计＠２０２０", "新收申请@(2020, 鹿城区) / 办理总计@2020"),
    Reading("a ×2 ÷ 3 − 4 ＋ 5 ＊ 6", "a * 2 / 3 - 4 + 5 * 6"),
    Reading("a 筛选 b≠1 且 c≤2 且 d≥3 或 e！＝4", "a filter b != 1 and c <= 2 and d >= 3 or e != 4"),
    Reading("来自 tasks 筛选 unit ～ “政务，服务”", "from tasks filter unit ~ \"政务，服务\""),
    Reading("来自 tasks 筛选 unit =~ ‘^a|b$’", "from tasks filter unit =~ \"^a|b$\""),
    Reading("来自 tasks 筛选 unit = 「街道」", "from tasks filter unit = \"街道\""),
    Reading("行政诉讼 ￥year", "行政诉讼 $year"),
    Reading("公开率 筛选 公开率＜50％ 2020年", "公开率 filter 公开率 < 50% 2020"),
    Reading("公开率 ２０１８年至２０２０年", "公开率 2018..2020"),
    Reading("公开率 2018 到 2020 按 年份", "公开率 2018..2020 by 年份"),
    Reading("来自 到期", "from 到期"),
    Reading("来自 reports 筛选 落款日期 ≥ ２０２０－０２－０１", "from reports filter 落款日期 >= \"2020-02-01\""),
    Reading("行政诉讼 前5", "行政诉讼 top 5"),
    Reading("行政诉讼 后３ 按 区县", "行政诉讼 bottom 3 by 区县"),
    Reading("新收申请 2019比2020", "新收申请 2019 vs 2020"),
    Reading("新收申请 2019年比2020年 按 区县", "新收申请 2019 vs 2020 by 区县"),
    Reading("applications 2019vs2020", "applications 2019 vs 2020"),
    Reading("平均 新收申请 排序 -新收申请 限制 3 合计行", "avg 新收申请 sort -新收申请 limit 3 totals"),
    Reading("行政诉讼 筛选 行政诉讼 为 非 空白", "行政诉讼 filter 行政诉讼 is not blank"),
    Reading("行政诉讼 筛选 年份 非 介于 2018 且 2020", "行政诉讼 filter 年份 not between 2018 and 2020"),
    Reading("令 甲 ＝ 行政诉讼 按 区县", "let 甲 = 行政诉讼 by 区县"),
    same("define twice = lawsuits * 2 as \"双倍\" count"),
    Reading("define twice = lawsuits * 2 计数", "define twice = lawsuits * 2 count"),
    Reading("定义 压力＝行政诉讼/办理总计 作为“压力” 比例", "define 压力 = 行政诉讼 / 办理总计 as \"压力\" 比例"),
    Reading("top 3 lawsuits, avg reviews by district", "lawsuits, avg reviews top 3 lawsuits by district"),
    Reading("溯源 ＃３", "trace #3"),
    Reading("下钻 3", "drill #3"),
    Reading("载入 报告/*.txt “甲 乙.pdf”", "load 报告/*.txt \"甲 乙.pdf\""),
    Reading("行政诉讼 最新 按 买买提·乡", "行政诉讼 latest by 买买提·乡"),
  ])
func chineseKeyboard(_ reading: Reading) throws { try check(reading) }

@Test(
  "Clauses may stand in any order and have other words",
  arguments: [
    Reading("by district lawsuits", "lawsuits by district"),
    Reading("2020 lawsuits by district", "lawsuits 2020 by district"),
    Reading("lawsuits group by district", "lawsuits by district"),
    Reading("lawsuits group district where 2020", "lawsuits by district filter 2020"),
    Reading("lawsuits order by lawsuits desc, year asc", "lawsuits sort -lawsuits, year"),
    Reading("compare lawsuits 2019 vs 2020 vs 2021", "lawsuits 2019 vs 2020 vs 2021"),
    Reading("lawsuits compare 鹿城区 vs 温州市/洞头区", "lawsuits 鹿城区 vs 温州市/洞头区"),
    Reading("select number, title from tasks where unit ~ 局", "from tasks select number, title filter unit ~ 局"),
    Reading("sum lawsuits avg reviews", "lawsuits, avg reviews"),
    Reading("lawsuits filter a == 1 and b <> 2", "lawsuits filter a = 1 and b != 2"),
    Reading("from a select b as c, d = e + 1", "from a select c = b, d = e + 1"),
    Reading("from a rename b as c, d = e", "from a rename b as c, e as d"),
    Reading("from a derive b = c + 1 distinct", "from a derive b = c + 1 distinct"),
    Reading("from a join b on c, d", "from a join b on c, d"),
    Reading("lawsuits save 报告/x.csv | top 3", "lawsuits save \"报告/x.csv\" | top 3"),
    Reading("lawsuits save! \"a b.csv\" into kept", "lawsuits save! \"a b.csv\" into kept"),
    Reading("lawsuits 保存！“甲.csv”", "lawsuits save! \"甲.csv\""),
    Reading("LAWSUITS By District TOP 3", "LAWSUITS by District top 3"),
    Reading("lawsuits sort lawsuits -year", "lawsuits sort lawsuits, -year"),
    same("lawsuits sort lawsuits - reviews"),
    same("share lawsuits by city"),
    same("rank lawsuits within city by district"),
    same("lawsuits by district top 2 within city"), same("lawsuits by district bottom 2 reviews within city"),
    Reading("行政诉讼 按 区县 前 2 每 城市", "行政诉讼 by 区县 top 2 within 城市"),
    Reading("行政诉讼 按 区县 后2 每个 城市", "行政诉讼 by 区县 bottom 2 within 城市"),
    same("growth applications, lawsuits by district 2024"), Reading("同比 新收申请 按 区县 2024", "growth 新收申请 by 区县 2024"),
    Reading("handled, growth applications by year", "handled growth applications by year"),
    Reading("办理总计，同比 新收申请，占比 行政诉讼 按 年份", "办理总计 growth 新收申请 share 行政诉讼 by 年份"),
    Reading("增长 新收申请 2024 按 区县", "growth 新收申请 2024 by 区县"),
    // What the clauses are called, their columns are called too.
    same("growth applications by district 2024 top 3 growth sort -growth"),
    same("lawsuits | filter growth > 0 and rank <= 3 select growth, rank"),
    same("lawsuits | avg rank by growth top 2 rank"),
    same("lawsuits | rename 排名 as place, growth as change"),
    same("top 5 lawsuits by district"),
    same("lawsuits top 5 鹿城区 vs 洞头区"),
    same("lawsuits 2018..2020 latest $y"),
    same("lawsuits by \"by\", year"),
  ])
func clauses(_ reading: Reading) throws { try check(reading) }

@Test(
  "An aggregate holds for the measures after it, up to the next",
  arguments: [
    same("avg a, b, sum c"),
    same("count 2020"),
    Reading("count(*) by district", "count by district"),
    Reading("count(*) 鹿城区", "count(*) 鹿城区"),
    Reading("avg(a), b", "avg a, sum b"),
    Reading("avg (a), b", "avg a, b"),
    Reading("avg(a) / b, c", "(avg(a) / b), c"),
    same("min(a, b), max c"),
    same("avg a, count, b by district"),
    same("stddev a, median b"),
  ])
func aggregates(_ reading: Reading) throws { try check(reading) }

@Test(
  "Operators bind as in SQL",
  arguments: [
    Reading("x filter (a or b) and not (c and d)", "x filter (a or b) and not (c and d)"),
    Reading("x filter (a and b) or ((not c))", "x filter a and b or not c"),
    Reading("x filter (a + b) * -c / (d - (e - f))", "x filter (a + b) * -c / (d - (e - f))"),
    Reading("x filter 10 % 3 = 1 and b > 50%", "x filter 10 % 3 = 1 and b > 50%"),
    Reading("x filter 10%3", "x filter 10 % 3"),
    same("x filter a in (1, 2, 鹿城区) and b not in (2018..2020)"),
    Reading("x filter a in 2018..2020", "x filter a in (2018..2020)"),
    same("x filter coalesce(a, 0) + if(b > 1, 2, 3) is missing"),
    same("x filter \"a\\\"b\\\\\\n\\t\" = y"),
    Reading("x filter '\\u{9e7f}' = \"\\q\"", "x filter \"鹿\" = \"\\\\q\""),
    Reading("100 * a / b", "100 * a / b"),
    same("(2020)"),
    same("(tables), a by year"),
  ])
func expressions(_ reading: Reading) throws { try check(reading) }

@Test("An aggregate's name behind a comparison is a text, and a call where a bracket follows")
func aggregatesAsTexts() throws {
  try check(
    Reading(
      "from claims filter measure = count and unit != sum", "from claims filter measure = \"count\" and unit != \"sum\""
    ))
  try check(Reading("来自 claims 筛选 measure 属于 (count, amount)", "from claims filter measure in (\"count\", amount)"))
  try check(same("from facts filter value = max(1, 2)"))
}

@Test(
  "A date is a text, a difference of other numbers is none",
  arguments: [
    Reading("from reports filter signed > 2020-12-31", "from reports filter signed > \"2020-12-31\""),
    Reading(
      "from reports filter signed in (2020-01-01,2020-02-29)",
      "from reports filter signed in (\"2020-01-01\", \"2020-02-29\")"),
    Reading("a filter b = 2020-13-01", "a filter b = 2020 - 13 - 01"),
    Reading("a filter b = 2020-1-1", "a filter b = 2020 - 1 - 1"),
    Reading("a filter b = 12020-01-01", "a filter b = 12020 - 01 - 01"),
    Reading("a filter b = 2020-01-011", "a filter b = 2020 - 01 - 011"),
  ])
func dates(_ reading: Reading) throws { try check(reading) }
