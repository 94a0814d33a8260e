import Diagnostics

/// A sheet of a workbook, in the order that the workbook shows them in.
struct WorkbookSheet {
  /// As its tab has it; nil where the workbook does not list its sheets.
  var name: String?
  /// The member of the archive.
  var part: Int
  var isHidden = false
}

/// The sheets of a workbook. Where it does not list them, all that there are, in the order of their numbers.
func workbookSheets(_ archive: inout ZipArchive) throws(Diagnostic) -> [WorkbookSheet] {
  let names = archive.names
  let listed = (try? listedSheets(&archive)) ?? []
  if !listed.isEmpty { return listed }
  return names.indices.filter { names[$0].hasPrefix("xl/worksheets/") && names[$0].hasSuffix(".xml") }
    .sorted { (names[$0].utf8.count, names[$0]) < (names[$1].utf8.count, names[$1]) }
    .map { WorkbookSheet(name: nil, part: $0) }
}

private func listedSheets(_ archive: inout ZipArchive) throws(Diagnostic) -> [WorkbookSheet] {
  guard let workbook = archive.firstMember(where: { $0 == "xl/workbook.xml" }),
    let relations = archive.firstMember(where: { $0 == "xl/_rels/workbook.xml.rels" })
  else { return [] }
  let parts = try parts(try archive.read(relations), archive.names)
  var sheets: [WorkbookSheet] = []
  var xml = try XMLReader(try archive.read(workbook))
  while try xml.next() {
    guard xml.kind == .beginning, let element = xml.name, String(cString: element) == "sheet",
      let part = xml.attribute("id").flatMap({ parts[$0] })
    else { continue }
    let state = xml.attribute("state") ?? "visible"
    sheets.append(WorkbookSheet(name: xml.attribute("name"), part: part, isHidden: state != "visible"))
  }
  return sheets
}

/// The members of the archive that are worksheets, by what the workbook calls them.
private func parts(_ relations: [UInt8], _ names: [String]) throws(Diagnostic) -> [String: Int] {
  let members = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  var parts: [String: Int] = [:]
  var xml = try XMLReader(relations)
  while try xml.next() {
    guard xml.kind == .beginning, let target = xml.attribute("Target"), let id = xml.attribute("Id") else { continue }
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
    if path.contains("worksheets/"), let member = members[path] { parts[id] = member }
  }
  return parts
}

extension Diagnostic {
  static func sheetHidden(_ name: String) -> Diagnostic {
    Diagnostic(
      Phrase("the sheet “\(name)” is hidden, and is not read", zh: "工作表“\(name)”已隐藏，未读取"),
      hint: Phrase(
        "where it is the report, show it in a spreadsheet program and save the file", zh: "如需读取，请在表格软件中取消隐藏后保存")
    ).with { $0.severity = .note }
  }

  /// - Parameter sheet: its name, where it is known.
  static func linesHidden(rows: Int, columns: Int, in sheet: String?) -> Diagnostic {
    let en = [(rows, "row"), (columns, "column")].filter { $0.0 > 0 }
      .map { "\($0.0) hidden \($0.1)\($0.0 == 1 ? "" : "s")" }
    let zh = [(rows, "行"), (columns, "列")].filter { $0.0 > 0 }.map { " \($0.0) \($0.1)" }
    let isOne = rows + columns == 1
    let (of, von) = sheet.map { (" of the sheet “\($0)”", "工作表“\($0)”中") } ?? ("", "")
    return Diagnostic(
      Phrase(
        "\(en.joined(separator: " and "))\(of) \(isOne ? "is" : "are") not read",
        zh: "\(von)隐藏的\(zh.joined(separator: "和"))未读取"),
      hint: Phrase(
        "where they are of the report, show them in a spreadsheet program and save the file",
        zh: "如需读取，请在表格软件中取消隐藏后保存")
    ).with { $0.severity = .warning }
  }

  /// - Parameter first: `B12`.
  static func formulasWithoutResult(_ count: Int, first: String, in sheet: String?) -> Diagnostic {
    let (of, von) = sheet.map { (" of the sheet “\($0)”", "工作表“\($0)”") } ?? ("", "")
    let which = count == 1 ? "\(first)\(of) has" : "\(count) cells, the first of them \(first)\(of), have"
    return Diagnostic(
      Phrase(
        "\(which) a formula without a result, or with an error: no number is read there",
        zh: "\(von)有 \(count) 个单元格的公式没有结果或出错（首处为 \(first)）：不作数字"),
      hint: Phrase(
        "open the file in a spreadsheet program and save it, so that the results are in it",
        zh: "请用表格软件打开并保存，使计算结果写入文件")
    ).with { $0.severity = .warning }
  }
}
