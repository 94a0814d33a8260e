import Documents

@testable import Reports

/// A report of our own making on the form of 2019 or of 2021, every cell a different figure, written in any layout.
struct MadeReport {
  var form = Form.form2019
  /// The figure of a slot; `""` for a blank.
  var figure: (Slot) -> String = { String(1000 + $0) }

  /// The rows of table 二, headings included, each the strings of its cells.
  var disclosure: [[String]] {
    var rows: [[String]] = []
    var block: String?
    for row in byRow(.disclosure) {
      let cell = formCells[row[0]]
      if block != cell.row[0] {
        block = cell.row[0]
        rows.append([cell.row[0]])
        rows.append(["信息内容"] + row.map { formCells[$0].column[0] })
      }
      rows.append([cell.row[1]] + row.map(figure))
    }
    return rows
  }

  /// The headings of table 三 below each other.
  let applicationHeadings = [
    ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
    ["自然人", "法人或其他组织", "总计"], ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
  ]

  /// The rows of table 三: the labels that are not those of the row above, then seven figures.
  var applications: [(labels: [String], figures: [String])] {
    var above: [String] = []
    return byRow(.applications).map { row in
      let path = formCells[row[0]].row
      let shared = zip(path, above).prefix { $0 == $1 }.count
      above = path
      return (Array(path.dropFirst(shared)), row.map(figure))
    }
  }

  let disputeHeadings = [
    ["行政复议", "行政诉讼"], disputeResults + ["总计", "未经复议直接起诉", "复议后起诉"],
    disputeResults + ["总计"] + disputeResults + ["总计"],
  ]

  var disputes: [String] { Reports.slots(of: .disputes, on: form).map(figure) }

  /// Every slot of the form.
  var slots: [Slot] { StatutoryTable.allCases.flatMap { Reports.slots(of: $0, on: form) } }

  private func byRow(_ table: StatutoryTable) -> [[Slot]] {
    var rows: [[Slot]] = []
    for slot in Reports.slots(of: table, on: form) {
      if let last = rows.last?.last, formCells[last].row == formCells[slot].row {
        rows[rows.count - 1].append(slot)
      } else {
        rows.append([slot])
      }
    }
    return rows
  }

  /// The report with its rows written by a function: table by table, headings marked as such.
  func written(_ row: (_ labels: [String], _ figures: [String]) -> String) -> String {
    var lines = ["某县人民政府2019年政府信息公开工作年度报告", "", "二、主动公开政府信息情况", ""]
    lines += disclosure.map { $0.count == 1 || $0[0] == "信息内容" ? row($0, []) : row([$0[0]], Array($0.dropFirst())) }
    lines += ["", "三、收到和处理政府信息公开申请情况", ""]
    lines += applicationHeadings.map { row($0, []) } + applications.map { row($0.labels, $0.figures) }
    lines += ["", "四、政府信息公开行政复议、行政诉讼情况", ""]
    lines += disputeHeadings.map { row($0, []) } + [row([], disputes)]
    return (lines + ["", "五、存在的主要问题及改进情况", "无。", ""]).joined(separator: "\n")
  }
}

func document(_ text: String, name: String = "report.txt") -> Document {
  readDocument(Array(text.utf8), name: name).document
}

/// The strings of the cells that were read, by slot.
func texts(_ tables: Tables) -> [Slot: String] {
  var texts: [Slot: String] = [:]
  for case let fact? in tables.facts { texts[fact.slot] = fact.text }
  return texts
}

/// What is read of the tables of a text, by the last labels of row and column: `规章 本年制发件数`; `blank` for a blank cell.
func cells(_ text: String) -> [String: String] {
  var cells: [String: String] = [:]
  for case let fact? in readTables(document(text)).facts {
    let cell = formCells[fact.slot]
    cells["\(cell.row.last ?? "") \(cell.column.last ?? "")"] = fact.kind == .blank ? "blank" : fact.text
  }
  return cells
}
