/// A member of a ZIP archive that a test makes.
package struct ZipMember {
  package var name: [UInt8]
  /// What stands in the archive: the content itself, or a stream of deflate.
  package var stored: [UInt8]
  package var isDeflated = false
  package var isEncrypted = false
  /// The size and the checksum that the archive declares for the content.
  package var size: Int
  package var checksum: UInt32

  package init(_ name: String, _ content: [UInt8]) {
    self.name = Array(name.utf8)
    stored = content
    size = content.count
    checksum = crc32(content)
  }

  package init(_ name: String, _ content: String) {
    self.init(name, Array(content.utf8))
  }

  /// A member that expands to zeros, as many as 258 times `runs` and one.
  package static func bomb(_ name: String, runs: Int) -> ZipMember {
    var member = ZipMember(name, [])
    member.stored = deflatedZeros(runs: runs)
    member.isDeflated = true
    member.size = 258 * runs + 1
    return member
  }

  package func with(_ change: (inout ZipMember) -> Void) -> ZipMember {
    var copy = self
    change(&copy)
    return copy
  }
}

/// The bytes of an archive.
package func zip(_ members: [ZipMember]) -> [UInt8] {
  var bytes: [UInt8] = []
  var directory: [UInt8] = []
  for member in members {
    let offset = bytes.count
    let flags = member.isEncrypted ? 1 : 0
    let common =
      number(20, 2) + number(flags, 2) + number(member.isDeflated ? 8 : 0, 2) + number(0, 4)
      + number(Int(member.checksum), 4) + number(member.stored.count, 4) + number(member.size, 4)
      + number(member.name.count, 2) + number(0, 2)
    bytes += [0x50, 0x4b, 3, 4] + common + member.name + member.stored
    directory +=
      [0x50, 0x4b, 1, 2] + number(20, 2) + common + number(0, 10) + number(offset, 4) + member.name
  }
  let start = bytes.count
  bytes += directory + [0x50, 0x4b, 5, 6] + number(0, 4) + number(members.count, 2) + number(members.count, 2)
  return bytes + number(directory.count, 4) + number(start, 4) + number(0, 2)
}

private func number(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = ~0
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
  }
  return ~sum
}

/// A block of deflate with fixed codes: a zero, then runs of 258 bytes that repeat the one before (RFC 1951, 3.2.6).
private func deflatedZeros(runs: Int) -> [UInt8] {
  var bytes: [UInt8] = []
  var bits: UInt32 = 0
  var count = 0
  func put(_ value: UInt32, _ width: Int) {
    bits |= value << UInt32(count)
    count += width
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      count -= 8
    }
  }
  put(0b011, 3)
  put(0b0000_1100, 8)
  // The code of length 258 is 11000101, read from its highest bit; the distance of one is 00000.
  for _ in 0..<runs { put(0b0_0000_1010_0011, 13) }
  put(0, 7)
  put(0, 7)
  return bytes
}
