/// The fields of a form that a page has in its cells: what is filled in is what the cell says.
///
///     <td><input value="12"></td>   <td><select><option>11<option selected>12</select></td>
extension PageReader {
  /// Reads a field in a cell, and gives the position after it; nil where the tag is none.
  mutating func endOfField(_ tag: Tag, _ page: UnsafeBufferPointer<UInt8>) -> Int? {
    guard builder.isInCell, !tag.isClosing else { return nil }
    switch tag.name {
    case "input":
      let kind = tag.kind.map { String(decoding: page[$0], as: UTF8.self).lowercased() } ?? "text"
      if let value = tag.value, shownKinds.contains(kind) { readField(value, page) }
      return tag.end
    case "select": return readSelect(tag, page)
    default: return nil
    }
  }

  /// Reads the option that is chosen, the first where none is.
  private mutating func readSelect(_ select: Tag, _ page: UnsafeBufferPointer<UInt8>) -> Int {
    var chosen: (tag: Tag, end: Int)?
    var open: Tag?
    var position = select.end
    func keep(upTo end: Int) {
      if let open, chosen == nil || open.isSelected && chosen?.tag.isSelected == false { chosen = (open, end) }
      open = nil
    }
    while position < page.count {
      guard page[position] == UInt8(ascii: "<"), let next = tag(page, at: position) else {
        position += 1
        continue
      }
      let isEnd = next.name == "select" || next.element == .cell || next.element == .row || next.element == .table
      if isEnd || next.name == "option" { keep(upTo: position) }
      if isEnd {
        if let chosen { readField(chosen.tag.end..<chosen.end, page) }
        return next.name == "select" ? next.end : position
      }
      if next.name == "option", !next.isClosing { open = next }
      position = next.end
    }
    return select.end
  }

  private mutating func readField(_ range: Range<Int>, _ page: UnsafeBufferPointer<UInt8>) {
    let text = UnsafeBufferPointer(rebasing: page[trimmed(page, range)])
    guard !text.isEmpty else { return }
    builder.beginParagraph()
    var position = 0
    while position < text.count { position = readText(text, at: position) }
  }
}

/// The kinds of fields that show what is filled in.
private let shownKinds: Set<String> = ["text", "number", "tel", "search", ""]
