import Documents
import Foundation
import OfficeFiles
import Testing

@testable import Reports

/// The same tables in Word files and workbooks, with the merged cells of the form.
@Suite struct OfficeForms {
  /// A cell of a made table and how far it reaches.
  private struct GridCell {
    var text: String
    var columns = 1
    var rows = 1
  }

  private func tables(_ report: MadeReport) -> [[[GridCell]]] {
    func plain(_ texts: [String]) -> [GridCell] { texts.map { GridCell(text: $0) } }
    let disclosure = report.disclosure.map { row in
      row.count == 1 ? [GridCell(text: row[0], columns: 4)] : plain(row)
    }
    let applications: [[GridCell]] =
      [
        [GridCell(text: report.applicationHeadings[0][0], columns: 3, rows: 3), GridCell(text: "申请人情况", columns: 7)],
        [
          GridCell(text: "自然人", rows: 2), GridCell(text: "法人或其他组织", columns: 5), GridCell(text: "总计", rows: 2),
        ],
        plain(report.applicationHeadings[2]),
      ] + labelled(report)
    let disputes = [
      [GridCell(text: "行政复议", columns: 5), GridCell(text: "行政诉讼", columns: 10)],
      plain(disputeResults + ["总计"]).map { GridCell(text: $0.text, rows: 2) }
        + [GridCell(text: "未经复议直接起诉", columns: 5), GridCell(text: "复议后起诉", columns: 5)],
      plain(disputeResults + ["总计"] + disputeResults + ["总计"]), plain(report.disputes),
    ]
    return [disclosure, applications, disputes]
  }

  /// The rows of table 三, each group's label over its rows and each row's over what is left of three columns.
  private func labelled(_ report: MadeReport) -> [[GridCell]] {
    let paths = Reports.slots(of: .applications, on: report.form).map { formCells[$0].row }
    return report.applications.enumerated().map { index, row in
      let path = paths[index * applicants.count + index]
      let new = path.count - row.labels.count
      var cells: [GridCell] = []
      for (level, label) in path.enumerated() where level >= new {
        let isLast = level == path.count - 1
        let group = Array(path.prefix(level + 1))
        let size = Set(paths.filter { $0.starts(with: group) }).count
        cells.append(GridCell(text: label, columns: isLast ? 3 - level : 1, rows: isLast ? 1 : size))
      }
      return cells + row.figures.map { GridCell(text: $0) }
    }
  }

  /// The rows with each place filled: the cell that covers it, and whether it begins there.
  private func grid(_ rows: [[GridCell]]) -> [[(cell: GridCell, isFirst: Bool, isFirstInRow: Bool)]] {
    var grid: [[(cell: GridCell, isFirst: Bool, isFirstInRow: Bool)]] = []
    var reaching: [Int: (cell: GridCell, rows: Int, isFirstInRow: Bool)] = [:]
    for row in rows {
      var line: [(cell: GridCell, isFirst: Bool, isFirstInRow: Bool)] = []
      var next = row[...]
      while true {
        if let above = reaching[line.count], above.rows > 0 {
          reaching[line.count]?.rows -= 1
          line.append((above.cell, false, above.isFirstInRow))
        } else if let cell = next.popFirst() {
          for step in 0..<cell.columns {
            reaching[line.count] = (cell, cell.rows - 1, step == 0)
            line.append((cell, step == 0, step == 0))
          }
        } else {
          break
        }
      }
      grid.append(line)
    }
    return grid
  }

  private func word(_ report: MadeReport) -> [UInt8] {
    let tables = tables(report).map { rows in
      wordTable(
        grid(rows).map { line in
          line.filter(\.isFirstInRow).map { cell, isFirst, _ in
            let merge = cell.rows == 1 ? "" : isFirst ? #"<w:vMerge w:val="restart"/>"# : "<w:vMerge/>"
            return wordCell(isFirst ? cell.text : "", "<w:gridSpan w:val=\"\(cell.columns)\"/>\(merge)")
          }
        })
    }
    return wordFile(wordParagraph("某县人民政府2019年政府信息公开工作年度报告") + tables.joined(separator: wordParagraph("三、")))
  }

  private func sheet(_ report: MadeReport) -> [UInt8] {
    var rows = ""
    var merges: [String] = []
    var number = 0
    for table in tables(report).map(grid) {
      for line in table {
        number += 1
        rows += workbookRow(number, line.map { $0.isFirst ? $0.cell.text : "" })
        for (column, place) in line.enumerated() where place.isFirst && (place.cell.columns > 1 || place.cell.rows > 1)
        {
          let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
          merges.append(
            "\(letters[column])\(number):\(letters[column + place.cell.columns - 1])\(number + place.cell.rows - 1)")
        }
      }
    }
    return workbook(rows, merges: merges)
  }

  private func commaSeparated(_ report: MadeReport) -> [UInt8] {
    let lines = tables(report).flatMap(grid).map { line in
      line.map { "\"" + ($0.isFirst ? $0.cell.text.replacing("\"", with: "\"\"") : "") + "\"" }.joined(separator: ",")
    }
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  private func expect(_ bytes: [UInt8], name: String, _ report: MadeReport) {
    let (document, complaints) = readDocument(bytes, name: name)
    #expect(complaints.isEmpty)
    let tables = readTables(document)
    #expect(texts(tables) == Dictionary(uniqueKeysWithValues: report.slots.map { ($0, report.figure($0)) }))
    #expect(tables.complaints.isEmpty)
    #expect(forms(of: tables.facts)[.applications] == report.form)
  }

  @Test(arguments: Form.allCases)
  func aBlankFormIsAFormOfBlankCells(_ form: Form) {
    expect(word(MadeReport(form: form) { _ in "" }), name: "a.docx", MadeReport(form: form) { _ in "" })
  }

  /// The blank form of 2021 as it was handed out, in a folder of `GONGKAI_REPORTS`: 10 + 175 + 15 cells.
  private static let handedOut = TruthFolder.all.map { $0.reports.appendingPathComponent("template2021-blank.docx") }
    .first { FileManager.default.fileExists(atPath: $0.path) }

  @Test(.enabled("no folder of GONGKAI_REPORTS has it") { handedOut != nil })
  func theFormAsItWasHandedOutIsBlank() throws {
    let file = try #require(Self.handedOut)
    let tables = readTables(readDocument(Array(try Data(contentsOf: file)), name: file.path).document)
    let facts = tables.facts.compactMap(\.self)
    #expect(facts.count == 200)
    #expect(facts.allSatisfy { $0.kind == .blank && $0.value == nil && $0.implied == nil })
    let counts = Dictionary(grouping: facts) { formCells[$0.slot].table }.mapValues(\.count)
    #expect(counts == [.disclosure: 10, .applications: 175, .disputes: 15])
    #expect(forms(of: tables.facts)[.disclosure] == .form2021)
  }

  @Test(arguments: Form.allCases)
  func everyCellOfAWordFileIsFound(_ form: Form) {
    expect(word(MadeReport(form: form)), name: "a.docx", MadeReport(form: form))
  }

  @Test(arguments: Form.allCases)
  func everyCellOfAWorkbookIsFound(_ form: Form) {
    expect(sheet(MadeReport(form: form)), name: "a.xlsx", MadeReport(form: form))
  }

  @Test(arguments: Form.allCases)
  func everyCellOfCommaSeparatedValuesIsFound(_ form: Form) {
    expect(commaSeparated(MadeReport(form: form)), name: "a.csv", MadeReport(form: form))
  }

  @Test func aFormThatNobodyFilledInHasTwoHundredBlankCells() {
    let blank = MadeReport(form: .form2021, figure: { _ in "" })
    for (bytes, name) in [(word(blank), "a.docx"), (sheet(blank), "a.xlsx"), (commaSeparated(blank), "a.csv")] {
      let tables = readTables(readDocument(bytes, name: name).document)
      let facts = tables.facts.compactMap { $0 }
      #expect(facts.count == 200)
      #expect(facts.allSatisfy { $0.kind == .blank && $0.text.isEmpty })
      #expect(tables.complaints.isEmpty)
    }
  }
}
