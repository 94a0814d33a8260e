import Documents

/// The administrative divisions down to the county, by code and by name.
///
///     Divisions.compiled.areas(named: "鹿城")        // 鹿城区 of 温州市
///     Divisions.compiled.area(code: "330302")        // the same
///     Divisions.compiled.areas(named: "鼓楼区")      // four of them
///
/// The compiled table is parsed once, when first asked for: its bytes are indexed and an `Area` is made only of what is
/// asked for.
///
/// A name is looked up as of a year: of several divisions that bear it, those count that existed then, or the year before
/// (矿区 of 大同, dissolved in 2018, is none of 2023). One that existed at another time only is found where it is the only one.
package struct Divisions: Sendable {
  package static let compiled = Divisions(table: divisionsTable)

  /// As of which year names are looked up; at first that in which the forms of the tables begin.
  package private(set) var year = 2019

  private let table: StaticString
  /// In the order of the codes; behind a division the names that it had before.
  private let rows: [Row]
  /// Open addressing: rows (plus one) by the hash of their full and of their short name; zero is free.
  private let slots: [UInt16]
  /// The rows of names that are abbreviated.
  private let long: [Int]

  init(table: StaticString) {
    self.table = table
    let rows = indexed(table)
    self.rows = rows
    slots = hashed(rows, of: table)
    long = rows.indices.filter { isAbbreviated(bytes(rows[$0].name, of: table)) }
  }

  /// The same divisions, whose names are looked up as of a year; nil leaves it as it is.
  package func of(year: Int?) -> Divisions {
    var divisions = self
    divisions.year = year ?? self.year
    return divisions
  }

  /// Every division that existed at the end of 2018 or at any time since, in the order of the codes.
  package var all: [Area] {
    rows.indices.filter { present($0) == $0 && (rows[$0].lastYear == 0 || rows[$0].lastYear >= 2018) }
      .map { area(rows[$0]) }
  }

  /// The division of a code of six digits, or one below it that the table lacks (`130500/新华区`); nil where there is none.
  package func area(code: String) -> Area? {
    if let slash = code.lastIndex(of: "/"), let outer = area(code: String(code[..<slash])) {
      let name = String(code[code.index(after: slash)...])
      return Area(
        code: code, name: name, kind: determines(outer, .street) ? .street : .county, pinyin: "", parent: outer.code)
    }
    guard let number = Int32(code), code.utf8.count == 6 else { return nil }
    return row(of: number).map { area(rows[$0]) }
  }

  /// The divisions of a full (鹿城区) or short (鹿城) name, in the order of the codes; empty where there is none. A name that one had
  /// before (那曲地区) finds it as well.
  package func areas(named name: String) -> [Area] {
    var name = name
    return name.withUTF8 { areas(named: $0) }
  }

  /// The same, of the bytes of a name.
  func areas(named name: UnsafeBufferPointer<UInt8>) -> [Area] {
    let rows = rowIndices(named: name)
    return rows.isEmpty ? [] : areas(asOfYear(rows, named: name))
  }

  /// The divisions of a full name.
  package func areas(inFull name: String) -> [Area] {
    var name = name
    return name.withUTF8 { name in
      areas(asOfYear(rowIndices(named: name).filter { rows[$0].name.count == name.count }, named: name))
    }
  }

  /// The divisions within others, or in the country, whose long names a name abbreviates (恩施州, 达茂旗); empty where one there bears
  /// the name in full.
  func areas(abbreviated name: UnsafeBufferPointer<UInt8>, within outer: [Area]) -> [Area] {
    guard mayBeAbbreviation(name) else { return [] }
    func within(_ rows: [Int]) -> [Area] {
      areas(rows).filter { area in outer.isEmpty || outer.contains { contains($0, area) && $0 != area } }
    }
    let full = rowIndices(named: name).filter { rows[$0].name.count == name.count && !isOver($0) }
    guard within(full).isEmpty else { return [] }
    return within(
      long.filter {
        !isOver($0) && isAbbreviation(name, of: bytes(rows[$0].name, of: table), short: Int(rows[$0].shortLength))
      })
  }

  /// The divisions that bore a full name in any year.
  package func namesakes(_ name: String) -> [Area] {
    var name = name
    return name.withUTF8 { name in areas(rowIndices(named: name).filter { rows[$0].name.count == name.count }) }
  }

  /// Whether a name tells one area of a kind within another: a county's within a city, a street's within a county. Several counties of a
  /// city may have a 城关镇.
  package func determines(_ outer: Area, _ kind: Area.Kind) -> Bool {
    let code = Int32(outer.code)
    return switch (outer.kind, kind) {
    case (.county, .street), (.city, .county): true
    case (.city, .street): !rows.contains { $0.parent == code }
    case (.province, .county): !rows.contains { $0.parent == code && $0.kind == .city }
    default: false
    }
  }

  /// The areas around an area, the nearest first; empty for a province, and for one whose parent is not known.
  package func parents(of area: Area) -> [Area] {
    var parents: [Area] = []
    var code = area.parent
    while let known = code.flatMap({ self.area(code: $0) }), parents.count < Area.Kind.allCases.count {
      parents.append(known)
      code = known.parent
    }
    return parents
  }

  /// Whether the inner area is the outer one or lies in it.
  package func contains(_ outer: Area, _ inner: Area) -> Bool {
    outer.code == inner.code || parents(of: inner).contains { $0.code == outer.code }
  }
}

/// A line of the table: offsets of its bytes, so that no string is made before it is wanted.
private struct Row {
  var code: Int32
  /// 0 for a province.
  var parent: Int32
  var kind: Area.Kind
  var name: Range<Int32>
  /// How many bytes of the name its short form has.
  var shortLength: Int32
  var pinyin: Range<Int32>
  /// The last at the end of which it existed, or had the name; 0 where it does.
  var lastYear: Int32
}

extension Divisions {
  /// The row of the name that a division has now.
  private func present(_ index: Int) -> Int {
    var index = index
    while index > 0, rows[index - 1].code == rows[index].code { index -= 1 }
    return index
  }

  private func areas(_ indices: [Int]) -> [Area] {
    var found: [Int] = []
    for index in indices.map(present) where !found.contains(index) { found.append(index) }
    return found.map { area(rows[$0]) }
  }

  /// Whether the last year of a division, or of a name, is before the year and the one before it.
  private func isOver(_ index: Int) -> Bool { rows[index].lastYear > 0 && Int(rows[index].lastYear) + 1 < year }

  /// Of several rows those that existed in the year or the one before, if any did; of a county and the district that it became the
  /// newer one, if both bear the name in full or both in short (沙县 is not 沙县区).
  private func asOfYear(_ indices: [Int], named name: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard indices.count > 1 else { return indices }
    let existing = indices.filter { !isOver($0) }
    let left = existing.isEmpty ? indices : existing
    func isFull(_ index: Int) -> Bool { rows[index].name.count == name.count }
    return left.filter { index in
      rows[index].lastYear == 0
        || !left.contains {
          rows[$0].lastYear == 0 && rows[$0].parent == rows[index].parent && isFull($0) == isFull(index)
        }
    }
  }

  private func area(_ row: Row) -> Area {
    func string(_ range: Range<Int32>) -> String {
      String(decoding: bytes(range, of: table), as: UTF8.self)
    }
    return Area(
      code: String(row.code), name: string(row.name), kind: row.kind, pinyin: string(row.pinyin),
      parent: row.parent > 0 ? String(row.parent) : nil)
  }

  private func row(of code: Int32) -> Int? {
    var lower = 0
    var upper = rows.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if rows[middle].code < code { lower = middle + 1 } else { upper = middle }
    }
    return lower < rows.count && rows[lower].code == code ? lower : nil
  }

  private func rowIndices(named name: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard !name.isEmpty else { return [] }
    var found: [Int] = []
    var slot = hash(name) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      let full = bytes(rows[index].name, of: table)
      let isShort = name.count == rows[index].shortLength
      if isShort || name.count == full.count, full.starts(with: name), !found.contains(index) { found.append(index) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return found.sorted()
  }
}

private func bytes(_ range: Range<Int32>, of table: StaticString) -> UnsafeBufferPointer<UInt8> {
  UnsafeBufferPointer(start: table.utf8Start + Int(range.lowerBound), count: range.count)
}

/// The lines after the headings, each `code,name,level,parent,pinyin`, and of what is no more `,` and its last year.
private func indexed(_ table: StaticString) -> [Row] {
  var rows: [Row] = []
  rows.reserveCapacity(3_600)
  let end = table.utf8CodeUnitCount
  let text = UnsafeBufferPointer(start: table.utf8Start, count: end)
  var position = 0
  var commas: [Int32] = []
  while position < end {
    commas.removeAll(keepingCapacity: true)
    let start = Int32(position)
    while position < end, text[position] != 0x0a {
      if text[position] == 0x2c { commas.append(Int32(position)) }
      position += 1
    }
    if commas.count >= 4, text[Int(start)] <= 0x39 { rows.append(row(text, start..<Int32(position), commas)) }
    position += 1
  }
  return rows
}

private func row(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int32>, _ commas: [Int32]) -> Row {
  func number(_ range: Range<Int32>) -> Int32 {
    range.reduce(0) { $0 * 10 + Int32(text[Int($1)]) - 0x30 }
  }
  let name = (commas[0] + 1)..<commas[1]
  // county and city differ in their second letter, province in its first.
  let kind: Area.Kind =
    text[Int(commas[1]) + 1] == UInt8(ascii: "p")
    ? .province : text[Int(commas[1]) + 2] == UInt8(ascii: "i") ? .city : .county
  let end = commas.count > 4 ? commas[4] : line.upperBound
  return Row(
    code: number(line.lowerBound..<commas[0]), parent: number((commas[2] + 1)..<commas[3]), kind: kind, name: name,
    shortLength: shortLength(UnsafeBufferPointer(rebasing: text[Int(name.lowerBound)..<Int(name.upperBound)])),
    pinyin: (commas[3] + 1)..<end, lastYear: end < line.upperBound ? number((end + 1)..<line.upperBound) : 0)
}

private func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return Int(truncatingIfNeeded: hash >> 20)
}

private func hashed(_ rows: [Row], of table: StaticString) -> [UInt16] {
  var slots = [UInt16](repeating: 0, count: 16_384)
  precondition(rows.count < slots.count / 4, "the hash table has room for every name twice")
  func insert(_ name: UnsafeBufferPointer<UInt8>, _ index: Int) {
    var slot = hash(name) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt16(index + 1)
  }
  for (index, row) in rows.enumerated() {
    insert(bytes(row.name, of: table), index)
    if row.shortLength < row.name.count {
      insert(bytes(row.name.lowerBound..<(row.name.lowerBound + row.shortLength), of: table), index)
    }
  }
  return slots
}
