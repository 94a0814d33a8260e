import Diagnostics
import Metrics
import Syntax

/// What bare members, the sides of `vs` and the members behind `@` stand for: the members of one dimension, any of
/// which will do.
struct MemberGroup {
  var dimension: String
  var members: [Member]
  var label: Phrase
  /// Whether it is `latest`: of reports, the newest of each organ; where a year is compared, the year that is a member.
  var isNewest = false
}

/// The members that an expression names: `鹿城区`, `lucheng`, `330302`, `温州市/鹿城区`, `2020`, `2018..2020`, `latest`.
func bindMembers(
  _ expression: Expression, of dimension: String? = nil, in catalog: Catalog
) throws(Diagnostic) -> MemberGroup {
  let members = catalog.members
  switch expression.kind {
  case .range(let lower, let upper):
    guard let first = try year(lower, in: catalog), let last = try year(upper, in: catalog), first <= last else {
      throw .badRange.at(expression.span)
    }
    return MemberGroup(
      dimension: "year", members: years(first...last, in: catalog), label: Phrase(verbatim: "\(first)..\(last)"))
  case .latest:
    let years = members.all(in: "year")
    guard let last = years.last else { throw .noYears.at(expression.span) }
    return MemberGroup(
      dimension: "year", members: [last], label: Phrase("latest", zh: "最新"), isNewest: true)
  case .number(let text, _):
    if let number = whole(expression), text.count == 4, dimension == nil || dimension == "year" {
      let year = years(number...number, in: catalog)[0]
      return MemberGroup(dimension: "year", members: [year], label: year.label)
    }
    return try named(text, dimension, [], expression.span, in: catalog)
  case .name(let name):
    return try named(name.text, dimension, [], expression.span, in: catalog)
  case .string(let text):
    return try named(text, dimension, [], expression.span, in: catalog)
  case .binary(.divide, let outer, let inner):
    guard let way = path(outer), let name = path(inner)?.first else { break }
    return try named(name, dimension, way, expression.span, in: catalog)
  default:
    break
  }
  throw .noMember.at(expression.span)
}

/// Each year of a range, also those of which there is no report; of one that is longer than any series of reports, those of
/// which there is one.
private func years(_ range: ClosedRange<Int64>, in catalog: Catalog) -> [Member] {
  let loaded = catalog.members.all(in: "year").filter { $0.number.map(range.contains) ?? false }
  guard range.upperBound - range.lowerBound < longestSeries else { return loaded }
  return range.map { year in
    loaded.first { $0.number == year }
      ?? Member(dimension: "year", value: .number(year), label: Phrase(verbatim: String(year)), isLoaded: false)
  }
}

/// The most years that a range names each of.
private let longestSeries = 50

/// The names of a way down, from the outside in: 浙江省/温州市/鹿城区.
private func path(_ expression: Expression) -> [String]? {
  switch expression.kind {
  case .name(let name): return [name.text]
  case .string(let text): return [text]
  case .binary(.divide, let outer, let inner):
    guard let first = path(outer), let rest = path(inner) else { return nil }
    return first + rest
  default: return nil
  }
}

/// The dimensions whose members lie in each other.
private let areaDimensions = ["district", "county", "city", "province"]

private func named(
  _ name: String, _ dimension: String?, _ around: [String], _ span: Span, in catalog: Catalog
) throws(Diagnostic) -> MemberGroup {
  switch catalog.members.resolve(name, in: dimension, around: around) {
  case .one(let member):
    return MemberGroup(dimension: member.dimension, members: [member], label: member.label)
  case .several(let candidates):
    throw .ambiguous(name, candidates.map(\.wayDown)).at(span)
  case .none:
    // In quotes, or as the value of a variable, a way down is one word.
    let way = name.split { $0 == "/" || $0 == "／" }.map(String.init)
    if around.isEmpty, way.count > 1, areaDimensions.contains(dimension ?? "district") {
      return try named(way[way.count - 1], dimension, way.dropLast(), span, in: catalog)
    }
    throw .unknownMember(name, in: dimension, around: around, catalog).at(span)
  }
}

/// The year that an end of a range is, `latest` being the newest of all; nil for anything else.
private func year(_ bound: Expression, in catalog: Catalog) throws(Diagnostic) -> Int64? {
  guard case .latest = bound.kind else { return whole(bound) }
  return try bindMembers(bound, in: catalog).members.first?.number
}

/// The whole number that an expression is; nil for anything else.
func whole(_ expression: Expression) -> Int64? {
  guard case .number(let text, false) = expression.kind else { return nil }
  return Int64(text)
}

extension Member {
  /// Its number in a dimension of numbers: the year.
  ///
  /// Not inlined: the optimiser of Swift 6.3 fails where it is, in loops over members.
  @inline(never) var number: Int64? {
    if case .number(let number) = value { number } else { nil }
  }
}

extension Diagnostic {
  fileprivate static let badRange = Diagnostic(
    Phrase("a range goes from a year to a later one", zh: "年份范围应由小到大"),
    hint: Phrase("such as 2018..2020", zh: "例如 2018..2020"))
  fileprivate static let noYears = Diagnostic(
    Phrase("no report with a year is loaded", zh: "没有载入带年份的报告"), hint: Phrase("load PATH", zh: "载入 路径"))
  fileprivate static let noMember = Diagnostic(
    Phrase("a district, a year or another member is wanted here", zh: "此处需要区县、年份等成员"),
    hint: Phrase("conditions go behind filter", zh: "条件写在“筛选”之后"))

  package static func ambiguous(_ name: String, _ candidates: [String]) -> Diagnostic {
    Diagnostic(
      Phrase("“\(name)” could be several", zh: "“\(name)”有多种可能"),
      hint: Phrase(
        "write \(candidates.prefix(8).joined(separator: ", or "))",
        zh: "请写明：\(candidates.prefix(8).joined(separator: "，或 "))"))
  }
}
