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

/// The numbering at the beginning of a text; nil where it has none.
func numbering(_ text: String) -> Numbering? {
  let text = text.drop { $0.isWhitespace || "*#".contains($0) }
  guard let first = text.first else { return nil }
  if "（(".contains(first) { return bracketed(text.dropFirst()) }
  let isPart = first == "第"
  let digits = text.dropFirst(isPart ? 1 : 0).prefix { "一二三四五六七八九十".contains($0) }
  if let number = chineseNumber(digits) {
    let rest = text[digits.endIndex...]
    if isPart {
      guard let word = ["部分", "章"].first(where: { rest.hasPrefix($0) }) else { return nil }
      return Numbering(level: .chapter, number: number, rest: unmarked(rest.dropFirst(word.count)))
    }
    guard let mark = rest.first, "、.．，".contains(mark) else { return nil }
    return Numbering(level: .chapter, number: number, rest: unmarked(rest.dropFirst()))
  }
  return isPart ? nil : item(text)
}

private func bracketed(_ text: Substring) -> Numbering? {
  let digits = text.prefix { "一二三四五六七八九十".contains($0) }
  guard let number = chineseNumber(digits), let end = text[digits.endIndex...].first, "）)".contains(end) else {
    return nil
  }
  return Numbering(level: .section, number: number, rest: unmarked(text[digits.endIndex...].dropFirst()))
}

private func item(_ text: Substring) -> Numbering? {
  let digits = text.prefix { $0.isASCII && $0.isNumber || "０１２３４５６７８９".contains($0) }
  guard (1...3).contains(digits.count), let mark = text[digits.endIndex...].first, "、.．".contains(mark) else {
    return nil
  }
  let rest = text[digits.endIndex...].dropFirst()
  // 3.5 is a number.
  if let next = rest.first, next.isASCII, next.isNumber { return nil }
  return Numbering(
    level: .item, number: digits.reduce(0) { $0 * 10 + ($1.wholeNumberValue ?? 0) }, rest: unmarked(rest))
}

private func unmarked(_ text: Substring) -> Substring {
  text.drop { $0.isWhitespace || "、.．：:*".contains($0) }
}

/// 一 to 九十九.
private func chineseNumber(_ digits: Substring) -> Int? {
  guard (1...3).contains(digits.count) else { return nil }
  let values = digits.map { Array("一二三四五六七八九").firstIndex(of: $0).map { $0 + 1 } }
  switch (digits.firstIndex(of: "十"), values.count) {
  case (nil, 1): return values[0]
  case (nil, _): return nil
  default: break
  }
  let parts = digits.split(separator: "十", omittingEmptySubsequences: false)
  guard parts.count == 2, parts.allSatisfy({ $0.count <= 1 }) else { return nil }
  func value(_ part: Substring, _ absent: Int) -> Int {
    part.first.flatMap { Array("一二三四五六七八九").firstIndex(of: $0) }.map { $0 + 1 } ?? absent
  }
  return value(parts[0], 1) * 10 + value(parts[1], 0)
}

/// A heading, and the prose that goes on behind it in the same paragraph.
struct Heading {
  var text: String
  var rest = ""
}

/// The heading that a numbered text begins with: all of it, or what stands before the first full stop or colon. Nil where that
/// is too long for a heading, so that it is a sentence.
func heading(_ text: Substring) -> Heading? {
  let text = text.drop { $0.isWhitespace || $0 == "*" }
  let end = text.firstIndex { "。：:；;".contains($0) } ?? text.endIndex
  guard end > text.startIndex, end == text.endIndex || !"；;".contains(text[end]) else { return nil }
  let rest = end < text.endIndex ? text[end...].dropFirst().drop { $0.isWhitespace || $0 == "*" } : ""
  let name = trimmed(text[..<end])
  guard !name.isEmpty, name.count <= (rest.isEmpty ? longestHeading : longestLeadIn) else { return nil }
  return Heading(text: name, rest: String(rest))
}

/// In characters; of a heading that the paragraph goes on behind, fewer.
private let longestHeading = 44
private let longestLeadIn = 30

/// Without blanks, marks of markup, and the dots and page number of a table of contents.
private func trimmed(_ text: Substring) -> String {
  var text = text
  while let last = text.last, last.isWhitespace || "*#…".contains(last) { text.removeLast() }
  return String(text)
}

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
