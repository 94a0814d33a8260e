/// A file packed by gzip (RFC 1952) as a ZIP archive of that one file, so that it is unpacked like one: both pack by the same method, and
/// only what stands around it differs. Nil where it is none, or cut off.
func gzipAsArchive(_ bytes: [UInt8]) -> [UInt8]? {
  guard bytes.count > 18, bytes.starts(with: [0x1f, 0x8b, 0x08]) else { return nil }
  let flags = bytes[3]
  var start = 10
  if flags & 4 != 0 { start += 2 + Int(bytes[10]) + Int(bytes[11]) << 8 }
  var name: [UInt8] = []
  // The name, and a comment.
  for flag: UInt8 in [8, 16] where flags & flag != 0 {
    guard start < bytes.count, let end = bytes[start...].firstIndex(of: 0) else { return nil }
    if flag == 8 { name = Array(bytes[start..<end]) }
    start = end + 1
  }
  if flags & 2 != 0 { start += 2 }
  guard start + 8 < bytes.count, name.count < 1 << 10 else { return nil }
  let packed = bytes[start..<(bytes.count - 8)]
  if name.isEmpty { name = Array("content".utf8) }
  // The check sum and the size stand behind, as in an archive.
  let (sum, size) = (Array(bytes[(bytes.count - 8)..<(bytes.count - 4)]), Array(bytes[(bytes.count - 4)...]))
  let method: [UInt8] = littleEndian(20, 2) + littleEndian(0, 2) + littleEndian(8, 2) + littleEndian(0, 4)
  let sizes = sum + littleEndian(packed.count, 4) + size + littleEndian(name.count, 2) + littleEndian(0, 2)
  var archive = littleEndian(0x0403_4b50, 4) + method + sizes + name + packed
  let directory = archive.count
  archive += littleEndian(0x0201_4b50, 4) + littleEndian(20, 2) + method + sizes + littleEndian(0, 14) + name
  let length = archive.count - directory
  archive += littleEndian(0x0605_4b50, 4) + littleEndian(0, 4) + littleEndian(1, 2) + littleEndian(1, 2)
  return archive + littleEndian(length, 4) + littleEndian(directory, 4) + littleEndian(0, 2)
}

private func littleEndian(_ number: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
}
