import Diagnostics
import Relations

/// The table of a terminal:
///
///     district  lawsuits  disclosure_rate
///     ────────  ────────  ───────────────
///     苍南县          45          61.40 %
///     鹿城区          44          68.52 %
///
/// Headings are the columns' labels in the style's language. Texts stand to the left, numbers to the right; the signs
/// are those of `legend`. A relation without rows says so under its headings; one without columns is that line alone.
///
/// No line is wider than the style's width: texts are cut with `…`, then the columns are laid into several blocks.
/// (In a pipe, too, a text is cut at `widestText`; the formats of files have all of it.) Numbers are never cut; a number that alone is too wide loses its grouping first.
///
/// - Parameters:
///   - sought: texts that were looked for: a text is cut on both sides of them, and they are bold.
///   - sentences: the columns whose texts go on below themselves instead of being cut.
func writeTable(
  _ relation: Relation, around sought: [String] = [], sentences: Set<String> = [], style: Style,
  to sink: ([UInt8]) throws -> Void
) rethrows {
  var columns = measured(relation, style)
  if let width = style.width, columns.contains(where: { $0.isRight && $0.cellWidth > width }) {
    var ungrouped = style
    ungrouped.grouping = false
    columns = measured(relation, ungrouped)
  }
  var bytes: [UInt8] = []
  if !columns.isEmpty {
    let extents = columns.map { column in
      let cell = column.isRight ? column.cellWidth : min(column.cellWidth, widestText)
      return Extent(heading: column.headingWidth, cell: cell, isNumber: column.isRight, isName: column.isName)
    }
    for (index, block) in blocks(of: extents, width: style.width).enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\n")) }
      appendHeadings(columns, block, style, to: &bytes)
      try writeInPieces(relation.rowCount, &bytes, to: sink) { rows, bytes in
        appendRows(rows, columns, block, sought, sentences, style, to: &bytes)
      }
    }
  }
  if relation.rowCount == 0 {
    bytes.append(contentsOf: style.painted(noRows[style.language], .dim).utf8)
    bytes.append(UInt8(ascii: "\n"))
  }
  try sink(bytes)
}

private let noRows = Phrase("no rows", zh: "没有行")

private func measured(_ relation: Relation, _ style: Style) -> [ShownColumn] {
  shownColumns(of: relation, .shown(style), style: style) { visible($0.label[style.language]) }
}

private func appendHeadings(_ columns: [ShownColumn], _ block: Block, _ style: Style, to bytes: inout [UInt8]) {
  var headings = Line(style)
  var rule = Line(style)
  for (column, width) in zip(block.columns.map { columns[$0] }, block.widths) {
    let heading = cut(column.heading, to: width, style: style)
    headings.append(heading.utf8, own: style.width(of: heading), in: width, right: column.isRight, paint: .bold)
    let dash = "─"
    let dashes = width / max(1, style.width(of: dash))
    let own = dashes * style.width(of: dash)
    rule.append(String(repeating: dash, count: dashes).utf8, own: own, in: width, right: false, paint: .dim)
  }
  headings.finish(&bytes)
  rule.finish(&bytes)
}

private func appendRows(
  _ rows: Range<Int>, _ columns: [ShownColumn], _ block: Block, _ sought: [String], _ sentences: Set<String>,
  _ style: Style, to bytes: inout [UInt8]
) {
  let cells = block.columns.map { columns[$0].cells(rows) }
  let isSentence = block.columns.map { sentences.contains(columns[$0].name) }
  var line = Line(style)
  for row in 0..<rows.count {
    // What of the sentences of the row stands on further lines, by column.
    var further: [Int: [String]] = [:]
    for (position, cells) in cells.enumerated() {
      let width = block.widths[position]
      let isRight = columns[block.columns[position]].isRight
      let paint: Paint? = cells.showValue[row] ? nil : .dim
      if !sought.isEmpty, !isRight {
        let text = String(decoding: cells[row], as: UTF8.self)
        let shown = text.isEmpty ? text : cut(text, to: width, around: sought, style: style)
        line.append(
          emphasized(shown, sought, style).utf8, own: style.width(of: shown), in: width, right: false, paint: paint)
      } else if cells.widths[row] <= width {
        line.append(cells[row], own: cells.widths[row], in: width, right: isRight, paint: paint)
      } else if isSentence[position] {
        let lines = wrap(String(decoding: cells[row], as: UTF8.self), to: width, style: style)
        line.append(lines[0].utf8, own: style.width(of: lines[0]), in: width, right: false, paint: paint)
        further[position] = Array(lines.dropFirst())
      } else {
        let text = cut(String(decoding: cells[row], as: UTF8.self), to: width, style: style)
        line.append(text.utf8, own: style.width(of: text), in: width, right: isRight, paint: paint)
      }
    }
    line.finish(&bytes)
    for number in 0..<(further.values.map(\.count).max() ?? 0) {
      for (position, width) in block.widths.enumerated() {
        let lines = further[position] ?? []
        let text = number < lines.count ? lines[number] : ""
        line.append(text.utf8, own: style.width(of: text), in: width, right: false, paint: nil)
      }
      line.finish(&bytes)
    }
  }
}

/// A line of a table that grows cell by cell.
private struct Line {
  private var bytes: [UInt8] = []
  private var isFirst = true
  private let style: Style

  init(_ style: Style) { self.style = style }

  mutating func append(
    _ text: some Collection<UInt8>, own: Int, in width: Int, right: Bool, paint: Paint?
  ) {
    let blanks = max(0, width - own)
    appendBlanks((isFirst ? 0 : columnGap) + (right ? blanks : 0))
    isFirst = false
    if let paint, style.colour, !text.isEmpty {
      bytes.append(contentsOf: "\u{1B}[\(paint.rawValue)m".utf8)
      bytes.append(contentsOf: text)
      bytes.append(contentsOf: "\u{1B}[0m".utf8)
    } else {
      bytes.append(contentsOf: text)
    }
    if !right { appendBlanks(blanks) }
  }

  private mutating func appendBlanks(_ count: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }

  /// Moves the line to `target` without the blanks at its end, and begins a new one.
  mutating func finish(_ target: inout [UInt8]) {
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    target.append(contentsOf: bytes)
    target.append(UInt8(ascii: "\n"))
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }
}
