import Diagnostics
import Glibc

/// A file's bytes as `readDocument` can read them: those of a PDF or an old Word file are what another program prints of
/// it. All others are given back as they are.
func readable(_ bytes: [UInt8], _ path: String) throws(Diagnostic) -> [UInt8] {
  guard let converter = converters.first(where: { bytes.starts(with: $0.magic) }) else { return bytes }
  guard let absolute = absolute(path) else { throw .unreadable(path, errno) }
  if converter.isOffice, installed("soffice") != nil, let page = try pageByOffice(absolute) { return page }
  let result: ChildResult
  do throws(ChildFailure) {
    result = try run(converter.program, converter.arguments(absolute))
  } catch {
    throw Diagnostic.notConverted(converter, error).with { $0.file = path }
  }
  guard result.status == 0 || !result.output.isEmpty else {
    throw Diagnostic.notConverted(converter, result).with { $0.file = path }
  }
  return result.output
}

/// A program that prints what a file holds.
private struct Converter: Sendable {
  /// How the files begin that it reads.
  var magic: [UInt8]
  var format: Phrase
  var program: String
  /// For a path from the root, which no program takes for an option.
  var arguments: @Sendable (String) -> [String]
  /// The packages of Debian that it comes with.
  var packages: String
  /// Whether LibreOffice, where it is installed, reads them better.
  var isOffice = false
}

private let converters = [
  Converter(
    magic: Array("%PDF".utf8), format: Phrase("a PDF file", zh: "PDF 文件"), program: "pdftotext",
    arguments: { ["-tsv", $0, "-"] }, packages: "poppler-utils poppler-data"),
  // A line a row, of any width, its cells parted by bars. It drops tables of merged cells, which LibreOffice keeps.
  Converter(
    magic: [0xd0, 0xcf, 0x11, 0xe0], format: Phrase("an old Word file (DOC, WPS)", zh: "旧版 Word 文件（DOC、WPS）"),
    program: "antiword", arguments: { ["-m", "UTF-8.txt", "-w", "0", $0] }, packages: "libreoffice-writer",
    isOffice: true),
]

/// A file as the web page that LibreOffice makes of it, in a folder and with settings of its own, so that several run at
/// once and no window of the user's is disturbed; nil where it makes none.
private func pageByOffice(_ path: String) throws(Diagnostic) -> [UInt8]? {
  var template = Array("\(environmentVariable("TMPDIR") ?? "/tmp")/gongkai-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { return nil }
  let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { _ = try? run("rm", ["-rf", folder], limits: ChildLimits(isStoppable: false)) }
  let arguments = [
    "-env:UserInstallation=file://\(folder)/settings", "--headless", "--norestore", "--convert-to", "html:HTML",
    "--outdir", "\(folder)/page", path,
  ]
  guard (try? run("soffice", arguments, limits: ChildLimits(seconds: 60, memory: 4 << 30)))?.status == 0 else {
    if Interruption.isSet { throw .stopped }
    return nil
  }
  guard let page = try? filesBelow("\(folder)/page").first(where: { $0.hasSuffix(".html") }) else { return nil }
  return try? readFile(at: page)
}

private func absolute(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

extension Diagnostic {
  fileprivate static func notConverted(_ converter: Converter, _ result: ChildResult) -> Diagnostic {
    let said = String(decoding: result.errors, as: UTF8.self).split(separator: "\n").first.map(String.init)
    let why = said ?? "\(result.status)"
    return Diagnostic(
      Phrase(
        "\(converter.format.en) that \(converter.program) cannot read: \(why)",
        zh: "\(converter.program) 无法读取此文件（\(converter.format.zh)）：\(why)"))
  }

  fileprivate static func notConverted(_ converter: Converter, _ failure: ChildFailure) -> Diagnostic {
    let (format, program) = (converter.format, converter.program)
    switch failure {
    case .notInstalled:
      return Diagnostic(
        Phrase("\(format.en) is read by \(program), which is not installed", zh: "读取\(format.zh)需要 \(program)，尚未安装"),
        hint: Phrase(verbatim: "apt-get install \(converter.packages)"))
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
}
