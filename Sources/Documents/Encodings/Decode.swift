import Diagnostics

/// A file's text in UTF-8, whatever it was saved in.
struct DecodedText {
  /// UTF-8, well formed, without the mark at its beginning.
  var bytes: [UInt8]
  /// Bytes that the encoding does not allow: U+FFFD stands for each.
  var badBytes = 0
  /// The line of the first of them, from 1.
  var firstBadLine = 1
  /// Characters beyond ASCII.
  var characters = 0
}

/// The encodings that texts are read in.
enum Encoding: String {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// Also what pages call gb2312 and gbk, which are parts of it.
  case gb18030 = "GB18030"
  /// Only where a page declares it.
  case big5 = "Big5"
}

/// Decodes a text: by the mark at its beginning, as UTF-8 where it is that, as UTF-16 where it plainly is, and else as
/// GB18030, or as Big5 where a page declares that.
///
/// What a page declares counts for less than its bytes: many pages were saved in UTF-8 and still declare gb2312. A few
/// bad bytes are replaced and said; a text with many is in neither encoding and refused.
func decode(_ bytes: [UInt8], complaints: inout [Diagnostic]) throws(Diagnostic) -> [UInt8] {
  if bytes.starts(with: [0xff, 0xfe]) {
    return try accept(decodeUTF16(bytes, from: 2, isBigEndian: false), .utf16LittleEndian, &complaints)
  }
  if bytes.starts(with: [0xfe, 0xff]) {
    return try accept(decodeUTF16(bytes, from: 2, isBigEndian: true), .utf16BigEndian, &complaints)
  }
  let isMarked = bytes.starts(with: byteOrderMark)
  let start = isMarked ? byteOrderMark.count : 0
  let invalid = invalidUTF8(bytes)
  if let zero = firstIndex(of: 0, in: bytes) {
    guard let isBigEndian = plainUTF16(bytes) else { throw .binary(at: zero) }
    let encoding: Encoding = isBigEndian ? .utf16BigEndian : .utf16LittleEndian
    return try accept(decodeUTF16(bytes, from: 0, isBigEndian: isBigEndian), encoding, &complaints)
  }
  guard invalid.count > 0 else { return start == 0 ? bytes : Array(bytes[start...]) }
  if isMarked || invalid.count * mostlyUTF8 <= invalid.characters {
    return try accept(repairUTF8(bytes, from: start), .utf8, &complaints)
  }
  let declared = declaredEncoding(bytes)
  // A page that declares Big5 may still be in GB18030, of whose common characters Big5 has few.
  if declared == .big5, !hasCommonCharacters(bytes), let text = decode(bytes, from: .big5), text.isMostlyGood {
    return try accept(text, .big5, &complaints)
  }
  guard let text = decode(bytes, from: .gb18030) else { throw .noConverter }
  guard declared == .gb18030 || hasCommonCharacters(bytes) else { throw .unknownEncoding(invalid) }
  guard text.isMostlyGood else { throw .unknownEncoding(invalid) }
  return try accept(text, .gb18030, &complaints)
}

/// A text with a line feed for each carriage return, where those alone end its lines; as it is where it has line feeds.
func withLineFeeds(_ text: [UInt8]) -> [UInt8] {
  guard firstIndex(of: 0x0d, in: text) != nil, firstIndex(of: 0x0a, in: text) == nil else { return text }
  return text.map { $0 == 0x0d ? 0x0a : $0 }
}

/// Where there are this many well-formed characters of UTF-8 for each bad byte, the text is in UTF-8.
private let mostlyUTF8 = 20

extension DecodedText {
  /// One bad byte in a hundred characters is a slip; more is another encoding.
  fileprivate var isMostlyGood: Bool { badBytes * 100 <= max(characters, 100) }
}

private func accept(
  _ text: DecodedText, _ encoding: Encoding, _ complaints: inout [Diagnostic]
) throws(Diagnostic) -> [UInt8] {
  if text.badBytes > 0 {
    let complaint = Diagnostic.badBytes(text.badBytes, encoding, line: text.firstBadLine)
    guard text.badBytes * mostlyUTF8 <= max(text.characters, mostlyUTF8) else { throw complaint }
    complaints.append(complaint.with { $0.severity = .warning })
  }
  return text.bytes
}

extension Diagnostic {
  fileprivate static func badBytes(_ count: Int, _ encoding: Encoding, line: Int) -> Diagnostic {
    let name = encoding.rawValue
    return Diagnostic(
      Phrase(
        "\(count) byte\(count == 1 ? "" : "s") that \(name) does not allow, the first in line \(line)",
        zh: "有 \(count) 个 \(name) 不允许的字节，第一个在第 \(line) 行")
    ).with { $0.place = Place(line: line) }
  }

  fileprivate static let noConverter = Diagnostic(
    Phrase(
      "the text is not UTF-8, and the C library of this system lacks the conversion from GB18030",
      zh: "文本不是 UTF-8，而本系统的 C 库缺少 GB18030 转换"),
    hint: Phrase("convert it to UTF-8", zh: "请转换为 UTF-8"))

  fileprivate static func unknownEncoding(_ invalid: InvalidUTF8) -> Diagnostic {
    let count = invalid.count
    return Diagnostic(
      Phrase(
        "neither UTF-8 nor GB18030: \(count) byte\(count == 1 ? "" : "s") that UTF-8 does not allow, "
          + "the first in line \(invalid.line) at offset \(invalid.first)",
        zh: "既不是 UTF-8 也不是 GB18030：有 \(count) 个 UTF-8 不允许的字节，第一个在第 \(invalid.line) 行，偏移 \(invalid.first)"),
      hint: Phrase("convert it to UTF-8", zh: "请转换为 UTF-8")
    ).with { $0.place = Place(line: invalid.line) }
  }

  fileprivate static func binary(at offset: Int) -> Diagnostic {
    Diagnostic(
      Phrase("a binary file, not a text: it has a zero byte at offset \(offset)", zh: "二进制文件，不是文本：偏移 \(offset) 处有零字节"))
  }
}
