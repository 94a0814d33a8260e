/// What a paragraph's properties say of where it stands.
struct ParagraphProperties {
  /// The number of its style; 1 to 9 are the headings.
  var style = 0
  /// How many tables it stands in.
  var depth = 0
  /// Whether its mark ends a row.
  var endsRow = false
  /// Of a mark that ends a row: how the row is parted.
  var row: RowProperties?
}

/// How a row is parted into cells.
struct RowProperties {
  /// The edges of its cells, left to right, in twentieths of a point: one more than cells.
  var edges: [Int] = []
  var cells: [Cell] = []

  struct Cell {
    /// Whether it is one with the cell to its left, or above.
    var goesOnBeside = false
    var goesOnBelow = false
  }
}

/// Stretches of a stream and what properties they have, in order.
struct PropertyRuns<Properties> {
  private var runs: [(range: Range<Int>, properties: Properties)] = []

  mutating func append(_ range: Range<Int>, _ properties: Properties) {
    runs.append((range, properties))
  }

  mutating func sort() {
    runs.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Of the byte at this offset; nil where none are told.
  subscript(_ offset: Int) -> Properties? {
    let index = runs.boundary(behind: { $0.range.upperBound <= offset })
    return index < runs.count && runs[index].range.contains(offset) ? runs[index].properties : nil
  }
}

/// A change of a property: its number, and where its operand stands.
struct PropertyChange {
  var number: Int
  var operand: Range<Int>
}

/// The changes in a list of them, as far as it is whole (MS-DOC, 2.6.1: the last three bits of a number tell the operand's size).
func propertyChanges(_ bytes: [UInt8], _ list: Range<Int>) -> [PropertyChange] {
  var changes: [PropertyChange] = []
  var at = list.lowerBound
  while at + 2 < list.upperBound {
    let number = bytes.number16(at)
    at += 2
    var size = [1, 1, 2, 4, 2, 2, 0, 3][number >> 13]
    if size == 0 {
      let isRow = number == PropertyNumber.row
      let counted = isRow ? bytes.number16(at) - 1 : Int(bytes[at])
      at += isRow ? 2 : 1
      size = number == PropertyNumber.tabs && counted == 255 ? 0 : counted
    }
    guard size >= 0, at + size <= list.upperBound else { break }
    changes.append(PropertyChange(number: number, operand: at..<at + size))
    at += size
  }
  return changes
}

/// The numbers of the changes that are looked at (MS-DOC, 2.6).
enum PropertyNumber {
  static let (deleted, hidden, raised) = (0x0800, 0x083c, 0x2a48)
  static let (struck, struckTwice) = (0x0837, 0x2a53)
  static let (isInTable, endsRow, depth, endsInnerRow) = (0x2416, 0x2417, 0x6649, 0x244c)
  static let (row, tabs) = (0xd608, 0xc615)
  static let (elsewhere, elsewhereToo, ofTable) = (0x6645, 0x6646, 0x646b)
  static let (joinBeside, joinBelow) = (0x5624, 0xd62b)
}

extension ParagraphProperties {
  /// - Parameters:
  ///   - list: the changes from what is usual.
  ///   - data: the stream in which long lists stand.
  mutating func apply(_ bytes: [UInt8], _ list: Range<Int>, data: [UInt8], isElsewhere: Bool = false) {
    for change in propertyChanges(bytes, list) {
      let at = change.operand.lowerBound
      switch change.number {
      case PropertyNumber.isInTable: if bytes[at] != 0 { depth = max(depth, 1) }
      case PropertyNumber.endsRow: endsRow = bytes[at] != 0
      case PropertyNumber.depth: depth = min(max(bytes.number32(at), depth), 1_000)
      case PropertyNumber.row: row = RowProperties(bytes, change.operand)
      case PropertyNumber.joinBelow: row?.joinBelow(bytes, change.operand)
      case PropertyNumber.joinBeside: row?.joinBeside(Int(bytes[at])..<Int(bytes[at + 1]))
      case PropertyNumber.elsewhere, PropertyNumber.elsewhereToo, PropertyNumber.ofTable:
        let start = bytes.number32(at)
        let end = start + 2 + data.number16(start)
        if !isElsewhere, end <= data.count { apply(data, start + 2..<end, data: data, isElsewhere: true) }
      default: break
      }
    }
  }
}

extension RowProperties {
  /// A count, the edges in two bytes each, and twenty bytes a cell, of which the first says what it is one with. Cells at the
  /// end may be left out.
  fileprivate init(_ bytes: [UInt8], _ operand: Range<Int>) {
    guard let count = operand.first.map({ Int(bytes[$0]) }), operand.count >= 1 + (count + 1) * 2 else { return }
    let start = operand.lowerBound + 1
    edges = (0...count).map { Int(Int16(truncatingIfNeeded: bytes.number16(start + $0 * 2))) }
    cells = (0..<count).map { index in
      let at = start + (count + 1) * 2 + index * 20
      let flags = at < operand.upperBound ? bytes[at] : 0
      return Cell(goesOnBeside: flags & 0x02 != 0, goesOnBelow: flags & 0x60 == 0x20)
    }
  }

  fileprivate mutating func joinBelow(_ bytes: [UInt8], _ operand: Range<Int>) {
    guard operand.count >= 2, cells.indices.contains(Int(bytes[operand.lowerBound])) else { return }
    cells[Int(bytes[operand.lowerBound])].goesOnBelow = bytes[operand.lowerBound + 1] == 1
  }

  fileprivate mutating func joinBeside(_ range: Range<Int>) {
    for index in range.dropFirst() where cells.indices.contains(index) { cells[index].goesOnBeside = true }
  }
}
