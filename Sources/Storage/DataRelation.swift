import Diagnostics
import Documents
import Relations
import Reports

/// A table of the user's, and what its columns were taken for where that may surprise.
package struct OwnTable: Sendable {
  package var relation: Relation
  /// A remark for each column that wants one.
  package var remarks: [Phrase?]
}

/// A table of the user's as a relation.
///
/// A column is of whole numbers, of numbers, of money or of texts, as all of its cells are that have something in them; a dash is
/// nothing. A column in which nothing stands is of numbers that are blank, so that it can be joined and added like one that is filled in
/// later. Numbers are read as people write them (see `WrittenNumber`). Those with a leading zero are codes, and so texts; in columns
/// called year or 年份, code or 代码, or after an area, they name something, and are never added up; nor are the codes of divisions,
/// whatever their column is called.
///
/// - Parameter dimension: the identifier and label of the dimension that a heading names; columns so called match those of answers.
package func ownTable(
  _ table: DataTable, named name: String, dimension: (String) -> (id: String, label: Phrase)?
) -> OwnTable {
  let columns = table.headings.enumerated().map { number, heading in
    let known = dimension(heading)
    return column(
      known?.id ?? heading, label: known?.label, table.rows.map { $0[number] },
      isLabel: isLabel(known?.id ?? heading.lowercased()))
  }
  return OwnTable(
    relation: Relation(name, columns.map(\.column), rowCount: table.rows.count), remarks: columns.map(\.remark))
}

/// Whether the numbers of a column so called name something.
private func isLabel(_ name: String) -> Bool {
  ["year", "年份", "年度", "年", "district", "county", "city", "province"].contains(name)
    || ["code", "代码", "编码"].contains(where: name.hasSuffix)
}

/// Whether all of them are codes of divisions, and there are several.
private func areCodes(_ numbers: [Int64?]) -> Bool {
  let codes = Set(numbers.compactMap { $0 })
  return codes.count > 1 && codes.allSatisfy { Divisions.compiled.area(code: String($0)) != nil }
}

private func column(
  _ name: String, label: Phrase?, _ cells: [String?], isLabel: Bool
) -> (column: Column, remark: Phrase?) {
  let numbers = cells.map { $0.flatMap(WrittenNumber.init) }
  let known = numbers.compactMap { $0 }
  let strangers = cells.indices.filter { row in cells[row].map { !dashes.contains($0) } ?? false && numbers[row] == nil
  }
  if known.isEmpty, strangers.isEmpty, !cells.isEmpty {
    return (.integers(name, label: label, cells.map { _ in nil }), nothing)
  }
  guard let first = known.first, strangers.isEmpty else {
    let isMostlyNumbers = known.count > strangers.count
    return (.texts(name, label: label, cells), isMostlyNumbers ? noNumber(cells, strangers[0]) : nil)
  }
  if let other = numbers.firstIndex(where: {
    $0.map { $0.isRatio != first.isRatio || $0.isMoney != first.isMoney } ?? false
  }) {
    return (.texts(name, label: label, cells), unlike(cells, other))
  }
  let remark = scaled(known)
  if first.isRatio { return (.reals(name, label: label, numbers.map { $0?.value }, unit: .ratio), remark) }
  if first.isMoney {
    return known.allSatisfy({ $0.hundredths != nil })
      ? (.money(name, label: label, numbers.map { $0?.hundredths }), remark)
      : (.reals(name, label: label, numbers.map { $0?.value }, unit: .yuan), remark)
  }
  if known.allSatisfy({ $0.whole != nil }) {
    let whole = numbers.map { $0?.whole }
    return (.integers(name, label: label, whole, unit: isLabel || areCodes(whole) ? .label : .number), remark)
  }
  return (.reals(name, label: label, numbers.map { $0?.value }), remark)
}

private let nothing = Phrase("blank in every row", zh: "各行均为空白")

/// What stands for nothing in a column of numbers.
private let dashes: Set<String> = ["-", "–", "—", "——", "－", "−"]

private func noNumber(_ cells: [String?], _ row: Int) -> Phrase {
  let text = cells[row] ?? ""
  return Phrase("“\(text)” in row \(row + 1) is no number", zh: "第 \(row + 1) 行“\(text)”不是数字")
}

private func unlike(_ cells: [String?], _ row: Int) -> Phrase {
  let text = cells[row] ?? ""
  return Phrase("“\(text)” in row \(row + 1) is of another unit", zh: "第 \(row + 1) 行“\(text)”的单位不同")
}

/// Says that words for powers of ten were taken for what they mean.
private func scaled(_ numbers: [WrittenNumber]) -> Phrase? {
  let words = Set(numbers.map(\.scale)).subtracting([""]).sorted()
  guard !words.isEmpty else { return nil }
  let meant = ["万": "10,000", "亿": "100,000,000", "万亿": "1,000,000,000,000"]
  let list = words.map { "\($0) × \(meant[$0] ?? "")" }
  return Phrase(list.joined(separator: ", "), zh: list.joined(separator: "，"))
}
