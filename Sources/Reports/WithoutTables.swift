import Diagnostics
import Documents

/// Whether a document in which no cell of the statutory tables was found is an annual report all the same: it calls itself one, and
/// goes on with a report's text. Reports of the years before 2019 are such, and those whose tables are pictures.
///
/// What only speaks of a report (a notice, an explanation, a list of links) is none.
func isReportOfProse(_ opening: Opening) -> Bool {
  let title = title(opening)
  guard let row = title.row, find("公开", in: title.text) != nil,
    annualNames.contains(where: { find($0, in: title.text) != nil }),
    !aboutReports.contains(where: { find($0, in: title.text) != nil })
  else { return false }
  if opening.body < opening.rows.count { return true }
  return opening.rows.indices.contains { each in
    each > row && (periodYear(opening.rows[each]) != nil || isSentenceOnDisclosure(opening.rows[each]))
  }
}

private func isSentenceOnDisclosure(_ row: [UInt8]) -> Bool {
  find("。", in: row) != nil && find("公开", in: row) != nil
}

private let annualNames: [StaticString] = ["年度报告", "年报", "工作报告"]

/// What stands in the titles of documents about reports.
private let aboutReports: [StaticString] = [
  "解读", "图解", "读懂", "问答", "通知", "目录", "一览", "汇编", "出炉", "发布20", "公布20", "发布了", "公布了",
]

extension Report {
  /// A report of its text alone: each cell of the statutory tables is missing, for one reason.
  package var isWithoutTables: Bool { forms.isEmpty }
}

extension Diagnostic {
  /// Of a report that is loaded for its text.
  var ofReportOfProse: Diagnostic {
    with {
      $0.severity = .warning
      $0.hint = $0.hint ?? Phrase("its text is read: from sections, from claims", zh: "正文已读取：来自 sections，来自 claims")
    }
  }
}
