/// A report before it is written in a format.
package struct Manuscript {
  package enum Block {
    case paragraph(String)
    case table([[GridCell]])
  }

  package var blocks: [Block]

  package init(_ blocks: [Block]) {
    self.blocks = blocks
  }
}

// MARK: - Texts

extension Manuscript {
  /// Cells by tabs; what a cell reaches over is empty.
  package var text: String {
    lines { row in row.map { $0.isFirst ? $0.cell.text : "" }.joined(separator: "\t") }
  }

  /// Cells by bars, with a rule below the first row of each table; what a cell reaches over is empty.
  package var markdown: String {
    lines(ruled: true) { row in "| " + row.map { $0.isFirst ? $0.cell.text : "" }.joined(separator: " | ") + " |" }
  }

  private func lines(ruled: Bool = false, _ line: ([GridPlace]) -> String) -> String {
    blocks.map { block in
      switch block {
      case .paragraph(let text): text + "\n"
      case .table(let rows):
        grid(rows).enumerated().map { index, row in
          line(row) + (ruled && index == 0 ? "\n|" + String(repeating: "---|", count: row.count) : "")
        }
        .joined(separator: "\n") + "\n"
      }
    }
    .joined(separator: "\n")
  }

  /// A paragraph is a line of one value.
  package var commaSeparated: String {
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    return blocks.flatMap { block in
      switch block {
      case .paragraph(let text): [quoted(text)]
      case .table(let rows):
        grid(rows).map { row in row.map { quoted($0.isFirst ? $0.cell.text : "") }.joined(separator: ",") }
      }
    }
    .joined(separator: "\r\n") + "\r\n"
  }

  /// A page in HTML that says it is in this encoding.
  package func page(encoding: String = "utf-8") -> String {
    let body = blocks.map { block in
      switch block {
      case .paragraph(let text): "<p>\(escaped(text))</p>"
      case .table(let rows): "<table border=\"1\">\n" + rows.map(row).joined(separator: "\n") + "\n</table>"
      }
    }
    return "<!DOCTYPE html>\n<html lang=\"zh\">\n<head><meta charset=\"\(encoding)\"></head>\n<body>\n"
      + body.joined(separator: "\n") + "\n</body>\n</html>\n"
  }

  private func row(_ cells: [GridCell]) -> String {
    let written = cells.map { cell in
      let columns = cell.columns > 1 ? " colspan=\"\(cell.columns)\"" : ""
      let rows = cell.rows > 1 ? " rowspan=\"\(cell.rows)\"" : ""
      return "<td\(columns)\(rows)>\(escaped(cell.text))</td>"
    }
    return "<tr>" + written.joined() + "</tr>"
  }
}

/// A text as it may stand in HTML and XML.
func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    .replacing("\"", with: "&quot;")
}

// MARK: - Word and Excel

extension Manuscript {
  /// A Word file, with all that Word itself wants: the borders of tables and the widths of their columns among it.
  package var word: [UInt8] {
    let body = blocks.map { block in
      switch block {
      case .paragraph(let text): wordParagraph(escaped(text))
      case .table(let rows): borderedTable(grid(rows)) + wordParagraph("")
      }
    }
    return officeFile(
      document: "word/document.xml", wordPart(body.joined()),
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
  }

  /// Widths in twentieths of a point, 9,600 for the table.
  private func borderedTable(_ grid: [[GridPlace]]) -> String {
    let columns = grid.map(\.count).max() ?? 1
    let width = 9_600 / columns
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
      .map { "<w:\($0) w:val=\"single\" w:sz=\"4\"/>" }
    let rows = grid.map { row in
      let cells = row.filter(\.isFirstInRow).map { place in
        let merge = place.cell.rows == 1 ? "" : place.isFirst ? #"<w:vMerge w:val="restart"/>"# : "<w:vMerge/>"
        let properties =
          "<w:tcW w:w=\"\(width * place.cell.columns)\" w:type=\"dxa\"/><w:gridSpan w:val=\"\(place.cell.columns)\"/>\(merge)"
        return wordCell(place.isFirst ? escaped(place.cell.text) : "", properties)
      }
      return "<w:tr>\(cells.joined())</w:tr>"
    }
    return "<w:tbl><w:tblPr><w:tblW w:w=\"\(width * columns)\" w:type=\"dxa\"/>"
      + "<w:tblBorders>\(borders.joined())</w:tblBorders></w:tblPr>"
      + "<w:tblGrid>\(String(repeating: "<w:gridCol w:w=\"\(width)\"/>", count: columns))</w:tblGrid>"
      + rows.joined() + "</w:tbl>"
  }

  /// A workbook of one sheet, with all that Excel itself wants. Texts stay texts, also where they are numbers.
  package var workbook: [UInt8] {
    var rows: [String] = []
    var merges: [String] = []
    for block in blocks {
      switch block {
      case .paragraph(let text): rows.append(workbookRow(rows.count + 1, [escaped(text)]))
      case .table(let cells):
        for row in grid(cells) {
          let number = rows.count + 1
          rows.append(workbookRow(number, row.map { $0.isFirst ? escaped($0.cell.text) : "" }))
          for (column, place) in row.enumerated() where place.isFirst && place.cell.columns * place.cell.rows > 1 {
            let last = "\(columnName(column + place.cell.columns - 1))\(number + place.cell.rows - 1)"
            merges.append("\(columnName(column))\(number):\(last)")
          }
        }
      }
    }
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let merged = merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
    return officeFile(
      document: "xl/workbook.xml",
      "<workbook \(main) xmlns:r=\"\(relations)\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
      further: [
        ZipMember("xl/_rels/workbook.xml.rels", relationships("worksheet", "worksheets/sheet1.xml")),
        ZipMember(
          "xl/worksheets/sheet1.xml",
          "<worksheet \(main)><sheetData>\(rows.joined())</sheetData>"
            + "<mergeCells count=\"\(merges.count)\">\(merged)</mergeCells></worksheet>"),
      ],
      types: [
        "/xl/worksheets/sheet1.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
      ])
  }

  /// The parts of an Office Open XML file around its document.
  private func officeFile(
    document: String, _ content: String, type: String, further: [ZipMember] = [], types: [String: String] = [:]
  ) -> [UInt8] {
    let overrides = ([("/" + document, type)] + types.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      .map { "<Override PartName=\"\($0.0)\" ContentType=\"\($0.1)\"/>" }
    let contentTypes =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\(overrides.joined())</Types>"
    return zip(
      [
        ZipMember("[Content_Types].xml", contentTypes),
        ZipMember("_rels/.rels", relationships("officeDocument", document)), ZipMember(document, content),
      ] + further)
  }

  private func relationships(_ type: String, _ target: String) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
      + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(type)\" Target=\"\(target)\"/>"
      + "</Relationships>"
  }
}
