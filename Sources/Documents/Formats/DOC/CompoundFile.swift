import Diagnostics

/// A compound file: a small file system in a file, of sectors that are chained by a table (MS-CFB). Old Word files are such.
struct CompoundFile {
  private let bytes: [UInt8]
  /// Two to this power bytes are a sector.
  private let shift: Int
  /// For each sector the one that follows it.
  private var next: [UInt32] = []
  private var nextMini: [UInt32] = []
  /// What holds the streams that are shorter than `shortest`, in sectors of 64 bytes.
  private var mini: [UInt8] = []
  private let shortest: Int
  /// The streams that lie in the file's root, by name.
  private var streams: [String: (start: UInt32, size: Int)] = [:]

  /// Nil where the bytes are none, or are damaged where all of it hangs on.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: compoundFileMark), bytes.count >= 512 else { return nil }
    self.bytes = bytes
    shift = bytes.number16(0x1e)
    shortest = bytes.number32(0x38)
    guard shift == 9 || shift == 12 else { return nil }
    let perSector = (1 << shift) / 4
    var tables = (0..<109).map { UInt32(bytes.number32(0x4c + $0 * 4)) }
    var further = UInt32(bytes.number32(0x44))
    while let sector = sector(further), tables.count * perSector < bytes.count {
      tables += (0..<perSector - 1).map { UInt32(bytes.number32(sector + $0 * 4)) }
      further = UInt32(bytes.number32(sector + (perSector - 1) * 4))
    }
    for table in tables {
      guard let sector = sector(table), next.count << shift < bytes.count else { break }
      next += (0..<perSector).map { UInt32(bytes.number32(sector + $0 * 4)) }
    }
    let entries = chained(UInt32(bytes.number32(0x30)))
    guard entries.count >= 128 else { return nil }
    let minis = chained(UInt32(bytes.number32(0x3c)))
    nextMini = (0..<minis.count / 4).map { UInt32(minis.number32($0 * 4)) }
    mini = chained(UInt32(entries.number32(0x74)))
    noteStreams(entries)
  }

  /// The bytes of a stream; nil where there is none of that name, or where its chain breaks off.
  func stream(_ name: String) -> [UInt8]? {
    guard let (start, size) = streams[name] else { return nil }
    let content = size < shortest ? minis(start) : chained(start)
    return content.count >= size ? Array(content.prefix(size)) : nil
  }

  /// Where a sector begins; nil where the file has none of that number.
  private func sector(_ number: UInt32) -> Int? {
    let start = (Int(number) + 1) << shift
    return number < 0xffff_fff0 && start + (1 << shift) <= bytes.count ? start : nil
  }

  /// The content of the sectors from this one on, as far as the chain goes. One that leads in a circle ends where it is longer than
  /// the file.
  private func chained(_ start: UInt32) -> [UInt8] {
    var content: [UInt8] = []
    var number = start
    while let sector = sector(number), content.count < bytes.count {
      content += bytes[sector..<sector + (1 << shift)]
      guard Int(number) < next.count else { break }
      number = next[Int(number)]
    }
    return content
  }

  private func minis(_ start: UInt32) -> [UInt8] {
    var content: [UInt8] = []
    var number = Int(start)
    while number < nextMini.count, number * 64 + 64 <= mini.count, content.count < shortest {
      content += mini[number * 64..<number * 64 + 64]
      number = Int(nextMini[number])
    }
    return content
  }

  /// The entries of the root are a tree, each with one to its left and one to its right.
  private mutating func noteStreams(_ entries: [UInt8]) {
    let count = entries.count / 128
    var open = [entries.number32(0x4c)]
    var seen: Set<Int> = []
    while let entry = open.popLast() {
      guard entry < count, seen.insert(entry).inserted else { continue }
      let start = entry * 128
      let length = max(min(entries.number16(start + 0x40), 64) / 2 - 1, 0)
      let name = String(
        decoding: (0..<length).map { UInt16(entries.number16(start + $0 * 2)) }, as: UTF16.self)
      if entries[start + 0x42] == 2 {
        streams[name] = (UInt32(entries.number32(start + 0x74)), entries.number32(start + 0x78))
      }
      open += [entries.number32(start + 0x44), entries.number32(start + 0x48)]
    }
  }
}

/// How a compound file begins.
let compoundFileMark: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

extension [UInt8] {
  /// A number of two bytes, the lower first; 0 behind the end.
  func number16(_ at: Int) -> Int {
    at >= 0 && at + 2 <= count ? Int(self[at]) | Int(self[at + 1]) << 8 : 0
  }

  /// A number of four bytes, the lowest first; 0 behind the end.
  func number32(_ at: Int) -> Int {
    at >= 0 && at + 4 <= count ? number16(at) | number16(at + 2) << 16 : 0
  }
}
