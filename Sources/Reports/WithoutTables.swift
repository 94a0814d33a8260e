import Diagnostics
import Documents

/// Whether a document in which no cell of the statutory tables was found is an annual report all the same: its title is that of one, and
/// it goes on with a report's text. Reports of the years before 2019 are such, and those whose tables are pictures.
///
/// What only speaks of a report (a notice, an explanation, news, a list of links) is none.
func isReportOfProse(_ opening: Opening) -> Bool {
  let title = title(opening)
  guard let row = title.row, isNameOfReport(title.text) else { return false }
  if opening.body < opening.rows.count { return true }
  return opening.rows.indices.contains { each in
    each > row && (periodYear(opening.rows[each]) != nil || isSentenceOnDisclosure(opening.rows[each]))
  }
}

private func isSentenceOnDisclosure(_ row: [UInt8]) -> Bool {
  find("。", in: row) != nil && find("公开", in: row) != nil
}

/// Whether a title is of an organ, a year and the name of a report on disclosure, and of nothing else: with 的解读 behind it, or 召开 before it,
/// it is another document's.
private func isNameOfReport(_ title: [UInt8]) -> Bool {
  let subject = subjectsOfDisclosure.compactMap { word in find(word, in: title).map { ($0, word.utf8CodeUnitCount) } }
    .min { $0.0 < $1.0 }
  guard let (start, length) = subject else { return false }
  let behind = String(decoding: withoutYears(Array(title[(start + length)...])), as: UTF8.self)
  guard let name = namesOfReports.first(where: behind.hasPrefix) else { return false }
  let rest = behind.dropFirst(name.count)
  let mayFollow = rest.first.map { "(（-—_|".contains($0) } ?? true
  guard mayFollow, !aboutReports.contains(where: String(decoding: title, as: UTF8.self).contains) else { return false }
  let before = withoutYears(Array(title[..<start]))
  return before.isEmpty || organ(inTitle: title).map(isOfGovernment) ?? false
}

/// 2016年, 2016年度, (2016) → nothing.
private func withoutYears(_ text: [UInt8]) -> [UInt8] {
  var text = text
  while let year = yearPosition(text) {
    var part = year..<(year + 4)
    // Of 2016年度报告 the name of the report stays.
    let name = String(decoding: text[part.upperBound...], as: UTF8.self)
    if !namesOfReports.contains(where: name.hasPrefix), name.hasPrefix("年") {
      let isOfYear = name.hasPrefix("年度") && !namesOfReports.contains(where: name.dropFirst().hasPrefix)
      part = year..<(year + 4 + (isOfYear ? 6 : 3))
    }
    let opening: [UInt8] = [UInt8(ascii: "(")]
    if text[..<part.lowerBound].suffix(1).elementsEqual(opening), text[part.upperBound...].first == UInt8(ascii: ")") {
      part = (part.lowerBound - 1)..<(part.upperBound + 1)
    }
    text.removeSubrange(part)
  }
  return text
}

/// Whether a name is that of an organ, and of none that reports under other rules: companies, schools, hospitals.
private func isOfGovernment(_ organ: String) -> Bool {
  endsLikeOrgan(organ) && !hasVerb(organ) && !institutions.contains(where: organ.hasSuffix)
}

extension Identity {
  /// Whose report it is, and of which year, is known for certain: nothing else would show that a document is one.
  var isOfGovernment: Bool {
    let isOfUnknownArea = area.code.isEmpty && organ.hasSuffix("人民政府")
    return year != nil && Reports.isOfGovernment(organ) && !isOfUnknownArea
  }
}

private let subjectsOfDisclosure: [StaticString] = ["政府信息公开", "政务信息公开", "信息公开", "政务公开"]

/// Longer ones first.
private let namesOfReports = [
  "工作情况年度报告", "工作年度报告", "年度工作报告", "情况年度报告", "的年度报告", "年度报告", "工作报告", "工作年报", "年报",
]

private let institutions = ["公司", "集团", "银行", "医院", "大学", "学院", "学校", "中学", "小学", "幼儿园"]

/// What stands in the titles of documents about reports, or of reports to be.
private let aboutReports = [
  "解读", "图解", "图说", "数说", "一图", "读懂", "速览", "问答", "通知", "目录", "一览", "汇编", "模板", "征求意见", "出炉", "发布20", "公布20", "发布了",
  "公布了",
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
      // A list of files shows no hints, and what to do is half of the reason.
      let what = $0.hint ?? Phrase("its text is in sections and claims", zh: "正文见 sections 和 claims")
      $0.message = Phrase("\($0.message.en); \(what.en)", zh: "\($0.message.zh)；\(what.zh)")
      $0.hint = nil
    }
  }
}
