/// A scanned page as `readPDF` reads pages: its words with their places, as `pdftotext -tsv` prints them, and a drawing of
/// the borders of its tables.
package struct RecognisedPage: Sendable {
  var words: [UInt8]
  var drawing: [UInt8]
}

extension ScannedPage {
  /// The cells, by number, that are to be read again, for they may hold figures.
  package func figures(_ readings: [[RecognisedWord]]) -> [Int] {
    cells.indices.filter { mayBeFigure(readings[$0]) && !cells[$0].isStroke }
  }

  /// The page with what was read of it; nil where nothing was.
  ///
  /// - Parameters:
  ///   - readings: of the picture of each cell.
  ///   - figures: by the number of a cell, further readings of it.
  ///   - rest: of the picture without the tables. Its figures stand in no cell and were read but once: none is certain.
  package func recognised(
    _ readings: [[RecognisedWord]], figures: [Int: FigureReadings], rest: [RecognisedWord]
  ) -> RecognisedPage? {
    var rows: [String] = []
    for (index, cell) in cells.enumerated() {
      if cell.isStroke {
        rows.append(row("-", cell, confidence: 100))
      } else if let figure = figures[index] {
        let figure = agreedFigure(figure, digits: picture.digits(in: cell), hasSign: picture.hasSign(in: cell))
        rows.append(row(figure.text, cell, confidence: figure.isCertain && !cut.contains(index) ? 100 : 0))
      } else if readings[index].isEmpty {
        rows.append(row(unread, cell, confidence: 0))
      } else {
        rows += self.rows(readings[index], in: cell)
      }
    }
    let above = (self.rest?.rows.lowerBound ?? marginOfPart) - marginOfPart
    for line in rest.lines {
      let frame = line.dropFirst().reduce(line[0].frame) { $0.union($1.frame) }.moved(-marginOfPart, above)
      rows += line.pieces(apart: frame.rows.count * 3 / 2).map { words in
        let columns = words.dropFirst().reduce(words[0].frame) { $0.union($1.frame) }.moved(-marginOfPart, 0).columns
        let isCertain = !words.contains(where: \.text.isFigure)
        return row(words.text, PixelFrame(columns: columns, rows: frame.rows), confidence: isCertain ? 100 : 0)
      }
    }
    guard !rows.isEmpty else { return nil }
    let page = "1\t1\t0\t0\t0\t0\t0\t0\t\(points(picture.width))\t\(points(picture.height))\t-1\t"
    let words = Array(page.utf8) + recognisedPageMark + Array(("\n" + rows.joined(separator: "\n") + "\n").utf8)
    return RecognisedPage(words: words, drawing: drawing)
  }

  /// The lines of a cell, each as one word.
  private func rows(_ words: [RecognisedWord], in cell: PixelFrame) -> [String] {
    words.lines.map { line in
      let frame = line.dropFirst().reduce(line[0].frame) { $0.union($1.frame) }
      let moved = frame.moved(cell.columns.lowerBound - marginOfPart, cell.rows.lowerBound - marginOfPart)
      return row(line.text, moved, confidence: 100)
    }
  }

  private func row(_ text: String, _ frame: PixelFrame, confidence: Int) -> String {
    "5\t1\t0\t0\t0\t0\t\(points(frame.columns.lowerBound))\t\(points(frame.rows.lowerBound))"
      + "\t\(points(frame.columns.count))\t\(points(frame.rows.count))\t\(confidence)\t\(text)"
  }

  /// The borders alone, as thin lines.
  private var drawing: [UInt8] {
    func reduced(_ pixels: Int) -> Int { Int((Double(pixels) / reduction).rounded()) }
    var drawing = GreyPicture(width: reduced(picture.width) + 1, height: reduced(picture.height) + 1)
    for cell in grids.flatMap(\.cells) {
      let (left, right) = (reduced(cell.columns.lowerBound), reduced(cell.columns.upperBound))
      let (top, bottom) = (reduced(cell.rows.lowerBound), reduced(cell.rows.upperBound))
      for column in left...right { for row in [top, bottom] { drawing.pixels[row * drawing.width + column] = 0 } }
      for row in top...bottom { for column in [left, right] { drawing.pixels[row * drawing.width + column] = 0 } }
    }
    return drawing.greyMap
  }
}

/// Points of a page that is as wide as one of A4.
private func points(_ pixels: Int) -> Double { Double(pixels) * 0.24 }

extension PixelFrame {
  /// Whether what fills it is a stroke from left to right: it stands for nothing in a cell.
  fileprivate var isStroke: Bool { rows.count <= 12 && columns.count * 2 >= rows.count * 3 }
}
