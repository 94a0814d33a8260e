import Diagnostics
import Relations
import Syntax

// The columns of a block have a name each, ASCII case ignored: JSON, and the blocks and tables behind, know them by nothing else.

extension ColumnSchema {
  /// The column as it is, or numbered where one of the others has its name: `rank 2`.
  func unlike(_ others: [ColumnSchema]) -> ColumnSchema {
    let taken = Set(others.map { $0.name.lowercased() })
    let key = name.lowercased()
    guard taken.contains(key), let number = (2...taken.count + 1).first(where: { !taken.contains("\(key) \($0)") })
    else { return self }
    var numbered = self
    numbered.name = "\(name) \(number)"
    numbered.label = Phrase("\(label.en) \(number)", zh: "\(label.zh) \(number)")
    return numbered
  }
}

/// Refuses a name that the user gives a column where one of the others has it.
func refuseTaken(_ name: Name, by others: [ColumnSchema]) throws(Diagnostic) {
  let key = name.text.lowercased()
  if others.contains(where: { $0.name.lowercased() == key }) { throw Diagnostic.takenByColumn(name.text).at(name.span) }
}

extension Diagnostic {
  fileprivate static func takenByColumn(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase("there is a column “\(name)” already", zh: "已有列“\(name)”"),
      hint: Phrase(
        "choose another name; select chooses the columns that stay: | select district, lawsuits * 2 as twice",
        zh: "请换一个名称；要保留哪些列，可用“选取”：｜ 选取 区县, 行政诉讼 * 2 作为 两倍"))
  }
}
