import Relations

/// The texts of a column as a format writes them, each once however many rows have it.
struct WrittenTexts {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var widths: [Int] = []
  /// A few rows of a big vocabulary (a filtered answer): its texts are written row by row instead.
  private let isByRow: Bool
  private let codes: UnsafeBufferPointer<Int32>

  /// `codes` must outlive this value; the column that it belongs to holds them.
  init(_ column: Column, codes: Buffer<Int32>, vocabulary: Vocabulary, dialect: Dialect) {
    self.codes = codes.elements
    isByRow = vocabulary.count > codes.count
    func text(_ code: Int32) -> String {
      dialect.language.map { vocabulary.shown(code, in: $0) } ?? vocabulary[code]
    }
    if isByRow {
      for row in 0..<codes.count { add(column.hasValue(at: row) ? text(codes[row]) : "", dialect) }
    } else {
      for code in vocabulary.texts.indices { add(text(Int32(code)), dialect) }
    }
  }

  private mutating func add(_ text: String, _ dialect: Dialect) {
    widths.append(dialect.appendText(text, &bytes))
    ends.append(bytes.count)
  }

  /// The text of a row that has one, appended; its width given back.
  func append(row: Int, to target: inout [UInt8]) -> Int {
    let index = isByRow ? row : Int(codes[row])
    target.append(contentsOf: bytes[ends[index]..<ends[index + 1]])
    return widths[index]
  }
}
