/// A field of dots, two by four in a character of Braille, on which lines are drawn and marks set.
struct Canvas {
  let columns: Int
  let rows: Int
  private var dots: [UInt8]
  private var marks: [Character?]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    dots = Array(repeating: 0, count: columns * rows)
    marks = Array(repeating: nil, count: columns * rows)
  }

  var width: Int { columns * 2 }
  var height: Int { rows * 4 }

  /// A straight line between two dots, ends included; `y` counts from the top.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y), 1)
    for step in 0...steps {
      let part = Double(step) / Double(steps)
      dot(start.x + rounded(part * Double(end.x - start.x)), start.y + rounded(part * Double(end.y - start.y)))
    }
  }

  /// The character in which the dot lies shows the mark instead; the first mark stays.
  mutating func mark(_ character: Character, at point: (x: Int, y: Int)) {
    guard let cell = cell(point.x, point.y), marks[cell] == nil else { return }
    marks[cell] = character
  }

  private mutating func dot(_ x: Int, _ y: Int) {
    guard let cell = cell(x, y) else { return }
    // The order of Braille's dots: three down the left, three down the right, then the two below.
    let bits: [[UInt8]] = [[0, 3], [1, 4], [2, 5], [6, 7]]
    dots[cell] |= 1 << bits[y % 4][x % 2]
  }

  private func cell(_ x: Int, _ y: Int) -> Int? {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return nil }
    return y / 4 * columns + x / 2
  }

  /// A row of characters from the top, without the blanks at its end.
  func text(ofRow row: Int) -> String {
    var line = ""
    for column in 0..<columns {
      let cell = row * columns + column
      if let mark = marks[cell] {
        line.append(mark)
      } else if dots[cell] == 0 {
        line.append(" ")
      } else if let braille = Unicode.Scalar(0x2800 + UInt32(dots[cell])) {
        line.unicodeScalars.append(braille)
      }
    }
    return line.trimmedAtEnd
  }
}
