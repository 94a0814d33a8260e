import Diagnostics

/// A word, a number, a string or a symbol of the text.
struct Token {
  var kind: Kind
  /// Its place in the user's own text.
  var span: Span
  /// What it says: a word with full-width letters made ASCII, a number's digits, a string without quotes and escapes.
  var text: String
  /// Whether a blank, a new line or a comment stands before it.
  var followsBlank: Bool

  enum Kind: Equatable {
    case word
    case keyword(Keyword)
    /// The first word of a statement, where it is a command.
    case command(CommandName)
    /// Digits; `isPercent` where `%` is glued to them.
    case number(isPercent: Bool)
    case string
    /// A string that has no closing quote.
    case openString
    /// A word of a command, or a path, taken as typed.
    case raw
    /// `#3` after a command that takes a row.
    case row
    case symbol(Symbol)
    case comment
    /// The end of a statement: a new line, or `;`.
    case terminator
    /// A character that means nothing.
    case unknown
    case end
  }

  /// The name that it is where a name is wanted; nil for what cannot be one without quotes.
  var name: String? {
    switch kind {
    case .word: text
    case .keyword(let keyword) where keyword.isAlsoName: text
    default: nil
    }
  }
}

/// The punctuation, under its ASCII form.
enum Symbol: String {
  case comma = ","
  case pipe = "|"
  case open = "("
  case close = ")"
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case percent = "%"
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case tilde = "~"
  case matches = "=~"
  case at = "@"
  case dollar = "$"
  case range = ".."
  case bang = "!"

  /// Whether a line that ends with it goes on in the next.
  var continuesLine: Bool {
    switch self {
    case .close, .bang, .dollar: false
    default: true
    }
  }

  /// The operator between two values that it is.
  var binary: Expression.Binary? { Expression.Binary(rawValue: rawValue) }
}
