import Diagnostics

/// What colour a part of a line has.
package enum TokenClass: Sendable, CaseIterable {
  case keyword, command, name, number, string, `operator`, comment, unknown
}

/// The parts of a text that mean something, in order; between them stand blanks. Never fails.
package func highlight(_ text: String) -> [(Span, TokenClass)] {
  tokens(of: text, keepingComments: true).compactMap { token in
    colour(of: token.kind).map { (token.span, $0) }
  }
}

private func colour(of kind: Token.Kind) -> TokenClass? {
  switch kind {
  case .word, .raw: .name
  case .keyword: .keyword
  case .command: .command
  case .number, .row: .number
  case .string, .openString: .string
  case .symbol, .terminator: .operator
  case .comment: .comment
  case .unknown: .unknown
  case .end: nil
  }
}
