import Diagnostics
import Documents

/// Who speaks in a report, for what area, of which year, and by what evidence; where the evidence disagrees; and what it
/// leaves open.
///
/// - Parameter caption: what the line above table 三 says of the scope of its figures.
func identity(
  _ document: Document, _ opening: Opening, _ title: Title, caption: Evidence? = nil, in divisions: Divisions
) -> (identity: Identity, doubts: [Finding], complaints: [Diagnostic]) {
  let years = yearEvidence(opening, title, names: document.names, path: document.name)
  let year = years.first.flatMap { Int($0.value) }
  let divisions = divisions.of(year: year)
  let (organs, misread) = withoutMisreadings(
    organEvidence(opening, title, named: namedOrgans(document.names, in: divisions), path: document.name),
    document, opening, in: divisions)
  let named = organs.first?.value ?? ""
  let speaker = speaker(named, in: divisions)
  var complaints: [Diagnostic] = []
  if years.isEmpty { complaints.append(titlePeriod(title.text).several.map(Diagnostic.severalYears) ?? .noYear) }
  if organs.isEmpty { complaints.append(.noOrgan) }

  let surroundings = Surroundings(
    opening: opening, title: title, organs: organs, path: document.name, divisions: divisions)
  let (area, districts) = locate(speaker, named, surroundings, &complaints)
  let isGovernment = speaker.office.isEmpty && speaker.street == nil && !speaker.isAlone && !named.isEmpty
  let scopes = scopeEvidence(speaker, named, organs.first, opening, title, caption: caption)
  let scope = scopes.first.flatMap { Scope(rawValue: $0.value) } ?? .organ
  let level: Level =
    speaker.street != nil ? .street : isGovernment || scope == .area ? level(of: area) : .department
  let organ = isGovernment ? governmentName(named) : named

  var evidence = organs.map { each in
    var each = each
    each.agrees = mayBeSame(named, each.value, in: divisions)
    return each
  }
  evidence += districts + misread.map(\.evidence)
  if !named.isEmpty { evidence.append(Evidence(.level, level.rawValue, .name, text: organ)) }
  if !named.isEmpty { evidence += agreeing(scopes) }
  evidence += agreeing(years)
  let identity = Identity(
    organ: organ, level: level, scope: scope, area: area,
    year: year, title: String(decoding: title.text, as: UTF8.self),
    evidence: evidence)
  return (
    identity,
    yearDoubts(years) + organDoubts(organs, in: divisions) + misreadDoubts(misread)
      + (named.isEmpty ? [] : scopeDoubts(scopes)),
    complaints.map { complaint in complaint.with { $0.file = document.name } }
  )
}

/// 温州市洞头区, 鹿城区政府 → …人民政府: an area is spoken for by its government.
private func governmentName(_ named: String) -> String {
  if let word = governments.first(where: named.hasSuffix) {
    return word == "政府" ? named.dropLast(2) + "人民政府" : named
  }
  return named + "人民政府"
}

/// Marks those that do not say what the first says.
private func agreeing(_ evidence: [Evidence]) -> [Evidence] {
  evidence.map { each in
    var each = each
    each.agrees = each.value == evidence[0].value
    return each
  }
}

private func level(of area: Area) -> Level {
  switch area.kind {
  case .province: .province
  case .city: .city
  case .county: .county
  case .street: .street
  }
}

extension Diagnostic {
  fileprivate static let noYear = Diagnostic(
    Phrase("the document does not say of which year it is", zh: "文件未说明所属年度")
  ).with { $0.severity = .warning }

  fileprivate static func severalYears(_ first: Int, _ last: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "the title is of several years, \(first) to \(last): the figures are of none of them alone",
        zh: "标题为 \(first) 年至 \(last) 年多个年度：数字不属于其中任何一年"),
      hint: Phrase("load the report of each year", zh: "请载入各年度的报告")
    ).with { $0.severity = .warning }
  }

  fileprivate static let noOrgan = Diagnostic(
    Phrase("the document does not say whose report it is", zh: "文件未说明是哪个机关的报告")
  ).with { $0.severity = .warning }
}
