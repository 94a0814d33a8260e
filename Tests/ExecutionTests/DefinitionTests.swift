import Diagnostics
import Reports
import Testing

private let corpus = Corpus([
  report(
    lucheng, 2019,
    ["applications": 60, "handled": 50, "direct/总计": 5, "after/总计": 5, "carried_in": 4]
  ),
  report(dongtou, 2019, ["applications": 30, "handled": 20, "direct/总计": 1, "after/总计": 0, "carried_in": 1]),
  report(lucheng, 2020, ["applications": 40, "handled": 0, "direct/总计": 2, "after/总计": 1]),
])

/// What is wrong with a definition; nil where nothing is.
private func error(_ line: String, in corpus: Corpus = corpus) -> String? {
  do throws(Diagnostic) {
    _ = try corpus.defining(line)
    return nil
  } catch {
    return error.message.en
  }
}

@Test("A defined metric is a ratio of sums at every level, like the forms' own")
func definedRatio() throws {
  let own = try corpus.defining("define pressure = lawsuits / handled as \"诉讼压力\" ratio")
  _ = try corpus.defining("定义 压力 = 行政诉讼 / 办理总计 作为 “诉讼之压力” 比例")
  #expect(own.rows("pressure by district 2019") == ["鹿城区 0.2", "洞头区 0.05"])
  #expect(own.rows("诉讼压力 2019") == ["0.1571"])
  #expect(own.rows("pressure 2020") == ["blank"])
  #expect(own.rows("lawsuits, pressure by district 2019 totals").last == "total 11 0.1571")
  #expect(own.rows("avg pressure 2019") == ["0.125"])
  #expect(own.rows("rank pressure by district 2019") == ["鹿城区 0.2 1", "洞头区 0.05 2"])
  #expect(own.rows("pressure@鹿城区, pressure@洞头区 2019") == ["0.2 0.05"])
  #expect(own.rows("applications by district 2019 filter pressure > 10%") == ["鹿城区 60"])
  let column = try #require(try own.answer("诉讼压力 by district").relation.columns.last)
  #expect(column.name == "pressure" && column.label.zh == "诉讼压力" && column.unit == .ratio)
}

@Test("Numbers and the four operations, and metrics of one's own as they were when they were used")
func formulas() throws {
  let first = try corpus.defining("define disputes = reviews * 0 + lawsuits * 2 - -1")
  #expect(first.rows("disputes by district 2019") == ["鹿城区 blank", "洞头区 blank"])
  let burden = try corpus.defining("define burden = applications - (handled - lawsuits)")
  #expect(burden.rows("burden by district 2019") == ["鹿城区 20", "洞头区 11"])
  #expect(burden.metrics.find("burden")?.summary.en == "applications - (handled - lawsuits)")
  let twice = try burden.defining("define doubled = 2 * burden").defining("define burden = applications")
  #expect(twice.rows("doubled, burden by district 2019") == ["鹿城区 40 60", "洞头区 22 30"])
  #expect(twice.metrics.own.map(\.id) == ["doubled", "burden"])
  #expect(twice.metrics.find("doubled")?.summary.en == "2 * (applications - (handled - lawsuits))")
}

@Test("A defined share of a stock is not added over years either")
func definedStock() throws {
  let own = try corpus.defining("define waiting = carried_in / applications ratio")
  #expect(own.rows("waiting 鹿城区 2019") == ["0.0667"])
  #expect(own.error("waiting by district") != nil)
}

@Test("Names that mean something keep their meaning, and what is no formula is refused")
func refusedDefinitions() {
  #expect(
    error("define lawsuits = reviews") == "“lawsuits” is a metric already: table 四: 行政诉讼/未经复议直接起诉/总计 + 行政诉讼/复议后起诉/总计")
  #expect(error("define 诉讼率 = reviews") != nil)
  #expect(error("define mine = reviews as \"行政诉讼\"") != nil)
  #expect(error("define district = reviews") == "“district” is a dimension")
  #expect(error("define round = reviews") == "“round” is a function")
  #expect(error("define 鹿城区 = reviews") == "“鹿城区” is a member of district")
  #expect(error("define load = reviews") == "“load” is a command")
  #expect(error("define mine = 3") == "a definition names a metric")
  #expect(error("define mine = lawsits / 2") == "no metric “lawsits”")
  #expect(error("define mine = lawsuits > 2") == "a definition is made of metrics, numbers and + - * /")
  #expect(
    error("define mine = lawsuits@2020") == "a definition is of all areas and years: members stand in the query")
  #expect(error("define mine = abs(lawsuits)")?.hasPrefix("a definition has no functions") == true)
  #expect(error("define mine = lawsuits + procurement.amount") != nil)
  #expect(error("define mine = lawsuits + reviews ratio") == "a ratio wants a division")
  #expect(error("define mine = lawsuits + reviews yuan") == "nothing here is an amount of money")
  #expect(error("define mine = lawsuits / reviews furlongs") == "no unit “furlongs”")
}

@Test("Money divided by a number of things is yuan where the definition says so")
func moneyEach() throws {
  let corpus = Corpus([
    report(lucheng, 2019, ["政府集中采购/采购项目数量": 4, "政府集中采购/采购总金额": .yuan(100_050)])
  ])
  let own = try corpus.defining("define price = procurement.amount / procurement yuan")
  let column = try #require(try own.answer("price").relation.columns.first)
  #expect(column.unit == .yuan && own.rows("price") == ["250.125"])
}
