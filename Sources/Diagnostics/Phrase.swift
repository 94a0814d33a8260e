/// The language that the shell speaks to its user.
package enum Language: String, Sendable, CaseIterable {
  case en, zh
}

/// A sentence, or a label, in both languages.
///
///     Phrase("no metric “\(name)”", zh: "没有指标“\(name)”")[.zh]
package struct Phrase: Sendable, Hashable {
  package var en: String
  package var zh: String

  package init(_ en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// A text that is the same in both languages: a name, a number, a path.
  package init(verbatim text: String) {
    en = text
    zh = text
  }

  package subscript(language: Language) -> String {
    language == .zh ? zh : en
  }
}
