/// The text being edited and the cursor in it, both in Unicode scalars, as libedit counts.
struct Line: Hashable {
  var scalars: [Unicode.Scalar] = []
  var cursor = 0

  var text: String { Line.text(scalars[...]) }
  var beforeCursor: String { Line.text(scalars[..<cursor]) }
  var afterCursor: String { Line.text(scalars[cursor...]) }
  var isAtEnd: Bool { cursor == scalars.count }

  /// Where the grapheme cluster before the cursor begins; 0 at the beginning.
  var previousCluster: Int { cursor - (beforeCursor.last?.unicodeScalars.count ?? 0) }

  /// Where the grapheme cluster at the cursor ends.
  var nextCluster: Int { cursor + (afterCursor.first?.unicodeScalars.count ?? 0) }

  /// The first scalar of the cursor's line of a statement of several.
  var lineStart: Int { (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }

  /// Where the cursor's line of a statement ends, before its line feed.
  var lineEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

  /// The scalar that stands at an offset in UTF-8 bytes.
  func index(ofByte byte: Int) -> Int {
    var rest = byte
    return scalars.firstIndex { scalar in
      defer { rest -= UTF8.width(scalar) }
      return rest <= 0
    } ?? scalars.count
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
