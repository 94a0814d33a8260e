import Testing

@testable import Reports

/// What an organ is called within its area, of the many ways to write its name.
@Test(
  arguments: [
    ("330302", nil, "鹿城区人民政府", ""), ("330302", nil, "温州市鹿城区人民政府", ""), ("330302", nil, "浙江省温州市鹿城区政府", ""),
    ("330302", nil, "温州鹿城区人民政府办公室", "办公室"), ("330302", nil, "鹿城区教育局", "教育局"), ("330302", nil, "温州市鹿城区教育局", "教育局"),
    ("330302", "滨江街道", "温州市鹿城区人民政府滨江街道办事处", ""), ("330302", "滨江街道", "滨江街道办事处", ""),
    ("330300", nil, "温州市人民政府", ""), ("330300", nil, "浙江省温州市人民政府办公室", "办公室"), ("330000", nil, "浙江省气象局", "气象局"),
    ("610723", nil, "汉中市洋县人民政府", ""), ("610723", nil, "洋县水利局", "水利局"),
    ("320106", nil, "南京市鼓楼区人民政府", ""), ("350102", nil, "福州市鼓楼区人民政府", ""),
  ] as [(String, String?, String, String)])
func officeWithinItsArea(_ code: String, street: String?, organ: String, office: String) throws {
  let county = try #require(Divisions.compiled.area(code: code))
  let area = street.map { Area(code: "\(code)/\($0)", name: $0, kind: .street, pinyin: "", parent: code) } ?? county
  let identity = Identity(organ: organ, level: .county, scope: .organ, area: area, year: 2020, title: "")
  #expect(identity.office(in: .compiled) == office)
}

@Test func theReportOfAWholeAreaIsItsGovernmentsWhoeverCompiledIt() throws {
  let city = try #require(Divisions.compiled.area(code: "330300"))
  let identity = Identity(organ: "温州市人民政府办公室", level: .city, scope: .area, area: city, year: 2020, title: "")
  #expect(identity.office(in: .compiled) == "")
}
