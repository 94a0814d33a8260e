import Diagnostics

/// The statement as text: one blank between words, brackets only where they are needed, the keywords of one language.
///
///     format(try parse("行政诉讼  按 区县，年份"), in: .en)  // 行政诉讼 by 区县, 年份
///
/// What is read from the text is the same statement; comments, `compare` and the kind of quotes are not kept.
package func format(_ statement: Statement, in language: Language = .en) -> String {
  Writing(language: language).text(statement)
}

package func format(_ query: Query, in language: Language = .en) -> String {
  Writing(language: language).text(query)
}

package func format(_ expression: Expression, in language: Language = .en) -> String {
  Writing(language: language).text(expression)
}

/// The expression as the heading of a column: names stand in quotes only where they have to.
///
///     heading(of: try parse("lawsuits@“鹿城区”"))  // lawsuits@鹿城区
package func heading(of expression: Expression, in language: Language = .en) -> String {
  Writing(language: language, keepsQuotes: false).text(expression)
}

/// A member in the heading of a column, which needs no quotes where its name does not.
package func heading(ofMember member: Expression) -> String {
  Writing(language: .en, keepsQuotes: false).member(member)
}

/// The words in which a tree is written.
struct Writing {
  let language: Language
  /// Whether names that were typed in quotes keep them where they could do without.
  var keepsQuotes = true

  func word(_ keyword: Keyword) -> String { keyword.word(in: language) }

  func text(_ statement: Statement) -> String {
    switch statement {
    case .query(let query): text(query)
    case .let(let name, let query): "\(word(.let)) \(text(name)) = \(text(query))"
    case .define(let name, let expression, let label, let unit):
      [
        "\(word(.define)) \(text(name)) = \(text(expression))", label.map { "\(word(.as)) \(quoted($0))" },
        unit.map { $0.text == Keyword.count.rawValue ? $0.text : text($0) },
      ]
      .compactMap { $0 }.joined(separator: " ")
    case .saveDatabase(let file, let replacing):
      "\(word(.save))\(replacing ? "!" : "") \(databaseWord[language]) \(quoted(file.text))"
    case .command(let command): text(command)
    }
  }

  func text(_ query: Query) -> String {
    query.blocks.map(text).joined(separator: " | ")
  }

  func text(_ block: Block) -> String {
    var parts: [String] = []
    switch block.source {
    case .measures(let measures): parts.append(source(measures, before: block.clauses.first))
    case .table(let table): parts.append("\(word(.from)) \(text(table))")
    case .previous: break
    }
    return (parts + block.clauses.map(text)).joined(separator: " ")
  }

  private func text(_ command: CommandStatement) -> String {
    var parts = [command.command.word(in: language)] + command.options.map(\.text)
    switch command.argument {
    case .words(let words): parts += words.map(rawWord)
    case .query(let query):
      let written = text(query)
      // Behind `sql`, a measure in quotes would be read as a text.
      let isMistakable = command.command.takes == .queryOrText && written.hasPrefix("\"")
      parts += isMistakable ? [word(.sum), written] : [written]
    case .text(let words, let query):
      let rest = text(query).dropFirst(text(Query([Block(of: words)], at: words.span)).count)
      parts.append(quoted(words.text) + rest)
    case .row(let row): parts.append("#\(row)")
    }
    return parts.joined(separator: " ")
  }

  // MARK: Names and strings

  /// The name, in quotes where it would be read as something else.
  func text(_ name: Name) -> String {
    // Behind a key of `sort`, such a name would say which way.
    let isDirection = isDescending(asciiLowercased(name.text)) != nil
    return isPlainName(name.text) && (!name.isQuoted || !keepsQuotes) && !isDirection ? name.text : quoted(name.text)
  }

  private func rawWord(_ name: Name) -> String {
    let tokens = tokens(of: "load " + name.text)
    let isPlain = tokens.count == 3 && tokens[1].kind == .raw && tokens[1].text == name.text
    return isPlain && !name.isQuoted ? name.text : quoted(name.text)
  }

  func quoted(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case "\t": written += "\\t"
      case "\u{0}"..<" ", "\u{7F}", "\u{FF02}": written += "\\u{\(String(scalar.value, radix: 16))}"
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written + "\""
  }
}

/// Whether a name is read as one without quotes: `lawsuits`, and not `2020`, `top` or `lawsuits / handled`.
package func isPlainName(_ text: String) -> Bool {
  let tokens = tokens(of: "(" + text)
  return tokens.count == 3 && tokens[1].name == text
}
