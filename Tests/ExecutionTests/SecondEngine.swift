import Reports

/// A measure of a random query: as it is written, and the words for the cells that it adds up (see `slot`).
struct PlainMeasure {
  var name: String
  var rows: [String]
  /// Words that only the form of 2021 has.
  var rows2021: [String] = []
  var isStock = false
  var hasApplicants = true
}

let plainMeasures: [PlainMeasure] = [
  PlainMeasure(name: "applications", rows: ["applications"]),
  PlainMeasure(name: "granted", rows: ["granted"]),
  PlainMeasure(name: "handled", rows: ["handled"]),
  PlainMeasure(name: "carried_in", rows: ["carried_in"], isStock: true),
  PlainMeasure(name: "other_outcomes.not_corrected", rows: [], rows2021: ["not_corrected"]),
  PlainMeasure(name: "lawsuits", rows: ["direct/总计", "after/总计"], hasApplicants: false),
  PlainMeasure(name: "lawsuits.upheld", rows: ["direct/结果维持", "after/结果维持"], hasApplicants: false),
  PlainMeasure(name: "reviews.pending", rows: ["reviews/尚未审结"], hasApplicants: false),
  PlainMeasure(name: "rules.in_force", rows: [], rows2021: ["规章/现行有效件数"], isStock: true, hasApplicants: false),
]

/// A query in the words of the second engine.
struct PlainQuery {
  var measures: [PlainMeasure] = []
  var keys: [String] = []
  var isByApplicant = false
  /// Years, districts and levels, of which a report must have one each where any are named.
  var years: [Int] = []
  var districts: [String] = []
  var levels: [String] = []
  /// One applicant alone.
  var applicant: String?
  /// A measure that must exceed a number in the report.
  var floor: (measure: PlainMeasure, above: Int64)?
  var usesImplied = true
  var countsOverlap = false
  /// `sum`, or an aggregate of one value a report.
  var aggregate = "sum"
}

/// What an answer in English calls the columns of table 三.
private let applicantIDs = [
  "自然人": "natural_person", "商业企业": "company", "科研机构": "research", "社会公益组织": "public_interest",
  "法律服务机构": "legal_service", "其他": "other_organisation",
]

/// Loops over facts, as plain as can be: the answer to hold the engine's against. Nil where a stock would be added over
/// the years of one organ.
func plainAnswer(_ query: PlainQuery, _ reports: [Report]) -> [[String]: [String]]? {
  let selected = reports.filter { isSelected($0, query) }
  var groups: [[String]: [Report]] = query.keys.isEmpty ? [[]: []] : [:]
  for report in selected { groups[query.keys.map { key($0, report, reports) }, default: []].append(report) }
  var answer: [[String]: [String]] = [:]
  for (keys, members) in groups {
    for column in query.isByApplicant ? applicants.filter({ query.applicant ?? $0 == $0 }) : [query.applicant ?? "总计"] {
      var values: [String] = []
      for measure in query.measures {
        guard let value = value(measure, members, column, query) else { return nil }
        values.append(value)
      }
      answer[keys + (query.isByApplicant ? [applicantIDs[column] ?? ""] : [])] = values
    }
  }
  return answer
}

private func value(_ measure: PlainMeasure, _ members: [Report], _ column: String, _ query: PlainQuery) -> String? {
  guard query.aggregate == "sum" else {
    let values = members.compactMap { number(measure, $0, column, query) }
    switch query.aggregate {
    case "count": return "\(values.count)"
    case "max": return values.max().map { "\($0)" } ?? "none"
    default:
      guard !values.isEmpty else { return "none" }
      let mean = Double(values.reduce(0, +)) / Double(values.count)
      return "\((mean * 10000).rounded() / 10000)"
    }
  }
  let counted = query.countsOverlap ? members : members.filter { one in !members.contains { contains($0, one) } }
  if measure.isStock {
    let years = Dictionary(grouping: counted) { "\($0.identity.organ) \($0.identity.area.code) \($0.identity.scope)" }
    if years.values.contains(where: { Set($0.map(\.identity.year)).count > 1 }) { return nil }
  }
  let values = counted.compactMap { number(measure, $0, column, query) }
  return values.isEmpty ? "none" : "\(values.reduce(0, +))"
}

/// What a report says; nil where no cell of the measure has a value.
private func number(_ measure: PlainMeasure, _ report: Report, _ column: String, _ query: PlainQuery) -> Int64? {
  let form = report.forms[.applications] ?? .form2019
  let slots = plainSlots["\(measure.name) \(form.rawValue) \(measure.hasApplicants ? column : "总计")"] ?? []
  let values = report.facts.filter { slots.contains($0.slot) }.compactMap { fact in
    fact.value ?? (query.usesImplied ? fact.implied : nil)
  }
  return values.isEmpty ? nil : values.reduce(0, +)
}

/// The cells of each measure, by form and applicant.
private let plainSlots: [String: [Slot]] = {
  var table: [String: [Slot]] = [:]
  for measure in plainMeasures {
    for form in Form.allCases {
      let words = measure.rows + (form == .form2021 ? measure.rows2021 : [])
      for column in measure.hasApplicants ? applicants + ["总计"] : ["总计"] {
        table["\(measure.name) \(form.rawValue) \(column)"] = words.map {
          slot(measure.hasApplicants ? "\($0)/\(column)" : $0, form)
        }
      }
    }
  }
  return table
}()

/// Whether the one report speaks for an area in which the other's lies, in the same year.
private func contains(_ outer: Report, _ inner: Report) -> Bool {
  guard outer.identity.scope == .area, outer.identity.year == inner.identity.year else { return false }
  let (whole, part) = (outer.identity.area.code, inner.identity.area.code)
  if whole == part { return inner.identity.scope == .organ }
  let stem = whole.hasSuffix("0000") ? whole.prefix(2) : whole.hasSuffix("00") ? whole.prefix(4) : whole[...]
  return part.hasPrefix(stem)
}

private func isSelected(_ report: Report, _ query: PlainQuery) -> Bool {
  let identity = report.identity
  if !query.years.isEmpty && !query.years.contains(identity.year ?? 0) { return false }
  if !query.districts.isEmpty && !query.districts.contains(identity.area.name) { return false }
  if !query.levels.isEmpty && !query.levels.contains(identity.level.rawValue) { return false }
  guard let floor = query.floor else { return true }
  return number(floor.measure, report, query.applicant ?? "总计", query).map { $0 > floor.above } ?? false
}

private func key(_ key: String, _ report: Report, _ all: [Report]) -> String {
  let identity = report.identity
  let cities = ["3301": "杭州市", "3303": "温州市", "3201": "南京市", "3501": "福州市"]
  let city = cities[String(identity.area.code.prefix(4))] ?? ""
  let isShared = Set(all.map(\.identity.area).filter { $0.name == identity.area.name }.map(\.code)).count > 1
  switch key {
  case "district": return isShared ? "\(identity.area.name)（\(city)）" : identity.area.name
  case "organ": return isShared ? "\(identity.organ)（\(city)）" : identity.organ
  case "city": return city
  case "year": return identity.year.map(String.init) ?? ""
  case "level": return identity.level.rawValue
  case "scope": return identity.scope.rawValue
  default: return report.forms[.applications]?.rawValue ?? ""
  }
}
