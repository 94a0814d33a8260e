import Diagnostics

let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

/// Why the bytes are not a text that can be read; nil where they may be one.
func refusal(of bytes: [UInt8]) -> Diagnostic? {
  if bytes.isEmpty { return .emptyFile }
  if let format = knownBinaries.first(where: { bytes.starts(with: $0.magic) }) {
    return .otherFormat(format.name)
  }
  if bytes.dropFirst(257).starts(with: Array("ustar".utf8)) {
    return .otherFormat(Phrase("a TAR archive", zh: "TAR 压缩文件"))
  }
  return mail(bytes)
}

/// What is refused as a mail, or as a page that a browser or Word saved in the form of one (MHT), by the lines at its beginning.
private func mail(_ bytes: [UInt8]) -> Diagnostic? {
  let head = bytes.prefix(longestHead)
  // The name of a line: most files do not even begin with one.
  let name = head.prefix { isLetter($0) || $0 == UInt8(ascii: "-") }
  guard name.count > 1, head.dropFirst(name.count).first == UInt8(ascii: ":") else { return nil }
  let lines = String(decoding: head, as: UTF8.self).lowercased().split(whereSeparator: \.isNewline)
  func has(_ name: String) -> Bool { lines.contains { $0.hasPrefix(name + ":") } }
  guard has("mime-version"), has("content-type") else { return nil }
  let isMail = ["to", "received", "delivered-to"].contains(where: has)
  return isMail ? .mail : .pageInMail
}

/// In bytes.
private let longestHead = 4_000

/// How files begin that are not text.
private let knownBinaries: [(name: Phrase, magic: [UInt8])] = [
  (Phrase("a PDF file", zh: "PDF 文件"), Array("%PDF".utf8)),
  (Phrase("an old Word or Excel file (DOC, XLS)", zh: "旧版 Word 或 Excel 文件（DOC、XLS）"), [0xd0, 0xcf, 0x11, 0xe0]),
  (Phrase("a Rich Text file", zh: "RTF 文件"), Array("{\\rtf".utf8)),
  (Phrase("a PNG picture", zh: "PNG 图片"), [0x89, 0x50, 0x4e, 0x47]),
  (Phrase("a JPEG picture", zh: "JPEG 图片"), [0xff, 0xd8, 0xff]),
  (Phrase("a GIF picture", zh: "GIF 图片"), Array("GIF8".utf8)),
  (Phrase("a gzip archive", zh: "gzip 压缩文件"), [0x1f, 0x8b]),
  (Phrase("a RAR archive", zh: "RAR 压缩文件"), Array("Rar!".utf8)),
  (Phrase("a 7z archive", zh: "7z 压缩文件"), [0x37, 0x7a, 0xbc, 0xaf]),
  (Phrase("a SQLite database", zh: "SQLite 数据库"), Array("SQLite format 3".utf8)),
  (Phrase("an executable", zh: "可执行文件"), [0x7f, 0x45, 0x4c, 0x46]),
]

/// Whether the text was decoded wrongly before it was saved: question marks or replacement characters for most of it,
/// or the characters that Chinese UTF-8 turns into when it is taken for GBK. Looks at the beginning only.
func isDestroyed(_ bytes: [UInt8]) -> Bool {
  var printed = 0
  var chinese = 0
  var lost = 0
  var garbled = 0
  // ÎäººÊÐ: signs of Western Europe, as the bytes of GBK turn into when each is taken for a character.
  var western = 0
  let end = min(bytes.count, sampleForDecoding)
  bytes.withUnsafeBufferPointer { bytes in
    var index = 0
    while index < end {
      let byte = bytes[index]
      if byte > 0x20 { printed += 1 }
      if byte == 0x3f { lost += 1 }
      if byte == 0xc2 || byte == 0xc3 { western += 1 }
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
    // Two bytes each, and more than half of all that is printed.
    || (western >= 40 && western * 4 > printed && chinese * 10 < western)
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

extension Phrase {
  /// What helps where the tables of a page or a Word file are pictures.
  package static let savePictures = Phrase(
    "save the pictures, or the whole as PDF, and load those: they are read by Tesseract where it is installed",
    zh: "请将图片另存，或整体另存为 PDF 后载入：安装 Tesseract 后可识别")
}

extension Diagnostic {
  static let emptyFile = Diagnostic(Phrase("the file is empty", zh: "文件是空的"))

  /// Of a document without text.
  static func empty(pictures: Int) -> Diagnostic {
    guard pictures > 0 else { return emptyFile }
    return Diagnostic(
      Phrase(
        "there is no text, only \(pictures) picture\(pictures == 1 ? "" : "s")", zh: "没有文字，仅有 \(pictures) 张图片"),
      hint: .savePictures)
  }

  fileprivate static func otherFormat(_ name: Phrase) -> Diagnostic {
    Diagnostic(
      Phrase("\(name.en) cannot be read", zh: "不能读取：\(name.zh)"),
      hint: Phrase("save it as DOCX, XLSX, HTML or text", zh: "请另存为 DOCX、XLSX、HTML 或文本"))
  }

  fileprivate static let pageInMail = Diagnostic(
    Phrase("a page saved as MHT cannot be read", zh: "不能读取：MHT（单一文件网页）"),
    hint: Phrase("open it in a browser or in Word, and save it as HTML or DOCX", zh: "请用浏览器或 Word 打开，另存为 HTML 或 DOCX"))

  fileprivate static let mail = Diagnostic(
    Phrase("a mail (EML) cannot be read", zh: "不能读取：邮件（EML）"),
    hint: Phrase("save its attachment, or what it shows as HTML, and load that", zh: "请保存其附件，或将正文另存为 HTML 后载入"))

  static let destroyed = Diagnostic(
    Phrase(
      "the text was destroyed by a wrong decoding before it was saved: nothing in it can be trusted",
      zh: "文本在保存前已因解码错误而损坏（乱码），内容不可信"),
    hint: Phrase("fetch the document again from where it was published", zh: "请从发布处重新获取该文件"))
}
