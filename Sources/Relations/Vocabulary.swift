/// The distinct texts of a column, each with its number (its code).
package final class Vocabulary: Sendable {
  package let texts: [String]
  /// Whether the order of the texts means something (divisions by code, rows as printed), so that a sort keeps to it;
  /// otherwise a sort goes by the texts themselves.
  package let isOrdered: Bool
  private let codes: [String: Int32]

  /// `texts` must be distinct.
  package init(_ texts: [String], isOrdered: Bool = false) {
    self.texts = texts
    self.isOrdered = isOrdered
    codes = Dictionary(uniqueKeysWithValues: zip(texts, 0...))
  }

  package var count: Int { texts.count }

  package func code(of text: String) -> Int32? { codes[text] }

  package subscript(code: Int32) -> String { texts[Int(code)] }
}
