/// A row in simplified characters, without the pinyin that mirror sites put behind characters of it: 工作年度報(bào)告 → 工作年度报告.
func plain(_ row: [UInt8]) -> [UInt8] {
  guard let first = firstChange(row) else { return row }
  var plain = Array(row[..<first])
  plain.reserveCapacity(row.count)
  var index = first
  while index < row.count {
    if let end = endOfPinyin(row, at: index) {
      index = end
    } else if let (scalar, character) = character(row, at: index) {
      let simple = simplified(scalar)
      if simple == scalar {
        plain += character
      } else {
        plain += [0xe0 | UInt8(simple >> 12), 0x80 | UInt8(simple >> 6 & 0x3f), 0x80 | UInt8(simple & 0x3f)]
      }
      index += 3
    } else {
      plain.append(row[index])
      index += 1
    }
  }
  return plain
}

/// Where the first character stands that is not plain; nil for most rows.
private func firstChange(_ row: [UInt8]) -> Int? {
  var index = 0
  while index < row.count {
    let byte = row[index]
    if byte >= 0xe4, let (scalar, _) = character(row, at: index) {
      if simplified(scalar) != scalar { return index }
      index += 3
    } else if byte == UInt8(ascii: "("), endOfPinyin(row, at: index) != nil {
      return index
    } else {
      index += 1
    }
  }
  return nil
}

/// The Chinese character that begins at a byte, which has three.
private func character(_ row: [UInt8], at index: Int) -> (scalar: UInt32, bytes: ArraySlice<UInt8>)? {
  guard (0xe4...0xe9).contains(row[index]), index + 2 < row.count else { return nil }
  let scalar =
    UInt32(row[index] & 0x0f) << 12 | UInt32(row[index + 1] & 0x3f) << 6 | UInt32(row[index + 2] & 0x3f)
  return (scalar, row[index...(index + 2)])
}

/// Where the brackets end that open at a byte behind a Chinese character and hold a syllable with its tone.
private func endOfPinyin(_ row: [UInt8], at index: Int) -> Int? {
  guard row[index] == UInt8(ascii: "("), index >= 3, (0xe4...0xe9).contains(row[index - 3]) else { return nil }
  let syllable = row[(index + 1)...].prefix(longestSyllable).prefix { $0 != UInt8(ascii: ")") }
  let isLetters = syllable.allSatisfy { (0x61...0x7a).contains($0) || $0 & 0xc0 == 0x80 || (0xc3...0xcc).contains($0) }
  guard isLetters, !syllable.isEmpty, syllable.endIndex < row.count, row[syllable.endIndex] == UInt8(ascii: ")") else {
    return nil
  }
  return syllable.endIndex + 1
}

/// In bytes.
private let longestSyllable = 10
