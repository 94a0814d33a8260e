import Diagnostics

extension Writing {
  func text(_ clause: Clause) -> String {
    switch clause.kind {
    case .by(let keys): "\(word(.by)) \(list(keys))"
    case .filter(let condition): "\(word(.filter)) \(text(condition))"
    case .member(let member): self.member(member)
    case .versus(let members): members.map(member).joined(separator: " \(word(.vs)) ")
    case .share(let measures): "\(word(.share)) \(self.measures(measures, isLast: false))"
    case .rank(let measure, let group): rank(measure, group)
    case .sort(let keys): "\(word(.sort)) \(keys.map(sortKey).joined(separator: ", "))"
    case .growth(let measures): "\(word(.growth)) \(self.measures(measures, isLast: false))"
    case .top(let count, let isBottom, let measure, let group): top(count, isBottom, measure) + within(group)
    case .pivot(let key): "\(word(.pivot)) \(text(key))"
    case .totals: word(.totals)
    case .select(let selections): "\(word(.select)) \(selections.map(selection).joined(separator: ", "))"
    case .derive(let selections): "\(word(.derive)) \(selections.map(selection).joined(separator: ", "))"
    case .rename(let pairs): rename(pairs)
    case .distinct: word(.distinct)
    case .limit(let count): "\(word(.limit)) \(text(count))"
    case .join(let table, let keys): join(table, keys)
    case .save(let path, _, let replacing): "\(word(.save))\(replacing ? "!" : "") \(quoted(path))"
    case .into(let name): "\(word(.into)) \(text(name))"
    }
  }

  func list(_ names: [Name]) -> String { names.map(text).joined(separator: ", ") }

  private func rank(_ measure: Measure, _ group: Name?) -> String {
    "\(word(.rank)) \(measures([measure], isLast: false))\(within(group))"
  }

  private func within(_ group: Name?) -> String { group.map { " \(word(.within)) \(text($0))" } ?? "" }

  private func text(_ count: RowCount) -> String {
    switch count {
    case .number(let number): "\(number)"
    case .variable(let name): "$\(name.text)"
    }
  }

  private func top(_ count: RowCount, _ isBottom: Bool, _ measure: Expression?) -> String {
    let top = "\(word(isBottom ? .bottom : .top)) \(text(count))"
    return measure.map { "\(top) \(text($0, above: .sum))" } ?? top
  }

  private func sortKey(_ key: SortKey) -> String {
    (key.isDescending ? "-" : "") + text(key.expression, above: .sum)
  }

  private func rename(_ pairs: [(from: Name, to: Name)]) -> String {
    let written = pairs.map { "\(text($0.from)) \(word(.as)) \(text($0.to))" }
    return "\(word(.rename)) \(written.joined(separator: ", "))"
  }

  private func join(_ table: Name, _ keys: [JoinKey]) -> String {
    let written = keys.map { key in text(key.name) + (key.other.map { " = " + text($0) } ?? "") }
    let on = keys.isEmpty ? "" : " \(word(.on)) \(written.joined(separator: ", "))"
    return "\(word(.join)) \(text(table))\(on)"
  }

  private func selection(_ selection: Selection) -> String {
    let written = text(selection.expression)
    if let name = selection.name { return "\(text(name)) = \(written)" }
    let tokens = tokens(of: "(" + written)
    return tokens[2].kind == .symbol(.equal) ? "(\(written))" : written
  }

  // MARK: Measures

  /// The measures at a block's beginning. `count` with nothing after it is written `count(*)` where a member would be taken
  /// for what is counted.
  func source(_ measures: [Measure], before clause: Clause?) -> String {
    let isLast: Bool
    switch clause?.kind {
    case .member(let member)?: isLast = !isWordFirst(member)
    case .versus(let members)?: isLast = !members.contains(where: isWordFirst)
    default: isLast = true
    }
    let written = self.measures(measures, isLast: isLast)
    return measures.first?.aggregate == .sum ? guarded(measures, written, isLast) : written
  }

  private func isWordFirst(_ member: Expression) -> Bool {
    switch member.kind {
    case .name, .string, .binary: true
    default: false
    }
  }

  /// The list again, its first measure in brackets if it would be read as a command or as a member.
  private func guarded(_ measures: [Measure], _ written: String, _ isLast: Bool) -> String {
    guard let first = measures.first?.expression, beginsOtherwise(text(first)) else { return written }
    let rest = self.measures(Array(measures.dropFirst()), isLast: isLast)
    return "(\(text(first)))" + (rest.isEmpty ? "" : ", \(rest)")
  }

  private func beginsOtherwise(_ text: String) -> Bool {
    let tokens = tokens(of: text)
    switch tokens[0].kind {
    case .command, .keyword(.latest), .keyword(.rank), .keyword(.growth): return true
    case .number:
      guard tokens.count > 1, case .symbol(let symbol) = tokens[1].kind else { return true }
      return symbol.binary == nil
    default: return plotKinds.contains(asciiLowercased(tokens[0].text))
    }
  }

  func measures(_ measures: [Measure], isLast: Bool) -> String {
    var written: [String] = []
    var aggregate = Aggregate.sum
    for (index, measure) in measures.enumerated() {
      let text = self.measure(measure, after: aggregate, isLast: isLast || index < measures.count - 1)
      // Behind a comma, years alone are members.
      written.append(index > 0 && isMemberAlone(text) ? "(\(text))" : text)
      if measure.expression != nil { aggregate = measure.aggregate }
    }
    return written.joined(separator: ", ")
  }

  private func isMemberAlone(_ text: String) -> Bool {
    let tokens = tokens(of: text)
    switch tokens[0].kind {
    case .number: return tokens.count == 2 || tokens[1].kind == .symbol(.range)
    case .keyword(.latest): return tokens.count == 2
    default: return false
    }
  }

  private func measure(_ measure: Measure, after aggregate: Aggregate, isLast: Bool) -> String {
    let keyword = Keyword(rawValue: measure.aggregate.rawValue).map(word) ?? measure.aggregate.rawValue
    guard let expression = measure.expression else { return isLast ? keyword : "\(keyword)(*)" }
    var written = text(expression)
    let first = tokens(of: "(" + written)[1].kind
    if !expression.isCallOfSeveral,
      mustBeBracketed(first, isCounted: measure.aggregate == .count)
        || beginsWithYear(written)
    {
      written = "(\(written))"
    }
    return measure.aggregate == aggregate ? written : "\(keyword) \(written)"
  }

  /// Whether a year stands first with which nothing is computed: behind a clause or an aggregate, that is a member.
  private func beginsWithYear(_ text: String) -> Bool {
    let tokens = tokens(of: text)
    switch tokens[0].kind {
    case .number, .keyword(.latest): break
    default: return false
    }
    guard tokens.count > 1, case .symbol(let symbol) = tokens[1].kind else { return true }
    return symbol.binary == nil
  }

  /// Whether an expression that begins so would be read otherwise after an aggregate or in a list of measures.
  private func mustBeBracketed(_ first: Token.Kind, isCounted: Bool) -> Bool {
    switch first {
    case .keyword(let keyword) where keyword.aggregate != nil: true
    case .word, .string, .symbol(.open), .symbol(.minus): false
    default: isCounted
    }
  }
}

extension Expression {
  /// `min(a, b)`, which no aggregate is.
  fileprivate var isCallOfSeveral: Bool {
    guard case .call(_, let arguments) = kind else { return false }
    return arguments.count > 1
  }
}
