import Diagnostics
import Execution
import Metrics
import Planning
import Relations
import Reports
import Storage
import Syntax

/// What a made-up report prints in a cell.
enum Printed: ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  case number(Int64)
  case blank
  /// Hundredths of a yuan.
  case yuan(Int64)
  /// An amount beside which no unit stands.
  case unitless(Int64)
  /// A blank that an identity proves to be this.
  case implied(Int64)
  /// Words where a number belongs.
  case words(String)

  init(integerLiteral value: Int64) { self = .number(value) }
  init(nilLiteral: ()) { self = .blank }
}

/// Areas of the tests, by the codes of GB/T 2260.
let lucheng = "330302"
let longwan = "330303"
let dongtou = "330305"
let cangnan = "330327"
let wenzhou = "330300"
let gulouOfNanjing = "320106"
let gulouOfFuzhou = "350102"

/// A made-up report of the government of an area, or of another organ of it. Cells that are not listed are blank.
func report(
  _ code: String, _ year: Int?, organ: String? = nil, street: String? = nil, on form: Form = .form2019,
  unread: [StatutoryTable] = [], _ cells: [String: Printed]
) -> Report {
  let area = division(code)
  let own =
    street.map { Area(code: "\(code)/\($0)", name: $0, kind: .street, pinyin: "", parent: code) } ?? area
  let level: Level =
    street != nil
    ? .street : organ != nil ? .department : ([.province: .province, .city: .city][area.kind] ?? .county)
  let identity = Identity(
    organ: organ ?? (street.map { $0 + "办事处" } ?? area.name + "人民政府"), level: level,
    scope: organ == nil && street == nil ? .area : .organ, area: own, year: year, title: "")
  let tables = StatutoryTable.allCases.filter { !unread.contains($0) }
  let printed = Dictionary(uniqueKeysWithValues: cells.map { (slot($0.key, form), $0.value) })
  let facts = tables.flatMap { slots(of: $0, on: form) }.map { fact($0, printed[$0] ?? .blank) }
  precondition(printed.keys.allSatisfy { slot in facts.contains { $0.slot == slot } }, "the form has the cells")
  return Report(
    identity: identity, forms: Dictionary(uniqueKeysWithValues: tables.map { ($0, form) }), facts: facts)
}

/// The division of a code that the table has.
func division(_ code: String) -> Area {
  guard let area = Divisions.compiled.area(code: code) else { preconditionFailure("no division \(code)") }
  return area
}

private func fact(_ slot: Slot, _ printed: Printed) -> Fact {
  let place = Place(line: 1, column: 1)
  switch printed {
  case .number(let number):
    return Fact(slot: slot, text: "\(number)", kind: number == 0 ? .zero : .number, value: number, place: place)
  case .blank:
    return Fact(slot: slot, text: "", kind: .blank, value: nil, place: place)
  case .yuan(let hundredths):
    return Fact(slot: slot, text: "\(hundredths)", kind: .number, value: hundredths, unit: .yuan, place: place)
  case .unitless(let number):
    return Fact(slot: slot, text: "\(number)", kind: .number, value: number, unit: .unknown, place: place)
  case .words(let text):
    return Fact(slot: slot, text: text, kind: .text, value: nil, place: place)
  case .implied(let number):
    return Fact(slot: slot, text: "", kind: .blank, value: nil, implied: number, place: place)
  }
}

/// The words for rows that tests use, and how the form words them.
private let rowWords = [
  "applications": "一、本年新收政府信息公开申请数量", "carried_in": "二、上年结转政府信息公开申请数量", "granted": "（一）予以公开",
  "partial": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "secret": "1.属于国家秘密", "law": "2.其他法律行政法规禁止公开",
  "not_held": "1.本机关不掌握相关政府信息", "petition": "1.信访举报投诉类申请", "other": "（六）其他处理",
  "not_corrected":
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "other_other": "3.其他", "handled": "（七）总计",
  "carried_out": "四、结转下年度继续办理",
]

private let blockWords = ["reviews": "行政复议", "direct": "行政诉讼/未经复议直接起诉", "after": "行政诉讼/复议后起诉"]

/// The cell that a test's words mean: `applications` (its 总计), `applications/自然人`, `direct/总计`, `规章/对外公开总数量`.
func slot(_ words: String, _ form: Form) -> Slot {
  let parts = words.split(separator: "/", maxSplits: 1).map(String.init)
  let column = parts.count > 1 ? parts[1] : "总计"
  let found = slots { cell in
    guard cell.forms.contains(form) else { return false }
    if let row = rowWords[parts[0]] {
      return cell.table == .applications && cell.row.last == row && cell.columnPath == column
    }
    if let block = blockWords[parts[0]] { return cell.columnPath == "\(block)/\(column)" }
    return cell.table == .disclosure && cell.row.last == parts[0] && cell.columnPath == column
  }
  precondition(found.count == 1, "\(words) is one cell of the form of \(form.rawValue)")
  return found[0]
}

/// Reports to be asked, and the settings that bear on meaning.
struct Corpus {
  var database: Database
  var settings = QuerySettings()
  var metrics = MetricCatalogue()
  /// Tables of the user's own, by name.
  var tables: [String: LazyRelation] = [:]
  private let members: Members

  init(_ reports: [Report]) {
    database = Database().adding(
      reports.enumerated().map { .report($1, path: "\($0).txt", size: 1) })
    members = Storage.members(of: database)
  }

  func with(_ change: (inout QuerySettings) -> Void) -> Corpus {
    var copy = self
    change(&copy.settings)
    return copy
  }

  var catalog: Catalog {
    var dataset = database.dataset
    dataset.relations.merge(tables) { _, own in own }
    return Catalog(members: members, dataset: dataset, settings: settings, metrics: metrics)
  }

  /// The same reports with a table besides.
  func with(_ name: String, _ columns: [Column]) -> Corpus {
    var copy = self
    copy.tables[name] = LazyRelation(Relation(name, columns), summary: Phrase(verbatim: name))
    return copy
  }

  /// The same reports with a metric more.
  func defining(_ line: String) throws(Diagnostic) -> Corpus {
    guard case .define(let name, let expression, let label, let unit) = try parse(line) else {
      preconditionFailure("a definition is wanted")
    }
    var copy = self
    copy.metrics.define(try define(name, expression, label: label, unit: unit, in: catalog))
    return copy
  }

  /// The answer to a line, read, bound and computed.
  func answer(_ line: String) throws(Diagnostic) -> Answer {
    guard case .query(let query) = try parse(line) else { preconditionFailure("a query is wanted") }
    let catalog = catalog
    return try run(bind(query, in: catalog).plan, over: catalog.dataset)
  }

  /// The rows of the answer, the cells of each with a blank between them.
  /// Where there is none, the message.
  func rows(_ line: String) -> [String] {
    do {
      let relation = try answer(line).relation
      return (0..<relation.rowCount).map { row in relation.columns.map { text($0, row) }.joined(separator: " ") }
    } catch {
      return [error.message.en]
    }
  }

  func columns(_ line: String) -> [String] {
    (try? answer(line).relation.columns.map(\.name)) ?? []
  }

  /// The notes under the answer, `key=count`.
  func notes(_ line: String) -> [String] {
    (try? answer(line).coverage.map { "\($0.key)=\($0.count)" }) ?? []
  }

  func note(_ key: String, _ line: String) -> Note? {
    try? answer(line).coverage.first { $0.key == key }
  }

  /// What is wrong with a line; nil where it has an answer.
  func error(_ line: String) -> Diagnostic? {
    do {
      _ = try answer(line)
      return nil
    } catch {
      return error
    }
  }
}

/// A cell as text: what has no value by its reason, implied numbers with a star, money in yuan.
func text(_ column: Column, _ row: Int) -> String {
  let star = column.presence(at: row) == .implied ? "*" : ""
  switch column[row] {
  case .none(let presence): return "\(presence)"
  case .integer(let number): return "\(number)" + star
  case .money(let hundredths):
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    return (hundredths < 0 ? "-" : "") + "\(whole).\(rest < 10 ? "0" : "")\(rest)" + star
  case .real(let number): return "\((number * 10000).rounded() / 10000)" + star
  case .text(let text): return text
  case .boolean(let flag): return "\(flag)"
  }
}
