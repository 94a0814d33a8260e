import Documents
import Foundation
import OfficeFiles

@testable import Reports

/// A report of `datasets` as it is handed to a program that writes files: its prose, and its statutory tables as the form draws
/// them, each behind its heading.
func manuscript(of report: Report) throws -> Manuscript {
  let figures = Dictionary(uniqueKeysWithValues: report.facts.map { ($0.slot, $0.text) })
  var tables: [StatutoryTable: [[GridCell]]] = [:]
  for (index, table) in StatutoryTable.allCases.enumerated() {
    guard let form = report.forms[table] else { continue }
    tables[table] = MadeReport(form: form) { figures[$0] ?? "" }.tables[index]
  }
  let prose = report.prose
  var blocks: [Manuscript.Block] = []
  for block in prose.blocks {
    for row in block.rows {
      let cells = prose.cells(of: row).map { prose.string(prose.cells[$0]) }.filter { !$0.isEmpty }
      guard !cells.isEmpty else { continue }
      let text = cells.joined(separator: " ")
      blocks.append(.paragraph(text))
      let heading = headings.first { tables[$0.key] != nil && text.count < 40 && text.contains($0.value) }
      if let table = heading?.key, let rows = tables.removeValue(forKey: table) { blocks.append(.table(rows)) }
    }
  }
  guard tables.isEmpty else { throw ManuscriptFailure.noHeading(tables.keys.map(\.rawValue)) }
  return Manuscript(blocks)
}

enum ManuscriptFailure: Error {
  case noReport
  /// Of these tables.
  case noHeading([String])
}

private let headings: [StatutoryTable: String] = [
  .disclosure: "主动公开政府信息", .applications: "收到和处理政府信息公开申请", .disputes: "行政复议",
]

extension Manuscript {
  /// The formats that it can be written in, by the ending; several of one are told apart by what stands before it.
  static let writers: [(ending: String, write: @Sendable (Manuscript) -> [UInt8])] = [
    ("txt", { Array($0.text.utf8) }),
    ("gb18030.txt", { encoded($0.text, gb18030) }),
    ("utf16.txt", { [0xff, 0xfe] + encoded($0.text, .utf16LittleEndian) }),
    ("md", { Array($0.markdown.utf8) }),
    ("csv", { Array($0.commaSeparated.utf8) }),
    ("gb18030.csv", { encoded($0.commaSeparated, gb18030) }),
    ("html", { Array($0.page().utf8) }),
    ("gb18030.html", { encoded($0.page(encoding: "gb2312"), gb18030) }),
    ("docx", { $0.word }),
    ("xlsx", { $0.workbook }),
    ("pdf", { $0.pdf }),
  ]
}

/// GB18030, by its number in Foundation.
let gb18030 = String.Encoding(rawValue: 0x8000_0632)

func encoded(_ text: String, _ encoding: String.Encoding) -> [UInt8] {
  text.data(using: encoding).map { [UInt8]($0) } ?? []
}
