import Documents
import Testing

@testable import Reports

/// Texts in which every cell has a line of its own, and a blank one an empty line.
@Suite struct EmptyLinesOfBlankCells {
  /// A report with its blank cells as empty lines, and those that merged labels cover in the rows of a group.
  private func text(
    of report: MadeReport, between: Int = 1, blank: Int = 1, covered: Int = 2
  ) -> String {
    var lines: [String] = []
    func append(_ cell: String) {
      lines += cell.isEmpty ? Array(repeating: "", count: blank) : [cell] + Array(repeating: "", count: between - 1)
    }
    let heads = ["苍南县人民政府2019年政府信息公开工作年度报告", "二、主动公开政府信息情况"]
    for cell in heads + report.disclosure.joined() + ["三、收到和处理政府信息公开申请情况"] { append(cell) }
    for cell in report.applicationHeadings.joined() { append(cell) }
    for row in report.applications {
      // What the labels above reach over, and what stands for it.
      let isLeaf = row.labels.count == 1 && row.labels[0].first?.isNumber == true && row.labels[0].contains(".")
      let isGroup = row.labels[0].hasPrefix("（")
      for _ in 0..<(isLeaf ? covered : isGroup && covered > 0 && row.labels[0] != "（一）予以公开" ? 1 : 0) { append("") }
      for cell in row.labels + row.figures { append(cell) }
    }
    for cell in ["四、政府信息公开行政复议、行政诉讼情况"] + report.disputeHeadings.joined() + report.disputes { append(cell) }
    return (lines + ["五、存在的主要问题及改进情况", "无。", ""]).joined(separator: "\n")
  }

  private func report(_ chance: inout Chance, _ form: Form, density: Int) -> MadeReport {
    var strings: [String] = []
    for cell in formCells {
      if cell.columnPath == totalColumn, cell.table == .applications {
        // As reports do: the total is the sum of what stands before it, blank where that is nothing.
        let sum = strings.suffix(6).compactMap { Int($0) }.reduce(0, +)
        strings.append(sum == 0 ? "" : String(sum))
      } else {
        strings.append(chance.below(8) < density ? "" : String(1 + chance.below(90)))
      }
    }
    return MadeReport(form: form, figure: { [strings] in strings[$0] })
  }

  @Test(arguments: Form.allCases, [(1, 1, 0), (1, 1, 2), (2, 2, 2), (2, 1, 0), (2, 1, 2)])
  func everyCellIsFound(_ form: Form, _ layout: (between: Int, blank: Int, covered: Int)) {
    var chance = Chance(state: 11)
    for density in [2, 5, 7] {
      let made = report(&chance, form, density: density)
      let text = text(of: made, between: layout.between, blank: layout.blank, covered: layout.covered)
      let found = texts(readTables(document(text)))
      #expect(found.filter { made.figure($0.key) != $0.value }.isEmpty)
      let missing = made.slots.filter { found[$0] == nil }.map { formCells[$0] }
      #expect(missing.count <= 15, "\(layout) \(density): \(missing.count) \(missing.prefix(2))")
    }
  }

  @Test func aFaultyTextGivesNoWrongCell() {
    var chance = Chance(state: 12)
    var read = 0
    for number in 0..<200 {
      let made = report(&chance, Form.allCases[number % 2], density: 1 + chance.below(7))
      let between = 1 + chance.below(2)
      var lines = text(of: made, between: between, blank: 1 + chance.below(between), covered: chance.below(3))
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      var faults: [String] = []
      for _ in 0..<chance.below(4) {
        let line = chance.below(lines.count)
        switch chance.below(3) {
        case 0:
          // A line of a figure that is lost between empty ones has become that of a blank.
          guard between == 1 || lines[line].count > 5 else { continue }
          faults.append("line \(line + 1) lost: \(lines.remove(at: line))")
        case 1:
          lines.insert("", at: line)
          faults.append("an empty line before line \(line + 1)")
        default:
          lines.insert("- \(chance.below(9)) -", at: line)
          faults.append("a page number before line \(line + 1)")
        }
      }
      let found = texts(readTables(document(lines.joined(separator: "\n"))))
      read += found.count
      let wrong = found.filter { made.figure($0.key) != $0.value }
      let told = wrong.map {
        "\(formCells[$0.key].rowPath), \(formCells[$0.key].columnPath): \($0.value) for \(made.figure($0.key))"
      }
      #expect(wrong.isEmpty, "rendering \(number), between \(between), \(faults): \(told.prefix(3))")
    }
    #expect(read > 200 * 80)
  }

  @Test func blanksThatLeaveNoLineTellNothing() {
    var chance = Chance(state: 13)
    let made = report(&chance, .form2019, density: 5)
    let lines = text(of: made).split(separator: "\n").joined(separator: "\n")
    let found = texts(readTables(document(lines)))
    #expect(found.filter { made.figure($0.key) != $0.value }.isEmpty)
    #expect(!readTables(document(lines)).complaints.isEmpty)
  }
}
