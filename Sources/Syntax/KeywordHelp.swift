import Diagnostics

extension Keyword {
  /// What the keyword does, in a line, for help and completion.
  package var summary: Phrase {
    switch self {
    case .by, .group: Phrase("group by districts, years …", zh: "按区县、年份等分组")
    case .filter, .where: Phrase("keep what a condition holds for", zh: "只保留满足条件的")
    case .compare: Phrase("announces members that vs compares", zh: "对比若干成员")
    case .vs: Phrase("a column a member, with difference and change", zh: "逐一对比，给出差额和变化率")
    case .sum: Phrase("add up over reports", zh: "各报告求和")
    case .avg: Phrase("the mean over reports", zh: "各报告平均")
    case .min: Phrase("the smallest of the reports", zh: "各报告最小值")
    case .max: Phrase("the largest of the reports", zh: "各报告最大值")
    case .median: Phrase("the middle value of the reports", zh: "各报告中位数")
    case .count: Phrase("how many reports, or how many with a value", zh: "报告数，或有值的报告数")
    case .stddev: Phrase("the standard deviation over reports", zh: "各报告标准差")
    case .share: Phrase("a measure and its part of the whole", zh: "指标及其占总数的比例")
    case .rank: Phrase("a measure and its rank", zh: "指标及其排名")
    case .growth: Phrase("a measure against the year before", zh: "指标与上一年相比")
    case .within: Phrase("rank, top and bottom begin anew in each group", zh: "排名与前后各名在每组之内另起")
    case .sort, .order: Phrase("the order of rows; -key descends", zh: "排序；-键为降序")
    case .top: Phrase("the rows with the largest values", zh: "数值最大的几行")
    case .bottom: Phrase("the rows with the smallest values", zh: "数值最小的几行")
    case .pivot: Phrase("a key's members become columns", zh: "把分组项展开成列")
    case .totals: Phrase("add the row of totals", zh: "加上合计行")
    case .select: Phrase("the columns to show", zh: "要显示的列")
    case .derive: Phrase("add a computed column", zh: "增加计算列")
    case .rename: Phrase("give a column another name", zh: "给列改名")
    case .distinct: Phrase("drop rows that repeat", zh: "去掉重复行")
    case .limit: Phrase("at most so many rows", zh: "最多若干行")
    case .join: Phrase("add the columns of another table", zh: "连接另一张表")
    case .on: Phrase("the columns that a join matches", zh: "连接所依据的列")
    case .save: Phrase("write the result to a file; save! replaces one", zh: "结果存为文件；save! 覆盖已有文件")
    case .into: Phrase("keep the result as a table", zh: "结果存为一张表")
    case .as: Phrase("a label, or another name", zh: "标签或别名")
    case .from: Phrase("the rows of a table", zh: "表中的行")
    case .let: Phrase("keep a query's result as a table", zh: "把查询结果存为表")
    case .define: Phrase("a metric of one's own", zh: "自定义指标")
    case .and: Phrase("both conditions", zh: "两个条件都满足")
    case .or: Phrase("one of the conditions", zh: "满足其中之一")
    case .not: Phrase("the contrary", zh: "不满足")
    case .in: Phrase("one of a list", zh: "列表之一")
    case .between: Phrase("from one value to another, both included", zh: "在两值之间（含两端）")
    case .is: Phrase("blank or missing", zh: "为空白或缺失")
    case .blank: Phrase("a report is there, the cell has no value", zh: "有报告，但单元格无值")
    case .missing: Phrase("there is no report", zh: "没有报告")
    case .latest: Phrase("the newest report of each organ", zh: "每个机关最新的一份报告")
    }
  }

  /// A statement that uses it.
  package var example: String {
    switch self {
    case .by: "lawsuits by district, year"
    case .group: "lawsuits group by district"
    case .filter: "lawsuits by district filter year >= 2020"
    case .where: "from tasks where unit ~ 政务服务中心"
    case .compare: "compare applications 2019 vs 2020"
    case .vs: "applications 2019 vs 2020 by district"
    case .sum, .avg, .min, .max, .median, .stddev: "\(rawValue) applications by level"
    case .count: "count by year"
    case .share: "share applications by applicant"
    case .rank: "rank disclosure_rate by district"
    case .growth: "growth applications by district 2024"
    case .within: "lawsuits by district top 2 within city"
    case .sort: "lawsuits, reviews by district sort -reviews"
    case .order: "lawsuits by district order by lawsuits"
    case .top: "lawsuits by district top 5"
    case .bottom: "lawsuits, reviews by district bottom 3 reviews"
    case .pivot: "applications by district, year pivot year"
    case .totals: "lawsuits by district totals"
    case .select: "from tasks select number, title"
    case .derive: "lawsuits, handled by district | derive pressure = lawsuits / handled"
    case .rename: "lawsuits by district | rename lawsuits as 诉讼"
    case .distinct: "from tasks select unit distinct"
    case .limit: "from facts limit 20"
    case .join, .on: "from reports join population on district"
    case .save: "lawsuits by district save \"lawsuits.csv\""
    case .into: "lawsuits by district into kept"
    case .as, .define: "define pressure = lawsuits / handled as \"诉讼压力\""
    case .from: "from reports"
    case .let: "let kept = lawsuits by district"
    case .and: "lawsuits by district filter year = 2020 and level = county"
    case .or: "from tasks filter number = 1 or number = 2"
    case .not: "lawsuits by district filter not level = street"
    case .in: "lawsuits by district filter year in (2019, 2020)"
    case .between: "lawsuits by district filter year between 2019 and 2020"
    case .is, .blank: "lawsuits by district filter lawsuits is blank"
    case .missing: "lawsuits by district filter lawsuits is missing"
    case .latest: "carried_out by district latest"
    }
  }
}
