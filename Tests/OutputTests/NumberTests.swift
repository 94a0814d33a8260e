import Relations
import Testing

@testable import Output

@Suite("A single value")
struct NumberTests {
  @Test(
    "is written as in a table",
    arguments: [
      (.integer(1_234_567), .number, "1,234,567"), (.integer(2019), .label, "2019"), (.integer(-999), .number, "-999"),
      (.integer(-1000), .number, "-1,000"), (.integer(.min), .number, "-9,223,372,036,854,775,808"),
      (.integer(.max), .label, "9223372036854775807"), (.integer(1), .ratio, "100.00 %"),
      (.money(19_901_030_000), .yuan, "199,010,300"), (.money(5), .yuan, "0.05"),
      (.money(-123_456_789), .yuan, "-1,234,567.89"),
      (.money(0), .yuan, "0"), (.real(0.6852), .ratio, "68.52 %"), (.real(-0.9664), .ratio, "-96.64 %"),
      (.real(12.5), .ratio, "1,250.00 %"), (.real(2.5), .number, "2.50"), (.real(3), .number, "3"),
      (.real(1e300), .number, "1e+300"), (.real(1e-9), .number, "1e-09"), (.real(-0.0), .ratio, "0.00 %"),
      (.real(.nan), .ratio, "–"), (.text("a\nb"), .number, #"a\nb"#), (.boolean(true), .number, "true"),
      (.none(.blank), .number, "–"), (.none(.missing), .number, "missing"),
    ] as [(Value, Unit, String)])
  func values(value: Value, unit: Unit, expected: String) {
    #expect(format(value, unit: unit, style: Style(grouping: true)) == expected)
  }

  @Test(
    "of a ratio is rounded half away from zero",
    arguments: [
      (0.68525, "68.53 %"), (-0.68525, "-68.53 %"), (0.685249, "68.52 %"), (0.333333333333, "33.33 %"),
      (0.666666666667, "66.67 %"), (-0.00004, "0.00 %"), (0.003987467, "0.40 %"),
    ])
  func rounding(ratio: Double, expected: String) {
    #expect(format(.real(ratio), unit: .ratio) == expected)
  }

  @Test("is ungrouped unless asked, and says yes and no in Chinese")
  func style() {
    #expect(format(.integer(1_234_567)) == "1234567")
    #expect(format(.boolean(false), style: Style(language: .zh)) == "否")
    #expect(format(.none(.missing), style: Style(language: .zh)) == "无报告")
  }

  @Test("every sign of the legend is another one, in both languages")
  func legendIsUnambiguous() {
    #expect(legend.count == 7)
    #expect(Set(legend.map(\.sign.en)).count == 7)
    #expect(Set(legend.map(\.sign.zh)).count == 7)
    #expect(legend.allSatisfy { !$0.meaning.en.isEmpty && !$0.meaning.zh.isEmpty })
  }
}
