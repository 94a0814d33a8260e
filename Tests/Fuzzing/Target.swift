import Documents
import OfficeFiles

/// One reader under fire: what it takes, and the laws that must hold of whatever it makes of any bytes.
///
///     for target in Target.all { target.check(bytes) }   // sentences; none where all hold
///
/// A fault that stops the program needs no law.
package struct Target: Sendable {
  package let name: String
  /// Inputs to begin with, made of the reports of `datasets`.
  package let seeds: @Sendable () -> [[UInt8]]
  package let check: @Sendable ([UInt8]) -> [String]

  package static let all = [
    document("text", named: "a.txt", seeds: textSeeds) { wellFormed($0) },
    document("page", named: "a.html", seeds: pageSeeds) { $0.first == UInt8(ascii: "<") ? wellFormed($0) : page($0) },
    document("values", named: "a.csv", seeds: valueSeeds) { wellFormed($0) },
    document("words", named: "a.pdf", seeds: wordSeeds) { printedWordsHeading + wellFormed($0) },
    document("drawing", named: "a.pdf", seeds: drawnSeeds, in: drawnPages),
    Target(name: "scan", seeds: scanSeeds) { bytes in
      guard let printed = recognisedPage(bytes) else { return [] }
      let (document, complaints) = readDocument(printed, name: "a.pdf")
      return brokenLaws(of: document, complaints, readFrom: printed)
    },
    document("word-part", named: "a.docx", seeds: wordPartSeeds, in: wordFile(ofPart:)),
    document("sheet-part", named: "a.xlsx", seeds: sheetPartSeeds, in: workbook(ofParts:)),
    document("old-word", named: "a.doc", seeds: oldWordSeeds) {
      compoundFileMark + $0.dropFirst(compoundFileMark.count)
    },
    document("archive", named: "a.zip", seeds: archiveSeeds) { [0x50, 0x4b, 3, 4] + $0.dropFirst(4) },
    document("encoding", named: "a.txt", seeds: encodingSeeds) { $0 },
    Target(name: "report", seeds: reportSeeds) { brokenLaws(ofReportIn: $0) },
    Target(name: "query", seeds: querySeeds) { brokenLaws(ofStatementsIn: $0) },
  ]

  package static func named(_ name: String) -> Target? { all.first { $0.name == name } }

  private static func document(
    _ name: String, named file: String, seeds: @escaping @Sendable () -> [[UInt8]],
    in wrapped: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) -> Target {
    Target(name: name, seeds: seeds) { bytes in
      let bytes = wrapped(bytes)
      let (document, complaints) = readDocument(bytes, name: file)
      return brokenLaws(of: document, complaints, readFrom: bytes)
    }
  }
}

/// The bytes as UTF-8, so that the reader and not the decoding is tried; what is none becomes a character of Chinese.
func wellFormed(_ bytes: [UInt8]) -> [UInt8] {
  let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
  return scalars.flatMap { scalar in
    UTF8.encode(scalar == "\u{fffd}" || scalar == "\0" ? "公" : scalar).map(Array.init) ?? []
  }
}

private func page(_ bytes: [UInt8]) -> [UInt8] { Array("<html>".utf8) + wellFormed(bytes) }

/// How the table of a PDF's words begins.
let printedWordsHeading = Array(
  "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n".utf8)

/// How a compound file begins.
let compoundFileMark: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/// A Word file with the bytes for its main part, or for the body of one.
private func wordFile(ofPart bytes: [UInt8]) -> [UInt8] {
  bytes.starts(with: "<?xml".utf8)
    ? zip([ZipMember("word/document.xml", bytes)])
    : OfficeFiles.wordFile(String(decoding: wellFormed(bytes), as: UTF8.self))
}

/// A workbook of one sheet; from `<sst` on, the bytes are the part with the shared texts, and from `<styleSheet` on that
/// of the styles.
private func workbook(ofParts bytes: [UInt8]) -> [UInt8] {
  let text = String(decoding: wellFormed(bytes), as: UTF8.self)
  let styles = text.firstRange(of: "<styleSheet")?.lowerBound ?? text.endIndex
  let strings = text[..<styles].firstRange(of: "<sst")?.lowerBound ?? styles
  return zip([
    ZipMember("xl/workbook.xml", "<workbook/>"),
    ZipMember("xl/sharedStrings.xml", String(text[strings..<styles])),
    ZipMember("xl/styles.xml", String(text[styles...])),
    ZipMember("xl/worksheets/sheet1.xml", String(text[..<strings])),
  ])
}
