import Diagnostics
import Documents

/// The prose of a report under one heading, without what stands under further headings below it.
package struct Section: Sendable {
  /// Which of the six parts of the format it belongs to, from 1; nil where its heading is of none of them.
  package var part: Int?
  /// 一, or of a heading below it 一（二）; nil where it has no number.
  package var number: String?
  /// The heading without its number, below that of its chapter: 总体情况/主动公开; nil for what stands above the first heading, and for
  /// the signature with what stands below it.
  package var heading: String?
  /// Empty where the heading stands alone, or over a statutory table.
  package var paragraphs: [Paragraph]
  package var place: Place

  package var text: String { paragraphs.map(\.text).joined(separator: "\n") }
}

/// The sections of a report's prose in printed order, from below its title on.
///
/// Headings are told by their number, by the names that the format gives to its parts, and by markup. Numbers stand in lists
/// and in what was pasted from elsewhere too, so the headings of the chapters are the longest run of lines whose numbers grow,
/// those with a name of the format counting thrice; and so it is within each chapter. A chapter of which everything stands
/// under further headings has no row of its own.
package func sections(of report: Report) -> [Section] {
  let lines = paragraphs(of: report.prose)
  let numbered = longestRun(of: lines.indices.compactMap { chapter(lines[$0].text, line: $0) }, preferringLater: true)
  let start = endOfTitle(lines[..<(numbered.first?.line ?? lines.count)], report.identity.title)
  let marked = numbered.count > 1 ? [] : lines[start...].indices.compactMap { markedHeading(lines[$0], line: $0) }
  // A document that neither numbers several chapters nor names them by the format has those of its markup.
  let chapters = marked.count > 1 ? marked : numbered
  var sections = sections(lines, from: start, to: chapters.first?.line ?? lines.count, below: nil)
  for (index, chapter) in chapters.enumerated() {
    let end = index + 1 < chapters.count ? chapters[index + 1].line : lines.count
    let signature = index + 1 < chapters.count ? end : startOfSignature(lines, from: chapter.line, to: end)
    sections += Reports.sections(lines, from: chapter.line, to: signature, below: chapter)
    if signature < end {
      sections.append(Section(paragraphs: Array(lines[signature..<end]), place: lines[signature].place))
    }
  }
  return sections
}

/// A line that is a heading, or begins with one.
private struct HeadingLine {
  var line: Int
  /// Nil where it has none.
  var number: Int?
  var heading: Heading
  var part: Int?
  /// What it counts where headings are chosen.
  var weight = 1
}

/// The sections of a chapter, or of what stands above the first.
private func sections(_ lines: [Paragraph], from start: Int, to end: Int, below chapter: HeadingLine?) -> [Section] {
  let bodyStart = chapter == nil ? start : start + 1
  let headings = headingsWithin(lines, bodyStart..<end)
  var own = Array(lines[bodyStart..<(headings.first?.line ?? end)])
  if let rest = chapter?.heading.rest, !rest.isEmpty {
    own.insert(Paragraph(text: rest, place: lines[start].place), at: 0)
  }
  var sections: [Section] = []
  let name = chapter?.heading.text
  let number = chapter?.number.map(chineseNumeral)
  if !own.isEmpty || (chapter != nil && headings.isEmpty) {
    sections.append(
      Section(part: chapter?.part, number: number, heading: name, paragraphs: own, place: lines[start].place))
  }
  for (index, each) in headings.enumerated() {
    let next = index + 1 < headings.count ? headings[index + 1].line : end
    var body = Array(lines[(each.line + 1)..<next])
    if !each.heading.rest.isEmpty {
      body.insert(Paragraph(text: each.heading.rest, place: lines[each.line].place), at: 0)
    }
    sections.append(
      Section(
        part: chapter?.part, number: each.number.map { (number ?? "") + "（\(chineseNumeral($0))）" },
        heading: [name, each.heading.text].compactMap(\.self).joined(separator: "/"), paragraphs: body,
        place: lines[each.line].place))
  }
  return sections
}

/// Whether a line can be the heading of a chapter.
func isHeading(_ text: String) -> Bool {
  guard let numbering = numbering(text) else { return partNamed(text) != nil }
  guard numbering.level != .section, let heading = heading(numbering.rest) else { return false }
  return numbering.level == .chapter || partNamed(heading.text) != nil
}

private func chapter(_ text: String, line: Int) -> HeadingLine? {
  guard let numbering = numbering(text) else {
    return partNamed(text).map { part in
      HeadingLine(line: line, number: part, heading: Heading(text: bare(text)), part: part, weight: namedWeight)
    }
  }
  guard numbering.level != .section, let heading = heading(numbering.rest) else { return nil }
  let named = partNamed(heading.text)
  // 1、总体情况 is one; other lines with such numbers are items of lists.
  guard numbering.level == .chapter || named != nil else { return nil }
  return HeadingLine(
    line: line, number: numbering.number, heading: heading, part: named ?? part(heading.text),
    weight: named == nil ? 1 : namedWeight)
}

private let namedWeight = 3

/// The headings below a chapter's: （一） and so on in a row, and those of the markup.
private func headingsWithin(_ lines: [Paragraph], _ range: Range<Int>) -> [HeadingLine] {
  let numbered = range.compactMap { line -> HeadingLine? in
    guard let numbering = numbering(lines[line].text), numbering.level == .section else { return nil }
    return heading(numbering.rest).map { HeadingLine(line: line, number: numbering.number, heading: $0) }
  }
  let chosen = longestRun(of: numbered, preferringLater: false)
  let taken = Set(chosen.map(\.line))
  let marked = range.compactMap { taken.contains($0) ? nil : markedHeading(lines[$0], line: $0) }
  return (chosen + marked).sorted { $0.line < $1.line }
}

private func markedHeading(_ line: Paragraph, line index: Int) -> HeadingLine? {
  guard line.level != nil, numbering(line.text)?.level != .item, let heading = heading(line.text[...]) else {
    return nil
  }
  return HeadingLine(
    line: index, heading: Heading(text: bare(heading.text), rest: heading.rest), part: part(heading.text))
}

private func bare(_ line: String) -> String {
  String(line.drop { $0.isWhitespace || "*#".contains($0) }.prefix { !"*：:。".contains($0) })
}

/// The lines whose numbers grow that weigh the most together. Of equal ones the later is taken where a table of contents may
/// stand above, else the one whose headings are shorter: what is pasted in has sentences for items.
private func longestRun(of lines: [HeadingLine], preferringLater: Bool) -> [HeadingLine] {
  // By the number of its last line, the heaviest run so far: its weight, its length in characters, its lines.
  var best = [(weight: Int, length: Int, last: Int)?](repeating: nil, count: highestNumber + 1)
  var before = [Int?](repeating: nil, count: lines.count)
  for (index, line) in lines.enumerated() {
    guard let number = line.number, (1...highestNumber).contains(number) else { continue }
    var run = (weight: line.weight, length: line.heading.text.count, last: index)
    let earlier = best[..<number].compactMap(\.self).max { isLess($0, $1, preferringLater) }
    if let earlier {
      run.weight += earlier.weight
      run.length += earlier.length
      before[index] = earlier.last
    }
    if best[number].map({ isLess($0, run, preferringLater) }) ?? true { best[number] = run }
  }
  var next = best.compactMap(\.self).max { isLess($0, $1, preferringLater) }?.last
  var run: [HeadingLine] = []
  while let index = next {
    run.append(lines[index])
    next = before[index]
  }
  return run.reversed()
}

private let highestNumber = 40

private func isLess(
  _ left: (weight: Int, length: Int, last: Int), _ right: (weight: Int, length: Int, last: Int), _ preferringLater: Bool
) -> Bool {
  if left.weight != right.weight { return left.weight < right.weight }
  return preferringLater ? left.last < right.last : left.length > right.length
}

/// 12 → 十二.
func chineseNumeral(_ number: Int) -> String {
  let digits = Array("零一二三四五六七八九")
  guard number >= 10 else { return String(digits[max(0, number)]) }
  let tens = number / 10 == 1 ? "十" : "\(digits[number / 10 % 10])十"
  return number % 10 == 0 ? tens : tens + String(digits[number % 10])
}

/// The line below the title, or below the last part of one that was broken over lines; what stands above it is a page's
/// navigation.
private func endOfTitle(_ lines: ArraySlice<Paragraph>, _ title: String) -> Int {
  let whole = Array(title.utf8)
  let last = lines.indices.last { index in
    let bytes = Array(lines[index].text.utf8)
    guard bytes.count <= 2 * whole.count + 40 else { return false }
    let line = bytes.withUnsafeBufferPointer { squeezed($0, 0..<bytes.count, atMost: bytes.count) }
    return 3 * line.count >= whole.count && !line.isEmpty && whole.contains(line)
  }
  return last.map { $0 + 1 } ?? 0
}

/// The line that a report is signed on, by the date alone or below a name; the end where it is not signed.
private func startOfSignature(_ lines: [Paragraph], from start: Int, to end: Int) -> Int {
  guard let date = ((start + 1)..<max(end, start + 1)).first(where: { isDate(lines[$0].text) }) else { return end }
  let name = lines[date - 1].text
  let isName = date - 1 > start && name.utf8.count <= longestName && !"。；：，".contains(name.last ?? "。")
  return isName ? date - 1 : date
}

/// In bytes, three to a character.
private let longestName = 120
