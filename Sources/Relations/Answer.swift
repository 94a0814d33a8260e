import Diagnostics

/// What a query gives: the rows, and what they rest on.
package struct Answer: Sendable {
  package var relation: Relation
  package var coverage: [Note]
  /// The texts that were looked for (`text ~ "…"`): of a text that is cut, the part around one of them is shown.
  package var sought: [String]
  /// The columns whose texts are sentences, to be read whole: where one does not fit it goes on below itself.
  package var sentences: Set<String>

  package init(_ relation: Relation, coverage: [Note] = [], sought: [String] = [], sentences: Set<String> = []) {
    self.relation = relation
    self.coverage = coverage
    self.sought = sought
    self.sentences = sentences
  }
}

/// One thing that an answer rests on: the reports used, the blanks, the implied values, what was left out.
package struct Note: Sendable, Hashable {
  /// The field's name in JSON, such as `reports`, `blank`, `implied`, `left_out`.
  package var key: String
  package var count: Int
  /// Names that belong to it, such as the reports left out.
  package var names: [String]
  package var phrase: Phrase

  package init(_ key: String, count: Int, names: [String] = [], _ phrase: Phrase) {
    self.key = key
    self.count = count
    self.names = names
    self.phrase = phrase
  }
}
