import Diagnostics
import Documents
import Output
import Planning
import Relations
import Storage
import Syntax

extension CommandStatement {
  /// `load FILE as NAME`: the file, and the name of the table.
  var fileAndTable: (file: Name, table: Name)? {
    let words = words
    guard words.count == 3, !words[1].isQuoted, Keyword(word: words[1].text) == .as else { return nil }
    return (words[0], words[2])
  }
}

extension Session {
  /// Reads a file of separated values as a table that `from` and `join` can name, and says what its columns were taken for.
  func loadTable(_ file: Name, as name: Name) throws(Diagnostic) {
    try refuseTakenName(name)
    let table: DataTable
    do throws(Diagnostic) {
      table = try readDataTable(try readFile(at: withHome(file.text)), name: file.text)
    } catch {
      throw error.place == nil ? error.with { $0.span = file.span } : error
    }
    let own = ownTable(table, named: name.text) { heading in findDimension(heading).map { ($0.id, $0.label) } }
    keep(own.relation, as: name.text, summary: Phrase("from \(file.text)", zh: "来自 \(file.text)"))
    try remark(loaded(own, as: name.text))
  }
}

/// `population: 7 rows; district text, people integer (万 × 10,000)`
private func loaded(_ own: OwnTable, as name: String) -> Phrase {
  let count = own.relation.rowCount
  func columns(_ language: Language) -> String {
    zip(own.relation.columns, own.remarks).map { column, remark in
      let bracket = remark.map { language == .zh ? "（\($0.zh)）" : " (\($0.en))" } ?? ""
      return "\(column.label[language]) \(column.kind[language])\(bracket)"
    }.joined(separator: language == .zh ? "，" : ", ")
  }
  return Phrase(
    "\(name): \(count) row\(count == 1 ? "" : "s"); \(columns(.en))", zh: "\(name)：\(count) 行；\(columns(.zh))")
}

extension Column {
  fileprivate var kind: Phrase {
    switch type {
    case .integer where unit == .label: Phrase("label", zh: "标识")
    case .integer: Phrase("integer", zh: "整数")
    case .money: Phrase("yuan", zh: "元")
    case .real where unit == .yuan: Phrase("yuan", zh: "元")
    case .real: unit == .ratio ? Phrase("ratio", zh: "比率") : Phrase("number", zh: "数")
    case .text: Phrase("text", zh: "文本")
    case .boolean: Phrase("yes or no", zh: "是否")
    }
  }
}
