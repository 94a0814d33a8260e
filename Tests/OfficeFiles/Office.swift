/// The bytes of a Word file with a body in WordprocessingML: `<w:p><w:r><w:t>文</w:t></w:r></w:p>`.
package func wordFile(_ body: String, styles: String = "") -> [UInt8] {
  zip([ZipMember("word/document.xml", wordPart(body)), ZipMember("word/styles.xml", wordStyles(styles))])
}

private let wordSpaces =
  #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#
  + #"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#

package func wordPart(_ body: String) -> String {
  #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document \#(wordSpaces)><w:body>\#(body)</w:body></w:document>"#
}

private func wordStyles(_ styles: String) -> String {
  "<w:styles \(wordSpaces)>\(styles)</w:styles>"
}

/// A paragraph of one run.
package func wordParagraph(_ text: String) -> String {
  "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>"
}

/// A cell, with what stands in its properties: `<w:gridSpan w:val="2"/>`.
package func wordCell(_ text: String, _ properties: String = "") -> String {
  "<w:tc><w:tcPr>\(properties)</w:tcPr>\(wordParagraph(text))</w:tc>"
}

package func wordTable(_ rows: [[String]]) -> String {
  "<w:tbl>" + rows.map { "<w:tr>" + $0.joined() + "</w:tr>" }.joined() + "</w:tbl>"
}

/// The bytes of a workbook of one sheet, from the sheet's rows in SpreadsheetML and the texts that they refer to.
package func workbook(_ rows: String, merges: [String] = [], strings: [String] = []) -> [UInt8] {
  let space = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#
  let merged = merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
  let texts = strings.map { "<si><t>\($0)</t></si>" }.joined()
  return zip([
    ZipMember("xl/workbook.xml", "<workbook \(space)/>"),
    ZipMember("xl/sharedStrings.xml", "<sst \(space)>\(texts)</sst>"),
    ZipMember(
      "xl/worksheets/sheet1.xml",
      "<worksheet \(space)><sheetData>\(rows)</sheetData><mergeCells>\(merged)</mergeCells></worksheet>"),
  ])
}

/// A sheet: its name, what its entry in the workbook has besides, what stands before its rows, and its rows.
package struct WorkbookSheet {
  package var name: String
  package var state: String
  package var columns: String
  package var rows: String

  package init(_ name: String, state: String = "", columns: String = "", rows: String) {
    (self.name, self.state, self.columns, self.rows) = (name, state, columns, rows)
  }
}

/// The bytes of a workbook that lists its sheets in this order; their parts are numbered the other way round.
package func workbook(sheets: [WorkbookSheet], merges: [String] = [], styles: String = "") -> [UInt8] {
  let space = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#
  let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let numbered = sheets.enumerated().map { (sheets.count - $0, $1) }
  let list = numbered.map { number, sheet in
    "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\" r:id=\"rId\(number)\" \(sheet.state)/>"
  }
  let targets = numbered.map { number, _ in
    "<Relationship Id=\"rId\(number)\" Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet\(number).xml\"/>"
  }
  let merged = merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
  return zip(
    [
      ZipMember(
        "xl/workbook.xml", "<workbook \(space) xmlns:r=\"\(relations)\"><sheets>\(list.joined())</sheets></workbook>"),
      ZipMember("xl/styles.xml", "<styleSheet \(space)>\(styles)</styleSheet>"),
      ZipMember("xl/_rels/workbook.xml.rels", "<Relationships>\(targets.joined())</Relationships>"),
    ]
      + numbered.map { number, sheet in
        ZipMember(
          "xl/worksheets/sheet\(number).xml",
          "<worksheet \(space)>\(sheet.columns)<sheetData>\(sheet.rows)</sheetData><mergeCells>\(merged)</mergeCells></worksheet>"
        )
      })
}

/// A row of texts, one a column.
package func workbookRow(_ number: Int, _ texts: [String]) -> String {
  let cells = texts.enumerated().map { column, text in
    let reference = "\(columnName(column))\(number)"
    return text.isEmpty
      ? "<c r=\"\(reference)\"/>" : "<c r=\"\(reference)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }
  return "<row r=\"\(number)\">\(cells.joined())</row>"
}

func columnName(_ column: Int) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  return column < 26 ? String(letters[column]) : columnName(column / 26 - 1) + String(letters[column % 26])
}
