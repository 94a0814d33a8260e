/// What a file is that another program must open first. `readDocument` reads what that program makes of it.
package enum ForeignFormat: Sendable, CaseIterable {
  case pdf
  /// Of Word before 2007, and of WPS. Most are read here: see `isReadableWord`.
  case oldText
  /// Of Excel before 2007, and of WPS.
  case oldSheet
  case richText
  case openText
  case openSheet
  case picture
}

/// The format of a file by its content; nil where it is one that is read here, or none that is known.
package func foreignFormat(of bytes: [UInt8]) -> ForeignFormat? {
  if let format = marks.first(where: { bytes.starts(with: $0.mark) })?.format { return format }
  if bytes.starts(with: compoundFile) { return holdsSheet(bytes) ? .oldSheet : .oldText }
  return openDocument(bytes)
}

private let marks: [(mark: [UInt8], format: ForeignFormat)] = [
  (Array("%PDF".utf8), .pdf),
  (Array("{\\rtf".utf8), .richText),
  ([0x89, 0x50, 0x4e, 0x47], .picture),
  ([0xff, 0xd8, 0xff], .picture),
  ([0x49, 0x49, 0x2a, 0x00], .picture),
  ([0x4d, 0x4d, 0x00, 0x2a], .picture),
  (Array("GIF8".utf8), .picture),
]

/// How a compound file of Microsoft's begins: a small file system, which names what it holds.
private let compoundFile: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0]

/// Whether a compound file has the stream of a workbook. The entries of its directory fill 128 bytes each, and begin with
/// the name in UTF-16.
private func holdsSheet(_ bytes: [UInt8]) -> Bool {
  let names = ["Workbook", "Book"].map { name in name.utf8.flatMap { [$0, 0] } + [0, 0] as [UInt8] }
  return stride(from: 512, to: bytes.count, by: 128).contains { entry in
    names.contains { bytes[entry...].starts(with: $0) }
  }
}

/// An archive whose first member is called `mimetype`, and says that it is an OpenDocument file.
private func openDocument(_ bytes: [UInt8]) -> ForeignFormat? {
  let name = Array("mimetypeapplication/vnd.oasis.opendocument.".utf8)
  guard isArchive(bytes), bytes.count > nameOfMember + name.count, bytes[nameOfMember...].starts(with: name)
  else { return nil }
  let kind = bytes[(nameOfMember + name.count)...]
  if kind.starts(with: Array("text".utf8)) { return .openText }
  return kind.starts(with: Array("spreadsheet".utf8)) ? .openSheet : nil
}

/// Where the name of an archive's first member begins.
private let nameOfMember = 30
