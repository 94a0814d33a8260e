/// What the layout of a table needs to know of a column.
struct Extent: Equatable {
  /// Of its heading.
  var heading: Int
  /// Of its widest cell.
  var cell: Int
  /// A number is never cut; its heading may be.
  var isNumber: Bool
  /// Whether it names a row (a text, a year) rather than measuring something.
  var isName = false

  var width: Int { max(heading, cell, 1) }
}

/// Columns side by side: which, and how wide each.
struct Block: Equatable {
  var columns: [Int]
  var widths: [Int]

  init(_ columns: [Int], _ widths: [Int]) {
    self.columns = columns
    self.widths = widths
  }

  /// With the blanks between the columns.
  var width: Int { widths.reduce(0, +) + columnGap * (widths.count - 1) }
}

/// The blanks between two columns of a table.
let columnGap = 2

/// Texts are not narrowed below this many columns (twenty Chinese characters) as long as blocks can be made instead: a
/// path or a label that is cut says nothing.
private let leastTextWidth = 40
/// The least that a repeated first column is narrowed to.
private let leastKeyWidth = 4

/// Lays columns into blocks no wider than `width`: side by side if they fit, else with the texts narrowed, the widest
/// first, else in several blocks, each of which begins with the columns that name a row.
///
/// A block may be wider only where one number alone is; a number for which there is no room beside the first column
/// stands without it.
func blocks(of extents: [Extent], width: Int?) -> [Block] {
  var one = Block(Array(extents.indices), extents.map(\.width))
  guard let width, one.width > width else { return [one] }
  narrowTexts(&one, extents, by: one.width - width)
  if one.width <= width { return [one] }
  return severalBlocks(of: extents, width: width)
}

private func narrowTexts(_ block: inout Block, _ extents: [Extent], by excess: Int) {
  var excess = excess
  let texts = extents.indices.filter { !extents[$0].isNumber }
  while excess > 0 {
    guard let widest = texts.max(by: { block.widths[$0] < block.widths[$1] }),
      block.widths[widest] > leastTextWidth
    else { return }
    block.widths[widest] -= 1
    excess -= 1
  }
}

private func severalBlocks(of extents: [Extent], width: Int) -> [Block] {
  let names = namingBlock(of: extents, width: width)
  let room = width - columnGap - names.width
  var result: [Block] = []
  var current = names
  func finish() {
    if current.columns.count > names.columns.count { result.append(current) }
    current = names
  }
  for (index, extent) in extents.enumerated().dropFirst(names.columns.count) {
    let least = max(1, extent.isNumber ? extent.cell : min(extent.width, leastKeyWidth))
    guard least <= room else {
      finish()
      result.append(Block([index], [widthAlone(extent, width: width)]))
      continue
    }
    let own = extent.isNumber ? max(extent.cell, min(extent.width, room)) : min(extent.width, room)
    if current.width + columnGap + own > width { finish() }
    current.columns.append(index)
    current.widths.append(own)
  }
  finish()
  if !result.contains(where: { $0.columns.first == 0 }) { result.insert(names, at: 0) }
  return result
}

/// What every block begins with: the first column, and the columns behind it that name a row too (a district's year), as
/// long as they take no more than half of the width.
private func namingBlock(of extents: [Extent], width: Int) -> Block {
  var block = Block([0], [keyWidth(of: extents, width: width)])
  guard extents.first?.isName == true else { return block }
  for index in 1..<max(1, min(3, extents.count - 1)) where block.columns.count == index && extents[index].isName {
    guard block.width + columnGap + extents[index].width <= width / 2 else { break }
    block.columns.append(index)
    block.widths.append(extents[index].width)
  }
  return block
}

private func widthAlone(_ extent: Extent, width: Int) -> Int {
  extent.isNumber ? max(extent.cell, min(extent.width, width)) : min(extent.width, width)
}

/// The first column leaves room for the widest number, and takes no more than half of the width unless it is a
/// number itself.
private func keyWidth(of extents: [Extent], width: Int) -> Int {
  guard let key = extents.first else { return 0 }
  if extents.count == 1 { return widthAlone(key, width: width) }
  if key.isNumber { return max(key.cell, min(key.heading, width / 2)) }
  let widestNumber = extents.dropFirst().filter(\.isNumber).map(\.cell).max() ?? 0
  let room = min(width / 2, width - columnGap - widestNumber)
  return min(key.width, max(leastKeyWidth, room))
}
