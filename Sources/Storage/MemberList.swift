import Diagnostics
import Metrics
import Relations
import Reports
import Synchronization

/// The members of every dimension, as the loaded reports have them.
package func members(of database: Database) -> Members {
  let geography = database.geography
  let kinds: [(String, [Area])] = [
    ("district", geography.areas), ("county", geography.all(.county)), ("city", geography.all(.city)),
    ("province", geography.all(.province)),
  ]
  let areas = kinds.flatMap { dimension, areas in
    areas.map { member($0, of: dimension, shownAs: geography.name(of: $0), around: geography.chain($0).dropFirst()) }
  }
  let reports = database.dataset.cube.reports
  var printed: [String: String] = [:]
  for each in database.reports where each.organ != each.report.identity.organ {
    printed[each.organ] = each.report.identity.organ
  }
  let properties = ["level", "scope", "form", "organ", "report"].flatMap { dimension in
    texts(in: reports.column(named: dimension)).map {
      var member = Member(
        dimension: dimension, value: .text($0.en), label: $0, names: printed[$0.en].map { [$0] } ?? [])
      if dimension == "level" { member.namesWithin = Level(rawValue: $0.en)?.spokenNames ?? [] }
      return member
    }
  }
  let divisions = database.divisions
  let loaded = areas + years(reports) + formMembers + properties
  let codes = Set(geography.areas.map(\.code))
  let elsewhere = Lazy { unreported(divisions, besides: codes) }
  return Members(loaded: loaded) { elsewhere.value() }
}

/// A value made when it is first asked for.
private final class Lazy<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)

  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  func value() -> Value {
    made.withLock { made in
      let value = made ?? make()
      made = value
      return value
    }
  }
}

private func member(
  _ area: Area, of dimension: String, shownAs shown: String, around: some Sequence<Area>, isLoaded: Bool = true
) -> Member {
  Member(
    dimension: dimension, value: .text(shown), label: Phrase(verbatim: shown),
    names: [area.name, shortName(area.name)] + [spokenName(area.name)].compactMap { $0 } + [area.code],
    reading: area.pinyin.isEmpty ? nil : area.pinyin,
    around: around.map(\.name), isLoaded: isLoaded)
}

private func years(_ reports: Relation) -> [Member] {
  guard let column = reports.column(named: "year"), case .integer(let years) = column.values else { return [] }
  let distinct = Set(years.elements.indices.filter { column.hasValue(at: $0) }.map { years[$0] })
  return distinct.sorted().map {
    Member(dimension: "year", value: .number($0), label: Phrase(verbatim: String($0)))
  }
}

/// The texts that a column holds, as they are in both languages.
private func texts(in column: Column?) -> [Phrase] {
  guard case .text(let codes, let vocabulary)? = column?.values else { return [] }
  return Set(codes.elements).filter { $0 >= 0 }.sorted().map {
    Phrase(vocabulary[$0], zh: vocabulary.shown($0, in: .zh))
  }
}

/// The members of the forms' own dimensions: applicants, outcomes, reasons, paths, results.
private let formMembers: [Member] = CellDimension.allCases.flatMap { dimension in
  dimension.members.enumerated().map { number, names in
    Member(
      dimension: dimension.rawValue, value: .cell(number), label: Phrase(names.id, zh: names.label),
      names: dimension == .applicant && number == applicants.count - 1 ? [names.label, "其他"] : [names.label])
  }
}

/// The divisions that no loaded report speaks for, as members of `district`.
private func unreported(_ divisions: Divisions, besides reported: Set<String>) -> [Member] {
  divisions.all.filter { !reported.contains($0.code) }.map { area in
    var around: [Area] = []
    while let parent = (around.last ?? area).parent.flatMap({ divisions.area(code: $0) }) { around.append(parent) }
    return member(area, of: "district", shownAs: area.name, around: around, isLoaded: false)
  }
}
