import Documents
import Foundation
import OfficeFiles

/// A file of `datasets`.
package struct DataFile: Sendable {
  package var name: String
  package var bytes: [UInt8]
}

private let project = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The files of `datasets`, in the order of their names.
package let datasets: [DataFile] = {
  let folder = project.appendingPathComponent("datasets")
  let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
  return names.sorted().compactMap { name in
    (try? Data(contentsOf: folder.appendingPathComponent(name))).map { DataFile(name: name, bytes: Array($0)) }
  }
}()

/// The most bytes of an input.
package let longestInput = 1 << 16
private let shortInput = 1 << 12

/// The bytes, as far as an input goes, and besides in short pieces, which are tried faster.
private func pieces(_ bytes: [UInt8]) -> [[UInt8]] {
  let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
  var pieces = [Array(bytes.prefix(longestInput))]
  var piece: [UInt8] = []
  for line in lines {
    if piece.count + line.count > shortInput, !piece.isEmpty {
      pieces.append(piece)
      piece = []
    }
    piece += line + [0x0a]
  }
  return pieces + [piece]
}

private func files(_ endings: String...) -> [[UInt8]] {
  datasets.filter { file in endings.contains { file.name.hasSuffix($0) } }.map(\.bytes)
}

private var documents: [Document] { datasets.map { readDocument($0.bytes, name: $0.name).document } }

@Sendable func textSeeds() -> [[UInt8]] { files(".txt", ".md").flatMap(pieces) }

/// Pages, and texts as pages show what is typed.
@Sendable func pageSeeds() -> [[UInt8]] {
  let typed = files(".txt").flatMap(pieces).filter { $0.count <= shortInput }.prefix(20)
  let paragraphs = typed.map { text in
    text.split(separator: 0x0a).flatMap { Array("<p>".utf8) + $0 + Array("</p>\n".utf8) }
  }
  return files(".html").flatMap(pieces) + paragraphs
    + typed.map { Array("<html>\n<p>某县</p><pre>".utf8) + $0 + Array("</pre>".utf8) }
}

@Sendable func valueSeeds() -> [[UInt8]] {
  documents.flatMap { document in
    pieces(
      lines(document) { $0.map { "\"\($0.replacingOccurrences(of: "\"", with: "\"\""))\"" }.joined(separator: ",") })
  }
}

@Sendable func wordSeeds() -> [[UInt8]] { documents.flatMap { pieces(printedWords($0)) } }

@Sendable func wordPartSeeds() -> [[UInt8]] {
  documents.flatMap { document in
    let body = lines(document) { cells in
      cells.count == 1 ? wordParagraph(escaped(cells[0])) : wordTable([cells.map { wordCell(escaped($0)) }])
    }
    return pieces(body) + [Array(wordPart(String(decoding: body, as: UTF8.self)).utf8.prefix(longestInput))]
  }
}

@Sendable func sheetPartSeeds() -> [[UInt8]] {
  let tail =
    "</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet><sst><si><t>规章</t></si></sst>"
    + "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
  return documents.flatMap { document in
    var number = 0
    let rows = lines(document) { cells in
      number += 1
      return workbookRow(number, cells.map(escaped)).replacingOccurrences(
        of: "<c r=\"C", with: "<c t=\"s\"><v>0</v></c><c r=\"C")
    }
    return pieces(rows).map { Array("<worksheet><sheetData>".utf8) + $0.prefix(longestInput - 500) + Array(tail.utf8) }
  }
}

/// The file, and beginnings of it.
@Sendable func oldWordSeeds() -> [[UInt8]] {
  files(".doc").flatMap { file in
    [longestInput, 30_000, 20_000, 10_000, shortInput, 1_536].map { Array(file.prefix($0)) }
  }
}

@Sendable func archiveSeeds() -> [[UInt8]] {
  let word = wordFile(wordParagraph("某县2019年年度报告") + wordTable([[wordCell("规章"), wordCell("1")]]))
  let sheet = workbook(workbookRow(1, ["规章", "1"]), merges: ["A1:A2"], strings: ["文"])
  let text = Array("某县2019年年度报告\n规章\t1\t2\n".utf8)
  return [
    word, sheet, zip([ZipMember("a.txt", text), ZipMember("b/c.docx", word)]), zip([]),
    zip([.bomb("word/document.xml", runs: 20)]), zip([ZipMember("a.txt", text).with { $0.isEncrypted = true }]),
  ]
}

@Sendable func encodingSeeds() -> [[UInt8]] {
  let gb18030 = String.Encoding(rawValue: encodingNumberOfGB18030)
  return files(".txt", ".md").flatMap { bytes -> [[UInt8]] in
    let text = String(decoding: bytes.prefix(9_000), as: UTF8.self)
    let short = String(text.prefix(400))
    return [text, short].flatMap { text in
      [.utf16, .utf16LittleEndian, .utf16BigEndian, gb18030, .utf8].compactMap { text.data(using: $0).map(Array.init) }
    }
  }
}

/// Foundation's number for GB18030.
private let encodingNumberOfGB18030: UInt = 0x8000_0632

@Sendable func reportSeeds() -> [[UInt8]] {
  let words = documents.map(printedWords)
  return datasets.map { Array($0.bytes.prefix(longestInput)) } + words.filter { $0.count < longestInput }
    + archiveSeeds()
}

@Sendable func querySeeds() -> [[UInt8]] {
  let pages = ["docs/language.md", "docs/questions.md", "README.md"].compactMap { path in
    try? String(contentsOf: project.appendingPathComponent(path), encoding: .utf8)
  }
  return pages.flatMap { $0.split(separator: "\n") }.map { line in
    Array(line.trimmingPrefix("gongkai> ").utf8)
  }
}

/// The rows of a document's tables and its paragraphs, a line each.
private func lines(_ document: Document, _ line: ([String]) -> String) -> [UInt8] {
  let rows = (0..<document.rowCount).map { row in
    line(
      document.cells[document.cells(of: row)].map { cell in
        document.string(cell).replacingOccurrences(of: "\n", with: "")
      })
  }
  return Array(rows.joined(separator: "\n").utf8)
}

private func escaped(_ text: String) -> String {
  text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
}

/// What `pdftotext -tsv` would print of a document whose rows stand 20 points apart and whose columns 60: lines of words.
private func printedWords(_ document: Document) -> [UInt8] {
  var printed = ""
  for row in 0..<document.rowCount {
    if row % 40 == 0 { printed += "1\t\(row / 40 + 1)\t0\t0\t0\t0\t0.0\t0.0\t595.0\t842.0\t-1\t###PAGE###\n" }
    for (column, cell) in document.cells[document.cells(of: row)].enumerated()
    where !cell.isBlank && !cell.isContinuation {
      let text = document.string(cell).replacingOccurrences(of: "\n", with: "").prefix(30)
      let place = "\(40 + 60 * column).0\t\(20 + row % 40 * 20).0\t\(text.count * 10).0\t10.0"
      printed += "5\t\(row / 40 + 1)\t0\t0\t0\t\(column)\t\(place)\t100\t\(text)\n"
    }
  }
  return Array(printed.utf8)
}
