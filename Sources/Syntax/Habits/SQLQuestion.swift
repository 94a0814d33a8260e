/// A `select …` of SQL cut into its clauses, each as a text of this language. What its names mean is not known yet.
///
///     select district, sum(lawsuits) as n from facts where year = 2020 group by district order by n desc limit 5
package struct SQLQuestion: Sendable, Hashable {
  package struct Item: Sendable, Hashable {
    /// What is selected, and where it is `sum(lawsuits)` or `count(*)`, what is aggregated.
    package var text: String
    package var aggregate: Aggregate?
    package var argument: String?
    package var alias: String?
  }

  package struct Order: Sendable, Hashable {
    package var text: String
    package var isDescending: Bool
  }

  package var items: [Item] = []
  package var isDistinct = false
  package var table: String?
  /// `join …` with its columns.
  package var joins: String?
  package var condition: String?
  package var groups: [String] = []
  package var having: String?
  package var order: [Order] = []
  package var limit: String?

  /// Nil where the text does not begin with `select`, or has what cannot be cut (`union`, a query inside another).
  package init?(_ text: String) {
    let tokens = Syntax.tokens(of: text).filter { $0.kind != .terminator && $0.kind != .end }
    guard tokens.first?.kind == .keyword(.select), let clauses = Clauses(tokens[1...]) else { return nil }
    let tables = clauses.tables
    func words(_ clause: Clauses.Name) -> [String]? {
      clauses[clause].map { translatedWords($0, of: text, tables: tables) }
    }
    items = clauses.list(.select).compactMap { Item(translatedWords($0, of: text, tables: tables)) }
    isDistinct = clauses.isDistinct
    table = clauses.table
    joins = clauses.joins.map { "join " + line(of: translatedWords($0, of: text, tables: tables)) }
    condition = words(.where).map(line)
    having = words(.having).map(line)
    groups = clauses.list(.group).map { line(of: translatedWords($0, of: text, tables: tables)) }
    order = clauses.list(.order).map { Order(translatedWords($0, of: text, tables: tables)) }
    limit = clauses.limit ?? words(.limit)?.first
  }
}

extension SQLQuestion.Item {
  fileprivate init?(_ words: [String]) {
    guard !words.isEmpty else { return nil }
    var words = words
    if words.count > 2, words[words.count - 2].lowercased() == "as" {
      alias = words.popLast()
      words.removeLast()
    }
    text = line(of: words)
    let isCall = words.count > 3 && words[1] == "(" && words.last == ")"
    guard isCall, let aggregate = Keyword(word: words[0])?.aggregate else { return }
    let inside = words[2..<(words.count - 1)]
    guard !inside.contains("("), !inside.contains(",") else { return }
    self.aggregate = aggregate
    argument = Array(inside) == ["*"] ? nil : line(of: Array(inside))
  }
}

extension SQLQuestion.Order {
  fileprivate init(_ words: [String]) {
    let last = words.last?.lowercased()
    isDescending = last == "desc"
    text = line(of: Array(last == "desc" || last == "asc" ? words.dropLast() : words[...]))
  }
}

/// Where the clauses of a `select` stand among its tokens.
private struct Clauses {
  enum Name: String { case select, from, join, `where`, group, having, order, limit }

  private var tokens: [Name: ArraySlice<Token>] = [:]
  var isDistinct = false
  /// The number behind `top`, which other dialects write in front.
  var limit: String?

  init?(_ all: ArraySlice<Token>) {
    var name = Name.select
    var begin = all.startIndex
    var depth = 0
    for index in all.indices {
      switch all[index].kind {
      case .symbol(.open): depth += 1
      case .symbol(.close): depth -= 1
      case .keyword(.select): return nil
      default: break
      }
      if all[index].kind == .keyword(.by), name == .group || name == .order { continue }
      guard depth == 0, let next = Name(all[index]), next != name else { continue }
      tokens[name] = all[begin..<index]
      (name, begin) = (next, index + 1)
      if next == .group || next == .order, begin < all.endIndex, all[begin].kind == .keyword(.by) { begin += 1 }
    }
    tokens[name] = all[begin...]
    if tokens[.select]?.first?.kind == .keyword(.distinct) {
      isDistinct = true
      tokens[.select]?.removeFirst()
    }
    if tokens[.select]?.first?.kind == .keyword(.top), let number = tokens[.select]?.dropFirst().first {
      limit = number.text
      tokens[.select]?.removeFirst(2)
    }
  }

  subscript(name: Name) -> ArraySlice<Token>? { tokens[name] }

  var table: String? { tokens[.from]?.first?.text }

  /// What stands behind `join`, without the short name that the table is given.
  var joins: ArraySlice<Token>? {
    guard let join = tokens[.join], let table = join.first else { return nil }
    return [table] + join.dropFirst().drop { $0.kind == .keyword(.as) || $0.kind == .word }
  }

  /// The names that tables are known by: their own, and the short ones behind them.
  var tables: Set<String> {
    var names: Set<String> = []
    for clause in [tokens[.from], tokens[.join]] {
      for token in (clause ?? []).prefix(while: { $0.kind != .keyword(.on) }) where token.kind == .word {
        names.insert(asciiLowercased(token.text))
      }
    }
    return names
  }

  /// The parts of a clause between its commas.
  func list(_ name: Name) -> [ArraySlice<Token>] {
    var parts: [ArraySlice<Token>] = []
    var depth = 0
    var begin: Int?
    for (index, token) in zip((tokens[name] ?? []).indices, tokens[name] ?? []) {
      if begin == nil { begin = index }
      if token.kind == .symbol(.open) { depth += 1 }
      if token.kind == .symbol(.close) { depth -= 1 }
      guard depth == 0, token.kind == .symbol(.comma), let first = begin else { continue }
      parts.append((tokens[name] ?? [])[first..<index])
      begin = nil
    }
    if let begin { parts.append((tokens[name] ?? [])[begin...]) }
    return parts
  }
}

extension Clauses.Name {
  fileprivate init?(_ token: Token) {
    switch token.kind {
    case .keyword(.from): self = .from
    case .keyword(.join): self = .join
    case .keyword(.where): self = .where
    case .keyword(.group), .keyword(.by): self = .group
    case .keyword(.order): self = .order
    case .keyword(.limit): self = .limit
    case .word where token.isWord("having"): self = .having
    default: return nil
    }
  }
}
