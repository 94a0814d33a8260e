/// What a tag means to the reader.
enum Element: Hashable {
  case table, row, cell, lineBreak, heading(Int), block, raised, metadata, picture, unread, other
}

/// In the order of their names.
private let elements: [(name: TagName, element: Element)] = namedElements.sorted { $0.key < $1.key }.map {
  ($0.key, $0.value)
}

private let namedElements: [TagName: Element] = [
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

private func element(_ name: TagName) -> Element {
  var (lower, upper) = (0, elements.count)
  while lower < upper {
    let middle = (lower + upper) / 2
    if elements[middle].name < name { lower = middle + 1 } else { upper = middle }
  }
  return lower < elements.count && elements[lower].name == name ? elements[lower].element : .other
}

/// A tag: its name in lower case, whether it closes, and how far its cell reaches.
struct Tag {
  var name = TagName()
  var element = Element.other
  var isClosing = false
  var columns = 1
  var rows = 1
  /// Its element is not shown, or struck out.
  var isHidden = false
  var isStruck = false
  /// Of a cell, a row or a column: its classes, and its own style.
  var classes: Range<Int>?
  var style: Range<Int>?
  /// Of `<option>`: it is the one that is chosen.
  var isSelected = false
  /// Of `<input>`: what is filled in, and of what kind it is.
  var value: Range<Int>?
  var kind: Range<Int>?
  /// Of what shows or offers another file: where that is.
  var address: Range<Int>?
  var end: Int

  /// What stands in it is not for the reader of the page.
  var isUnread: Bool { !isClosing && element == .unread }
  var isTitle: Bool { isUnread && name == "title" }
  /// Style sheets are asked whether it is shown.
  var isStyled: Bool { element == .cell || element == .row || name == "col" }
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
      end: (isComment ? endOfComment(page, from: position + 3) : end(of: ">", page, from: position)) ?? page.count)
  }
  var tag = Tag(end: start)
  if page[position] == UInt8(ascii: "/") {
    tag.isClosing = true
    position += 1
  }
  let nameStart = position
  while position < page.count, position - nameStart < TagName.longest,
    isLetter(page[position]) || isDigit(page[position])
  {
    position += 1
  }
  guard position > nameStart, isLetter(page[nameStart]) else { return nil }
  for index in nameStart..<position { tag.name.append(isLetter(page[index]) ? page[index] | 0x20 : page[index]) }
  tag.element = element(tag.name)
  tag.isStruck = tag.element == .other && struck.contains(tag.name)
  tag.end = readAttributes(page, from: position, into: &tag)
  return tag
}

/// Where a comment ends of which the text begins at a position: behind `-->`, or as browsers have it `--!>`; `<!-->` and `<!--->` are
/// whole ones. Nil where it never does.
private func endOfComment(_ page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  for whole in [">", "->"] as [StaticString] where matches(page, whole, at: start) {
    return start + whole.utf8CodeUnitCount
  }
  var position = start
  while let dashes = end(of: "--", page, from: position) {
    for closing in [">", "!>"] as [StaticString] where matches(page, closing, at: dashes) {
      return dashes + closing.utf8CodeUnitCount
    }
    position = dashes - 1
  }
  return nil
}

/// Reads the attributes that count up to the tag's end, past quoted `>`, and gives the position after it.
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
    } else if !isLetter(before), before != UInt8(ascii: "-"), before != UInt8(ascii: "=") {
      if isCell, matches(page, "colspan", at: position) { tag.columns = number(page, after: position + 7) }
      if isCell, matches(page, "rowspan", at: position) { tag.rows = number(page, after: position + 7) }
      if !tag.isClosing, isLetter(byte), beginsName(page, position) { readAttribute(page, at: position, into: &tag) }
    }
    if byte > 0x20 || before != UInt8(ascii: "=") { before = byte }
    position += 1
  }
  return position
}

private func beginsName(_ page: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
  let before = page[position - 1]
  return before <= 0x20 || before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")
}

/// Notes what the attribute at a position says of how the element is shown, or filled in.
private func readAttribute(_ page: UnsafeBufferPointer<UInt8>, at position: Int, into tag: inout Tag) {
  func value(_ name: StaticString) -> Range<Int>? {
    matches(page, name, at: position) ? attributeValue(page, after: position + name.utf8CodeUnitCount) : nil
  }
  switch page[position] | 0x20 {
  case UInt8(ascii: "d"): if tag.name == "object" { tag.address = value("data") ?? tag.address }
  case UInt8(ascii: "c"): if tag.isStyled { tag.classes = value("class") ?? tag.classes }
  case UInt8(ascii: "h"):
    if tag.name == "a" { tag.address = value("href") ?? tag.address }
    if isAttribute(page, "hidden", at: position) { tag.isHidden = true }
  case UInt8(ascii: "s"):
    if tag.element == .other, let address = value("src"), framesOfFiles.contains(tag.name) { tag.address = address }
    if isAttribute(page, "selected", at: position) { tag.isSelected = true }
    if tag.name == "col", matches(page, "span", at: position) { tag.columns = number(page, after: position + 4) }
    guard let style = value("style") else { return }
    if tag.isStyled { tag.style = style }
    let (isHidden, isStruck) = look(UnsafeBufferPointer(rebasing: page[style]))
    (tag.isHidden, tag.isStruck) = (tag.isHidden || isHidden, tag.isStruck || isStruck)
  case UInt8(ascii: "v"): if tag.name == "input" { tag.value = value("value") ?? tag.value }
  case UInt8(ascii: "t"): if tag.name == "input" { tag.kind = value("type") ?? tag.kind }
  default: break
  }
}

private let struck: [TagName] = ["del", "s", "strike"]
private let framesOfFiles: [TagName] = ["iframe", "frame", "embed"]

/// Whether the attribute stands there, and no longer name.
private func isAttribute(_ page: UnsafeBufferPointer<UInt8>, _ name: StaticString, at position: Int) -> Bool {
  let end = position + name.utf8CodeUnitCount
  guard matches(page, name, at: position), end < page.count else { return false }
  return page[end] <= 0x20 || [UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/")].contains(page[end])
}

/// The value behind an attribute's name, without its quotes; nil where it has none, or where it never ends.
private func attributeValue(_ page: UnsafeBufferPointer<UInt8>, after name: Int) -> Range<Int>? {
  let limit = min(page.count, name + longestValue)
  var start = name
  while start < limit, page[start] <= 0x20 { start += 1 }
  guard start < limit, page[start] == UInt8(ascii: "=") else { return nil }
  start += 1
  while start < limit, page[start] <= 0x20 { start += 1 }
  guard start < limit else { return nil }
  let quote = page[start]
  guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
    let end = (start..<limit).first { page[$0] <= 0x20 || page[$0] == UInt8(ascii: ">") }
    return end.map { start..<$0 }
  }
  return (start + 1..<limit).first { page[$0] == quote }.map { start + 1..<$0 }
}

/// The value of an attribute of the tag that stands at some bytes; nil where it has none, or where it stands in the value of another.
func attributeValue(_ page: UnsafeBufferPointer<UInt8>, _ name: StaticString, in tag: Range<Int>) -> Range<Int>? {
  var quote: UInt8?
  for position in tag.dropFirst() {
    let byte = page[position]
    if let open = quote {
      if byte == open { quote = nil }
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quote = byte
    } else if beginsName(page, position), matches(page, name, at: position),
      let value = attributeValue(page, after: position + name.utf8CodeUnitCount)
    {
      return value
    }
  }
  return nil
}

/// The longest value of an attribute that is looked at, in bytes.
private let longestValue = 4_000

/// Whether a style hides an element, or strikes it out: `display: none; color: red`.
private func look(_ style: UnsafeBufferPointer<UInt8>) -> (isHidden: Bool, isStruck: Bool) {
  var (isHidden, isStruck) = (false, false)
  for (property, value) in declarations(ofShowing: style) {
    switch property {
    case "display": isHidden = value == "none"
    case "visibility": isHidden = isHidden || value == "hidden" || value == "collapse"
    case "text-decoration", "text-decoration-line": isStruck = value.contains("line-through")
    default: break
    }
  }
  return (isHidden, isStruck)
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

/// What `<title>`, or the metadata of a page, call it: `<meta name="ArticleTitle" content="…">`.
func givenName(
  _ page: UnsafeBufferPointer<UInt8>, of tag: Tag, from start: Int
) -> (kind: GivenName.Kind, name: Range<Int>)? {
  if tag.isTitle {
    let limit = min(page.count, tag.end + longestValue)
    return next(UInt8(ascii: "<"), page, from: tag.end).flatMap { $0 < limit ? (.page, tag.end..<$0) : nil }
  }
  func value(_ attribute: StaticString) -> Range<Int>? {
    (start..<tag.end).first { matches(page, attribute, at: $0) && page[$0 - 1] <= 0x20 }
      .flatMap { attributeValue(page, after: $0 + attribute.utf8CodeUnitCount) }
  }
  guard let name = value("name"), let content = value("content"), content.upperBound <= tag.end else { return nil }
  switch String(decoding: page[name], as: UTF8.self).lowercased() {
  case "articletitle": return (.page, content)
  case "sitename", "contentsource", "publisher": return (.publisher, content)
  default: return nil
  }
}

/// The text with its entities as the characters that they stand for.
func withoutEntities(_ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
  var text: [UInt8] = []
  var position = range.lowerBound
  while position < range.upperBound {
    if page[position] == UInt8(ascii: "&"), let (scalar, end) = entity(page, at: position) {
      text += Array(String(scalar).utf8)
      position = end
    } else {
      text.append(page[position])
      position += 1
    }
  }
  return text
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
func end(ofElement name: TagName, _ page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  let word: StaticString =
    switch name {
    case "script": "</script"
    case "style": "</style"
    case "title": "</title"
    default: "</template"
    }
  return end(of: word, page, from: start).map { end(of: ">", page, from: $0) ?? page.count }
}
