import Documents
import OfficeFiles

@testable import Reports

extension MadeReport {
  /// Tables 二, 三 and 四 with the merged cells of the form.
  var tables: [[[GridCell]]] {
    func plain(_ texts: [String]) -> [GridCell] { texts.map { GridCell($0) } }
    let disclosed = disclosure.map { row in
      row.count == 1 ? [GridCell(row[0], columns: 4)] : plain(row)
    }
    let applied: [[GridCell]] =
      [
        [GridCell(applicationHeadings[0][0], columns: 3, rows: 3), GridCell("申请人情况", columns: 7)],
        [
          GridCell("自然人", rows: 2), GridCell("法人或其他组织", columns: 5), GridCell("总计", rows: 2),
        ],
        plain(applicationHeadings[2]),
      ] + labelled
    let disputed = [
      [GridCell("行政复议", columns: 5), GridCell("行政诉讼", columns: 10)],
      plain(disputeResults + ["总计"]).map { GridCell($0.text, rows: 2) }
        + [GridCell("未经复议直接起诉", columns: 5), GridCell("复议后起诉", columns: 5)],
      plain(disputeResults + ["总计"] + disputeResults + ["总计"]), plain(disputes),
    ]
    return [disclosed, applied, disputed]
  }

  /// The rows of table 三, each group's label over its rows and each row's over what is left of three columns.
  private var labelled: [[GridCell]] {
    let paths = Reports.slots(of: .applications, on: form).map { formCells[$0].row }
    return applications.enumerated().map { index, row in
      let path = paths[index * applicants.count + index]
      let new = path.count - row.labels.count
      var cells: [GridCell] = []
      for (level, label) in path.enumerated() where level >= new {
        let isLast = level == path.count - 1
        let group = Array(path.prefix(level + 1))
        let size = Set(paths.filter { $0.starts(with: group) }).count
        cells.append(GridCell(label, columns: isLast ? 3 - level : 1, rows: isLast ? 1 : size))
      }
      return cells + row.figures.map { GridCell($0) }
    }
  }
}
