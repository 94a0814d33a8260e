/// A line of a table that is drawn with characters, each where it stands.
struct RuledLine {
  var number: Int
  /// By the column that each begins in; those that take no room are left out.
  var characters: [Character] = []

  struct Character {
    var scalar: Unicode.Scalar
    /// From 0, where narrow characters are one wide.
    var left: Int
    var width: Int
    /// Bytes of the file.
    var bytes: Range<Int>
    /// How many characters stand before it in the line, and one.
    var number: Int
  }
}

/// How wide characters are in a drawn table: those of its texts by a ruler, and the lines that it is drawn with.
struct RuledScale {
  var ruler: Ruler
  var stroke: Int

  static let all = [
    RuledScale(ruler: .wide, stroke: 1), RuledScale(ruler: .wideSigns, stroke: 1),
    RuledScale(ruler: .wideSigns, stroke: 2),
    RuledScale(ruler: .characters, stroke: 1),
  ]
}

extension RuledLine {
  init(_ text: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>, number: Int, _ scale: RuledScale) {
    self.number = number
    var (at, left, count) = (bytes.lowerBound, 0, 0)
    for scalar in String(decoding: UnsafeBufferPointer(rebasing: text[bytes]), as: UTF8.self).unicodeScalars {
      let length = UTF8.width(scalar)
      let width = scalar.isDrawn ? scale.stroke : scale.ruler.width(scalar)
      count += 1
      if width > 0, scalar.value >= 0x20 {
        characters.append(
          Character(
            scalar: scalar, left: left, width: width, bytes: at..<min(at + length, bytes.upperBound), number: count))
      }
      left += scalar.value >= 0x20 ? width : 0
      at += length
    }
  }
}

extension Unicode.Scalar {
  /// A line or corner of the box-drawing characters.
  var isDrawn: Bool { (0x2500...0x257f).contains(value) }

  /// `|`, `│`: what parts cells beside each other.
  var isBar: Bool { "|│┃║".unicodeScalars.contains(self) }

  /// `-`, `═`: what parts cells below each other; `:` says how a column is aligned.
  var isStroke: Bool { "-=:─━═".unicodeScalars.contains(self) }

  /// Where lines meet.
  var isCorner: Bool { self == "+" || (isDrawn && !isBar && !isStroke) }
}

extension RuledLine {
  /// A line of strokes and corners, from the first to the last.
  var isWholeRule: Bool {
    let drawn = characters.drop { $0.scalar == " " }
    guard let first = drawn.first, first.scalar.isCorner, let last = drawn.last(where: { $0.scalar != " " }),
      last.scalar.isCorner, last.left > first.left
    else { return false }
    return drawn.allSatisfy { $0.left > last.left || $0.scalar.isStroke || $0.scalar.isCorner }
  }

  /// A line from border to border, at least in part.
  var isRule: Bool {
    guard let first = characters.first(where: { $0.scalar != " " })?.scalar, first.isCorner || first.isBar else {
      return false
    }
    return characters.indices.dropLast().contains {
      characters[$0].scalar.isCorner && characters[$0 + 1].scalar.isStroke
    }
  }
}
