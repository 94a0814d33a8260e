import Testing

@testable import Reports

@Suite struct DivisionTable {
  private let divisions = Divisions.compiled

  @Test func everyDivisionIsThereOnce() {
    #expect(divisions.all.count == 3283)
    #expect(Set(divisions.all.map(\.code)).count == 3283)
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

  @Test(arguments: [
    ("桥东区", 2012, ["130103", "130502", "130702"]), ("桥东区", 2019, ["130502", "130702"]), ("桥东区", 2023, ["130702"]),
    ("矿区", 2018, ["140203", "140303"]), ("矿区", 2019, ["140303"]), ("那曲地区", 2023, ["540600"]),
    ("东乡", 2015, ["361003"]), ("望城县", 2019, ["430122"]), ("望城", 2019, ["430112"]),
    ("襄阳", 2019, ["420600"]), ("沙县", 2019, ["350405", "350427"]), ("沙县", 2023, ["350405"]),
    ("城区", 2023, ["140302", "140502", "441502"]),
  ])
  func aNameIsThatOfTheDivisionsOfItsTime(_ name: String, _ year: Int, _ codes: [String]) {
    #expect(divisions.of(year: year).areas(named: name).map(\.code) == codes)
  }

  @Test func anOlderNameIsOfTheSameDivision() {
    #expect(divisions.areas(inFull: "桥西区").map(\.name).contains("信都区"))
    #expect(divisions.area(code: "130503")?.name == "信都区")
    #expect(!divisions.all.contains { $0.name == "崇文区" })
    #expect(divisions.area(code: "110103")?.name == "崇文区")
  }

  @Test func aCodeBelowOneOfTheTableSaysWhereItLies() {
    #expect(divisions.area(code: "130500/新华区")?.kind == .county)
    #expect(divisions.area(code: "441900/虎门镇")?.kind == .street)
    let street = divisions.area(code: "130500/新华区/城东街道")
    #expect(street?.kind == .street && street?.parent == "130500/新华区")
    #expect(divisions.area(code: "999999/新华区") == nil)
  }

  /// Of one that changed its code and kept its name the newer is found: 崇川区 of 南通.
  @Test func everyFullNameFindsItself() {
    #expect(
      divisions.all.allSatisfy { area in
        divisions.areas(named: area.name).contains { $0.name == area.name && $0.parent == area.parent }
      })
    #expect(divisions.areas(named: "崇川区").map(\.code) == ["320613"])
  }
}
