import Diagnostics
import Documents

/// 2023年情况, or 上年度情况 and 本年度情况, which say it by that of the report.
enum CaptionYear: Hashable {
  case named(Int), before, same
}

/// A line above a table that says of which year the figures in it are.
///
///     附：2023年收到和处理政府信息公开申请情况
struct YearCaption {
  var row: Int
  var year: CaptionYear
  var text: String
  /// The rows that it speaks of.
  var rows: Range<Int>
}

/// What comes of lines above tables that name another year than the report's.
struct OtherYears {
  /// Of tables that are left out.
  var complaints: [Diagnostic] = []
  /// Of tables that are read all the same, since the line seems to be one of the year before that nobody changed.
  var findings: [Finding] = []
}

extension LabelledDocument {
  /// Takes the labels away from tables that a caption above them calls those of another year than the report's, so that none of their
  /// figures is read as one of its own, and says so. They stay among the document's other tables.
  ///
  /// A caption that still names the year before is one that was forgotten where title and period both say this year and the
  /// document has no other table of the kind: the table is read, and a finding says what disagrees.
  ///
  /// - Parameters:
  ///   - year: that of the report; asked for only where a caption names one. Where it is not known and captions name
  ///     several, the newest is the report's.
  ///   - isCertain: whether title and period both name a year.
  mutating func leaveOutOtherYears(than year: () -> Int?, isCertain: (Int) -> Bool) -> OtherYears {
    let captions = yearCaptions()
    guard !captions.isEmpty else { return OtherYears() }
    let named = Set(captions.compactMap { if case .named(let year) = $0.year { year } else { nil } })
    let known = year() ?? (named.count > 1 ? named.max() : nil)
    let others = captions.filter { caption in
      switch caption.year {
      case .named(let year): known != nil && year != known
      case .before: true
      case .same: false
      }
    }
    var found = OtherYears()
    let forgotten: [Int] = known.map { isCertain($0) ? forgottenCaptions(others, year: $0) : [] } ?? []
    for (index, caption) in others.enumerated() {
      let place = document.printedCells(of: caption.row).first.map { document.cells[$0].place }
      if forgotten.contains(index), let known {
        found.findings.append(forgottenYear(caption, known, place))
        continue
      }
      for row in caption.rows {
        for cell in document.cells(of: row) { labels[cell] = nil }
      }
      found.complaints.append(
        Diagnostic.ofAnotherYear(caption.text, known).with { ($0.file, $0.place) = (document.name, place) })
    }
    return found
  }

  /// Which captions of another year seem to be those of the year before, unchanged: no other table of the kind is there.
  private func forgottenCaptions(_ others: [YearCaption], year: Int) -> [Int] {
    others.indices.filter { index in
      guard case .named(let named) = others[index].year, named < year, !others[index].text.hasPrefix("附") else {
        return false
      }
      let own = tables(in: others[index].rows)
      let elsewhere = (0..<document.rowCount).filter { !others[index].rows.contains($0) }
      return own.isDisjoint(with: tables(in: elsewhere))
    }
  }

  /// The statutory tables of which rows have labels.
  private func tables(in rows: some Sequence<Int>) -> Set<StatutoryTable> {
    rows.reduce(into: []) { tables, row in
      for cell in document.cells(of: row) {
        if let table = labels[cell]?.table { tables.insert(table) }
      }
    }
  }

  private func yearCaptions() -> [YearCaption] {
    var captions: [YearCaption] = []
    var row = 0
    while row < document.rowCount {
      defer { row += 1 }
      guard isBeforeTable(row), let (year, text) = yearOfCaption(row) else { continue }
      captions.append(YearCaption(row: row, year: year, text: text, rows: (row + 1)..<endOfTables(below: row)))
    }
    return captions
  }

  /// Whether a label stands in one of the next rows that print anything: what stands between is a unit (单位：件) at most.
  private func isBeforeTable(_ row: Int) -> Bool {
    let below = (row + 1)..<min(row + 5, max(document.rowCount, row + 1))
    // Most rows are told by this alone.
    guard !hasLabel(row), below.contains(where: hasLabel), document.printedCells(of: row).count == 1 else {
      return false
    }
    let next = below.filter { !document.printedCells(of: $0).isEmpty }
    return next.prefix(2).contains(where: hasLabel)
  }

  private func hasLabel(_ row: Int) -> Bool { document.cells(of: row).contains { labels[$0] != nil } }

  /// The one year that a row names, if it is no title, no sentence and no figure.
  private func yearOfCaption(_ row: Int) -> (year: CaptionYear, text: String)? {
    guard let cell = document.printedCells(of: row).first, document.cells[cell].bytes.count <= longestCaption,
      !isValue(cell)
    else { return nil }
    let bytes = document.text.withUnsafeBufferPointer {
      yearsInDigits(squeezed($0, document.cells[cell].bytes, atMost: longestCaption))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("年"), !isTitle(bytes), !text.contains("。"), !comparisons.contains(where: text.contains) else {
      return nil
    }
    let period = titlePeriod(bytes)
    if let year = period.year { return period.others.isEmpty ? (.named(year), text) : nil }
    guard period.several == nil else { return nil }
    if yearsBefore.contains(where: text.contains) { return (.before, text) }
    return sameYears.contains(where: text.contains) ? (.same, text) : nil
  }

  /// The row at which the tables below a caption end: at the next caption, heading or paragraph.
  private func endOfTables(below caption: Int) -> Int {
    var isInTable = false
    for row in (caption + 1)..<document.rowCount {
      if hasLabel(row) { isInTable = true }
      let printed = document.printedCells(of: row)
      guard isInTable, printed.count == 1, !hasLabel(row), !isValue(printed[0]) else { continue }
      let text = document.string(document.cells[printed[0]])
      let isParagraph = document.format.hasGrids && document.block(of: row).map { document.blocks[$0].kind } != .table
      if isParagraph || text.contains("。") || numbering(text)?.level == .chapter || yearOfCaption(row) != nil {
        return row
      }
    }
    return document.rowCount
  }
}

/// In bytes, three to a character.
private let longestCaption = 120
/// What a caption calls the year before.
private let yearsBefore = ["上年度", "上一年度", "上年情况", "上年数据", "去年情况", "去年数据"]
private let sameYears = ["本年度", "本年情况", "本年数据"]
/// What stands below these is of both years.
private let comparisons = ["对比", "比较", "相比", "同比", "增减", "结转", "变化"]

extension Label {
  /// The table that has it and no other.
  fileprivate var table: StatutoryTable? {
    switch self {
    case .block, .disclosureColumn, .disclosureRow: .disclosure
    case .applicant, .applicationRow, .organisations, .applicantsHeading, .applicationHeading: .applications
    case .disputeResult, .disputeHeading: .disputes
    default: nil
    }
  }
}

private func forgottenYear(_ caption: YearCaption, _ year: Int, _ place: Place?) -> Finding {
  var said: Int64?
  if case .named(let named) = caption.year { said = Int64(named) }
  return Finding(
    rule: .I, outcome: .fail,
    remark: Phrase(
      "“\(caption.text)” stands above a table, and title and period say \(year): its figures are read as those of \(year)",
      zh: "表格上方写有“\(caption.text)”，而标题和统计期限均为 \(year) 年：表中数字按 \(year) 年读取"), place: place,
    expected: Int64(year), found: said)
}

extension Diagnostic {
  fileprivate static func ofAnotherYear(_ caption: String, _ year: Int?) -> Diagnostic {
    guard let year else {
      return Diagnostic(
        Phrase(
          "“\(caption)” stands above a table: what is below it is not read as figures of the report's year",
          zh: "表格上方写有“\(caption)”：其下表格未作为报告年度的数字读取")
      ).with { $0.severity = .warning }
    }
    return Diagnostic(
      Phrase(
        "“\(caption)” stands above a table, and the report is of \(year): what is below it is not read as figures of \(year)",
        zh: "表格上方写有“\(caption)”，而报告属于 \(year) 年：其下表格未作为 \(year) 年的数字读取"),
      hint: Phrase(
        "`from tables` shows it; where the line is mistaken, mend it in a copy of the file",
        zh: "可用 from tables 查看；如该行有误，请在文件副本中更正")
    ).with { $0.severity = .warning }
  }

  static let tablesOfAnotherYear = Diagnostic(
    Phrase(
      "a report whose tables are, by the lines above them, of another year than it: they are not read",
      zh: "表格上方所写年份与报告年度不同：未读取"),
    hint: Phrase("where a line is mistaken, mend it in a copy of the file", zh: "如某行年份有误，请在文件副本中更正"))
}
