import Diagnostics

/// Reads a page: its headings, paragraphs and tables, the cells of which are laid out by their colspan and rowspan.
///
/// Tolerant: what is no tag is text, what is never closed ends with its row, its table or the page. One pass, so that no
/// page costs more than its length. What is hidden or struck out is not read, and of a field of a form in a cell what is
/// filled in. A page without tables whose text has columns of its own is read as that text.
func readHTML(_ bytes: [UInt8], name: String, complaints: inout [Diagnostic]) -> Document {
  var reader = PageReader(
    builder: DocumentBuilder(name: name, format: .html, capacity: bytes.count / 2))
  bytes.withUnsafeBufferPointer { page in
    var position = 0
    while position < page.count, !reader.builder.isFull {
      if page[position] == UInt8(ascii: "<"), let tag = tag(page, at: position) {
        reader.moveTo(position, in: page)
        if tag.element == .metadata, let date = publicationDate(page, tag: position..<tag.end) {
          reader.builder.notePublication(UnsafeBufferPointer(rebasing: page[date]))
        }
        if tag.element == .metadata || tag.isTitle, let (kind, name) = givenName(page, of: tag, from: position) {
          reader.builder.noteName(kind, withoutEntities(page, name))
        }
        position = reader.read(tag, page)
      } else {
        position = reader.readText(page, at: position)
      }
    }
    if position < page.count { complaints.append(.tooManyCells(fromLine: reader.builder.line)) }
  }
  let document = reader.builder.end()
  complaints += reader.builder.struckComplaint + reader.builder.hiddenComplaint
  if let place = reader.hiddenForm ?? (document.hasGrid ? nil : reader.hiddenTable) {
    complaints.append(.tableHidden(at: place))
  }
  guard !document.hasGrid else { return document }
  guard var typed = readTypedPage(bytes, name: name, complaints: &complaints) else { return document }
  typed.names = document.names
  typed.otherFiles = document.otherFiles
  if let publication = document.publication {
    let start = typed.text.count
    typed.text += document.text[publication.bytes]
    typed.publication = Cell(bytes: start..<typed.text.count, line: publication.line, column: publication.column)
  }
  return typed
}

struct PageReader {
  var builder: DocumentBuilder
  /// Where the first part of the page is that is hidden and has a table.
  var hiddenTable: Place?
  /// And where the first is whose table is one of the form's.
  var hiddenForm: Place?
  var hidden = HiddenElements()
  var styles = PageStyles()
  /// Up to where lines are counted: at a tag, where it begins.
  private(set) var seen = 0
  /// Elements that do not close any more, so that none is looked for twice.
  private var neverClosed: Set<TagName> = []

  init(builder: DocumentBuilder) {
    self.builder = builder
    self.builder.line = 1
    self.builder.column = 1
  }

  /// Counts lines and columns up to a position, which never goes back.
  mutating func moveTo(_ position: Int, in page: UnsafeBufferPointer<UInt8>) {
    var (line, column) = (builder.line, builder.column)
    while seen < position {
      if page[seen] == 0x0a {
        line += 1
        column = 1
      } else if page[seen] & 0xc0 != 0x80 {
        column += 1
      }
      seen += 1
    }
    builder.line = line
    builder.column = column
  }

  /// Reads a tag, and gives where reading goes on: behind its element, where that is not read.
  mutating func read(_ plain: Tag, _ page: UnsafeBufferPointer<UInt8>) -> Int {
    let tag = plain.isStyled || plain.isUnread || !styles.isEmpty ? styled(plain, page) : plain
    if tag.isHidden, let end = endOfHidden(tag, page) { return end }
    noteOtherFile(tag, page)
    read(tag)
    if tag.isUnread { return endOfUnread(tag, page) }
    if tag.isStruck, let end = endOfHidden(tag, page) { return end }
    return endOfField(tag, page) ?? tag.end
  }

  /// Where the element has closed whose text is not read; behind its tag where it never closes.
  mutating func endOfUnread(_ tag: Tag, _ page: UnsafeBufferPointer<UInt8>) -> Int {
    guard !neverClosed.contains(tag.name) else { return tag.end }
    if let end = end(ofElement: tag.name, page, from: tag.end) { return end }
    neverClosed.insert(tag.name)
    return tag.end
  }

  /// Reads a character, an entity or a run of text, and gives the position after it.
  mutating func readText(_ page: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    if page[position] == UInt8(ascii: "&"), let (scalar, end) = entity(page, at: position) {
      begin(at: position, page)
      builder.append(String(scalar).utf8)
      return end
    }
    var end = position + 1
    while end < page.count, page[end] != UInt8(ascii: "<"), page[end] != UInt8(ascii: "&") { end += 1 }
    let printed = trimmed(page, position..<end)
    if !printed.isEmpty { begin(at: printed.lowerBound, page) }
    builder.append(UnsafeBufferPointer(rebasing: page[position..<end]))
    return end
  }

  private mutating func begin(at position: Int, _ page: UnsafeBufferPointer<UInt8>) {
    guard !builder.isInParagraph else { return }
    moveTo(position, in: page)
    builder.beginParagraph()
  }

  private mutating func read(_ tag: Tag) {
    // What is never closed ends with its cell or paragraph.
    if tag.element != .other { builder.isRaised = false }
    switch tag.element {
    case .raised: builder.isRaised = !tag.isClosing
    case .table: tag.isClosing ? builder.endTable() : builder.beginTable()
    case .row: tag.isClosing ? builder.endRow() : builder.beginRow()
    case .cell: tag.isClosing ? builder.endCell() : builder.beginCell(columns: tag.columns, rows: tag.rows)
    case .heading(let level): tag.isClosing ? builder.endHeading() : builder.beginHeading(level)
    case .lineBreak: builder.breakLine()
    case .block: builder.endParagraph()
    case .picture: builder.notePicture()
    case .metadata, .unread, .other: break
    }
  }
}
