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
///
/// - Parameter selected: 1 or 0 for each report; nil where all are selected.
func cubeGroups(_ keys: [Column], selected: [UInt8]?, rowCount: Int) -> CubeGroups {
  guard let first = keys.first else {
    let numbers = selected.map { selected in selected.map { 1 - Int32($0) } } ?? [Int32](repeating: 0, count: rowCount)
    return CubeGroups(numbers: numbers, count: 1, representatives: [0])
  }
  var codes = keyCodes(first)
  for key in keys.dropFirst() {
    let next = keyCodes(key)
    if codes.count > limitOfTable / next.count { codes = renumbered(codes, selected) }
    combine(&codes, next)
  }
  return numbered(codes, selected)
}

/// A code for each row, and how many codes there may be.
private struct Codes {
  var codes: [Int64]
  var count: Int
}

/// Combinations of keys are numbered by a table up to this size, beyond it by a sort.
private let limitOfTable = 1 << 22

// Plain loops over pointers: each is run once a report.

private func combine(_ codes: inout Codes, _ next: Codes) {
  let factor = Int64(next.count)
  codes.codes.withUnsafeMutableBufferPointer { codes in
    next.codes.withUnsafeBufferPointer { next in
      for row in 0..<codes.count { codes[row] = codes[row] &* factor &+ next[row] }
    }
  }
  codes.count *= next.count
}

/// Numbers the combinations that occur among the selected rows, in their order.
private func numbered(_ codes: Codes, _ selected: [UInt8]?) -> CubeGroups {
  guard codes.count <= limitOfTable else { return numberedBySort(codes, selected) }
  var table = [Int32](repeating: -1, count: codes.count)
  for row in codes.codes.indices where selected?[row] != 0 { table[Int(codes.codes[row])] = Int32(row) }
  var representatives: [Int32] = []
  for code in table.indices where table[code] >= 0 {
    representatives.append(table[code])
    table[code] = Int32(representatives.count - 1)
  }
  let trash = Int32(representatives.count)
  let numbers = [Int32](unsafeUninitializedCapacity: codes.codes.count) { numbers, count in
    codes.codes.withUnsafeBufferPointer { codes in
      table.withUnsafeBufferPointer { table in
        for row in 0..<codes.count { numbers[row] = table[Int(codes[row])] }
      }
    }
    if let selected {
      for row in 0..<selected.count where selected[row] == 0 { numbers[row] = trash }
    }
    count = codes.codes.count
  }
  return CubeGroups(numbers: numbers, count: representatives.count, representatives: representatives)
}

private func numberedBySort(_ codes: Codes, _ selected: [UInt8]?) -> CubeGroups {
  var numberOf: [Int64: Int32] = [:]
  for row in codes.codes.indices where selected?[row] != 0 { numberOf[codes.codes[row]] = Int32(row) }
  let sorted = numberOf.keys.sorted()
  let representatives = sorted.map { numberOf[$0] ?? 0 }
  for (number, code) in sorted.enumerated() { numberOf[code] = Int32(number) }
  let trash = Int32(sorted.count)
  let numbers = codes.codes.indices.map { row in selected?[row] == 0 ? trash : numberOf[codes.codes[row]] ?? trash }
  return CubeGroups(numbers: numbers, count: sorted.count, representatives: representatives)
}

/// The same order with as few codes as occur.
private func renumbered(_ codes: Codes, _ selected: [UInt8]?) -> Codes {
  let groups = numbered(codes, selected)
  return Codes(codes: groups.numbers.map(Int64.init), count: groups.count + 1)
}

/// A code for each row of a key column, in the natural order of its values, rows without a value last.
private func keyCodes(_ column: Column) -> Codes {
  switch column.values {
  case .text(let codes, let vocabulary):
    let none = Int64(vocabulary.count)
    let elements = codes.elements
    return Codes(
      codes: [Int64](unsafeUninitializedCapacity: codes.count) { result, count in
        for row in 0..<elements.count { result[row] = elements[row] < 0 ? none : Int64(elements[row]) }
        count = elements.count
      }, count: vocabulary.count + 1)
  case .integer(let values):
    return integerCodes(values, column)
  default:
    preconditionFailure("the keys of reports are texts and whole numbers")
  }
}

/// Years and the like lie close together: their distance from the smallest is their code.
private func integerCodes(_ values: Buffer<Int64>, _ column: Column) -> Codes {
  var (least, most) = (Int64.max, Int64.min)
  let elements = values.elements
  for row in 0..<elements.count where column.hasValue(at: row) {
    least = min(least, elements[row])
    most = max(most, elements[row])
  }
  guard least <= most else { return Codes(codes: [Int64](repeating: 0, count: values.count), count: 1) }
  let (distance, isFar) = most.subtractingReportingOverflow(least)
  guard !isFar, distance < 1 << 16 else { return distantCodes(values, column) }
  let none = distance + 1
  let codes = elements.indices.map { column.hasValue(at: $0) ? elements[$0] - least : none }
  return Codes(codes: codes, count: Int(distance) + 2)
}

private func distantCodes(_ values: Buffer<Int64>, _ column: Column) -> Codes {
  let distinct = Set(values.elements.indices.filter { column.hasValue(at: $0) }.map { values[$0] }).sorted()
  let code = Dictionary(uniqueKeysWithValues: zip(distinct, Int64(0)...))
  let none = Int64(distinct.count)
  return Codes(
    codes: values.elements.indices.map { column.hasValue(at: $0) ? code[values[$0]] ?? none : none },
    count: distinct.count + 1)
}
