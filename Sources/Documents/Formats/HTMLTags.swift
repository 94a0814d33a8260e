/// What a tag means to the reader.
enum Element: Hashable {
  case table, row, cell, lineBreak, heading(Int), block, raised, metadata, picture, unread, other
}

private let elements: [String: Element] = [
  "table": .table, "tr": .row, "td": .cell, "th": .cell, "br": .lineBreak,
  "h1": .heading(1), "h2": .heading(2), "h3": .heading(3), "h4": .heading(4), "h5": .heading(5), "h6": .heading(6),
  "p": .block, "div": .block, "li": .block, "ul": .block, "ol": .block, "dt": .block, "dd": .block,
  "section": .block, "article": .block, "nav": .block, "body": .block, "html": .block, "hr": .block,
  "caption": .block, "center": .block, "main": .block, "header": .block, "footer": .block, "aside": .block,
  "form": .block,
  "pre": .block, "blockquote": .block,
  "sup": .raised,
  "meta": .metadata, "img": .picture,
  "script": .unread, "style": .unread, "title": .unread, "template": .unread,
]

/// A tag: its name in lower case, whether it closes, and how far its cell reaches.
struct Tag {
  var name: String
  var element = Element.other
  var isClosing = false
  var columns = 1
  var rows = 1
  var end: Int

  /// What stands in it is not for the reader of the page.
  var isUnread: Bool { !isClosing && element == .unread }
}

/// The most rows and columns that a cell may span.
private let longestSpan = 400

/// The tag at a `<`; nil where there is only the sign. A comment is a tag without a name.
func tag(_ page: UnsafeBufferPointer<UInt8>, at start: Int) -> Tag? {
  var position = start + 1
  guard position < page.count else { return nil }
  if page[position] == UInt8(ascii: "!") || page[position] == UInt8(ascii: "?") {
    let isComment = matches(page, "!--", at: position)
    return Tag(
      name: "",
      end: (isComment ? end(of: "-->", page, from: position + 3) : end(of: ">", page, from: position)) ?? page.count)
  }
  var tag = Tag(name: "", end: start)
  if page[position] == UInt8(ascii: "/") {
    tag.isClosing = true
    position += 1
  }
  let nameStart = position
  while position < page.count, position - nameStart < 10, isLetter(page[position]) || isDigit(page[position]) {
    position += 1
  }
  guard position > nameStart, isLetter(page[nameStart]) else { return nil }
  tag.name = String(unsafeUninitializedCapacity: position - nameStart) { name in
    for index in nameStart..<position {
      let byte = page[index]
      name[index - nameStart] = isLetter(byte) ? byte | 0x20 : byte
    }
    return position - nameStart
  }
  tag.element = elements[tag.name] ?? .other
  tag.end = readAttributes(page, from: position, into: &tag)
  return tag
}

/// Reads the spans of a cell up to the tag's end, past quoted `>`, and gives the position after it.
///
/// Only behind `=` does a quote open a value; where it is never closed, the tag ends with the next `>`.
private func readAttributes(_ page: UnsafeBufferPointer<UInt8>, from start: Int, into tag: inout Tag) -> Int {
  let isCell = tag.element == .cell
  var position = start
  var before: UInt8 = 0x20
  while position < page.count {
    let byte = page[position]
    if byte == UInt8(ascii: ">") { return position + 1 }
    if before == UInt8(ascii: "="), byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      guard let end = next(byte, page, from: position + 1) else {
        return (next(UInt8(ascii: ">"), page, from: position) ?? page.count - 1) + 1
      }
      position = end
    } else if isCell, !isLetter(before), before != UInt8(ascii: "-") {
      if matches(page, "colspan", at: position) { tag.columns = number(page, after: position + 7) }
      if matches(page, "rowspan", at: position) { tag.rows = number(page, after: position + 7) }
    }
    if byte > 0x20 || before != UInt8(ascii: "=") { before = byte }
    position += 1
  }
  return position
}

/// The value of the attribute `content` of `<meta name="PubDate" content="2020-01-31">`; nil for other tags.
func publicationDate(_ page: UnsafeBufferPointer<UInt8>, tag: Range<Int>) -> Range<Int>? {
  guard tag.contains(where: { matches(page, "pubdate", at: $0) }),
    let content = tag.first(where: { matches(page, "content=", at: $0) }).map({ $0 + 8 }), content < tag.upperBound
  else { return nil }
  let isQuoted = page[content] == UInt8(ascii: "\"") || page[content] == UInt8(ascii: "'")
  let start = isQuoted ? content + 1 : content
  let close = isQuoted ? page[content] : UInt8(ascii: ">")
  return next(close, page, from: start).flatMap { $0 < tag.upperBound ? start..<$0 : nil }
}

private func next(_ byte: UInt8, _ page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  var position = start
  while position < page.count {
    if page[position] == byte { return position }
    position += 1
  }
  return nil
}

/// The number of `="3"`, at least 1 and capped.
private func number(_ page: UnsafeBufferPointer<UInt8>, after start: Int) -> Int {
  var position = start
  while position < page.count, position < start + 8, !isDigit(page[position]) { position += 1 }
  var number = 0
  while position < page.count, isDigit(page[position]), number < longestSpan {
    number = number * 10 + Int(page[position]) - 0x30
    position += 1
  }
  return min(max(number, 1), longestSpan)
}

func isDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte)
}

/// Whether the word, in lower case, stands at a position in either case.
private func matches(_ page: UnsafeBufferPointer<UInt8>, _ word: StaticString, at position: Int) -> Bool {
  guard position + word.utf8CodeUnitCount <= page.count else { return false }
  for offset in 0..<word.utf8CodeUnitCount {
    let byte = page[position + offset]
    if (isLetter(byte) ? byte | 0x20 : byte) != word.utf8Start[offset] { return false }
  }
  return true
}

private func end(of word: StaticString, _ page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  var position = start
  while position < page.count {
    if matches(page, word, at: position) { return position + word.utf8CodeUnitCount }
    position += 1
  }
  return nil
}

/// Where the element has closed whose text is not read; nil where it never does.
func end(ofElement name: String, _ page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  let word: StaticString =
    switch name {
    case "script": "</script"
    case "style": "</style"
    case "title": "</title"
    default: "</template"
    }
  return end(of: word, page, from: start).map { end(of: ">", page, from: $0) ?? page.count }
}
