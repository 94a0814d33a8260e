import Output
import Testing

@Suite struct WidthTests {
  @Test(arguments: [
    ("", 0), ("lawsuits", 8), ("鹿城区 2023", 11),
    ("U\u{308}ru\u{308}mqi天山", 10),  // combining diaeresis
    ("浦东\u{200B}新区", 8),  // zero width space
    ("⚖\u{FE0F} 诉讼", 7), ("⚖", 1),
    ("👨\u{200D}⚖\u{FE0F}法官", 6), ("👨‍👩‍👧‍👦", 2), ("👍🏽", 2),
    ("🇨🇳国", 4), ("1\u{FE0F}\u{20E3}", 2),
    ("\u{3000}黄浦\u{3000}区", 10),
    ("①…·×±“”—", 8),
    ("서울특별시", 10), ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", 4),
    ("ｶﾀｶﾅ", 4), ("（）：", 6), ("عربى", 4),
    ("\u{E000}x", 2), ("𠮷𠀋", 4), ("so\u{AD}ft", 5),
    ("葛\u{E0100}城", 4), ("🫨🪿", 4), ("か\u{3099}", 2),
    ("a\tb\u{1B}\n", 2), ("\u{85}鹿", 2),
  ])
  func aTextIsAsWideAsTheTerminalDrawsIt(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
    #expect(displayWidth(of: Substring(text)) == width)
  }

  @Test func ambiguousCharactersAreWideWhereTheTerminalSaysSo() {
    #expect(displayWidth(of: "①…·×±“”—", ambiguousIsWide: true) == 16)
    #expect(displayWidth(of: "区 a", ambiguousIsWide: true) == 4)
    #expect(displayWidth(of: "u\u{308}" as Character, ambiguousIsWide: true) == 1)
  }

  @Test func theWidthOfATextIsThatOfItsClusters() {
    let text = "鹿城 e\u{301}👩🏽‍⚖️ 한글ｶﾞ"
    #expect(displayWidth(of: text) == text.map { displayWidth(of: $0) }.reduce(0, +))
  }

  @Test func aCutTextFitsAndKeepsItsClustersWhole() {
    #expect(truncate("浦东新区", toWidth: 8) == "浦东新区")
    #expect(truncate("浦东新区", toWidth: 7) == "浦东新…")
    #expect(truncate("浦东新区", toWidth: 6) == "浦东…")
    #expect(truncate("浦东新区", toWidth: 1) == "…")
    #expect(truncate("浦东新区", toWidth: 0) == "")
    #expect(truncate("🇨🇳🇨🇳", toWidth: 3) == "🇨🇳…")
    #expect(truncate("浦东新区", toWidth: 6, ambiguousIsWide: true) == "浦东…")
    #expect(prefix(of: "鹿城区", columns: 5) == "鹿城")
  }
}
