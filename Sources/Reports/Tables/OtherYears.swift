import Diagnostics
import Documents

/// A line above a table that says of which year the figures in it are.
///
///     附：2023年收到和处理政府信息公开申请情况
struct YearCaption {
  var row: Int
  /// Nil for the year before the report's: 上年度情况.
  var year: Int?
  var text: String
  /// The rows that it speaks of.
  var rows: Range<Int>
}

extension LabelledDocument {
  /// Takes the labels away from tables that a caption above them calls those of another year than the report's, so that none of their
  /// figures is read as one of its own, and says so. They stay among the document's other tables.
  ///
  /// - Parameter year: that of the report; asked for only where a caption names one. Where it is not known and captions name
  ///   several, the newest is the report's.
  mutating func leaveOutOtherYears(than year: () -> Int?) -> [Diagnostic] {
    let captions = yearCaptions()
    guard !captions.isEmpty else { return [] }
    let named = Set(captions.map(\.year))
    guard let year = year() ?? (named.count > 1 ? named.compactMap({ $0 }).max() : nil) else { return [] }
    return captions.compactMap { caption in
      guard caption.year != year else { return nil }
      for row in caption.rows {
        for cell in document.cells(of: row) { labels[cell] = nil }
      }
      let place = document.printedCells(of: caption.row).first.map { document.cells[$0].place }
      return Diagnostic.ofAnotherYear(caption.text, year).with { ($0.file, $0.place) = (document.name, place) }
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
    guard row + 1 < document.rowCount, document.printedCells(of: row).count == 1, !hasLabel(row) else { return false }
    let next = (row + 1..<min(row + 5, document.rowCount)).filter { !document.printedCells(of: $0).isEmpty }
    return next.prefix(2).contains(where: hasLabel)
  }

  private func hasLabel(_ row: Int) -> Bool { document.cells(of: row).contains { labels[$0] != nil } }

  /// The one year that a row names, if it is no title, no sentence and no figure; nil for the year where it is the one before.
  private func yearOfCaption(_ row: Int) -> (year: Int?, text: String)? {
    guard let cell = document.printedCells(of: row).first, document.cells[cell].bytes.count <= longestCaption,
      !isValue(cell)
    else { return nil }
    let bytes = document.text.withUnsafeBufferPointer {
      squeezed($0, document.cells[cell].bytes, atMost: longestCaption)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("年"), !isTitle(bytes), !text.contains("。"), !comparisons.contains(where: text.contains) else {
      return nil
    }
    let period = titlePeriod(bytes)
    if let year = period.year { return period.others.isEmpty ? (year, text) : nil }
    return period.several == nil && yearsBefore.contains(where: text.contains) ? (nil, text) : nil
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
/// What stands below these is of both years.
private let comparisons = ["对比", "比较", "相比", "同比", "增减", "结转", "变化"]

extension Diagnostic {
  fileprivate static func ofAnotherYear(_ caption: String, _ year: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "“\(caption)” stands above a table, and the report is of \(year): what is below it is not read as figures of \(year)",
        zh: "表格上方写有“\(caption)”，而报告属于 \(year) 年：其下表格未作为 \(year) 年的数字读取"),
      hint: Phrase(
        "`from tables` shows it; where the line is mistaken, mend it in a copy of the file",
        zh: "可用 from tables 查看；如该行有误，请在文件副本中更正")
    ).with { $0.severity = .warning }
  }

  static func tablesOfAnotherYear(_ year: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a report of \(year) whose tables are, by the lines above them, of another year: they are not read",
        zh: "报告属于 \(year) 年，而表格上方所写年份不同：未读取"),
      hint: Phrase("where a line is mistaken, mend it in a copy of the file", zh: "如某行年份有误，请在文件副本中更正"))
  }
}
