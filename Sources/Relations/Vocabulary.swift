import Diagnostics

/// The distinct texts of a column, each with its number (its code).
package final class Vocabulary: Sendable {
  package let texts: [String]
  /// Whether the order of the texts means something (divisions by code, rows as printed), so that a sort keeps to it;
  /// otherwise a sort goes by the texts themselves.
  package let isOrdered: Bool
  /// The texts that the column can hold, where they are few and fixed, in both languages. A text is the English one, which
  /// files have and queries may say; a reader sees it in his own language.
  package let choices: [Phrase]
  /// Further texts that a reader sees in his own language, such as the label of the row of totals, or places.
  package let words: [Phrase]
  private let wordsByText: [String: Phrase]
  private let codes: [String: Int32]

  /// `texts` must be distinct, and begin with the choices where there are some.
  package init(_ texts: [String], isOrdered: Bool = false, choices: [Phrase] = [], words: [Phrase] = []) {
    self.texts = texts
    self.isOrdered = isOrdered
    self.choices = choices
    self.words = words
    wordsByText = Dictionary(words.map { ($0.en, $0) }) { first, _ in first }
    codes = Dictionary(uniqueKeysWithValues: zip(texts, 0...))
  }

  package var count: Int { texts.count }

  package func code(of text: String) -> Int32? { codes[text] }

  /// What a reader sees of the text with this code.
  package func shown(_ code: Int32, in language: Language) -> String {
    if choices.indices.contains(Int(code)) { return choices[Int(code)][language] }
    let text = texts[Int(code)]
    return wordsByText[text]?[language] ?? text
  }

  package subscript(code: Int32) -> String { texts[Int(code)] }
}
