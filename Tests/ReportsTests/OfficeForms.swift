import Documents
import Foundation
import OfficeFiles
import Testing

@testable import Reports

/// The same tables in Word files and workbooks, with the merged cells of the form.
@Suite struct OfficeForms {
  private func word(_ report: MadeReport) -> [UInt8] {
    let tables = report.tables.map { rows in
      wordTable(
        grid(rows).map { line in
          line.filter(\.isFirstInRow).map { place in
            let (cell, isFirst) = (place.cell, place.isFirst)
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
    for table in report.tables.map(grid) {
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
    let lines = report.tables.flatMap(grid).map { line in
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
