import Planning
import Relations

/// Reports numbered by their keys; group numbers follow the natural order of the keys.
struct CubeGroups {
  /// The group of each report; `count` for those that are left out.
  var numbers: [Int32]
  var count: Int
  /// A report of each group.
  var representatives: [Int32]
}

/// Groups the selected reports by columns of theirs. Without keys there is one group, even of no report.
func cubeGroups(_ keys: [Column], selected: [UInt8]) -> CubeGroups {
  guard !keys.isEmpty else {
    let numbers = selected.map { $0 == 0 ? Int32(1) : 0 }
    return CubeGroups(numbers: numbers, count: 1, representatives: [0])
  }
  var combined = [Int64](repeating: 0, count: selected.count)
  var size: Int64 = 1
  for key in keys {
    let (codes, count) = keyCodes(key)
    let (product, didOverflow) = size.multipliedReportingOverflow(by: Int64(count))
    if didOverflow || product > 1 << 40 { (combined, size) = compressed(combined, selected) }
    for row in combined.indices { combined[row] = combined[row] * Int64(count) + Int64(codes[row]) }
    size = didOverflow || product > 1 << 40 ? size * Int64(count) : product
  }
  return numbered(combined, size, selected)
}

/// Numbers the combinations that occur, in their order: by a table where they are few, else by a sort.
private func numbered(_ combined: [Int64], _ size: Int64, _ selected: [UInt8]) -> CubeGroups {
  var numberOf: [Int64: Int32] = [:]
  var table: [Int32] = []
  var representatives: [Int32] = []
  if size <= 1 << 22 {
    table = [Int32](repeating: -1, count: Int(size))
    for row in combined.indices where selected[row] != 0 { table[Int(combined[row])] = Int32(row) }
    for combination in table.indices where table[combination] >= 0 {
      representatives.append(table[combination])
      table[combination] = Int32(representatives.count - 1)
    }
  } else {
    for row in combined.indices where selected[row] != 0 { numberOf[combined[row]] = Int32(row) }
    for (number, combination) in numberOf.keys.sorted().enumerated() {
      representatives.append(numberOf[combination] ?? 0)
      numberOf[combination] = Int32(number)
    }
  }
  let trash = Int32(representatives.count)
  let numbers = combined.indices.map { row -> Int32 in
    guard selected[row] != 0 else { return trash }
    return table.isEmpty ? numberOf[combined[row]] ?? trash : table[Int(combined[row])]
  }
  return CubeGroups(numbers: numbers, count: representatives.count, representatives: representatives)
}

private func compressed(_ combined: [Int64], _ selected: [UInt8]) -> ([Int64], Int64) {
  let groups = numbered(combined, .max, selected)
  return (groups.numbers.map(Int64.init), Int64(groups.count + 1))
}

/// A code for each row of a key column, in the natural order of its values, rows without a value last.
private func keyCodes(_ column: Column) -> (codes: [Int32], count: Int) {
  switch column.values {
  case .text(let codes, let vocabulary):
    let none = Int32(vocabulary.count)
    return (codes.elements.map { $0 < 0 ? none : $0 }, vocabulary.count + 1)
  case .integer(let values):
    let present = values.elements.indices.filter { column.hasValue(at: $0) }
    let distinct = Set(present.map { values[$0] }).sorted()
    let code = Dictionary(uniqueKeysWithValues: zip(distinct, Int32(0)...))
    let none = Int32(distinct.count)
    return (
      values.elements.indices.map { column.hasValue(at: $0) ? code[values[$0]] ?? none : none }, distinct.count + 1
    )
  default:
    preconditionFailure("the keys of reports are texts and whole numbers")
  }
}
