@testable import Reports

/// A report as a text whose columns are aligned by blanks, in lines: as one sets it by hand, or as a program prints a page of
/// narrow columns, with labels broken over lines and groups at the middle of their rows.
struct AlignedReport {
  var report: MadeReport
  /// Chinese characters take two columns, not one.
  var isWide = true
  /// How wide the columns of labels of table 三 are; longer labels are broken.
  var labelWidths = [20, 24, 60]
  var figureWidth = 12
  var figures = Side.start
  /// Where the figures stand beside labels of several lines.
  var rows = Side.start

  enum Side: CaseIterable { case start, middle, end }

  /// The report's lines.
  var lines: [String] {
    ["某县人民政府2019年政府信息公开工作年度报告", "", "二、主动公开政府信息情况"] + disclosure
      + ["三、收到和处理政府信息公开申请情况"] + applications
      + ["四、政府信息公开行政复议、行政诉讼情况"] + disputes + ["五、存在的主要问题及改进情况", "无。", ""]
  }

  private var labelWidth: Int { labelWidths.reduce(0, +) }

  private var disclosure: [String] {
    report.disclosure.flatMap { row -> [String] in
      if row.count == 1 { return [padded(row[0], to: 0, from: labelWidth)] }
      let columnWidth = figureWidth + 8
      return placed(
        labels: [(0, broken(row[0], labelWidth - 2))],
        figures: row.dropFirst().enumerated().map { column, text in
          (labelWidth + column * columnWidth, text, columnWidth)
        })
    }
  }

  private var applications: [String] {
    let corner = broken(report.applicationHeadings[0][0], labelWidth - 2)
    let names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    var lines = [padded("申请人情况", to: 0, from: labelWidth + 3 * figureWidth)]
    lines += placed(labels: [(0, corner)], figures: names.enumerated().map { (at($0), $1, figureWidth) })
    var groups: [(column: Int, text: String, lines: Range<Int>)] = []
    for row in report.applications {
      let path = row.labels
      let depth = path.last.map { depthOf($0) } ?? 0
      for (column, label) in path.dropLast().enumerated().map({ (depth - path.count + 1 + $0, $1) }) {
        groups.append((column, label, lines.count..<lines.count))
      }
      let ownWidth = labelWidths[depth...].reduce(0, +) - 2
      let label = broken(path.last ?? "", ownWidth)
      lines += placed(
        labels: [(labelWidths[..<depth].reduce(0, +), label)],
        figures: row.figures.enumerated().map { (at($0), $1, figureWidth) })
      for index in groups.indices where groups[index].column < depth {
        groups[index].lines = groups[index].lines.lowerBound..<lines.count
      }
      groups.removeAll { group in
        guard group.column >= depth else { return false }
        put(group, into: &lines)
        return true
      }
    }
    return lines
  }

  private func at(_ column: Int) -> Int { labelWidth + column * figureWidth }

  /// The column of labels that a row's own stands in.
  private func depthOf(_ label: String) -> Int {
    if label.first.map({ "123456789".contains($0) }) == true { return 2 }
    return label.hasPrefix("（") ? 1 : 0
  }

  /// A group's name at the middle of its lines, as far as nothing stands there.
  private func put(_ group: (column: Int, text: String, lines: Range<Int>), into lines: inout [String]) {
    let pieces = broken(group.text, labelWidths[group.column] - 2)
    let left = labelWidths[..<group.column].reduce(0, +)
    let first = group.lines.lowerBound + max(group.lines.count - pieces.count, 0) / 2
    for (line, piece) in zip(first..<group.lines.upperBound, pieces) {
      lines[line] = overlaid(lines[line], piece, at: left)
    }
  }

  private var disputes: [String] {
    let width = 6
    let results = ["维持", "纠正", "其他", "未结", "总计"]
    return [
      cells(["行政复议", "", "", "", "", "行政诉讼"], width),
      cells(["", "", "", "", "", "未经复议直接起诉", "", "", "", "", "复议后起诉"], width),
      cells(results + results + results, width), cells(report.disputes, width),
    ]
  }

  private func cells(_ texts: [String], _ width: Int) -> String {
    texts.enumerated().reduce("") { line, cell in
      cell.element.isEmpty ? line : padded(cell.element, to: 0, from: cell.offset * width, behind: line)
    }
  }

  /// The lines of a row: its labels, and its figures on the first, the middle or the last of them.
  private func placed(labels: [(at: Int, lines: [String])], figures cells: [(at: Int, text: String, width: Int)])
    -> [String]
  {
    let height = max(labels.map(\.lines.count).max() ?? 1, 1)
    let own = rows == .start ? 0 : rows == .middle ? (height - 1) / 2 : height - 1
    return (0..<height).map { line in
      var text = ""
      for label in labels where line < label.lines.count { text = overlaid(text, label.lines[line], at: label.at) }
      guard line == own else { return text }
      for cell in cells where !cell.text.isEmpty {
        let space = max(cell.width - 2 - width(cell.text), 0)
        let shift = figures == .start ? 0 : figures == .middle ? space / 2 : space
        text = padded(cell.text, to: 0, from: cell.at + shift, behind: text)
      }
      return text
    }
  }

  private func overlaid(_ line: String, _ text: String, at column: Int) -> String {
    var before = ""
    var behind = ""
    var position = 0
    for character in line {
      if position < column {
        before.append(character)
      } else if position >= column + width(text) {
        behind.append(character)
      }
      position += width(String(character))
    }
    return padded(text, to: column + width(text), from: column, behind: before) + behind
  }

  private func padded(_ text: String, to end: Int, from column: Int, behind line: String = "") -> String {
    line + String(repeating: " ", count: max(column - width(line), line.isEmpty || line.last == " " ? 0 : 1)) + text
  }

  private func broken(_ label: String, _ limit: Int) -> [String] {
    var lines = [""]
    for character in label {
      if width(lines[lines.count - 1]) + width(String(character)) > limit { lines.append("") }
      lines[lines.count - 1].append(character)
    }
    return lines
  }

  private func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (isWide && $1.value >= 0x2e80 ? 2 : 1) }
  }
}
