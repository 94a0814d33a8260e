import Diagnostics

/// For whom an answer is written: a terminal of so many columns, a pipe, a file.
///
/// The default is the plain one, that of pipes and files.
package struct Style: Sendable, Hashable {
  package var language: Language
  /// The terminal's columns, at least 20; nil where lines may be as long as they like.
  package var width: Int?
  /// Thousands grouped in tables, `199,010,300`.
  package var grouping: Bool
  /// Bold headings, dim notes, coloured severities.
  package var colour: Bool
  /// Whether the terminal draws characters of ambiguous width, such as `①` and `…`, in two columns.
  package var ambiguousIsWide: Bool
  /// A byte order mark before CSV, by which Excel knows that it is UTF-8.
  package var csvBOM: Bool
  /// Whether files say beside each number why there is none: CSV, TSV, JSON and JSON Lines, which have no signs.
  package var showsStates: Bool
  /// Whether CSV and TSV have the headings and words that tables show, and not those that are the same in every language.
  package var showsLabels: Bool
  /// Whether CSV and TSV go to a terminal: then they, too, show the control characters of a document instead of
  /// sending them. (All other formats always do.)
  package var controlsVisible: Bool

  package init(
    language: Language = .en, width: Int? = nil, grouping: Bool = false, colour: Bool = false,
    ambiguousIsWide: Bool = false, csvBOM: Bool = false, showsStates: Bool = false,
    showsLabels: Bool = false, controlsVisible: Bool = false
  ) {
    self.language = language
    self.width = width.map { max($0, 20) }
    self.grouping = grouping
    self.colour = colour
    self.ambiguousIsWide = ambiguousIsWide
    self.csvBOM = csvBOM
    self.showsStates = showsStates
    self.showsLabels = showsLabels
    self.controlsVisible = controlsVisible
  }
}

extension Style {
  /// The columns that a text takes on this style's terminal.
  func width(of text: some StringProtocol) -> Int {
    displayWidth(of: text, ambiguousIsWide: ambiguousIsWide)
  }
}

/// What the terminal is told to draw a text with.
enum Paint: String {
  case bold = "1"
  case dim = "2"
  case red = "1;31"
  case yellow = "1;33"
  case cyan = "1;36"
}

extension Style {
  /// The text in this paint; the text as it is without colour, and nothing around an empty text.
  func painted(_ text: String, _ paint: Paint) -> String {
    colour && !text.isEmpty ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
