import Diagnostics

let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

/// Why the bytes are not a text that can be read; nil where they are.
func refusal(of bytes: [UInt8]) -> Diagnostic? {
  if bytes.isEmpty { return .emptyFile }
  if let format = knownBinaries.first(where: { bytes.starts(with: $0.magic) }) {
    return .otherFormat(format.name)
  }
  if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) { return .otherEncoding("UTF-16") }
  let invalid = invalidUTF8(bytes)
  if let zero = bytes.firstIndex(of: 0) { return .binary(at: zero) }
  if let first = invalid.first { return .invalidUTF8(first, line: invalid.line, count: invalid.count) }
  return isDestroyed(bytes) ? .destroyed : nil
}

/// How files begin that are not text.
private let knownBinaries: [(name: Phrase, magic: [UInt8])] = [
  (Phrase("a PDF file", zh: "PDF 文件"), Array("%PDF".utf8)),
  (Phrase("a Word (DOCX) or other ZIP file", zh: "Word（DOCX）或其他 ZIP 文件"), [0x50, 0x4b, 0x03, 0x04]),
  (Phrase("an old Word or Excel file (DOC, XLS)", zh: "旧版 Word 或 Excel 文件（DOC、XLS）"), [0xd0, 0xcf, 0x11, 0xe0]),
  (Phrase("a PNG picture", zh: "PNG 图片"), [0x89, 0x50, 0x4e, 0x47]),
  (Phrase("a JPEG picture", zh: "JPEG 图片"), [0xff, 0xd8, 0xff]),
  (Phrase("a gzip archive", zh: "gzip 压缩文件"), [0x1f, 0x8b]),
  (Phrase("a SQLite database", zh: "SQLite 数据库"), Array("SQLite format 3".utf8)),
  (Phrase("an executable", zh: "可执行文件"), [0x7f, 0x45, 0x4c, 0x46]),
]

/// The offset and line of the first byte that UTF-8 does not allow, and how many there are.
private func invalidUTF8(_ bytes: [UInt8]) -> (first: Int?, line: Int, count: Int) {
  var first: Int?
  var line = 1
  var count = 0
  bytes.withUnsafeBufferPointer { bytes in
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0x0a, first == nil { line += 1 }
        index += 1
        continue
      }
      let length = lengthOfCharacter(bytes, at: index)
      if length == 0 {
        if first == nil { first = index }
        count += 1
      }
      index += max(length, 1)
    }
  }
  return (first, line, count)
}

/// How many bytes the character beyond ASCII at an index has; 0 where it is not well formed (RFC 3629).
private func lengthOfCharacter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
  let lead = bytes[index]
  let length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  guard lead >= 0xc2, lead <= 0xf4, index + length <= bytes.count else { return 0 }
  let second = bytes[index + 1]
  let range: ClosedRange<UInt8> =
    switch lead {
    case 0xe0: 0xa0...0xbf
    case 0xed: 0x80...0x9f
    case 0xf0: 0x90...0xbf
    case 0xf4: 0x80...0x8f
    default: 0x80...0xbf
    }
  guard range.contains(second) else { return 0 }
  for offset in 2..<max(length, 2) where bytes[index + offset] & 0xc0 != 0x80 { return 0 }
  return length
}

/// Whether the text was decoded wrongly before it was saved: question marks or replacement characters for most of it,
/// or the characters that Chinese UTF-8 turns into when it is taken for GBK. Looks at the beginning only.
private func isDestroyed(_ bytes: [UInt8]) -> Bool {
  var printed = 0
  var chinese = 0
  var lost = 0
  var garbled = 0
  let end = min(bytes.count, sampleForDecoding)
  bytes.withUnsafeBufferPointer { bytes in
    var index = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    while index < end {
      let byte = bytes[index]
      if byte > 0x20 { printed += 1 }
      if byte == 0x3f { lost += 1 }
      if byte >= 0xe0, byte < 0xf0, index + 2 < bytes.count {
        let scalar = Int(byte & 0x0f) << 12 | Int(bytes[index + 1] & 0x3f) << 6 | Int(bytes[index + 2] & 0x3f)
        if scalar == 0xfffd { lost += 1 }
        if (0x4e00...0x9fff).contains(scalar) {
          chinese += 1
          if isGarbled[scalar - 0x4e00] { garbled += 1 }
        }
      }
      index += byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    }
  }
  return (lost >= 6 && lost * 3 > printed) || (garbled >= 4 && garbled * 10 > chinese)
}

private let sampleForDecoding = 6_000

/// Characters that hardly occur in reports, but make up most of a text whose UTF-8 was once or twice taken for GBK.
private let garbledCharacters =
  "闂備礁閻闁濠缂婵鐎閸濞妞閹閺鈧锟鏀鍏鐨鍦鍙鎶鎭淇鏈绗搴鍔鍒鎴鎻骞浼垮簻"

/// By code point from U+4E00 on.
private let isGarbled: [Bool] = {
  var table = [Bool](repeating: false, count: 0x5200)
  for scalar in garbledCharacters.unicodeScalars { table[Int(scalar.value) - 0x4e00] = true }
  return table
}()

extension Diagnostic {
  static let emptyFile = Diagnostic(Phrase("the file is empty", zh: "文件是空的"))

  fileprivate static func otherFormat(_ name: Phrase) -> Diagnostic {
    Diagnostic(
      Phrase("\(name.en) cannot be read yet", zh: "尚不能读取：\(name.zh)"),
      hint: Phrase("save it as text, Markdown or HTML in UTF-8", zh: "请另存为 UTF-8 的文本、Markdown 或 HTML"))
  }

  fileprivate static func otherEncoding(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase("the text is in \(name), which cannot be read yet", zh: "文本编码为 \(name)，尚不能读取"),
      hint: .convert)
  }

  fileprivate static func binary(at offset: Int) -> Diagnostic {
    Diagnostic(
      Phrase("a binary file, not a text: it has a zero byte at offset \(offset)", zh: "二进制文件，不是文本：偏移 \(offset) 处有零字节"))
  }

  fileprivate static func invalidUTF8(_ offset: Int, line: Int, count: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "not valid UTF-8: \(count) invalid byte\(count == 1 ? "" : "s"), the first in line \(line) at offset \(offset)",
        zh: "不是有效的 UTF-8：有 \(count) 个无效字节，第一个在第 \(line) 行，偏移 \(offset)"),
      hint: .convert
    ).with { $0.place = Place(line: line) }
  }

  fileprivate static let destroyed = Diagnostic(
    Phrase(
      "the text was destroyed by a wrong decoding before it was saved: nothing in it can be trusted",
      zh: "文本在保存前已因解码错误而损坏（乱码），内容不可信"),
    hint: Phrase("fetch the document again from where it was published", zh: "请从发布处重新获取该文件"))
}

extension Phrase {
  fileprivate static let convert = Phrase("convert it to UTF-8", zh: "请转换为 UTF-8")
}
