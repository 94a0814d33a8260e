import Diagnostics
import Documents

@testable import Reports

/// A report of 某区 for 2020 to hold sentences against, and that of the year before.
///
///     一 120, 二 5; （一）60 （二）10 （三）20 （四）15 （五）8 （六）5, （七）118; 四 7
///     自然人 100 + 4, 97 of them handled; 法人或其他组织 20 + 1, and 21
///     行政复议 9: 维持 5, 纠正 2, 其他 1, 未审结 1
///     行政诉讼 10: 维持 8, 纠正 1, 未审结 1; 直接起诉 6, 复议后起诉 4
///     政府集中采购 123.45 万元
///     the year before: 一 100, 二 4, （七）99
enum SpokenOf {
  static let report = made(year: 2020, figures: figures)
  static let before = made(
    year: 2019, figures: [("一、", "总计", 100), ("二、", "总计", 4), ("（七）", "总计", 99), ("（一）", "总计", 50)])

  static func made(
    year: Int, figures: [(row: String, column: String, value: Int64)], scope: Scope = .area, level: Level = .county,
    organ: String = "某区人民政府"
  ) -> Report {
    let facts = figures.map { row, column, value in
      let unit: CellUnit = column == "采购总金额" ? .yuan : .count
      return Fact(
        slot: slot(row, column), text: "\(value)", kind: .number, value: value, unit: unit, place: Place(line: 1))
    }
    let place = Area(code: "330000", name: "某区", kind: .county, pinyin: "", parent: nil)
    return Report(
      identity: Identity(organ: organ, level: level, scope: scope, area: place, year: year, title: ""),
      forms: [.disclosure: .form2019, .applications: .form2019, .disputes: .form2019],
      facts: facts.sorted { $0.slot < $1.slot })
  }

  /// What the prose of the report claims: metric, number, verdict; per cent as a fraction.
  static func claimed(_ prose: String, by report: Report = report, after earlier: Report? = nil) -> [String] {
    var report = report
    report.prose = readDocument(Array(prose.utf8), name: "prose.txt").document
    return claims(of: report, after: earlier).map { judged in
      let measure = judged.claim.measure == .count ? "" : "\(judged.claim.measure.rawValue) "
      let number = judged.claim.claimed
      let printed = number == number.rounded() ? "\(Int(number))" : "\(number)"
      return "\(judged.reading.metric) \(measure)\(printed) \(judged.verdict.rawValue)"
    }
  }

  static let figures: [(row: String, column: String, value: Int64)] =
    totals.map { ($0, "总计", $1) }
    + [
      ("一、", "自然人", 100), ("一、", "商业企业", 15), ("一、", "科研机构", 1), ("一、", "社会公益组织", 2), ("一、", "法律服务机构", 1),
      ("一、", "其他", 1), ("二、", "自然人", 4), ("二、", "商业企业", 1), ("二、", "科研机构", 0), ("二、", "社会公益组织", 0),
      ("二、", "法律服务机构", 0), ("二、", "其他", 0), ("（七）", "自然人", 97), ("（七）", "商业企业", 17), ("（七）", "科研机构", 1),
      ("（七）", "社会公益组织", 2), ("（七）", "法律服务机构", 1), ("（七）", "其他", 0), ("政府集中采购", "采购总金额", 123_450_000),
    ]
    + disputes("行政复议", 5, 2, 1, 1) + disputes("行政诉讼/未经复议直接起诉", 4, 1, 0, 1)
    + disputes("行政诉讼/复议后起诉", 4, 0, 0, 0)

  private static let totals: [(String, Int64)] = [
    ("一、", 120), ("二、", 5), ("（一）", 60), ("（二）", 10), ("1.属于国家秘密", 1), ("2.其他法律", 2), ("3.危及", 3), ("4.保护", 4),
    ("5.属于三类", 5), ("6.属于四类", 5), ("7.属于行政执法", 0), ("8.属于行政查询", 0), ("1.本机关", 12), ("2.没有现成", 2), ("3.补正", 1),
    ("1.信访", 5), ("2.重复", 3), ("3.要求", 0), ("4.无正当", 0), ("5.要求", 0), ("（六）", 5), ("（七）", 118), ("四、", 7),
  ]

  private static func disputes(
    _ block: String, _ upheld: Int64, _ corrected: Int64, _ other: Int64, _ pending: Int64
  ) -> [(row: String, column: String, value: Int64)] {
    zip(disputeResults + ["总计"], [upheld, corrected, other, pending, upheld + corrected + other + pending])
      .map { ("件数", "\(block)/\($0)", $1) }
  }

  private static func slot(_ row: String, _ column: String) -> Slot {
    let slot = formCells.firstIndex {
      ($0.row.last ?? "").hasPrefix(row) && $0.columnPath == column && $0.forms.contains(.form2019)
    }
    precondition(slot != nil, "the form has a cell of \(row), \(column)")
    return slot ?? 0
  }
}
