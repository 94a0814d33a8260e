/// The distinct texts of a column, each with its number (its code), in the order in which they sort.
package final class Vocabulary: Sendable {
  package let texts: [String]
  private let codes: [String: Int32]

  /// `texts` must be distinct; their order is the order in which a sort puts them.
  package init(_ texts: [String]) {
    self.texts = texts
    codes = Dictionary(uniqueKeysWithValues: zip(texts, 0...))
  }

  package var count: Int { texts.count }

  package func code(of text: String) -> Int32? { codes[text] }

  package subscript(code: Int32) -> String { texts[Int(code)] }
}
