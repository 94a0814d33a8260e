import Reports
import Testing

@testable import Metrics

@Test("Identifiers and labels are each of one metric alone; an alias is no other's name, or is asked about")
func uniqueNames() {
  #expect(Set(metrics.map(\.id)).count == metrics.count)
  #expect(Set(metrics.map(\.label.zh)).count == metrics.count)
  let names = metrics.flatMap { [$0.id, $0.label.zh] }
  var owners: [String: String] = [:]
  for metric in metrics {
    for alias in metric.aliases where alias != metric.label.zh {
      #expect(!names.contains(alias), "\(alias) of \(metric.id)")
      let isAsked = MetricCatalogue().several(called: alias).contains { $0.id == metric.id }
      #expect(owners[alias] == nil || isAsked, "\(alias) of \(metric.id) and of \(owners[alias] ?? "")")
      owners[alias] = metric.id
    }
  }
  for dimension in dimensions {
    for name in [dimension.id, dimension.label.zh] + dimension.aliases {
      #expect(!names.contains(name) && owners[name] == nil, "\(name) is a dimension and a metric")
    }
  }
  let words = dimensions.flatMap { [$0.id, $0.label.zh] + $0.aliases }
  #expect(Set(words).count == words.count)
}

@Test("The labels of the language's description are the labels of the metrics")
func describedLabels() {
  let labels = [
    "applications": "新收申请", "carried_in": "上年结转", "granted": "予以公开", "partial": "部分公开", "denied": "不予公开",
    "unavailable": "无法提供", "declined": "不予处理", "other_outcomes": "其他处理", "handled": "办理总计",
    "carried_out": "结转下年", "reviews": "行政复议", "lawsuits": "行政诉讼", "licences": "行政许可",
    "services": "其他对外管理服务事项", "penalties": "行政处罚", "coercions": "行政强制", "fees": "收费金额",
    "procurement": "采购项目", "procurement.amount": "采购金额", "disclosure_rate": "公开率", "denial_rate": "不予公开率",
    "completion_rate": "办结率", "backlog_rate": "结转率", "review_rate": "复议率", "litigation_rate": "诉讼率",
    "correction_rate": "纠错率", "loss_rate": "败诉率",
  ]
  for (id, label) in labels { #expect(metric(id)?.label.zh == label) }
  #expect(metrics.allSatisfy { !$0.summary.en.isEmpty && !$0.summary.zh.isEmpty })
}

private func member(_ name: String, reading: String?, code: String) -> Member {
  Member(
    dimension: "district", value: .text(name), label: .init(name, zh: name), names: [name, shortName(name), code],
    reading: reading)
}

@Test(
  "An area is read by its own pinyin, in full and short, and by its initials",
  arguments: [
    ("乐清市", "yueqingshi", ["yueqingshi", "yueqing"], "yqs"),
    ("长治市", "changzhishi", ["changzhishi", "changzhi"], "czs"),
    ("鹿城区", "luchengqu", ["luchengqu", "lucheng"], "lcq"), ("滨江街道", nil, ["binjiangjiedao", "binjiang"], "bjjd"),
    ("西安市", "xianshi", ["xianshi", "xian"], "xas"), ("矿区", "kuangqu", ["kuangqu"], "kq"),
  ] as [(String, String?, [String], String)])
func readings(_ name: String, _ reading: String?, _ pinyin: [String], _ initials: String) {
  let area = member(name, reading: reading, code: "")
  #expect(area.pinyin == pinyin)
  #expect(area.initials == initials)
}

@Test("Every division's readings begin with its initials, letter by letter a syllable")
func initialsOfDivisions() {
  for area in Divisions.compiled.all.prefix(700) {
    let found = initials(area.name, pinyin: area.pinyin)
    #expect(found.count == area.name.count, "\(area.name) \(found)")
    #expect(found.first == area.pinyin.first, "\(area.name) \(found)")
  }
}

@Test("A short name leaves out the word for the kind, where enough is left")
func shortNames() {
  let names = ["鹿城区": "鹿城", "滨江街道": "滨江", "温州市": "温州", "矿区": "矿区", "大兴安岭地区": "大兴安岭", "中村乡": "中村"]
  for (name, short) in names { #expect(shortName(name) == short) }
}

private let members = Members(
  loaded: [
    member("鹿城区", reading: "luchengqu", code: "330302"), member("潞城市", reading: "luchengshi", code: "140481"),
    Member(dimension: "city", value: .text("温州市"), label: .init("温州市", zh: "温州市"), names: ["温州市", "温州"]),
    Member(dimension: "applicant", value: .cell(0), label: .init("natural_person", zh: "自然人"), names: ["自然人"]),
  ],
  elsewhere: { [member("乐清市", reading: "yueqingshi", code: "330382")] })

private func found(_ name: String, in dimension: String? = nil) -> [String] {
  switch members.resolve(name, in: dimension) {
  case .one(let member): [member.label.zh]
  case .several(let several): several.map(\.label.zh)
  case .none: []
  }
}

@Test("A name means what bears it; a reading that several share means several")
func resolution() {
  #expect(found("鹿城") == ["鹿城区"])
  #expect(found("330302") == ["鹿城区"])
  #expect(found("luchengqu") == ["鹿城区"])
  #expect(found("lucheng") == ["鹿城区", "潞城市"])
  #expect(found("Natural_Person") == ["自然人"])
  #expect(found("自然人", in: "city") == [])
  #expect(found("温州") == ["温州市"])
  #expect(found("乐清") == ["乐清市"])
  #expect(found("nothing") == [])
}
