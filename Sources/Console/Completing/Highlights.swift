import Diagnostics
import Planning
import Syntax

extension Session {
  /// The words of a statement with what they are, for their colours.
  func highlights(of text: String) -> [Highlight] {
    let bytes = Array(text.utf8)
    return highlight(text).map { span, token in
      Highlight(span, wordClass(token, String(decoding: bytes[span.lower..<span.upper], as: UTF8.self)))
    }
  }

  private func wordClass(_ token: TokenClass, _ word: String) -> WordClass {
    switch token {
    case .keyword: .keyword
    case .command: .command
    case .number: .number
    case .string: .text
    case .operator: .keyword
    case .comment: .comment
    case .unknown: .wrong
    case .name: wordClass(of: word)
    }
  }

  private func wordClass(of name: String) -> WordClass {
    if catalog.metrics.find(name) != nil { return .metric }
    if findDimension(name) != nil { return .dimension }
    return catalog.dataset.relation(named: name) != nil ? .table : .member
  }
}
