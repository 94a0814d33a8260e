import Diagnostics

/// What a page does not show, or strikes out.
extension PageReader {
  /// Where the element ends that is hidden or struck out; nil where it never does, so that it hides nothing else, and where it is
  /// the page itself, which a script shows.
  mutating func endOfHidden(_ tag: Tag, _ page: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !tag.isClosing, !wholePage.contains(tag.name), !emptyElements.contains(tag.name) else { return nil }
    let key = "hidden \(tag.name)"
    guard !neverClosed.contains(key) else { return nil }
    guard let end = end(of: tag, page) else {
      neverClosed.insert(key)
      return nil
    }
    if tag.isStruck, !tag.isHidden { builder.strike(printed(page, tag.end..<end)) }
    return end
  }

  /// Where an element ends: with its closing tag, or where that is left out, with its cell, row or paragraph.
  private mutating func end(of tag: Tag, _ page: UnsafeBufferPointer<UInt8>) -> Int? {
    var (depth, tables) = (1, 0)
    var hasTable = tag.element == .table
    var position = tag.end
    let isPart = builder.isInTable && tag.element != .table
    while position < page.count {
      guard page[position] == UInt8(ascii: "<"), let next = Documents.tag(page, at: position) else {
        position += 1
        continue
      }
      let isOutside = tables == 0
      if next.element == .table { tables += next.isClosing ? -1 : 1 }
      hasTable = hasTable || next.element == .table
      if tag.element == .table, tables < 0 { return noted(next.end, hasTable, tag) }
      if isPart, isOutside, let end = tag.end(at: next, beginning: position) { return noted(end, hasTable, tag) }
      if next.name == tag.name, !emptyElements.contains(next.name) { depth += next.isClosing ? -1 : 1 }
      if tag.element != .table, depth == 0 { return noted(next.end, hasTable, tag) }
      if tag.name == "p", !next.isClosing, [.table, .block].contains(next.element) { return position }
      position = next.isUnread ? endOfUnread(next, page) : next.end
    }
    return nil
  }

  private mutating func noted(_ end: Int, _ hasTable: Bool, _ tag: Tag) -> Int {
    if hasTable, tag.isHidden, hiddenTable == nil { hiddenTable = Place(line: builder.line, column: builder.column) }
    return end
  }

  /// The text between the tags.
  private func printed(_ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      if page[position] == UInt8(ascii: "<"), let tag = tag(page, at: position) {
        position = tag.end
      } else {
        text.append(page[position])
        position += 1
      }
    }
    return text
  }
}

private let wholePage: Set<String> = ["html", "body"]

/// Elements without content, which nothing closes.
private let emptyElements: Set<String> = [
  "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
]

extension Tag {
  /// Where this element of a table, or within a cell, ends at a tag of the same table; nil where it goes on.
  fileprivate func end(at next: Tag, beginning: Int) -> Int? {
    if next.element == .table, next.isClosing { return beginning }
    switch element {
    case .cell:
      if next.element == .cell { return next.isClosing ? next.end : beginning }
      return next.element == .row ? beginning : nil
    case .row: return next.element == .row ? (next.isClosing ? next.end : beginning) : nil
    default:
      let holdsRows = ["tbody", "thead", "tfoot"].contains(name)
      return !holdsRows && (next.element == .cell || next.element == .row) ? beginning : nil
    }
  }
}

extension Diagnostic {
  static func tableHidden(at place: Place) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a part of the page with a table is hidden, and is not read", zh: "网页中有隐藏的表格，未读取"),
      hint: Phrase(
        "where the page shows it after a click, save it from the browser as shown, or as PDF",
        zh: "如需点击才显示，请在浏览器中显示后另存，或存为 PDF")
    ).with { ($0.severity, $0.place) = (.warning, place) }
  }
}
