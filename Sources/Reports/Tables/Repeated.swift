import Documents

/// Merged cells whose text a file prints once in each column that they reach over, as converters do, and programs that part merged
/// cells and fill each part.
extension LabelledDocument {
  /// Takes a label beside the same label for the same cell; below a heading that is so, the figures too, where they are the same.
  mutating func mergeRepeated() {
    // The positions in the row of headings that are those before them.
    var (repeated, width) = ([Int](), 0)
    for row in 0..<document.rowCount {
      let cells = document.cells(of: row)
      guard cells.count > 1 else { continue }
      let found = cells.dropFirst().filter { cell in
        labels[cell].map { $0 == labels[cell - 1] && $0.mayReachOverColumns } ?? false && isSame(cell, cell - 1)
      }
      for cell in found { markRepeated(cell) }
      if cells.contains(where: { labels[$0]?.isDisclosureHeading ?? false }) {
        (repeated, width) = (found.map { $0 - cells.lowerBound }, cells.count)
      } else if cells.count == width {
        for cell in repeated.map({ cells.lowerBound + $0 }) where isSame(cell, cell - 1) { markRepeated(cell) }
      }
    }
  }

  private func isSame(_ cell: Int, _ other: Int) -> Bool {
    let (bytes, others) = (document.cells[cell].bytes, document.cells[other].bytes)
    return bytes.count == others.count && document.text[bytes].elementsEqual(document.text[others])
  }
}

extension Label {
  /// Not a heading over one column: those of two groups may be the same side by side.
  fileprivate var mayReachOverColumns: Bool {
    switch self {
    case .total, .disputeResult, .cutHeading, .rest: false
    default: true
    }
  }

  fileprivate var isDisclosureHeading: Bool {
    if case .disclosureColumn = self { true } else { false }
  }
}
