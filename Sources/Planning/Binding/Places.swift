import Diagnostics
import Metrics
import Relations
import Syntax

/// The dimensions of areas, from the narrowest on.
private let placeDimensions = ["district", "county", "city", "province"]

extension Member {
  var isPlace: Bool { placeDimensions.contains(dimension) }

  /// Whether it is an area inside the other, or the narrower of two that are the same.
  func lies(in other: Member) -> Bool {
    guard let name = other.names.first, let own = names.first, dimension != other.dimension else { return false }
    let chain = [own] + around
    return chain.indices.contains { chain[$0] == name && Array(chain[($0 + 1)...]) == other.around }
      && isNarrower(than: other)
  }

  private func isNarrower(than other: Member) -> Bool {
    guard let own = placeDimensions.firstIndex(of: dimension),
      let others = placeDimensions.firstIndex(of: other.dimension)
    else { return false }
    return own < others
  }
}

extension MemberGroup {
  var isOfPlaces: Bool { placeDimensions.contains(dimension) }
}

/// Areas that stand in one list. They are alternatives, whatever dimension each is of: `宿迁市, 浙江省`. One that another lies in
/// is narrowed to it: `浙江省 鹿城区`.
struct Places {
  private let all: [Member]

  init(_ groups: [MemberGroup]) {
    all = groups.filter(\.isOfPlaces).flatMap(\.members)
  }

  var areOfSeveralDimensions: Bool { Set(all.map(\.dimension)).count > 1 }

  /// Those that no other of them lies in.
  var narrowest: [Member] { all.filter { place in !all.contains { $0.lies(in: place) } } }

  /// Whether what counts lies in these members of one dimension.
  func allLie(in members: [Member]) -> Bool {
    narrowest.allSatisfy { place in members.contains { place == $0 || place.lies(in: $0) } }
  }

  /// The condition that a row is of one of them; nil where a column is not there.
  func condition(over schema: [ColumnSchema]) -> Bound? {
    var conditions: [Bound] = []
    for place in narrowest {
      guard let condition = membership([place], of: place.dimension, in: schema) else { return nil }
      conditions.append(condition)
    }
    return Bound.any(conditions)
  }
}

/// The members that each expression names. Places are of one dimension where all of them can be: 徐州市, which speaks for itself,
/// is a city beside 南京市, of which only reports from inside it are there.
///
/// - Parameter dimension: what places are of where more than these stand together.
func bindEach(
  _ expressions: [Expression], placesOf dimension: String? = nil, in catalog: Catalog
) throws(Diagnostic) -> [MemberGroup] {
  var groups: [MemberGroup] = []
  for expression in expressions { groups.append(try bindMembers(expression, in: catalog)) }
  guard let shared = dimension ?? sharedDimension(of: groups, expressions, in: catalog) else { return groups }
  for (number, expression) in expressions.enumerated() where groups[number].isOfPlaces {
    groups[number] = (try? bindMembers(expression, of: shared, in: catalog)) ?? groups[number]
  }
  return groups
}

/// The narrowest dimension that all places among the expressions have a loaded member of, where they are of several by themselves;
/// nil where one of the expressions is no member.
func sharedDimension(ofPlacesAmong expressions: [Expression], in catalog: Catalog) -> String? {
  var groups: [MemberGroup] = []
  for expression in expressions {
    guard let group = try? bindMembers(expression, in: catalog) else { return nil }
    groups.append(group)
  }
  return sharedDimension(of: groups, expressions, in: catalog)
}

private func sharedDimension(
  of groups: [MemberGroup], _ expressions: [Expression], in catalog: Catalog
) -> String? {
  guard Set(groups.filter(\.isOfPlaces).map(\.dimension)).count > 1 else { return nil }
  let places = zip(groups, expressions).filter { $0.0.isOfPlaces }.map(\.1)
  return placeDimensions.first { dimension in
    places.allSatisfy { place in
      (try? bindMembers(place, of: dimension, in: catalog))?.members.allSatisfy(\.isLoaded) ?? false
    }
  }
}

extension Expression {
  /// `lawsuits@南京市/鼓楼区` is a district by its way down, and no quotient, where the name behind the stroke is no metric but lies there.
  func withWaysDown(in catalog: Catalog) -> Expression {
    guard case .binary(.divide, let outer, let right) = kind else { return self }
    let left = outer.withWaysDown(in: catalog)
    switch right.kind {
    case .name(let name) where catalog.metrics.find(name.text) == nil: break
    case .string(let text) where catalog.metrics.find(text) == nil: break
    default: return Expression(.binary(.divide, left, right), at: span)
    }
    guard case .at(let side, let members) = left.kind, members.count == 1 else { return self }
    let way = Expression(.binary(.divide, members[0], right), at: members[0].span.union(right.span))
    guard (try? bindMembers(way, in: catalog)) != nil else { return self }
    return Expression(.at(side, [way]), at: span)
  }

  /// The members behind each `@` in it.
  var membersBehindAt: [Expression] {
    switch kind {
    case .at(let side, let members): side.membersBehindAt + members
    case .unary(_, let side), .isState(let side, _, _): side.membersBehindAt
    case .binary(_, let left, let right): left.membersBehindAt + right.membersBehindAt
    case .call(_, let arguments): arguments.flatMap(\.membersBehindAt)
    default: []
    }
  }
}
