import Diagnostics

extension Parser {
  /// A bare member, or `A vs B [vs C …]`.
  mutating func memberClause(_ draft: inout BlockDraft) throws(Diagnostic) {
    let begin = token.span.lower
    let first = try member(withPath: true, .member)
    guard accept(.vs) else { return try add(.member(first), once: nil, from: begin, to: &draft) }
    if let place = draft.places[.vs] { throw repeated(.vs, place) }
    var members = [first]
    repeat { members.append(try member(withPath: true, .versus)) } while accept(.vs)
    try add(.versus(members), once: .vs, from: begin, to: &draft)
  }

  /// `2020`, `2018..2020`, `latest`, `鹿城区`, `"鹿城区"`, `$year`, and `温州市/鹿城区` where `withPath`.
  mutating func member(withPath: Bool, _ kind: Expected) throws(Diagnostic) -> Expression {
    expect(kind)
    var member = try simpleMember()
    while withPath, token.kind == .symbol(.slash), member.isPathSoFar {
      try countOperator()
      advance()
      expect(kind)
      let next = try simpleMember()
      member = Expression(.binary(.divide, member, next), at: member.span.union(next.span))
    }
    return member
  }

  private mutating func simpleMember() throws(Diagnostic) -> Expression {
    switch token.kind {
    case .word, .number, .string, .keyword(.latest), .symbol(.dollar): return try simple()
    default: throw failure(Phrase("a member (such as 2020 or 鹿城区)", zh: "成员（如 2020 或 鹿城区）"))
    }
  }
}

extension Expression {
  /// Whether a `/` after it goes on with the way down to a district.
  fileprivate var isPathSoFar: Bool {
    switch kind {
    case .name, .string, .binary: true
    default: false
    }
  }
}
