import Console
import Documents
import Glibc
import Reports

/// Times how files become facts, beside what Python's libraries need to hand over the tables of the same files: pages lxml
/// with `pandas.read_html`, Word files python-docx, PDF files pdfplumber (`Reading.py`; `PYTHON` names the interpreter). Each
/// side takes a turn in every round, in one thread, with the bytes in memory where the library takes bytes; the start of the
/// interpreter and its imports are not counted. Texts have no such library: they stand beside the pages.
func timeReading(of paths: [String]) throws {
  let files = try paths.flatMap { try filesBelow($0) }
  print("kind       files      KB      ms    MB/s  library                    ms    MB/s   ratio")
  for kind in Kind.allCases {
    let chosen = files.filter { kind.endings.contains(ending($0)) }
    guard !chosen.isEmpty else { continue }
    try show(kind, chosen)
  }
}

/// Kinds of files that are timed apart, in the order of the table.
private enum Kind: String, CaseIterable {
  case text, page, word, pdf

  var endings: Set<String> {
    switch self {
    case .text: ["txt", "md"]
    case .page: ["html", "htm"]
    case .word: ["docx"]
    case .pdf: ["pdf"]
    }
  }

  var library: String? {
    switch self {
    case .text: nil
    case .page: "lxml, pandas.read_html"
    case .word: "python-docx"
    case .pdf: "pdfplumber"
    }
  }
}

private let rounds = 5

private func show(_ kind: Kind, _ paths: [String]) throws {
  let contents = try paths.map { ($0, try readFile(at: $0)) }
  let size = contents.reduce(0) { $0 + $1.1.count }
  var ours: [Double] = []
  var theirs: [Double] = []
  readAll(contents)
  for _ in 0..<rounds {
    ours.append(Double(duration { readAll(contents) }))
    if kind.library != nil { theirs.append(try python(kind, paths)) }
  }
  let mine = median(ours)
  var line = kind.rawValue + String(repeating: " ", count: 8 - kind.rawValue.count)
  line += padded("\(paths.count)", 8) + padded("\(size / 1000)", 8) + columns(mine, size)
  if let library = kind.library {
    let other = median(theirs)
    line += "  " + library + String(repeating: " ", count: 23 - library.count) + columns(other, size)
    line += padded("\(tenths(median(zip(theirs, ours).map { $0 / $1 })))", 8)
  }
  print(line)
}

/// Milliseconds, and megabytes a second.
private func columns(_ nanoseconds: Double, _ size: Int) -> String {
  padded("\(tenths(nanoseconds / 1e6))", 8) + padded("\(tenths(Double(size) * 1000 / nanoseconds))", 8)
}

private func readAll(_ contents: [(String, [UInt8])]) {
  for (path, bytes) in contents {
    guard let bytes = try? readable(bytes, path) else { continue }
    _ = read(readDocument(bytes, name: path).document, in: .compiled)
  }
}

/// How long Python's side takes, in nanoseconds.
private func python(_ kind: Kind, _ paths: [String]) throws -> Double {
  let interpreter = getenv("PYTHON").map { String(cString: $0) } ?? "python3"
  let words = [interpreter, "Sources/Benchmarks/Reading.py", kind.rawValue] + paths
  let command = words.map {
    "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
  guard let pipe = popen(command.joined(separator: " "), "r") else { throw NoTime(library: kind.library ?? "") }
  defer { pclose(pipe) }
  var line = [UInt8](repeating: 0, count: 64)
  let count = fread(&line, 1, line.count, pipe)
  guard let time = Double(String(decoding: line.prefix(count), as: UTF8.self).filter(\.isNumber)) else {
    throw NoTime(library: kind.library ?? "")
  }
  return time
}

/// Python's side said nothing; what went wrong stands on standard error.
private struct NoTime: Error, CustomStringConvertible {
  var library: String
  var description: String {
    "no time of \(library): pip install lxml pandas python-docx pdfplumber; PYTHON names the interpreter"
  }
}

private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

private func ending(_ path: String) -> String { path.split(separator: ".").last.map { $0.lowercased() } ?? "" }
