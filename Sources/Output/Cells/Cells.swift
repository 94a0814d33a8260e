/// The written cells of a column over a stretch of rows, end to end.
struct Cells {
  var bytes: [UInt8] = []
  /// Where each cell ends in `bytes`.
  private(set) var ends: [Int] = []
  /// The columns that each takes on a terminal; without meaning in formats that nobody aligns.
  private(set) var widths: [Int] = []
  /// Whether each shows a value, not a sign in its place.
  private(set) var showValue: [Bool] = []

  /// Ends the cell whose bytes were appended.
  mutating func finishCell(width: Int, showsValue: Bool) {
    ends.append(bytes.count)
    widths.append(width)
    showValue.append(showsValue)
  }

  subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  var count: Int { ends.count }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    widths.removeAll(keepingCapacity: true)
    showValue.removeAll(keepingCapacity: true)
  }
}
