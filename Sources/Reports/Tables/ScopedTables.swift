import Diagnostics
import Documents

/// A table 三 of a report that has several below its one heading, for the area and for parts of it.
struct ScopedTable {
  /// With the line above it.
  var rows: Range<Int>
  /// 区政府本级, 全区汇总; nil where no line stands above it.
  var caption: String?
  var place: Place?

  /// For whom its figures are, by the line above it; nil where that does not say, or speaks of parts (各部门).
  var scope: Scope? {
    guard let caption else { return nil }
    if ["汇总", "合计"].contains(where: caption.contains) { return .area }
    if ["本级", "本机关"].contains(where: caption.contains) { return .organ }
    let isWhole = ["全区", "全县", "全市", "全省", "全州", "全旗"].contains(where: caption.contains)
    return isWhole && !caption.contains("各") ? .area : nil
  }
}

extension LabelledDocument {
  /// The tables 三 that begin in rows, where they stand below each other without a heading, a title or another statutory table between
  /// them, and at most one table 四 behind: what stands besides them is of the report as a whole. Nil otherwise.
  func scopedTables(beginningIn starts: [Int]) -> [ScopedTable]? {
    let rows = (0..<document.rowCount).filter { hasLabel($0, where: \.isOfApplications) }
    guard let start = starts.first, isBelowHeading(start) else { return nil }
    var tables: [ScopedTable] = []
    for (index, start) in starts.enumerated() {
      let next = index + 1 < starts.count ? starts[index + 1] : document.rowCount
      guard let last = rows.last(where: { $0 >= start && $0 < next }) else { return nil }
      let end = tableEnd(of: last, before: next)
      let above = tables.last?.rows.upperBound ?? 0
      let first = tableBeginning(of: start, behind: above)
      let caption = caption(above: first, behind: above)
      if index > 0, !(above..<first).allSatisfy(isBetweenTables) { return nil }
      tables.append(
        ScopedTable(
          rows: (caption?.row ?? first)..<end, caption: caption?.text,
          place: document.cells(of: caption?.row ?? first).first.map { document.cells[$0].place }))
    }
    let behind = (tables.first?.rows.upperBound ?? 0)..<document.rowCount
    let hasMore = behind.contains { row in hasLabel(row) { $0.isOfDisclosure } || !isNoTitle(row) }
    let disputes = Set((0..<document.rowCount).filter { hasLabel($0, where: \.isOfDisputes) }.map(document.block))
    return hasMore || disputes.count > 1 ? nil : tables
  }

  /// What a line above the table 三 of a report says of its scope.
  func scopeOfApplications() -> Evidence? {
    guard let start = (0..<document.rowCount).first(where: { hasLabel($0) { $0 == .applicationRow(0) } }) else {
      return nil
    }
    let table = scopedTable(beginningIn: start)
    return table.scope.map { Evidence(.scope, $0.rawValue, .sentence, text: table.caption ?? "", place: table.place) }
  }

  /// Takes the labels away from tables, so that none of their figures is read.
  mutating func leaveOut(_ tables: [ScopedTable]) {
    for row in tables.lazy.flatMap(\.rows) {
      for cell in document.cells(of: row) { labels[cell] = nil }
    }
  }

  private func scopedTable(beginningIn start: Int) -> ScopedTable {
    let first = tableBeginning(of: start, behind: 0)
    let caption = caption(above: first, behind: 0)
    return ScopedTable(
      rows: first..<(start + 1), caption: caption?.text,
      place: document.cells(of: caption?.row ?? first).first.map { document.cells[$0].place })
  }

  /// Whether the heading next above a row is that of table 三: without it, tables are nobody's.
  private func isBelowHeading(_ row: Int) -> Bool {
    for above in (0..<row).reversed() {
      guard let cell = document.printedCells(of: above).first, document.printedCells(of: above).count == 1 else {
        continue
      }
      let text = document.string(document.cells[cell])
      if !hasLabel(above, where: { _ in true }), numbering(text)?.level == .chapter { return text.contains("申请") }
    }
    return false
  }

  private func tableBeginning(of start: Int, behind above: Int) -> Int {
    var first = max(above, document.block(of: start).map { document.blocks[$0].rows.lowerBound } ?? start)
    // A line of its own within the table, as the merged first row is.
    while first < start, !hasLabel(first, where: { _ in true }), document.printedCells(of: first).count <= 1 {
      first += 1
    }
    return first
  }

  private func tableEnd(of last: Int, before next: Int) -> Int {
    let end = document.block(of: last).map { document.blocks[$0].rows.upperBound } ?? last + 1
    guard end > next else { return end }
    var row = last + 1
    while row < next, !document.printedCells(of: row).isEmpty, document.printedCells(of: row).count > 1 { row += 1 }
    return row
  }

  /// The line next above, if it is no sentence and no unit, and says more than the heading of the section.
  private func caption(above first: Int, behind above: Int) -> (row: Int, text: String)? {
    for row in (max(above, first - 4)..<max(first, above)).reversed() {
      let printed = document.printedCells(of: row)
      guard let cell = printed.first else { continue }
      guard printed.count == 1, !hasLabel(row, where: { _ in true }), document.cells[cell].bytes.count <= longestCaption
      else { return nil }
      let text = document.string(document.cells[cell])
      if text.contains("单位：") || text.contains("单位:") { continue }
      if text.contains("。") || numbering(text)?.level == .chapter { return nil }
      return (row, text)
    }
    return nil
  }

  /// Whether what a row prints may stand between tables of one section.
  private func isBetweenTables(_ row: Int) -> Bool {
    let printed = document.printedCells(of: row)
    if printed.isEmpty { return true }
    guard printed.count == 1, !hasLabel(row, where: { _ in true }) else { return false }
    return numbering(document.string(document.cells[printed[0]]))?.level != .chapter && isNoTitle(row)
  }

  private func isNoTitle(_ row: Int) -> Bool {
    let printed = document.printedCells(of: row)
    guard printed.count == 1, document.cells[printed[0]].bytes.count <= longestCaption else { return true }
    return document.text.withUnsafeBufferPointer {
      !isTitle(squeezed($0, document.cells[printed[0]].bytes, atMost: longestCaption))
    }
  }

  private func hasLabel(_ row: Int, where condition: (Label) -> Bool) -> Bool {
    document.cells(of: row).contains { labels[$0].map(condition) ?? false }
  }
}

/// In bytes, three to a character.
private let longestCaption = 120

extension Label {
  fileprivate var isOfApplications: Bool {
    switch self {
    case .applicationRow, .otherOutcomes: true
    default: false
    }
  }

  fileprivate var isOfDisclosure: Bool {
    switch self {
    case .block, .disclosureColumn, .disclosureRow: true
    default: false
    }
  }

  fileprivate var isOfDisputes: Bool {
    switch self {
    case .disputeHeading(let name): name != nil
    default: false
    }
  }
}

extension Diagnostic {
  /// - Parameters:
  ///   - read: the line above the table that is read; nil where it has none.
  ///   - others: those above the others.
  static func severalScopes(_ read: String?, _ others: [String?]) -> Diagnostic {
    let named = others.compactMap { $0.map { "“\($0)”" } }
    let taken = read.map { Phrase("that below “\($0)”", zh: "“\($0)”下的一张") } ?? Phrase("the first", zh: "第一张")
    let left =
      named.isEmpty
      ? Phrase("", zh: "") : Phrase(" and not \(named.joined(separator: ", "))", zh: "，不读取\(named.joined())")
    return Diagnostic(
      Phrase(
        "table 三 stands \(others.count + 1) times below its heading, with other figures: \(taken.en) is read\(left.en)",
        zh: "表三在其标题下出现 \(others.count + 1) 次，数字不同：读取\(taken.zh)\(left.zh)"),
      hint: Phrase("`from tables` shows what is not read", zh: "可用 from tables 查看未读取的表格")
    ).with { $0.severity = .warning }
  }
}
