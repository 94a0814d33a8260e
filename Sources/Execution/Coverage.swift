import Diagnostics
import Relations

/// What an answer rests on, gathered while it is computed.
struct Coverage {
  var reports = 0
  /// The years of the reports, where numbers of several years stand side by side and no row says which.
  var years: Set<Int64> = []
  /// How many reports of whole areas, and of organs alone, where a number adds both, or rows of both stand side by side.
  var scopes = (areas: 0, organs: 0)
  /// The areas of the rows that rest on single organs, beside rows that rest on whole areas.
  var areasOfOrgans: [String] = []
  var blank: Int64 = 0
  var implied: Int64 = 0
  var unread: Int64 = 0
  var unitless: Int64 = 0
  /// How many reports lack the cells of a metric on their form, by metric.
  var absent: [(metric: String, count: Int64)] = []
  /// How many reports lack some of the rows or columns of a metric on their form that others have, by metric.
  var partlyAbsent: [(metric: String, count: Int64)] = []
  /// The reports left out because others contain them.
  var leftOut: [String] = []
  /// The reports that lack a part of a rate, and are left out of it.
  var incomplete: [String] = []
  /// The reports that others contain which count in other rows.
  var inOtherRows: [String] = []
  /// How many broken sums touch the cells that were used.
  var broken = 0
  var brokenReports: [String] = []
  /// What joins found, or did not find.
  var joins: [Note] = []
  /// What the first kept answer among the tables rests on.
  var kept: [Note] = []
  /// What was known before anything was computed.
  var known: [Note] = []
  /// Whether it belongs to a row of totals: several years of a stock are then blank, not an error.
  var isTotal = false
  /// Whether any sum over reports was made.
  var isOfReports = false

  /// The notes in the order in which a reader wants them; none where the answer has nothing to do with reports.
  var notes: [Note] {
    guard isOfReports else { return kept + joins }
    var notes = [Note("reports", count: reports, reportsPhrase)]
    // Told in the phrase of the reports, and as fields of their own.
    if !years.isEmpty {
      notes.append(Note("years", count: years.count, names: years.sorted().map(String.init), Phrase("", zh: "")))
    }
    if scopes.organs > 0 { notes.append(Note("organs_alone", count: scopes.organs, Phrase("", zh: ""))) }
    if !areasOfOrgans.isEmpty {
      notes.append(
        Note("areas_of_organs_alone", count: areasOfOrgans.count, names: areasOfOrgans, Phrase("", zh: "")))
    }
    notes += known
    func add(_ key: String, _ count: Int64, names: [String] = [], _ en: String, _ zh: String) {
      if count > 0 { notes.append(Note(key, count: Int(count), names: names, Phrase(en, zh: zh))) }
    }
    add("blank", blank, "\(plural(Int(blank), "blank cell"))", "空白单元格 \(blank) 个")
    add("implied", implied, "\(plural(Int(implied), "implied value")) (*)", "推定值 \(implied) 个（*）")
    add("unread", unread, "\(plural(Int(unread), "cell")) not read", "未能读取的单元格 \(unread) 个")
    add("unitless", unitless, "\(plural(Int(unitless), "amount")) without a unit, not added", "无单位金额 \(unitless) 个，未计入")
    for each in absent {
      add(
        "absent", each.count, names: [each.metric],
        "\(plural(Int(each.count), "report")) on a form without \(each.metric)", "\(each.count) 份报告的格式没有 \(each.metric)"
      )
    }
    for each in partlyAbsent {
      add(
        "partly_absent", each.count, names: [each.metric],
        "\(plural(Int(each.count), "report")) on a form without some of the rows of \(each.metric)",
        "\(each.count) 份报告的格式没有 \(each.metric) 的部分行")
    }
    add(
      "left_out", Int64(leftOut.count), names: leftOut,
      "left out, as contained in others: \(shortened(leftOut, ", "))", "已包含于其他报告而未重复计入：\(shortened(leftOut, "、"))")
    add(
      "incomplete", Int64(incomplete.count), names: incomplete,
      "left out of the rate, for want of a part of it: \(shortened(incomplete, ", "))",
      "缺少比率所需的数值而未计入：\(shortened(incomplete, "、"))")
    add(
      "in_other_rows", Int64(inOtherRows.count), names: inOtherRows,
      "contained in other rows: \(shortened(inOtherRows, ", "))", "已包含于其他行：\(shortened(inOtherRows, "、"))")
    add(
      "failed_checks", Int64(broken), names: brokenReports,
      "\(plural(broken, "failed check")) in \(shortened(brokenReports, ", "))",
      "勾稽不符 \(broken) 处（\(shortened(brokenReports, "、"))）")
    return notes + joins
  }

  /// `8 reports of 2019, 2020, 2023, 2024 (6 whole areas, 2 single organs)`
  private var reportsPhrase: Phrase {
    let years = Self.listed(years.sorted())
    let areas =
      areasOfOrgans.isEmpty
      ? Phrase("", zh: "")
      : Phrase(": \(shortened(areasOfOrgans, ", "))", zh: "：\(shortened(areasOfOrgans, "、"))")
    let kinds =
      scopes.organs > 0
      ? Phrase(
        "\(plural(scopes.areas, "whole area")), \(plural(scopes.organs, "single organ"))\(areas.en)",
        zh: "整个地区 \(scopes.areas) 份，单个机关 \(scopes.organs) 份\(areas.zh)") : Phrase("", zh: "")
    let inBrackets = [years.zh, kinds.zh].filter { !$0.isEmpty }.joined(separator: "；")
    let ofYears = years.en.isEmpty ? "" : " of \(years.en)"
    return Phrase(
      plural(reports, "report") + ofYears + (kinds.en.isEmpty ? "" : " (\(kinds.en))"),
      zh: "\(reports) 份报告" + (inBrackets.isEmpty ? "" : "（\(inBrackets)）"))
  }

  /// `2019, 2020, 2023, 2024`; those that follow each other as `2015–2020`; more than fit as `2008–2024 (12 years)`.
  static func listed(_ years: [Int64]) -> Phrase {
    guard let first = years.first, let last = years.last else { return Phrase("", zh: "") }
    if last - first == Int64(years.count) - 1, years.count > 2 {
      return Phrase("\(first)–\(last)", zh: "\(first)–\(last) 年")
    }
    if years.count > mostYears {
      return Phrase("\(first)–\(last) (\(years.count) years)", zh: "\(first)–\(last) 年中的 \(years.count) 年")
    }
    let names = years.map(String.init)
    return Phrase(names.joined(separator: ", "), zh: names.joined(separator: "、") + " 年")
  }

  private func plural(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}

/// The first names, and how many there are.
func shortened(_ names: [String], _ separator: String) -> String {
  let shown = names.prefix(4).joined(separator: separator)
  return names.count > 4 ? "\(shown) … (\(names.count))" : shown
}

/// How many years are named one by one.
private let mostYears = 5
