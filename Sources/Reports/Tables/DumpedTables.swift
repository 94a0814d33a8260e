import Diagnostics
import Documents

/// Tables of a text that a program took from printed pages a line after the other, as `pdftotext` does: labels are broken over lines
/// that stand before, around or behind the figures of their row, so that no line has both.
///
///     三、本
///     年度办
///     理结果
///     （一）予以公开 63 66 67 69 72 75 76
///     （三）
///     不予公 1.属于
///     开     89 92 93 94 95 98 101
///            国家秘密
///
/// Read only where not a cell is lost, so that the order of the rows tells which is which: as many figures as the form has cells, seven by
/// seven, and around each seven the label of that row. Where there are as many figures and all of them are zero, no order is asked for.
extension TableReader {
  mutating func readDumped() {
    guard !labelled.document.format.hasGrids, isOpen(.disclosure) || isOpen(.applications) || isOpen(.disputes) else {
      return
    }
    let dump = DumpedText(labelled.document)
    if isOpen(.applications) { readDumpedApplications(dump) }
    if isOpen(.disputes) { readDumpedDisputes(dump) }
    if isOpen(.disclosure) { readDumpedDisclosure(dump) }
  }

  /// Whether a label of the table was found, and cells of each form are missing.
  private func isOpen(_ table: StatutoryTable) -> Bool {
    Form.allCases.allSatisfy { form in slots(of: table, on: form).contains { tables.facts[$0] == nil } }
  }

  private mutating func readDumpedApplications(_ dump: DumpedText) {
    let first = applicationRows[0].row.last ?? ""
    var from = 0
    for _ in 0..<mostBeginnings {
      guard let start = dump.find(first, from: from) else { return }
      from = start + 1
      let end = dump.find("行政复议", from: start) ?? dump.letters.count
      let words = dump.letters[start].word..<(end < dump.letters.count ? dump.letters[end].word : dump.words.count)
      let values = words.filter { dump.words[$0].isValue }
      let form = Form.allCases.first { slots(of: .applications, on: $0).count == values.count }
      guard let form else { continue }
      let letters = dump.letters[start..<end]
      let labels = applicationRows.filter { $0.forms.contains(form) }.map { scalars(shortLabel($0.row.last ?? "")) }
      let isInOrder = isInFormsColumns(dump.letters[..<start]) && isInRows(values, labels, letters, dump)
      guard isInOrder || (isZero(values, dump) && holds(letters, labels)) else { continue }
      return keepDumped(values, slots(of: .applications, on: form), .applications, dump)
    }
  }

  /// Whether the headings above, as far as their lines tell, stand in the form's order.
  private func isInFormsColumns(_ letters: ArraySlice<(scalar: UInt32, word: Int)>) -> Bool {
    let headings = letters.suffix(mostHeadingLetters).map(\.scalar)
    // One character of each: 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构.
    let places = ["然", "商", "研", "社", "服"].map { headings.lastIndex(of: scalars($0)[0]) }
    let total = headings.lastIndex(of: scalars("计")[0])
    guard let person = places[0], let total, person < total else { return false }
    return zip(places.dropFirst(), places.dropFirst(2)).allSatisfy { first, second in
      first.flatMap { first in second.map { first < $0 } } ?? false
    }
  }

  /// Whether the values stand seven by seven, in a line or between letters, and the labels in order around them.
  private func isInRows(
    _ values: [Int], _ labels: [[UInt32]], _ letters: ArraySlice<(scalar: UInt32, word: Int)>, _ dump: DumpedText
  ) -> Bool {
    let columns = applicants.count + 1
    let rows = stride(from: 0, to: values.count, by: columns).map { Array(values[$0..<($0 + columns)]) }
    let isByLines = rows.enumerated().allSatisfy { index, row in
      let line = dump.words[row[0]].line
      let isApart = index == 0 || dump.words[rows[index - 1][0]].line < line
      return isApart && row.allSatisfy { dump.words[$0].line == line }
    }
    let isByLetters = rows.enumerated().allSatisfy { index, row in
      let isApart = index == 0 || rows[index - 1][columns - 1] + 1 < row[0]
      return isApart && row[columns - 1] - row[0] == columns - 1
    }
    guard isByLines || isByLetters else { return false }
    // Between the figures above and those below, and all of them one after the other.
    var place = letters.startIndex
    for (index, label) in labels.enumerated() {
      let low = index == 0 ? 0 : rows[index - 1][0]
      let high = index + 1 < rows.count ? rows[index + 1][0] : Int.max
      for scalar in label {
        guard
          let found = letters[place...].firstIndex(where: { $0.scalar == scalar && $0.word > low && $0.word < high })
        else { return false }
        place = found + 1
      }
    }
    return true
  }

  /// Whether the letters of all labels are there, in whatever order.
  private func holds(_ letters: ArraySlice<(scalar: UInt32, word: Int)>, _ labels: [[UInt32]]) -> Bool {
    var left: [UInt32: Int] = [:]
    for letter in letters { left[letter.scalar, default: 0] += 1 }
    for scalar in labels.joined() {
      guard let count = left[scalar], count > 0 else { return false }
      left[scalar] = count - 1
    }
    return true
  }

  private func isZero(_ values: [Int], _ dump: DumpedText) -> Bool {
    values.allSatisfy { read(dump.words[$0], in: .money(nil)).kind == .zero }
  }

  /// Fifteen values one behind the other, below all headings of the table and nothing else.
  private mutating func readDumpedDisputes(_ dump: DumpedText) {
    let known = Set(scalars(disputeBlocks.joined().joined() + disputeResults.joined() + "总计"))
    var letter = 0
    var index = 0
    while index < dump.words.count {
      guard dump.words[index].isValue else { index += 1; continue }
      let end = dump.words[index...].firstIndex { !$0.isValue } ?? dump.words.count
      while letter < dump.letters.count, dump.letters[letter].word < index { letter += 1 }
      if end - index == disputeCells.count {
        let heading = dump.letters[..<letter].suffix(mostHeadingLetters)
        let foreign = heading.lastIndex { !known.contains($0.scalar) }
        let firstWord = foreign.map { heading[$0].word + 1 } ?? heading.first?.word ?? index
        let own = heading.filter { $0.word >= firstWord }.map(\.scalar)
        if headsDisputes(own), !dump.words[firstWord..<index].reversed().contains(where: \.isValue) {
          return keepDumped(
            Array(index..<end), slots(of: .disputes, on: .form2021), .disputes, dump)
        }
      }
      index = end
    }
  }

  /// Whether they are the headings of three blocks of four results, in the form's order.
  private func headsDisputes(_ letters: [UInt32]) -> Bool {
    func places(_ character: String) -> [Int] { letters.indices.filter { letters[$0] == scalars(character)[0] } }
    let results = ["维", "纠", "他", "审"].map(places)
    guard results.allSatisfy({ $0.count == disputeBlocks.count }), places("计").count == disputeBlocks.count,
      let review = places("议").first, let lawsuit = places("讼").first, let direct = places("直").first,
      let after = places("后").first
    else { return false }
    let firsts = results.compactMap(\.first)
    return review < lawsuit && direct < after && firsts[0] < firsts[1] && firsts[1] < firsts[3]
  }

  /// Where all of its cells are zero.
  private mutating func readDumpedDisclosure(_ dump: DumpedText) {
    guard let start = dump.find("第二十条第一项") ?? dump.find("信息内容"), let end = dump.find("勾稽关系", from: start) else {
      return
    }
    let words = dump.letters[start].word..<dump.letters[end].word
    let values = words.filter { dump.words[$0].isValue }
    for form in Form.allCases {
      let slots = slots(of: .disclosure, on: form)
      let names = Set(slots.flatMap { [formCells[$0].row.last ?? "", formCells[$0].column.last ?? ""] })
      guard slots.count == values.count, isZero(values, dump), holds(dump.letters[start..<end], names.map(scalars))
      else {
        continue
      }
      return keepDumped(values, slots, .disclosure, dump)
    }
  }

  /// Keeps the values, unless others were read in their cells.
  private mutating func keepDumped(_ values: [Int], _ slots: [Slot], _ table: StatutoryTable, _ dump: DumpedText) {
    let facts = zip(values, slots).map { index, slot -> Fact in
      let word = dump.words[index]
      let isMoney = moneyColumns.contains(formCells[slot].column.last ?? "")
      let read = read(word, in: isMoney ? .money(nil) : .count)
      return Fact(
        slot: slot, text: labelled.document.string(word.bytes), kind: read.kind, value: read.value, unit: read.unit,
        place: Place(line: word.line, column: word.column))
    }
    let agrees = facts.allSatisfy { fact in
      tables.facts[fact.slot].map { $0.kind == .blank || $0.text == fact.text } ?? true
    }
    guard agrees, let first = facts.first else { return }
    for fact in facts where tables.facts[fact.slot]?.kind != fact.kind { tables.facts[fact.slot] = fact }
    tables.seen.insert(table)
    dropMisfits(of: table)
    let lines = Set(values.map { dump.words[$0].line })
    for (index, cell) in labelled.document.cells.enumerated() where lines.contains(cell.line) && labelled.isValue(index)
    {
      tables.isFigure[index] = true
    }
    tables.complaints.append(
      Diagnostic.readInOrder(table).with {
        ($0.severity, $0.file, $0.place) = (.note, labelled.document.name, first.place)
      })
  }

  private func read(_ word: DumpedWord, in column: ColumnUnit) -> CellText {
    labelled.document.text.withUnsafeBufferPointer { readCell($0, word.bytes, in: column) }
  }
}

/// How often the first label of table 三 is tried: the prose may have it too.
private let mostBeginnings = 8
/// More than the headings of table 三 or 四 have.
private let mostHeadingLetters = 120

extension Diagnostic {
  fileprivate static func readInOrder(_ table: StatutoryTable) -> Diagnostic {
    Diagnostic(
      Phrase(
        "the labels of table \(table.rawValue) are broken over lines: its figures are read in their order, of which none is missing",
        zh: "表\(table.rawValue)的栏目名称断为多行：数字无缺，按先后顺序读取"),
      hint: Phrase("the file that the text was taken from says for certain which is which", zh: "以提取文本的原文件为准"))
  }
}
