import Testing

@testable import Documents

@Suite struct Words {
  @Test(arguments: [
    ("鹿城区人民政府", "鹿城区", true), ("鹿城区人民政府", "人民", false), ("鹿城区", "鹿城区人民政府", false), ("", "", true),
    ("温州市鹿城区人民政府滨江街道办事处", "温州市鹿城区", true),
  ])
  func aTextBeginsWithAWord(_ text: String, _ word: String, _ isSo: Bool) {
    #expect(text.hasPrefix(word) == isSo)
    #expect("\(text)，".dropLast().hasPrefix(word) == isSo)
  }

  @Test(arguments: [
    ("鹿城区人民政府", "人民政府", true), ("鹿城区人民政府", "人民", false), ("政府", "人民政府", false), ("", "", true),
  ])
  func aTextEndsWithAWord(_ text: String, _ word: String, _ isSo: Bool) {
    #expect(text.hasSuffix(word) == isSo)
    #expect("，\(text)".dropFirst().hasSuffix(word) == isSo)
  }

  @Test(arguments: [
    ("由区政府办公室汇总编制", "汇总", true), ("由区政府办公室汇总编制", "编制", true), ("由区政府办公室汇总编制", "由", true),
    ("由区政府办公室汇总编制", "公室由", false), ("报", "年报", false), ("", "年报", false), ("年报", "", true), ("a-b", "-", true),
  ])
  func aTextHasAWordInIt(_ text: String, _ word: String, _ isSo: Bool) {
    #expect(text.contains(word) == isSo)
    #expect("\(text)，".dropLast().contains(word) == isSo)
    #expect(word.count != 1 || text.contains(Character(word)) == isSo)
  }

  @Test func theNameOfATagIsItsLetters() {
    #expect(TagName("blockquote").description == "blockquote" && TagName("h1").description == "h1")
    #expect(TagName() != "p" && TagName().description.isEmpty)
    let names: [TagName] = ["td", "tbody", "blockquote", "p", "th"]
    #expect(Set(names).count == 5 && names.sorted().map(\.description) == ["p", "td", "th", "tbody", "blockquote"])
  }

  /// Eight bytes are looked at in one.
  @Test(arguments: 0..<40) func aByteIsFoundWhereverItStands(_ place: Int) {
    var text = [UInt8](repeating: 0x20, count: 40)
    #expect(firstIndex(of: 0, in: text) == nil)
    text[place] = 0
    #expect(firstIndex(of: 0, in: text) == place)
    // A byte more than the one looked for borrows as well, and a high one is no other.
    text[place] = 1
    #expect(firstIndex(of: 0, in: text) == nil)
    text[place] = 0x80
    #expect(firstIndex(of: 0, in: text) == nil)
  }

  @Test(arguments: 0..<40) func aBadByteIsFoundWhereverItStands(_ place: Int) {
    var text = Array(String(repeating: "ab\n", count: 14).utf8)
    text[place] = 0xff
    let invalid = invalidUTF8(text)
    #expect(invalid.count == 1 && invalid.first == place && invalid.line == place / 3 + 1)
  }

  @Test(arguments: [
    ("display:none", 1), ("color:red;display : none", 1), (";; VISIBILITY:hidden;text-decoration:line-through", 2),
    ("displays:none;width:3em", 0), ("", 0), ("text-decoration-line:line-through ; x", 1),
  ])
  func aStyleTellsWhetherItShowsItsElement(_ style: String, _ count: Int) {
    #expect(Array(style.utf8).withUnsafeBufferPointer { declarations(ofShowing: $0).count } == count)
  }
}
