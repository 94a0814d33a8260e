import Diagnostics

/// A page without tables whose text has columns of its own: what is shown as it is typed, and paragraphs with tabs, runs of
/// wide blanks or bars in them. Each paragraph is a line of that text. Nil where no table is in it.
func readTypedPage(_ bytes: [UInt8], name: String, complaints: inout [Diagnostic]) -> Document? {
  guard let page = bytes.withUnsafeBufferPointer(typedPage),
    var document = textWithGrid(page.text, name: name, complaints: &complaints)
  else { return nil }
  let places = PagePlaces(of: page)
  for index in document.cells.indices where document.cells[index].line > 0 {
    (document.cells[index].line, document.cells[index].column) = places.place(of: document.cells[index])
  }
  return document
}

/// Where the lines and columns of a page's text stand in the page.
private struct PagePlaces {
  private let page: TypedPage
  private let textLines: [Int]

  init(of page: TypedPage) {
    self.page = page
    textLines = lineStarts(page.text)
  }

  /// - Parameter cell: of the text.
  func place(of cell: Cell) -> (line: Int, column: Int) {
    var position = textLines[min(cell.line, textLines.count) - 1]
    var left = cell.column
    while position < page.text.count {
      if page.text[position] & 0xc0 != 0x80 { left -= 1 }
      if left <= 0 { break }
      position += 1
    }
    return position < page.places.count ? page.places[position] : page.end
  }
}

/// Where each line begins.
private func lineStarts(_ text: [UInt8]) -> [Int] {
  [0] + text.indices.filter { text[$0] == 0x0a }.map { $0 + 1 }
}

/// The text of a page, and by its bytes where they stand in the page.
private struct TypedPage {
  private(set) var text: [UInt8] = []
  private(set) var places: [(line: Int, column: Int)] = []
  /// Where the reader of the page is.
  private(set) var end = (line: 1, column: 1)
  private var seen = 0
  var isPreformatted = false {
    didSet { hasPreformatted = true }
  }
  private(set) var hasPreformatted = false
  /// Stands raised, as the marks of notes do.
  var isRaised = false
  /// How many lines have columns in them.
  private(set) var columnedLines = 0
  private var lineStart = 0
  /// Blanks of the page's own layout, which it shows as one.
  private var hasBreakPending = false

  /// Counts lines and columns up to a position, which never goes back.
  mutating func moveTo(_ position: Int, in page: UnsafeBufferPointer<UInt8>) {
    while seen < position {
      if page[seen] == 0x0a {
        end = (end.line + 1, 1)
      } else if page[seen] & 0xc0 != 0x80 {
        end.column += 1
      }
      seen += 1
    }
  }

  mutating func endLine() {
    if hasColumns { columnedLines += 1 }
    put(0x0a)
    lineStart = text.count
    hasBreakPending = false
  }

  /// Ends a line that has begun.
  mutating func breakLine() {
    if text.count > lineStart { endLine() }
    hasBreakPending = false
  }

  mutating func begin(heading level: Int) {
    breakLine()
    for _ in 0..<level { put(UInt8(ascii: "#")) }
    put(0x20)
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    appendPending()
    for byte in String(scalar).utf8 { put(byte) }
  }

  /// Adds a byte of the page as text. A line of the page ends a line of the text only where it is preformatted; elsewhere it is
  /// one blank with all that stand around it, the tabs of an indent among them.
  mutating func append(_ byte: UInt8) {
    if isPreformatted {
      if byte == 0x0a { endLine() } else { putPrinted(byte) }
    } else if byte == 0x0a || (hasBreakPending && isBlank(byte)) {
      while text.count > lineStart, text.last.map(isBlank) == true {
        text.removeLast()
        places.removeLast()
      }
      hasBreakPending = true
    } else {
      appendPending()
      putPrinted(byte)
    }
  }

  private mutating func putPrinted(_ byte: UInt8) {
    if isRaised { for byte in raised(byte) { put(byte) } } else { put(byte) }
  }

  private mutating func put(_ byte: UInt8) {
    text.append(byte)
    places.append(end)
  }

  private mutating func appendPending() {
    if hasBreakPending, text.count > lineStart { put(0x20) }
    hasBreakPending = false
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Whether the line that is open begins with a tab, or has one within, or a bar, or blanks of which one is wide.
  private var hasColumns: Bool {
    if text.count > lineStart, text[lineStart] == 0x09 { return true }
    return text.withUnsafeBufferPointer { text in
      let line = trimmed(text, lineStart..<text.count)
      var (position, blanks, hasWide) = (line.lowerBound, 0, false)
      while position < line.upperBound {
        let byte = text[position]
        if byte == 0x09 || byte == UInt8(ascii: "|") { return true }
        let wide = byte < 0xc2 ? nil : blankLength(text, at: position, before: line.upperBound)
        (blanks, hasWide) = byte == 0x20 || wide != nil ? (blanks + 1, hasWide || wide != nil) : (0, false)
        if blanks > 1, hasWide { return true }
        position += wide ?? 1
      }
      return false
    }
  }
}

/// With fewer lines that have columns in them, a page has no table typed with them.
private let fewestColumnedLines = 8

private func typedPage(_ page: UnsafeBufferPointer<UInt8>) -> TypedPage? {
  var typed = TypedPage()
  var neverClosed: Set<TagName> = []
  var hidden = HiddenElements()
  var opened = 0
  var position = 0
  while position < page.count {
    typed.moveTo(position, in: page)
    if page[position] == UInt8(ascii: "<"), let tag = tag(page, at: position) {
      if let end = hidden.end(of: tag, page, isInTable: false)?.position {
        position = end
        continue
      }
      var end = tag.end
      if tag.isUnread, !neverClosed.contains(tag.name) {
        if let close = Documents.end(ofElement: tag.name, page, from: tag.end) {
          end = close
        } else {
          neverClosed.insert(tag.name)
        }
      }
      if tag.name == "pre" { typed.isPreformatted = !tag.isClosing }
      if tag.element != .other { typed.isRaised = tag.element == .raised && !tag.isClosing }
      switch tag.element {
      case .lineBreak: typed.endLine()
      case .heading(let level) where !tag.isClosing: typed.begin(heading: level)
      case .other, .raised, .metadata, .unread, .picture: break
      default: typed.breakLine()
      }
      // A paragraph of nothing is an empty line.
      if tag.name == "p" {
        if tag.isClosing, typed.text.count == opened { typed.endLine() }
        opened = typed.text.count
      }
      position = end
    } else if page[position] == UInt8(ascii: "&"), let (scalar, end) = entity(page, at: position) {
      typed.append(scalar)
      position = end
    } else {
      typed.append(page[position])
      position += 1
    }
  }
  typed.breakLine()
  return typed.hasPreformatted || typed.columnedLines >= fewestColumnedLines ? typed : nil
}
