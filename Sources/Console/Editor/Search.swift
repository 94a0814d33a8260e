import CEditLine
import Diagnostics

/// An incremental search through the history, the newest first.
struct HistorySearch {
  let entries: [String]
  private(set) var pattern = ""
  /// The entry that is shown; nil when none has the pattern.
  private(set) var found: Int?
  /// What stood in the line before.
  let original: String

  init(entries: [String], original: String) {
    self.entries = entries
    self.original = original
  }

  /// What the line becomes: the entry found, or what was typed when there is none.
  var text: String { found.map { entries[$0] } ?? pattern }

  mutating func add(_ scalar: Unicode.Scalar) {
    pattern.unicodeScalars.append(scalar)
    find(from: (found ?? entries.count - 1))
  }

  mutating func removeLast() {
    _ = pattern.popLast()
    find(from: entries.count - 1)
  }

  /// The next older entry that has the pattern and is another one; stays where there is none.
  mutating func next() {
    guard let found else { return }
    let older = (0..<found).last { entries[$0] != entries[found] && span(in: entries[$0]) != nil }
    self.found = older ?? found
  }

  private mutating func find(from index: Int) {
    found = pattern.isEmpty ? nil : (0..<(index + 1)).last { span(in: entries[$0]) != nil }
  }

  /// Where the pattern stands in an entry, in bytes; ASCII letters without case.
  private func span(in entry: String) -> Span? {
    let needle = pattern.utf8.map(lowercased)
    let text = entry.utf8.map(lowercased)
    guard needle.count <= text.count else { return nil }
    let start = (0...(text.count - needle.count)).first { text[$0..<$0 + needle.count].elementsEqual(needle) }
    return start.map { Span($0, $0 + needle.count) }
  }

  func picture(language: Language) -> Picture {
    var picture = Picture()
    let isMissing = found == nil && !pattern.isEmpty
    picture.prompt = (isMissing ? notFound(pattern) : searching(pattern))[language]
    picture.line.scalars = Array((found.map { entries[$0] } ?? "").unicodeScalars)
    picture.marked = found.flatMap { span(in: entries[$0]) }
    picture.line.cursor = picture.marked.map { picture.line.index(ofByte: $0.lower) } ?? 0
    return picture
  }
}

private func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }

extension LineEditor {
  /// Ctrl-R: shows the newest entry with what is typed; Ctrl-R again an older one. Enter runs it; where nothing was found, what
  /// was typed stays in the line and nothing runs. Escape and Ctrl-G give the line
  /// back as it was, any other key edits what was found.
  func searchHistory() -> UInt8 {
    var search = HistorySearch(entries: history.entries, original: line.text)
    while true {
      self.search = search
      var character: wchar_t = 0
      guard el_wgetc(editor, &character) == 1, let key = Unicode.Scalar(UInt32(bitPattern: character)) else {
        self.search = nil
        return UInt8(CC_EOF)
      }
      switch key {
      case "\u{12}": search.next()
      case "\u{08}", "\u{7F}": search.removeLast()
      case "\u{07}": return endSearch(with: search.original)
      case "\u{1B}" where !reader.isPending: return endSearch(with: search.original)
      case "\r", "\n":
        return endSearch(with: search.text, then: search.found == nil ? nil : "\r")
      case _ where isControl(key):
        return endSearch(with: search.text, then: key)
      default: search.add(key)
      }
    }
  }

  /// Puts a text into the line; the key counts as typed after that.
  private func endSearch(with text: String, then key: Unicode.Scalar? = nil) -> UInt8 {
    search = nil
    replaceLine(with: text)
    if let key { el_push(editor, String(key)) }
    return UInt8(CC_REFRESH)
  }
}

private func searching(_ pattern: String) -> Phrase {
  Phrase("search “\(pattern)”: ", zh: "查找“\(pattern)”：")
}

private func notFound(_ pattern: String) -> Phrase {
  Phrase("nothing with “\(pattern)”: ", zh: "没有“\(pattern)”：")
}
