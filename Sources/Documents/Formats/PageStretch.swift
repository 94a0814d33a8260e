import Diagnostics

extension Document {
  /// Reads the tables of a page that stand in a text by their tags, as converters write tables with merged cells into Markdown.
  mutating func append(page stretch: TextStretch, of text: UnsafeBufferPointer<UInt8>, complaints: inout [Diagnostic]) {
    let page = readHTML(Array(text[stretch.bytes]), name: name, complaints: &complaints)
    let (start, row, cell, table) = (self.text.count, rowCount, cells.count, nextTable - 1)
    self.text += page.text
    cells += page.cells.map { read in
      var read = read
      read.bytes = (read.bytes.lowerBound + start)..<(read.bytes.upperBound + start)
      read.line += stretch.firstLine - 1
      read.table += read.table > 0 ? table : 0
      return read
    }
    rowStarts += page.rowStarts.map { $0 + cell }
    blocks += page.blocks.map { Block(kind: $0.kind, rows: ($0.rows.lowerBound + row)..<($0.rows.upperBound + row)) }
  }
}
