/// Measures of a page, in points.
private enum Page {
  static let (width, height, margin) = (595.0, 842.0, 40.0)
  static let inner = width - 2 * margin
  static let (font, line, padding) = (9.0, 12.0, 3.0)
  static let (narrowest, widest) = (20.0, 110.0)
}

extension Manuscript {
  /// A PDF with text and with the borders of its tables, in a font that it names and does not hold.
  ///
  /// A table stands on one page; one that is higher than a page does not occur in reports written by tests.
  package var pdf: [UInt8] {
    var pages = Pages()
    for block in blocks {
      switch block {
      case .paragraph(let text): pages.append(paragraph: text)
      case .table(let rows): pages.append(grid(rows))
      }
    }
    return file(of: pages.contents)
  }
}

/// What is drawn on each page, in the operators of PDF.
private struct Pages {
  var contents: [String] = [""]
  /// How far down the page is filled.
  var filled = Page.margin

  private mutating func makeRoom(_ height: Double) {
    if filled + height > Page.height - Page.margin {
      contents.append("")
      filled = Page.margin
    }
  }

  mutating func append(paragraph: String) {
    for line in wrapped(paragraph, Page.inner) {
      makeRoom(Page.line)
      draw(line, left: Page.margin, top: filled)
      filled += Page.line
    }
    filled += Page.line / 2
  }

  mutating func append(_ grid: [[GridPlace]]) {
    let widths = columnWidths(grid)
    let heights = rowHeights(grid, widths)
    makeRoom(heights.reduce(0, +))
    for (row, places) in grid.enumerated() {
      let top = filled + heights[..<row].reduce(0, +)
      for (column, place) in places.enumerated() where place.isFirst {
        let left = Page.margin + widths[..<column].reduce(0, +)
        let width = widths[column..<(column + place.cell.columns)].reduce(0, +)
        let height = heights[row..<(row + place.cell.rows)].reduce(0, +)
        contents[contents.count - 1] += "\(left) \(Page.height - top - height) \(width) \(height) re S\n"
        let lines = wrapped(place.cell.text, width - 2 * Page.padding)
        let above = (height - Double(lines.count) * Page.line) / 2
        for (index, line) in lines.enumerated() {
          let beside = (width - widthOf(line)) / 2
          draw(line, left: left + beside, top: top + above + Double(index) * Page.line)
        }
      }
    }
    filled += heights.reduce(0, +) + Page.line
  }

  private mutating func draw(_ line: String, left: Double, top: Double) {
    let codes = line.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }
    guard !codes.isEmpty else { return }
    contents[contents.count - 1] +=
      "BT /F \(Page.font) Tf \(left) \(Page.height - top - Page.font) Td <\(codes.joined())> Tj ET\n"
  }
}

/// In proportion to the texts that stand in one column alone, together as wide as the page.
private func columnWidths(_ grid: [[GridPlace]]) -> [Double] {
  var widths = Array(repeating: Page.narrowest, count: grid.map(\.count).max() ?? 0)
  for row in grid {
    for (column, place) in row.enumerated() where place.isFirst && place.cell.columns == 1 {
      widths[column] = max(widths[column], min(widthOf(place.cell.text), Page.widest) + 2 * Page.padding)
    }
  }
  let sum = widths.reduce(0, +)
  return widths.map { $0 * Page.inner / sum }
}

private func rowHeights(_ grid: [[GridPlace]], _ widths: [Double]) -> [Double] {
  var heights = Array(repeating: Page.line + 2 * Page.padding, count: grid.count)
  for (row, places) in grid.enumerated() {
    for (column, place) in places.enumerated() where place.isFirst {
      let width = widths[column..<(column + place.cell.columns)].reduce(0, +) - 2 * Page.padding
      let needed = Double(wrapped(place.cell.text, width).count) * Page.line + 2 * Page.padding
      let last = row + place.cell.rows - 1
      let others = heights[row..<last].reduce(0, +)
      heights[last] = max(heights[last], needed - others)
    }
  }
  return heights
}

private func widthOf(_ text: some StringProtocol) -> Double {
  text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 0.5 : 1) * Page.font }
}

/// The lines of a text, broken before the character that does not fit; a line's end in the text is a blank.
private func wrapped(_ text: String, _ width: Double) -> [String] {
  var lines: [String] = []
  var (line, filled) = ("", 0.0)
  for character in text.map({ $0.isNewline ? " " : $0 }) {
    let needed = widthOf(String(character))
    if filled + needed > width, !line.isEmpty {
      lines.append(line)
      (line, filled) = ("", 0)
    }
    line.append(character)
    filled += needed
  }
  return line.isEmpty ? lines : lines + [line]
}

/// The file around the pages: its objects, and where each begins.
private func file(of pages: [String]) -> [UInt8] {
  let kids = pages.indices.map { "\(6 + 2 * $0) 0 R" }.joined(separator: " ")
  var objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count \(pages.count) /Kids [\(kids)] >>",
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] "
      + "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
      + "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
  ]
  for (index, content) in pages.enumerated() {
    objects.append(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(Page.width) \(Page.height)] "
        + "/Resources << /Font << /F 3 0 R >> >> /Contents \(7 + 2 * index) 0 R >>")
    let drawn = "0.5 w\n" + content
    objects.append("<< /Length \(drawn.utf8.count) >>\nstream\n\(drawn)endstream")
  }
  var file = "%PDF-1.4\n"
  var offsets: [Int] = []
  for (index, object) in objects.enumerated() {
    offsets.append(file.utf8.count)
    file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
  }
  let start = file.utf8.count
  file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
  for offset in offsets {
    let digits = String(offset)
    file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
  }
  file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
  return Array(file.utf8)
}
