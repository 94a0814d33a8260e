import Diagnostics
import Documents
import Glibc

/// A file's bytes as `readDocument` can read them: of a format that another program opens, what that program makes of them.
/// All others are given back as they are.
///
/// - Parameter path: of the file; nil where it stands in no file of its own, as in an archive.
package func readable(_ bytes: [UInt8], _ path: String?) throws(Diagnostic) -> [UInt8] {
  guard let format = foreignFormat(of: bytes), format != .oldText || !isReadableWord(bytes) else { return bytes }
  guard let path else {
    return try withTemporaryFolder { folder throws(Diagnostic) in
      let file = "\(folder)/document"
      _ = try writeWholeFile(file, replacing: false) { put in try put(bytes) }
      return try converted(format, file)
    }
  }
  guard let absolute = absolute(path) else { throw .unreadable(path, errno) }
  return try converted(format, absolute)
}

/// - Parameter path: from the root, so that no program takes it for an option.
private func converted(_ format: ForeignFormat, _ path: String) throws(Diagnostic) -> [UInt8] {
  switch format {
  case .pdf: try printed(path)
  case .picture: try recognisedPicture(path)
  case .oldText where installed("soffice") == nil: try output(format, "antiword", ["-m", "UTF-8.txt", "-w", "0", path])
  case .oldText, .richText, .openText: try byOffice(format, path, "docx:MS Word 2007 XML")
  case .oldSheet, .openSheet: try byOffice(format, path, "xlsx:Calc MS Excel 2007 XML")
  }
}

/// The words of a PDF with their places, and its pages as they are drawn, up to the first that cannot be: the long side 900
/// pixels, for lines are looked for, not letters. Each part of the pages has the limits of a child to itself.
/// Pages that are pictures come by way of text recognition where that is installed.
///
/// - Parameter isPicture: whether all pages are, whatever words they have.
private func printed(_ path: String, isPicture: Bool = false) throws(Diagnostic) -> [UInt8] {
  var printed = try output(.pdf, "pdftotext", ["-tsv", path, "-"])
  let count = min(printedPageCount(printed), mostDrawnPages)
  for first in stride(from: 1, through: count, by: pagesOfPart) {
    let last = min(first + pagesOfPart - 1, count)
    let drawn = try? run("pdftoppm", ["-gray", "-scale-to", "900", "-f", "\(first)", "-l", "\(last)", path])
    if Interruption.isSet { throw .stopped }
    printed += drawn?.output ?? []
    guard drawn?.status == 0 else { break }
  }
  let pictures = isPicture ? Array(1...max(count, 1)) : picturePages(printed)
  return pictures.isEmpty || !canRecognise() ? printed : try withRecognised(pictures, of: path, printed)
}

/// A picture by way of text recognition, as a PDF of it is read.
private func recognisedPicture(_ path: String) throws(Diagnostic) -> [UInt8] {
  guard canRecognise() else { throw .noRecognition }
  return try withTemporaryFolder { folder throws(Diagnostic) in
    // A line of text is all that is looked for: what is wanted is the picture, in a format that pdftoppm draws.
    _ = try output(.picture, "tesseract", [path, "\(folder)/picture", "-l", "eng", "--psm", "7", "pdf"], .recognition)
    return try printed("\(folder)/picture.pdf", isPicture: true)
  }
}

/// So many pages take some 30 MB, and seldom a second.
private let pagesOfPart = 50

/// What a program prints.
func output(
  _ format: ForeignFormat, _ program: String, _ arguments: [String], _ limits: ChildLimits = ChildLimits()
) throws(Diagnostic) -> [UInt8] {
  let result: ChildResult
  do throws(ChildFailure) {
    result = try run(program, arguments, limits: limits)
  } catch {
    throw .notConverted(format, program, error)
  }
  guard result.status == 0 || !result.output.isEmpty else { throw .notConverted(format, program, result) }
  return result.output
}

/// The file that LibreOffice makes, in a folder and with settings of its own, so that several run at once and no window
/// of the user's is disturbed.
private func byOffice(_ format: ForeignFormat, _ path: String, _ filter: String) throws(Diagnostic) -> [UInt8] {
  try withTemporaryFolder { folder throws(Diagnostic) in
    let arguments = [
      "-env:UserInstallation=file://\(folder)/settings", "--headless", "--norestore", "--convert-to", filter,
      "--outdir", "\(folder)/made", path,
    ]
    let result: ChildResult
    do throws(ChildFailure) {
      result = try run("soffice", arguments, limits: ChildLimits(seconds: 60, elapsed: 60, memory: 4 << 30))
    } catch {
      throw .notConverted(format, "soffice", error)
    }
    guard let made = try? filesBelow("\(folder)/made").first else { throw .notConverted(format, "soffice", result) }
    return try readFile(at: made)
  }
}

/// Runs a body with a folder that is gone afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws(Diagnostic) -> Result) throws(Diagnostic) -> Result {
  var template = Array("\(environmentVariable("TMPDIR") ?? "/tmp")/gongkai-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { throw .noTemporaryFolder(errno) }
  let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { _ = try? run("rm", ["-rf", folder], limits: ChildLimits(isStoppable: false)) }
  return try body(folder)
}

private func absolute(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

extension ForeignFormat {
  fileprivate var name: Phrase {
    switch self {
    case .pdf: Phrase("a PDF file", zh: "PDF 文件")
    case .oldText: Phrase("an old Word file (DOC, WPS)", zh: "旧版 Word 文件（DOC、WPS）")
    case .oldSheet: Phrase("an old Excel file (XLS, ET)", zh: "旧版 Excel 文件（XLS、ET）")
    case .richText: Phrase("a Rich Text file (RTF)", zh: "RTF 文件")
    case .openText: Phrase("an OpenDocument text (ODT)", zh: "OpenDocument 文本（ODT）")
    case .openSheet: Phrase("an OpenDocument spreadsheet (ODS)", zh: "OpenDocument 电子表格（ODS）")
    case .picture: Phrase("a picture", zh: "图片")
    }
  }
}

/// The packages of Debian that the programs come with.
private let packages = [
  "pdftotext": "poppler-utils poppler-data", "antiword": "antiword",
  "soffice": "libreoffice-writer-nogui libreoffice-calc-nogui",
]

extension Diagnostic {
  static func noProgram(_ format: ForeignFormat, _ program: String) -> Diagnostic {
    let name = program == "soffice" ? "LibreOffice" : program
    return Diagnostic(
      Phrase(
        "\(format.name.en) is read by way of \(name), which is not installed", zh: "读取\(format.name.zh)需要 \(name)，尚未安装"),
      hint: packages[program].map { Phrase(verbatim: "apt-get install \($0)") })
  }

  fileprivate static let noRecognition = Diagnostic(
    Phrase(
      "a picture is read by way of Tesseract and its model of Chinese, which are not installed",
      zh: "识别图片中的文字需要 Tesseract 及其中文模型，尚未安装"),
    hint: Phrase(verbatim: "apt-get install tesseract-ocr tesseract-ocr-chi-sim poppler-utils"))

  fileprivate static func notConverted(
    _ format: ForeignFormat, _ program: String, _ result: ChildResult
  ) -> Diagnostic {
    // LibreOffice warns of Java first, whatever is wrong; pdftotext has warnings alone.
    let lines = String(decoding: result.errors, as: UTF8.self).split(separator: "\n")
    let why = lines.first { !$0.hasPrefix("Warning:") } ?? lines.first ?? "\(result.status)"
    return Diagnostic(
      Phrase(
        "\(format.name.en) that \(program) cannot read: \(why)", zh: "\(program) 无法读取此文件（\(format.name.zh)）：\(why)"))
  }

  fileprivate static func notConverted(
    _ format: ForeignFormat, _ program: String, _ failure: ChildFailure
  ) -> Diagnostic {
    switch failure {
    case .notInstalled: return .noProgram(format, program)
    case .notStarted(let number):
      let reason = systemText(number)
      return Diagnostic(Phrase("\(program) cannot be started: \(reason)", zh: "无法启动 \(program)：\(reason)"))
    case .tookTooLong(let seconds):
      return Diagnostic(
        Phrase("\(program) needed more than \(seconds) s for it", zh: "\(program) 处理超过 \(seconds) 秒，已终止"))
    case .wroteTooMuch:
      return Diagnostic(
        Phrase("\(program) wrote more than any report holds", zh: "\(program) 输出过多，已终止"))
    case .interrupted: return .stopped
    }
  }

  fileprivate static func noTemporaryFolder(_ number: Int32) -> Diagnostic {
    let reason = systemText(number)
    return Diagnostic(
      Phrase("no temporary folder can be made: \(reason)", zh: "无法建立临时文件夹：\(reason)"),
      hint: Phrase("set TMPDIR to a folder that may be written", zh: "请将 TMPDIR 设为可写的文件夹"))
  }
}
