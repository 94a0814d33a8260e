/// The text, or as much of it as fits into `width` columns around the first place where one of the texts looked for stands, with
/// `…` where it was cut. Its beginning where that shows the place, or where there is none.
func cut(_ text: String, to width: Int, around sought: [String], style: Style) -> String {
  if style.width(of: text) <= width { return text }
  let beginning = cut(text, to: width, style: style)
  guard let place = firstPlace(of: sought, in: text) else { return beginning }
  let ellipsisWidth = style.width(of: ellipsis)
  let (before, rest) = (text[..<place.lowerBound], text[place.lowerBound...])
  let reach = style.width(of: text[..<place.upperBound]) + ellipsisWidth
  let room = width - 2 * ellipsisWidth
  if reach <= width || room < style.width(of: text[place]) { return beginning }
  // A third of the room in front of it, more where the text ends soon behind.
  let restWidth = style.width(of: rest)
  if restWidth + ellipsisWidth <= width - room / 3 {
    return ellipsis + end(of: String(before), within: width - ellipsisWidth - restWidth, style: style) + rest
  }
  let front = end(of: String(before), within: (room - style.width(of: text[place])) / 3, style: style)
  let back = Output.beginning(of: String(rest), within: room - style.width(of: front), style: style)
  return ellipsis + front + back + (back.count < rest.count ? ellipsis : "")
}

/// The text with those looked for in bold, where there is colour.
func emphasized(_ text: String, _ sought: [String], _ style: Style) -> String {
  guard style.colour else { return text }
  var result = ""
  var rest = text[...]
  while let place = firstPlace(of: sought, in: rest) {
    result += rest[..<place.lowerBound] + style.painted(String(rest[place]), .bold)
    rest = rest[place.upperBound...]
  }
  return result + rest
}

/// The first place at which one of the texts stands, ASCII case ignored as by `~`.
private func firstPlace(of sought: [String], in text: some StringProtocol) -> Range<String.Index>? {
  let places = sought.compactMap { wanted -> Range<String.Index>? in
    let wanted = visible(wanted).lowercasedASCII
    guard !wanted.isEmpty else { return nil }
    let letters = text.utf8
    var start = letters.startIndex
    while letters.distance(from: start, to: letters.endIndex) >= wanted.count {
      if zip(letters[start...], wanted).allSatisfy({ $0 | ($0 >= 0x41 && $0 <= 0x5a ? 0x20 : 0) == $1 }) {
        return start..<letters.index(start, offsetBy: wanted.count)
      }
      start = letters.index(after: start)
    }
    return nil
  }
  return places.min { $0.lowerBound < $1.lowerBound }
}

extension String {
  fileprivate var lowercasedASCII: [UInt8] {
    utf8.map { $0 >= 0x41 && $0 <= 0x5a ? $0 | 0x20 : $0 }
  }
}
