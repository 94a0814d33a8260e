import Testing

@testable import Reports

/// Every division of the table, by each way in which reports name it.
@Suite struct EveryDivision {
  private let divisions = Divisions.compiled.of(year: 2023)

  /// The names in a form that are not understood, with what was. A name that is several divisions' may be said to be.
  private func mistakes(
    _ form: (Area) -> String?, behind: String = "人民政府", office: String = "", street: String? = nil
  ) -> [String] {
    existing.compactMap { area in
      guard let name = form(area) else { return nil }
      let found = speaker(name + behind, in: divisions)
      if found.areas.contains(area), found.county == nil, found.office == office, found.street == street { return nil }
      let areas = found.areas.map { $0.code + $0.name }.joined(separator: ",")
      return "\(name)\(behind) \(area.code) → \(areas) \(found.county ?? "-") \(found.office) \(found.street ?? "-")"
    }
  }

  /// Those of the year: of one that changed its code or its kind the newer.
  private let existing = Divisions.compiled.of(year: 2023).existing

  private func short(_ area: Area) -> String {
    var name = area.name
    return name.withUTF8 { String(decoding: $0.prefix(Int(shortLength($0))), as: UTF8.self) }
  }

  /// 凉山州, 长阳县, 鄂温克旗; the full name of a division that is not so called.
  private func spoken(_ area: Area) -> String {
    guard area.name.contains("自治"), area.kind != .province else { return area.name }
    let short = short(area)
    return (short.hasSuffix("族") ? String(short.dropLast()) : short) + String(area.name.suffix(1))
  }

  private func around(_ area: Area, _ name: (Area) -> String) -> String {
    divisions.parents(of: area).reversed().map(name).joined()
  }

  @Test func isKnownByItsFullName() {
    #expect(existing.count > 3_200)
    #expect(mistakes { $0.name } == [])
  }

  @Test func isKnownBehindAllThatLiesAroundIt() {
    #expect(mistakes { around($0) { $0.name } + $0.name } == [])
  }

  @Test func isKnownBehindShortNames() {
    #expect(mistakes { around($0, short) + $0.name } == [])
    #expect(mistakes { area in divisions.parents(of: area).dropFirst().last.map { short($0) + area.name } } == [])
  }

  /// 凉山州喜德县, 恩施州恩施市, 临夏州积石山县.
  @Test func isKnownInAPrefectureThatIsAbbreviated() {
    func inside(_ area: Area) -> String? {
      guard let city = divisions.parents(of: area).first, spoken(city) != city.name else { return nil }
      return spoken(city) + area.name
    }
    #expect(mistakes(inside) == [])
    #expect(mistakes(inside, behind: "") == [])
    #expect(mistakes(inside, behind: "教育局", office: "教育局") == [])
    #expect(mistakes(inside, behind: "六角亭街道办事处", street: "六角亭街道") == [])
    #expect(mistakes { area in inside(area).map { _ in around(area, spoken) + spoken(area) } } == [])
  }

  /// 凉山州, 长阳县, 鄂温克旗.
  @Test func isKnownByItsAbbreviatedName() {
    func abbreviated(_ area: Area) -> String? { spoken(area) == area.name ? nil : spoken(area) }
    #expect(existing.compactMap(abbreviated).count > 140)
    #expect(mistakes(abbreviated) == [])
    #expect(mistakes(abbreviated, behind: "") == [])
    #expect(mistakes(abbreviated, behind: "财政局", office: "财政局") == [])
    #expect(mistakes { area in abbreviated(area).map { around(area) { $0.name } + $0 } } == [])
  }

  /// A name in short before 人民政府 may be that of a city as well, which is meant then, but never a part of another's. 巴州 alone is
  /// the prefecture; that of 巴中 is 巴州区.
  @Test func isNoOtherByItsShortName() {
    let wrong = existing.filter { area in
      let found = speaker(short(area) + "人民政府", in: divisions).areas
      return !found.isEmpty
        && !found.contains { short($0) == short(area) || spoken($0) == short(area) || $0.name == short(area) }
    }
    #expect(wrong.map(\.name) == ["巴州区"])
  }
}

extension Divisions {
  /// The divisions that bear their names in the year.
  fileprivate var existing: [Area] {
    all.filter { areas(named: $0.name).contains($0) && areas(inFull: $0.name).contains($0) }
  }
}
