import Diagnostics

/// Reads a file's bytes into a tree of blocks, and says what is wrong with them.
///
///     let (document, complaints) = readDocument(bytes, name: "reports/鹿城区2019.txt")
///
/// The format is known by the content; the name only settles what the content leaves open. A file that cannot be read
/// gives a document without blocks and a complaint of severity `.error`; other complaints are of parts of it.
/// Time and memory grow with the number of bytes, never faster.
package func readDocument(_ bytes: [UInt8], name: String) -> (document: Document, complaints: [Diagnostic]) {
  var complaints: [Diagnostic] = []
  let document = read(bytes, name: name, complaints: &complaints)
  return (document, complaints.map { complaint in complaint.with { $0.file = name } })
}

/// The most cells that a line, and a document, may have: no report comes near, and a hostile file costs no more.
let mostCellsInLine = 1_000
let mostCells = 1_000_000

private func read(_ bytes: [UInt8], name: String, complaints: inout [Diagnostic]) -> Document {
  let nothing = Document(name: name, format: .text, text: [])
  do throws(Diagnostic) {
    let old = try readDOC(bytes, name: name, complaints: &complaints)
    if old == nil, let refusal = refusal(of: bytes) { throw refusal }
    let document =
      if let old {
        old
      } else if bytes.starts(with: printedWordsHeading) {
        readPDF(bytes, name: name, complaints: &complaints)
      } else if isArchive(bytes) {
        try readOffice(bytes, name: name, complaints: &complaints)
      } else {
        try readDecoded(withLineFeeds(try decoded(bytes, name: name, &complaints)), name: name, complaints: &complaints)
      }
    if document.cells.allSatisfy(\.isBlank) {
      let empty =
        document.format == .html ? .emptyPage(document, bytes) : Diagnostic.empty(pictures: document.pictureCount)
      throw (complaints.first ?? empty).with { $0.severity = .error }
    }
    return document
  } catch {
    complaints = [error]
    return nothing
  }
}

/// The text of a file; of one whose name is that of another format, and which is no text, that it is not what its name says.
private func decoded(_ bytes: [UInt8], name: String, _ complaints: inout [Diagnostic]) throws(Diagnostic) -> [UInt8] {
  do {
    return try decode(bytes, complaints: &complaints)
  } catch {
    guard let ending = endings.first(where: name.lowercased().hasSuffix) else { throw error }
    throw .notAsNamed(ending)
  }
}

private let endings = [".docx", ".xlsx", ".pdf", ".doc", ".xls", ".wps", ".odt", ".rtf", ".zip", ".gz"]

private func readDecoded(
  _ text: [UInt8], name: String, complaints: inout [Diagnostic]
) throws(Diagnostic) -> Document {
  if isDestroyed(text) { throw .destroyed }
  let format = format(of: text, name: name)
  switch format {
  case .html: return readHTML(text, name: name, complaints: &complaints)
  case .csv: return readCSV(text, name: name, complaints: &complaints)
  default: return readText(withTabs(slashesOf: text), name: name, format: format, complaints: &complaints)
  }
}

private func format(of bytes: [UInt8], name: String) -> DocumentFormat {
  guard let first = bytes.firstIndex(where: { $0 > 0x20 }) else { return .text }
  let next = first + 1 < bytes.count ? bytes[first + 1] : 0
  if bytes[first] == UInt8(ascii: "<"), isLetter(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
    return .html
  }
  if name.hasSuffix(".csv") || name.hasSuffix(".CSV") { return .csv }
  if hasRowsWithCommas(bytes) { return .csv }
  let isMarked = bytes[first] == UInt8(ascii: "#") && (next == 0x20 || next == UInt8(ascii: "#"))
  return isMarked || name.hasSuffix(".md") ? .markdown : .text
}

/// Whether lines are labels and figures between commas, as in a table saved as CSV, whatever the file is called.
private func hasRowsWithCommas(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    var (start, lines, rows) = (0, 0, 0)
    while start < bytes.count, rows < fewestRowsWithCommas {
      var (end, commas) = (start, 0)
      while end < bytes.count, bytes[end] != 0x0a || lines == mostLinesLookedAt {
        if bytes[end] == UInt8(ascii: ",") { commas += 1 }
        end += 1
      }
      if end > start { lines += 1 }
      if commas >= fewestCommas, end - start < 1_000, isRowWithCommas(bytes[start..<end]) { rows += 1 }
      start = end + 1
    }
    return rows >= fewestRowsWithCommas
  }
}

private func isRowWithCommas(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
  let figures = fields.suffix(fewestCommas).allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x0d } }
  return figures && fields.first { !$0.isEmpty }?.first.map { $0 >= 0x80 } ?? false
}

private let fewestRowsWithCommas = 5
/// Table 三 has seven columns of figures.
private let fewestCommas = 7
private let mostLinesLookedAt = 500

func isLetter(_ byte: UInt8) -> Bool {
  (0x61...0x7a).contains(byte | 0x20)
}

extension Diagnostic {
  fileprivate static func notAsNamed(_ ending: String) -> Diagnostic {
    Diagnostic(
      Phrase(
        "its name ends in \(ending), but it is no such file, nor a text: it may be damaged",
        zh: "文件名以 \(ending) 结尾，但既不是该格式的文件，也不是文本：可能已损坏"),
      hint: Phrase("fetch the document again from where it was published", zh: "请从发布处重新获取该文件"))
  }
}
