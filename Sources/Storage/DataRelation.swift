import Diagnostics
import Documents
import Relations

/// A table of the user's as a relation.
///
/// A column is of whole numbers, of numbers or of texts, as all of its cells are that have something in them. Thousands may be grouped;
/// per cent (`12.5%`) is the ratio. Numbers with a leading zero are codes, and so texts; in columns called year or 年份, code or 代码
/// they name something, and are never added up.
///
/// - Parameter dimension: the identifier and label of the dimension that a heading names; columns so called match those of answers.
package func relation(
  of table: DataTable, named name: String, dimension: (String) -> (id: String, label: Phrase)?
) -> Relation {
  let columns = table.headings.enumerated().map { number, heading -> Column in
    let known = dimension(heading)
    return column(
      known?.id ?? heading, label: known?.label, table.rows.map { $0[number] },
      isLabel: ["year", "code", "年份", "年度", "年", "代码"].contains(known?.id ?? heading.lowercased()))
  }
  return Relation(name, columns, rowCount: table.rows.count)
}

private func column(_ name: String, label: Phrase?, _ cells: [String?], isLabel: Bool) -> Column {
  let numbers = cells.map { $0.flatMap(Number.init) }
  let isNumeric = zip(cells, numbers).allSatisfy { ($0 == nil) == ($1 == nil) } && numbers.contains { $0 != nil }
  guard isNumeric else { return .texts(name, label: label, cells) }
  let ratios = numbers.compactMap { $0?.isRatio }
  if !ratios.contains(false) { return .reals(name, label: label, numbers.map { $0?.value }, unit: .ratio) }
  if ratios.contains(true) { return .texts(name, label: label, cells) }
  if numbers.allSatisfy({ $0 == nil || $0?.whole != nil }) {
    return .integers(name, label: label, numbers.map { $0?.whole }, unit: isLabel ? .label : .number)
  }
  return .reals(name, label: label, numbers.map { $0?.value })
}

/// What a cell says as a number.
private struct Number {
  var value: Double
  /// Nil where it has decimals.
  var whole: Int64?
  var isRatio: Bool

  init?(_ text: String) {
    var digits = text[...]
    isRatio = digits.hasSuffix("%") || digits.hasSuffix("％")
    if isRatio { digits.removeLast() }
    while digits.last == " " { digits.removeLast() }
    guard let plain = ungrouped(digits), let value = Double(plain), value.isFinite else { return nil }
    self.value = isRatio ? value / 100 : value
    whole = Int64(plain)
  }
}

/// The digits without the commas of thousands; nil for what is no number, or a code such as 0330302.
private func ungrouped(_ text: Substring) -> String? {
  let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text
  let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
  guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
  let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
  let isGrouped = groups.count > 1
  guard groups.allSatisfy({ group in group.utf8.allSatisfy { (48...57).contains($0) } && !group.isEmpty }),
    parts.count == 1 || parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
    !isGrouped || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }),
    parts[0].count == 1 || parts[0].first != "0"
  else { return nil }
  let plain = text.filter { $0 != "," }
  return plain.first == "+" ? String(plain.dropFirst()) : plain
}
