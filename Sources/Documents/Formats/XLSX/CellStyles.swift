import Diagnostics

/// The numbers of the cell styles whose type is struck out; none where the workbook has no styles.
func struckCellStyles(_ archive: inout ZipArchive) throws(Diagnostic) -> Set<Int> {
  guard let part = archive.firstMember(where: { $0 == "xl/styles.xml" }) else { return [] }
  // By the fonts' numbers: whether they are struck out.
  var fonts: [Bool] = []
  var styles: Set<Int> = []
  var count = 0
  var list = ""
  var xml = try XMLReader(try archive.read(part))
  while try xml.next() {
    guard let element = xml.name.map({ String(cString: $0) }) else { continue }
    switch (xml.kind, element, list) {
    case (.beginning, "fonts", _), (.beginning, "cellXfs", _): list = xml.isEmpty ? "" : element
    case (.end, "fonts", _), (.end, "cellXfs", _): list = ""
    case (.beginning, "font", "fonts"): fonts.append(false)
    case (.beginning, "strike", "fonts"): if !fonts.isEmpty { fonts[fonts.count - 1] = isOn(xml) }
    case (.beginning, "xf", "cellXfs"):
      let font = xml.attribute("fontId").flatMap { Int($0) } ?? 0
      if fonts.indices.contains(font), fonts[font] { styles.insert(count) }
      count += 1
    default: break
    }
  }
  return styles
}
