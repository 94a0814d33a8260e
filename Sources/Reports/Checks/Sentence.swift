import Diagnostics
import Documents

extension FormCell {
  /// `table 四, 行政复议, 总计`
  package var phrase: Phrase {
    Phrase("table \(table.rawValue), \(rowPath), \(columnPath)", zh: "表\(table.rawValue) \(rowPath)，\(columnPath)")
  }
}

extension Finding {
  /// The finding as a sentence: the cell, and what it prints against what is expected there.
  ///
  /// - Parameter others: the names of the reports that it is checked against.
  package func sentence(in report: Report, against others: [String] = []) -> Phrase {
    if let remark { return remark }
    let cell = whole.last.map { formCells[$0] }
    // A balance has two rows on either side, of one column.
    let place =
      (rule == .B
        ? cell.map {
          Phrase("table \($0.table.rawValue), \($0.columnPath)", zh: "表\($0.table.rawValue) \($0.columnPath)")
        }
        : cell?.phrase) ?? Phrase("", zh: "")
    let said = remark(in: report, others)
    return Phrase("\(place.en): \(said.en)", zh: "\(place.zh)：\(said.zh)")
  }

  private func remark(in report: Report, _ others: [String]) -> Phrase {
    if rule == .missing {
      return Phrase(
        "the total is blank; the printed parts add up to \(expected ?? 0)", zh: "总数未填；已填各项之和为 \(expected ?? 0)")
    }
    guard let expected, let found else { return unassessed(in: report, others) }
    let difference = found - expected
    let sign = difference == 0 ? "" : difference > 0 ? "+" : "−"
    let by = "\(sign)\(difference.magnitude)"
    let reports = others.joined(separator: ", ")
    let inside =
      others.count > 3
      ? Phrase("\(others.count) reports from inside it", zh: " \(others.count) 份下级报告")
      : Phrase(reports, zh: " \(reports) ")
    switch rule {
    case .B:
      return Phrase(
        "一 + 二 make \(found), and 三（七） + 四 make \(expected) (\(by))",
        zh: "一 + 二 为 \(found)，三（七）+ 四 为 \(expected)，相差 \(by)")
    case .R, .C, .L:
      let extra = extraRows(of: report, difference)
      return Phrase(
        "\(found) is printed, and the parts add up to \(expected) (\(by)\(extra.en))",
        zh: "表中为 \(found)，各项之和为 \(expected)，相差 \(by)\(extra.zh)")
    case .Y1, .Y2, .Y3:
      return Phrase(
        "\(found), and \(expected) follows from \(reports) (\(by))",
        zh: "表中为 \(found)，由 \(reports) 推算为 \(expected)，相差 \(by)")
    case .P:
      return Phrase(
        "\(found), though the organ has no power to make rules", zh: "为 \(found)，但该机关没有规章制定权")
    case .H:
      return Phrase(
        "\(found) for the whole area, and \(expected) together in \(inside.en) (\(by))",
        zh: "全域为 \(found)，而\(inside.zh)合计为 \(expected)，相差 \(by)")
    case .missing, .late, .repeated, .extra, .I, .duplicate, .conflict:
      return Phrase("", zh: "")
    }
  }

  /// Names the rows that the form does not have, if a total of a column differs from its parts by just what they print.
  private func extraRows(of report: Report, _ difference: Int64) -> Phrase {
    let none = Phrase("", zh: "")
    guard rule == .C, difference != 0, let column = whole.last.map({ formCells[$0].columnPath }) else { return none }
    let rows = report.extraRows.filter { row in
      row.table == .applications && row.after?.hasPrefix("三、") == true && row.after?.contains("（七）") == false
    }
    let sum = rows.reduce(Int64(0)) { sum, row in sum + (row.cells.first { $0.column == column }?.value ?? 0) }
    guard sum == difference else { return none }
    return Phrase(
      ", which is “\(rows.map(\.label).joined(separator: "” and “"))”, no row of the form",
      zh: "，即格式以外的“\(rows.map(\.label).joined(separator: "”“"))”")
  }

  private func unassessed(in report: Report, _ others: [String]) -> Phrase {
    func fact(_ slot: Slot) -> Fact? { report.facts.first { $0.slot == slot } }
    if !earlier.isEmpty {
      return Phrase(
        "a cell of it, or of \(others.joined(separator: ", ")), has no value",
        zh: "本报告或 \(others.joined(separator: "、")) 中有单元格无值")
    }
    guard whole.contains(where: { fact($0)?.value != nil }) else {
      return Phrase("the total is not printed", zh: "总数未填")
    }
    let blank = (whole + parts).count { fact($0)?.value == nil && fact($0)?.implied != 0 }
    return Phrase("\(blank) cell\(blank == 1 ? " has" : "s have") no value", zh: "有 \(blank) 个单元格无值")
  }
}
