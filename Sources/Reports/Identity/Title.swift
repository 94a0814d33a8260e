import Diagnostics
import Documents

/// The title of a document without the blanks inside, and the rows of the opening that it stands in.
struct Title {
  var text: [UInt8] = []
  /// Empty at zero where no row is a title.
  var rows = 0..<0

  /// The row that calls it a report; nil where no row is a title.
  var row: Int? { rows.last }
}

/// Of the rows before the report's text those that call it a report or a plan are titles, or links to other reports. The
/// title is the last that says the year of the period and whose report it is; failing such, the last one.
///
/// Where no row calls itself so, the first row stands for the title.
func title(_ opening: Opening) -> Title {
  let before = opening.rows.prefix(max(opening.body, 1))
  let all = before.indices.filter { opening.areTitles[$0] }.map { joined($0, opening) }
  // A report of a quarter is linked to beside those of years.
  let annual = all.filter { partOfYear($0.text) == nil }
  let titles = annual.isEmpty ? all : annual
  guard !titles.isEmpty else {
    let first = opening.rows.first ?? []
    return first.count <= longestTitle ? Title(text: first, rows: 0..<0) : Title()
  }
  let dated = titles.filter { titleYear($0.text) != nil && find("公开", in: $0.text) != nil }
  let years = Set(dated.compactMap { titleYear($0.text) })
  // Links to the reports of other years above a title that names none.
  if years.count > 1, let last = titles.last, firstYear(last.text) == nil { return last }
  let period = opening.rows.lazy.compactMap(periodYear).first?.year
  let fitting = years.count > 1 ? dated.filter { titleYear($0.text) == period } : dated
  return fitting.last { organ(inTitle: $0.text) != nil } ?? fitting.last ?? dated.last ?? titles[0]
}

/// Asked once for each row, see `Opening.areTitles`.
func isTitle(_ row: [UInt8]) -> Bool {
  row.count <= longestTitle && titleEndings.contains { find($0, in: row) != nil }
    && !sentenceMarks.contains { find($0, in: row) != nil }
}

/// A title with the rows above and below that it was broken over: 洪泽区人民政府 above 2023年政府信息公开…, 鹿城区人民政府2019年 above
/// 政府信息公开…, （2020年度） below.
private func joined(_ row: Int, _ opening: Opening) -> Title {
  var title = Title(text: opening.rows[row], rows: row..<(row + 1))
  while title.rows.lowerBound > 0, title.rows.count < 4 {
    let above = opening.rows[title.rows.lowerBound - 1]
    guard isBroken(above, title.text) else { break }
    title.text = above + title.text
    title.rows = (title.rows.lowerBound - 1)..<title.rows.upperBound
  }
  if firstYear(title.text) == nil, row + 1 < min(opening.rows.count, opening.body) {
    let below = opening.rows[row + 1]
    let isSentence = sentenceMarks.contains { find($0, in: below) != nil }
    if below.count <= 24, firstYear(below) != nil, !opening.areTitles[row + 1], !isDay(below), !isSentence {
      title.text += below
      title.rows = title.rows.lowerBound..<(row + 2)
    }
  }
  return title
}

private func isBroken(_ above: [UInt8], _ title: [UInt8]) -> Bool {
  guard (6...longestTitle / 2).contains(above.count), !sentenceMarks.contains(where: { find($0, in: above) != nil }),
    !isTitle(above), !isDay(above)
  else { return false }
  if firstYear(title) == nil, firstYear(above) != nil {
    let text = String(decoding: above, as: UTF8.self)
    return text.hasSuffix("年") || text.hasSuffix("年度") || find("公开", in: above) != nil || cleaned(above) != nil
  }
  // 五华区 above 教育局2024年…: the area of an office that names none.
  let isAreaAbove = ["省", "市", "区", "县", "旗", "州", "盟"].contains {
    String(decoding: above, as: UTF8.self).hasSuffix($0)
  }
  let named = organ(inTitle: title)
  let isWithoutArea = named.map { $0.count <= 12 && !$0.contains(where: "省市区县旗州盟".contains) } ?? true
  return (named == nil || isAreaAbove && isWithoutArea) && cleaned(above) != nil
    && endsLikeOrgan(String(decoding: above, as: UTF8.self))
}

/// 2021年1月29日, or 2021-01-29.
private func isDay(_ row: [UInt8]) -> Bool {
  find("日", in: row) != nil || row.count { $0 == UInt8(ascii: "-") } >= 2
}

/// In bytes, three to a character.
private let longestTitle = 200
private let titleEndings: [StaticString] = ["年度报告", "工作报告", "工作要点", "年报"]
private let sentenceMarks: [StaticString] = ["。", "，", ",", ";", "；", ">", "»"]
