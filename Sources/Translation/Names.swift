/// A name as SQL writes it: plain where it is a word in small ASCII letters and none of SQL's own, otherwise in quotes.
package func sqlName(_ name: String) -> String {
  let isPlain =
    name.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
    && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  return isPlain && !reservedWords.contains(name) ? name : "\"\(doubled(name, "\""))\""
}

/// A text as SQL writes it.
func literal(_ text: String) -> String { "'\(doubled(text, "'"))'" }

private func doubled(_ text: String, _ sign: Character) -> String {
  String(text.flatMap { $0 == sign ? [$0, $0] : [$0] })
}

/// The names, each unlike those before it and unlike `taken`, ASCII case ignored: SQL knows a column by its name alone.
package func uniqueNames(_ names: [String], besides taken: [String] = []) -> [String] {
  var seen = Set(taken.map { $0.lowercased() })
  return names.map { name in
    let base = name.isEmpty ? "column" : name
    var unique = base
    var number = 2
    while !seen.insert(unique.lowercased()).inserted {
      unique = "\(base) \(number)"
      number += 1
    }
    return unique
  }
}

/// The words of SQL that SQLite, PostgreSQL or DuckDB keep to themselves, as far as a column may be called by them.
private let reservedWords: Set<String> = [
  "all", "and", "any", "as", "asc", "between", "by", "case", "cast", "check", "column", "commit", "constraint",
  "create",
  "cross", "current", "default", "delete", "desc", "distinct", "drop", "else", "end", "except", "exists", "false",
  "fetch",
  "filter", "following", "for", "foreign", "from", "full", "group", "having", "if", "in", "index", "inner", "insert",
  "intersect", "into", "is", "isnull", "join", "key", "left", "like", "limit", "natural", "no", "not", "notnull",
  "null",
  "of", "offset", "on", "or", "order", "outer", "over", "partition", "pivot", "preceding", "primary", "range",
  "references",
  "right", "row", "rows", "select", "set", "some", "table", "then", "to", "transaction", "trigger", "true", "union",
  "unique", "unpivot", "update", "user", "using", "values", "view", "when", "where", "window", "with",
]
