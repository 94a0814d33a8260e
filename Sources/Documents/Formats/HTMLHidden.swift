import Diagnostics

/// Finds where the elements end that a page does not show, or strikes out.
struct HiddenElements {
  /// Elements that do not close any more, so that none is looked for twice.
  private var neverClosed: Set<TagName> = []
  /// The same of those whose text is not read, within others.
  private var neverClosedWithin: Set<TagName> = []
  /// How many parts were looked through for a report.
  private var looks = 0

  /// Where the element ends, and whether a table is in it; nil where it never does, so that it hides nothing else, and where it is the page
  /// itself, which a script shows.
  mutating func end(
    of tag: Tag, _ page: UnsafeBufferPointer<UInt8>, isInTable: Bool
  ) -> (position: Int, hasTable: Bool)? {
    guard tag.isHidden || tag.isStruck, !tag.isClosing, !wholePage.contains(tag.name),
      !emptyElements.contains(tag.name), !neverClosed.contains(tag.name),
      neverClosed.count + neverClosedWithin.count < mostNeverClosed
    else { return nil }
    let found = find(tag, page, isInTable: isInTable)
    if found == nil { neverClosed.insert(tag.name) }
    return found
  }

  /// Whether a part that is hidden holds a whole report with its tables: pages with tabs show one of several at a time. It is read then.
  mutating func isReport(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard looks < mostLooks, part.count > shortestReport else { return false }
    looks += 1
    return wordsOfReport.allSatisfy { holds($0, part) }
  }

  /// It ends with its closing tag, or where that is left out, with its cell, row or paragraph.
  private mutating func find(
    _ tag: Tag, _ page: UnsafeBufferPointer<UInt8>, isInTable: Bool
  ) -> (position: Int, hasTable: Bool)? {
    let isTable = tag.element == .table
    var (depth, tables) = (1, 0)
    var hasTable = isTable
    var position = tag.end
    while position < page.count {
      guard page[position] == UInt8(ascii: "<"), let next = Documents.tag(page, at: position) else {
        position += 1
        continue
      }
      let isOutside = tables == 0
      if next.element == .table {
        tables += next.isClosing ? -1 : 1
        hasTable = hasTable || !next.isClosing
      }
      if isTable, tables < 0 { return (next.end, hasTable) }
      if isInTable, !isTable, isOutside, let end = tag.end(at: next, beginning: position) { return (end, hasTable) }
      if next.name == tag.name { depth += next.isClosing ? -1 : 1 }
      if !isTable, depth == 0 { return (next.end, hasTable) }
      if tag.name == "p", !next.isClosing, [.table, .block].contains(next.element) { return (position, false) }
      position = next.isUnread ? endOfUnread(next, page) : next.end
    }
    return nil
  }

  private mutating func endOfUnread(_ tag: Tag, _ page: UnsafeBufferPointer<UInt8>) -> Int {
    guard !neverClosedWithin.contains(tag.name) else { return tag.end }
    if let end = Documents.end(ofElement: tag.name, page, from: tag.end) { return end }
    neverClosedWithin.insert(tag.name)
    return tag.end
  }
}

extension PageReader {
  /// Where a hidden or struck element ends that is not read; nil where it is read all the same.
  mutating func endOfHidden(_ tag: Tag, _ page: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let (end, hasTable) = hidden.end(of: tag, page, isInTable: builder.isInTable) else { return nil }
    if hasTable, tag.isHidden {
      let part = UnsafeBufferPointer(rebasing: page[tag.end..<end])
      if !builder.isInTable, hidden.isReport(part) { return nil }
      let place = Place(line: builder.line, column: builder.column)
      if hiddenTable == nil { hiddenTable = place }
      if hiddenForm == nil, holdsForm(part) { hiddenForm = place }
    }
    if !tag.isHidden { builder.strike(printed(page, tag.end..<end)) }
    if tag.isHidden, tag.isStyled { builder.noteHidden(printed(page, tag.end..<end)) }
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

/// Parts may lie in each other, and each is looked through as a whole.
private let mostLooks = 40
/// In bytes.
private let shortestReport = 2_000
/// The title, the first heading and a row of table 三 on either form.
private let wordsOfReport: [StaticString] = ["年度报告", "总体情况", "予以公开", "</table"]

/// Whether a part has a row of a statutory table.
private func holdsForm(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
  ["予以公开", "第二十条第", "复议后起诉"].contains { holds($0, part) }
}

private func holds(_ word: StaticString, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
  let count = word.utf8CodeUnitCount
  guard part.count >= count else { return false }
  return (0...(part.count - count)).contains { start in
    part[start] == word.utf8Start[0] && (1..<count).allSatisfy { part[start + $0] == word.utf8Start[$0] }
  }
}

/// Of elements by different names: each costs a search to the end of the page.
private let mostNeverClosed = 8

private let wholePage: Set<TagName> = ["html", "body"]

/// Elements without content, which nothing closes.
private let emptyElements: Set<TagName> = [
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
      let holdsRows = name == "tbody" || name == "thead" || name == "tfoot"
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
