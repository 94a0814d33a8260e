/// The responsible units that a task names after 责任单位, in printed order; empty where it names none.
///
///     （责任单位：区委宣传部〈区新闻办、区网信办〉、区司法局，各街镇） → 区委宣传部〈区新闻办、区网信办〉, 区司法局, 各街镇
///
/// Units are parted by 、 and commas, but not within the brackets of a unit.
func units(_ text: String) -> [String] {
  let characters = Array(text)
  guard var position = lastListing(characters) else { return [] }
  var units: [String] = []
  var unit = ""
  var depth = 0
  func end() {
    let name = unit.trimmed
    if !name.isEmpty { units.append(name) }
    unit = ""
  }
  while position < characters.count {
    let character = characters[position]
    if depth == 0, ")）。;；\n".contains(character) { break }
    if "〈〔(（<《[【".contains(character) { depth += 1 }
    if "〉〕)）>》]】".contains(character) { depth -= 1 }
    if depth == 0, "、，,".contains(character) { end() } else { unit.append(character) }
    position += 1
  }
  end()
  return units
}

/// Where the names begin after the last 责任单位 and its colon; nil where there is none.
private func lastListing(_ text: [Character]) -> Int? {
  let word = Array("责任单位")
  guard text.count > word.count else { return nil }
  for start in stride(from: text.count - word.count - 1, through: 0, by: -1)
  where text[start] == word[0] && text[start..<(start + word.count)].elementsEqual(word) {
    let colon = start + word.count
    if ":：".contains(text[colon]) { return colon + 1 }
  }
  return nil
}

extension String {
  /// Without the blanks at its ends.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
