import Documents

/// The number that a heading, or an item of a list, begins with.
struct Numbering {
  enum Level {
    /// 一、 第一部分
    case chapter
    /// （一）
    case section
    /// 1. 1、 １．
    case item
  }

  var level: Level
  var number: Int
  /// What stands behind it.
  var rest: Substring
}

// By scalars, since many lines of every document are asked, and comparing characters costs ten times as much.
private typealias Scalars = Substring.UnicodeScalarView

/// The numbering at the beginning of a text; nil where it has none.
func numbering(_ text: String) -> Numbering? {
  let text = text[...].unicodeScalars.drop { isBlank($0) || $0 == "*" || $0 == "#" }
  switch text.first {
  case nil: return nil
  case "（", "(": return bracketed(text.dropFirst())
  case "第": return part(text.dropFirst())
  default: return chapter(text) ?? item(text)
  }
}

private func chapter(_ text: Scalars) -> Numbering? {
  guard let (number, rest) = chineseNumber(text), let mark = rest.first, "、.．，".unicodeScalars.contains(mark) else {
    return nil
  }
  return Numbering(level: .chapter, number: number, rest: unmarked(rest.dropFirst()))
}

private func part(_ text: Scalars) -> Numbering? {
  guard let (number, rest) = chineseNumber(text) else { return nil }
  let word = ["部分", "章"].first { rest.starts(with: $0.unicodeScalars) }
  return word.map { word in
    Numbering(level: .chapter, number: number, rest: unmarked(rest.dropFirst(word.unicodeScalars.count)))
  }
}

private func bracketed(_ text: Scalars) -> Numbering? {
  guard let (number, rest) = chineseNumber(text), rest.first == "）" || rest.first == ")" else { return nil }
  return Numbering(level: .section, number: number, rest: unmarked(rest.dropFirst()))
}

private func item(_ text: Scalars) -> Numbering? {
  var number = 0
  var count = 0
  for digit in text.prefix(4).lazy.map({ foldedToASCII($0.value) }) {
    guard (0x30...0x39).contains(digit) else { break }
    number = number * 10 + Int(digit) - 0x30
    count += 1
  }
  let rest = text.dropFirst(count)
  guard (1...3).contains(count), let mark = rest.first, "、.．".unicodeScalars.contains(mark) else { return nil }
  // 3.5 is a number.
  if let next = rest.dropFirst().first, (0x30...0x39).contains(next.value) { return nil }
  return Numbering(level: .item, number: number, rest: unmarked(rest.dropFirst()))
}

private func unmarked(_ text: Scalars) -> Substring {
  Substring(text.drop { isBlank($0) || "、.．：:*".unicodeScalars.contains($0) })
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value <= 0x20 || scalar.value == 0xa0 || scalar.value == 0x3000
}

/// 一 to 九十九, and what stands behind it.
private func chineseNumber(_ text: Scalars) -> (number: Int, rest: Scalars)? {
  func digit(_ scalar: Unicode.Scalar?) -> Int? {
    guard let scalar, let place = chineseDigits.firstIndex(of: scalar) else { return nil }
    return place + 1
  }
  let tens = digit(text.first)
  let behind = tens == nil ? text : text.dropFirst()
  guard behind.first == "十" else { return tens.map { ($0, behind) } }
  let ones = digit(behind.dropFirst().first)
  return (10 * (tens ?? 1) + (ones ?? 0), behind.dropFirst(ones == nil ? 1 : 2))
}

let chineseDigits = Array("一二三四五六七八九".unicodeScalars)

/// A heading, and the prose that goes on behind it in the same paragraph.
struct Heading {
  var text: String
  var rest = ""
}

/// The heading that a numbered text begins with: all of it, or what stands before the first full stop or colon. Nil where that
/// is too long for a heading, so that it is a sentence.
func heading(_ text: Substring) -> Heading? {
  let text = text.unicodeScalars.drop { isBlank($0) || $0 == "*" }
  let end = text.firstIndex { "。：:；;".unicodeScalars.contains($0) } ?? text.endIndex
  guard end > text.startIndex, end == text.endIndex || !"；;".unicodeScalars.contains(text[end]) else { return nil }
  let rest = text[end...].dropFirst().drop { isBlank($0) || $0 == "*" }
  var name = text[..<end]
  // Marks of markup, and the dots and the page number of a table of contents.
  while let last = name.last, isBlank(last) || "*#…".unicodeScalars.contains(last) { name.removeLast() }
  guard !name.isEmpty, name.count <= (rest.isEmpty ? longestHeading : longestLeadIn) else { return nil }
  return Heading(text: String(name), rest: String(rest))
}

/// In characters; of a heading that the paragraph goes on behind, fewer.
private let longestHeading = 44
private let longestLeadIn = 30

/// The six parts of an annual report by the format of the General Office (国办公开办函〔2019〕60号, 〔2021〕30号), from 1; nil where the
/// heading is of none of them.
///
///     二、行政机关主动公开政府信息情况 → 2   五、存在问题和下一步打算 → 5
func part(_ heading: String) -> Int? {
  let words: [(part: Int, words: [String])] = [
    (4, ["复议", "诉讼"]), (3, ["收到", "申请"]), (2, ["主动公开"]), (5, ["问题", "改进", "不足"]), (6, ["其他"]),
    (1, ["总体", "概述", "概况", "基本情况"]),
  ]
  return words.first { $0.words.contains { heading.contains($0) } }?.part
}

/// The part whose name a line is, without any number.
func partNamed(_ line: String) -> Int? {
  line.utf8.count <= 100 ? partNames[LabelKey(line)] : nil
}

/// Whether the bytes of a document are a heading, without making a string of what begins like none.
func isHeading(_ document: Document, _ bytes: Range<Int>) -> Bool {
  let (key, first) = document.text.withUnsafeBufferPointer { text in
    var key = LabelKey()
    var first: UInt32?
    forEachScalar(text, bytes) { scalar in
      guard let counted = counted(scalar) else { return }
      first = first ?? counted
      key.append(counted)
    }
    return (key, first)
  }
  guard let first else { return false }
  return partNames[key] != nil || (numberingSigns.contains(first) && isHeading(document.string(bytes)))
}

private let numberingSigns = Set("0123456789一二三四五六七八九十第".unicodeScalars.map(\.value))

/// The names that reports give to the six parts.
private let partNames: [LabelKey: Int] = {
  let names: [(part: Int, names: [String])] = [
    (1, ["总体情况", "总体概述", "基本情况", "概述", "工作概述", "总体工作情况"]),
    (2, ["主动公开政府信息情况", "行政机关主动公开政府信息情况", "主动公开情况", "政府信息主动公开情况"]),
    (3, ["收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况", "依申请公开情况", "政府信息依申请公开情况"]),
    (
      4,
      [
        "政府信息公开行政复议、行政诉讼情况", "政府信息公开行政复议行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "行政复议、行政诉讼情况", "政府信息公开行政复议和行政诉讼情况",
      ]
    ),
    (
      5,
      [
        "存在的主要问题及改进情况", "存在的主要问题和改进情况", "政府信息公开工作存在的主要问题及改进情况", "存在问题及改进情况", "存在的问题及改进情况",
        "存在的主要问题及改进措施",
      ]
    ),
    (6, ["其他需要报告的事项", "其他需要报告事项", "其他需报告的事项", "需要报告的其他事项"]),
  ]
  var keys: [LabelKey: Int] = [:]
  for (part, names) in names { for name in names { keys[LabelKey(name)] = part } }
  return keys
}()
