import Testing

@testable import Reports

@Suite struct DivisionTable {
  private let divisions = Divisions.compiled

  @Test func everyDivisionIsThereOnce() {
    #expect(divisions.count == 3252)
    #expect(Set(divisions.all.map(\.code)).count == 3252)
    #expect(divisions.all.count { $0.kind == .province } == 34)
    #expect(divisions.all.count { $0.kind == .city } == 333)
    #expect(
      divisions.all.allSatisfy { area in area.parent.map { divisions.area(code: $0) != nil } ?? (area.kind == .province)
      })
  }

  @Test func aCodeNamesOneDivision() {
    let area = divisions.area(code: "330302")
    #expect(area == Area(code: "330302", name: "鹿城区", kind: .county, pinyin: "luchengqu", parent: "330300"))
    #expect(divisions.area(code: "330399") == nil)
    #expect(divisions.area(code: "+33030") == nil)
    #expect(divisions.area(code: "") == nil)
  }

  @Test(arguments: [
    ("鹿城区", ["330302"]), ("鹿城", ["330302"]), ("温州", ["330300"]), ("浙江", ["330000"]), ("内蒙古", ["150000"]),
    ("景宁", ["331127"]), ("鼓楼区", ["320106", "320302", "350102", "410204"]), ("龙港", ["211403", "330383"]),
    ("海南", ["150303", "460000", "632500"]), ("恩施", ["422800", "422801"]), ("香港", ["810000"]), ("", []), ("鹿", []),
    ("鹿城区的", []),
  ])
  func namesInFullAndShortFindTheirDivisions(_ name: String, _ codes: [String]) {
    #expect(divisions.areas(named: name).map(\.code) == codes)
  }

  @Test func theWayUpEndsAtTheProvince() {
    func way(_ code: String) -> [String] {
      divisions.area(code: code).map { divisions.parents(of: $0).map(\.name) } ?? []
    }
    #expect(way("330302") == ["温州市", "浙江省"])
    #expect(way("310101") == ["上海市"])
    #expect(way("110000") == [])
  }

  @Test func everyFullNameFindsItself() {
    #expect(divisions.all.allSatisfy { area in divisions.areas(named: area.name).contains(area) })
  }
}
