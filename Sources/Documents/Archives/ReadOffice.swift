import Diagnostics

/// Whether the bytes begin as a ZIP archive does; Word and Excel files are such.
func isArchive(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4b, 0x05, 0x06])
}

/// Reads a Word or Excel file; another archive is refused.
func readOffice(
  _ bytes: [UInt8], name: String, complaints: inout [Diagnostic]
) throws(Diagnostic) -> Document {
  var archive = try ZipArchive(bytes)
  // Some programs number the part: word/document2.xml.
  if let part = archive.firstMember(where: { $0.hasPrefix("word/document") && $0.hasSuffix(".xml") }) {
    return try readDOCX(&archive, part: part, name: name, complaints: &complaints)
  }
  if archive.firstMember(where: { $0 == "xl/workbook.xml" }) != nil {
    return try readXLSX(&archive, name: name, complaints: &complaints)
  }
  throw .otherArchive
}

extension Diagnostic {
  fileprivate static let otherArchive = Diagnostic(
    Phrase("a ZIP archive that is neither a Word nor an Excel file", zh: "ZIP 压缩包，既不是 Word 也不是 Excel 文件"),
    hint: Phrase("unpack it, and load what is in it", zh: "请解压后再加载其中的文件"))
}
