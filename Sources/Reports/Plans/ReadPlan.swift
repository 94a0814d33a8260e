import Diagnostics
import Documents

/// Reads a work plan (工作要点): its numbered tasks with their sections and responsible units; nil where the document is
/// none.
///
/// Tasks are the paragraphs numbered 1, 2, 3 … in order. A paragraph that a page break cut in the middle of a sentence
/// goes on in the next; one that begins with 责任单位 belongs to the task above. What stands between tasks otherwise, and
/// after the last, belongs to none.
func readPlan(_ document: Document, _ opening: Opening) -> WorkPlan? {
  let title = title(opening)
  guard find("要点", in: title.text) != nil else { return nil }
  let paragraphs = paragraphs(of: document, withTables: true)
  let tasks = readTasks(paragraphs)
  guard !tasks.isEmpty else { return nil }
  let planTitle = paragraphs.map(\.text).last { $0.utf8.count < 200 && $0.hasSuffix("要点") }
  let titleBytes = planTitle.map { Array($0.filter { !$0.isWhitespace }.utf8) } ?? title.text
  return WorkPlan(
    title: String(decoding: titleBytes, as: UTF8.self),
    organ: issuer(opening) ?? organ(inTitle: titleBytes) ?? "",
    year: firstYear(titleBytes) ?? firstYear(title.text) ?? firstYear(Array(document.name.utf8)), tasks: tasks)
}

private func readTasks(_ paragraphs: [Paragraph]) -> [PlanTask] {
  var tasks: [PlanTask] = []
  var section = ""
  // Paragraphs after a task that belong to it if its units follow.
  var pending: [String] = []
  for paragraph in paragraphs {
    if let (number, text) = numbered(paragraph.text), number == tasks.count + 1 {
      tasks.append(task(number, text, section: section, at: paragraph.place))
      pending = []
    } else if let heading = heading(paragraph.text) {
      section = heading
      pending = []
    } else if let last = tasks.last, last.units.isEmpty, find("责任单位", in: Array(paragraph.text.utf8)) != nil {
      let text = ([last.text] + pending + [paragraph.text]).joined(separator: "\n")
      tasks[tasks.count - 1] = task(last.number, text, section: last.section, at: last.place)
      pending = []
    } else if !tasks.isEmpty {
      pending.append(paragraph.text)
    }
  }
  return tasks
}

private func task(_ number: Int, _ text: String, section: String, at place: Place) -> PlanTask {
  let end = text.unicodeScalars.firstIndex { "。！？\n".unicodeScalars.contains($0) } ?? text.endIndex
  return PlanTask(
    number: number, section: section, title: String(text[..<end]), text: text, units: units(text), place: place)
}

/// `12. 提高…` → 12 and the text after it; nil where the text is not numbered so.
private func numbered(_ text: String) -> (Int, String)? {
  // 一 is a whole number too, but numbers sections.
  let digits = text.prefix { $0.isASCII && $0.isNumber || "０１２３４５６７８９".contains($0) }
  guard (1...3).contains(digits.count) else { return nil }
  let number = digits.reduce(0) { $0 * 10 + ($1.wholeNumberValue ?? 0) }
  let rest = text.dropFirst(digits.count).drop { $0.isWhitespace }
  guard let mark = rest.first, ".．、".contains(mark) else { return nil }
  let task = rest.dropFirst().drop { $0.isWhitespace }
  guard let first = task.first, !(first.isASCII && first.isNumber) else { return nil }
  return (number, String(task))
}

/// `一、强化权力监督，全流程加大公开力度`: the heading of a section, as printed; nil for other text.
private func heading(_ text: String) -> String? {
  let numeral = text.prefix { "一二三四五六七八九十".contains($0) }
  guard !numeral.isEmpty, text.dropFirst(numeral.count).first == "、", text.utf8.count <= 200 else { return nil }
  return text
}

/// 温州市鹿城区人民政府办公室关于印发…的通知: who issued the plan.
private func issuer(_ opening: Opening) -> String? {
  for row in opening.rows {
    guard let end = find("关于印发", in: row), end > 0, end < 120 else { continue }
    return String(decoding: row[..<end], as: UTF8.self)
  }
  return nil
}
