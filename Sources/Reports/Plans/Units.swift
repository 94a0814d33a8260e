import Documents

/// The responsible units that a task names after 责任单位, in printed order; empty where it names none.
///
///     （责任单位：区委宣传部〈区新闻办、区网信办〉、区司法局，各街镇） → 区委宣传部〈区新闻办、区网信办〉, 区司法局, 各街镇
///
/// Units are parted by 、 and commas, but not within the brackets of a unit.
func units(_ text: String) -> [String] {
  let scalars = Array(text.unicodeScalars)
  guard let start = lastListing(scalars) else { return [] }
  var units: [String] = []
  var unit = String.UnicodeScalarView()
  var depth = 0
  for scalar in scalars[start...] {
    if closing.contains(scalar) { depth -= 1 }
    if depth < 0 || (depth == 0 && ends.contains(scalar)) { break }
    if opening.contains(scalar) { depth += 1 }
    if depth == 0, separators.contains(scalar) {
      units.append(trimmed(unit))
      unit = String.UnicodeScalarView()
    } else {
      unit.append(scalar)
    }
  }
  units.append(trimmed(unit))
  return units.filter { !$0.isEmpty }
}

private let separators = "、，,".unicodeScalars
private let opening = "〈〔(（<《[【".unicodeScalars
private let closing = "〉〕)）>》]】".unicodeScalars
private let ends = "。；;\n".unicodeScalars

/// Where the names begin after the last 责任单位 and its colon; nil where there is none.
private func lastListing(_ text: [Unicode.Scalar]) -> Int? {
  let word = Array("责任单位".unicodeScalars)
  guard text.count > word.count else { return nil }
  for start in stride(from: text.count - word.count - 1, through: 0, by: -1)
  where text[start] == word[0] && text[start..<(start + word.count)].elementsEqual(word) {
    let colon = text[start + word.count]
    if colon == ":" || colon == "：" { return start + word.count + 1 }
  }
  return nil
}

/// Without the blanks at its ends.
private func trimmed(_ name: String.UnicodeScalarView) -> String {
  var name = name[...]
  while let first = name.first, first.properties.isWhitespace { name.removeFirst() }
  while let last = name.last, last.properties.isWhitespace { name.removeLast() }
  return String(name)
}
