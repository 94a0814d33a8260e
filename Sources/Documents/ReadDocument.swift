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
        try readDecoded(withLineFeeds(try decode(bytes, complaints: &complaints)), name: name, complaints: &complaints)
      }
    if document.cells.allSatisfy(\.isBlank) {
      throw (complaints.first ?? .empty(pictures: document.pictureCount)).with { $0.severity = .error }
    }
    return document
  } catch {
    complaints = [error]
    return nothing
  }
}

private func readDecoded(
  _ text: [UInt8], name: String, complaints: inout [Diagnostic]
) throws(Diagnostic) -> Document {
  if isDestroyed(text) { throw .destroyed }
  let format = format(of: text, name: name)
  switch format {
  case .html: return readHTML(text, name: name, complaints: &complaints)
  case .csv: return readCSV(text, name: name, complaints: &complaints)
  default: return readText(text, name: name, format: format, complaints: &complaints)
  }
}

private func format(of bytes: [UInt8], name: String) -> DocumentFormat {
  guard let first = bytes.firstIndex(where: { $0 > 0x20 }) else { return .text }
  let next = first + 1 < bytes.count ? bytes[first + 1] : 0
  if bytes[first] == UInt8(ascii: "<"), isLetter(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
    return .html
  }
  if name.hasSuffix(".csv") || name.hasSuffix(".CSV") { return .csv }
  let isMarked = bytes[first] == UInt8(ascii: "#") && (next == 0x20 || next == UInt8(ascii: "#"))
  return isMarked || name.hasSuffix(".md") ? .markdown : .text
}

func isLetter(_ byte: UInt8) -> Bool {
  (0x61...0x7a).contains(byte | 0x20)
}
