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
  if let part = archive.firstMember(where: isWordPart) {
    return try readDOCX(&archive, part: part, name: name, complaints: &complaints)
  }
  if archive.firstMember(where: { $0 == workbookPart }) != nil {
    return try readXLSX(&archive, name: name, complaints: &complaints)
  }
  throw archive.firstMember(where: { $0 == "OFD.xml" }) == nil ? .otherArchive : .fixedLayout
}

/// Whether an archive with a member of this name is a Word file or a workbook.
func isOfficePart(_ name: String) -> Bool {
  isWordPart(name) || name == workbookPart
}

/// Some programs number the part: word/document2.xml.
private func isWordPart(_ name: String) -> Bool {
  name.hasPrefix("word/document") && name.hasSuffix(".xml")
}

private let workbookPart = "xl/workbook.xml"

extension Diagnostic {
  fileprivate static let otherArchive = Diagnostic(
    Phrase("a ZIP archive that is neither a Word nor an Excel file", zh: "ZIP 压缩包，既不是 Word 也不是 Excel 文件"),
    hint: Phrase("save the document as DOCX, XLSX, HTML or text", zh: "请另存为 DOCX、XLSX、HTML 或文本"))

  /// Of GB/T 33190.
  fileprivate static let fixedLayout = Diagnostic(
    Phrase("an OFD file, which is not read", zh: "OFD 版式文件，不能读取"),
    hint: Phrase("save it as PDF", zh: "请另存为 PDF"))
}
