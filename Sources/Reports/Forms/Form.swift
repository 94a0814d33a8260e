import Diagnostics
import Documents

/// The format notice whose tables a report uses.
///
/// Recognised for each table by its own labels, never by the year of the report: 2020 reports on the form of 2021
/// exist, and one report may mix the two.
package enum Form: String, Sendable, CaseIterable {
  /// 国办公开办函〔2019〕60号, for the reports of 2019 and 2020.
  case form2019 = "2019"
  /// 国办公开办函〔2021〕30号, for the reports of 2021 and after.
  case form2021 = "2021"
}

/// The three statutory tables, by the section that holds them.
package enum StatutoryTable: String, Sendable, CaseIterable {
  /// 二、主动公开政府信息情况: what was disclosed.
  case disclosure = "二"
  /// 三、收到和处理政府信息公开申请情况: applications and what became of them.
  case applications = "三"
  /// 四、政府信息公开行政复议、行政诉讼情况: reviews and lawsuits.
  case disputes = "四"
}

/// A cell of the statutory tables, known by the labels of its row and its column.
package struct FormCell: Sendable, Hashable {
  package var table: StatutoryTable
  /// The labels from the outermost group to the row, as the form words them: `["三、本年度办理结果", "（一）予以公开"]`.
  package var row: [String]
  /// The labels from the outermost heading to the column: `["行政诉讼", "复议后起诉", "总计"]`.
  package var column: [String]
  /// The forms that have the cell.
  package var forms: [Form]

  /// The row's labels joined with `/`.
  package var rowPath: String { row.joined(separator: "/") }
  /// The column's labels joined with `/`.
  package var columnPath: String { column.joined(separator: "/") }
}

/// The number of a cell among the cells of all forms: one column of storage each.
package typealias Slot = Int

/// The cells of both forms, each once, in the order in which they are printed: table 二 of 2019, table 二 of 2021,
/// table 三 (the rows of both forms, by applicant), table 四. A slot is an index into it.
package let formCells: [FormCell] = disclosureCells2019 + disclosureCells2021 + applicationCells + disputeCells

/// The slots of a table on a form, in printed order.
package func slots(of table: StatutoryTable, on form: Form) -> [Slot] {
  formCells.indices.filter { formCells[$0].table == table && formCells[$0].forms.contains(form) }
}

/// The slots whose cell satisfies the condition, in printed order.
package func slots(where condition: (FormCell) -> Bool) -> [Slot] {
  formCells.indices.filter { condition(formCells[$0]) }
}
