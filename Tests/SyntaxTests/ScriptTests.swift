import Diagnostics
import Testing

@testable import Syntax

@Test("A script is taken apart at line ends and semicolons, and lines that go on stay together")
func scriptParts() {
  let script = """
    # 开头
    lawsuits by district ; reviews by year；handled
    lawsuits |
      # in between
      top 3,

    let x = a,
      b by (
    c) "one;
    two"
    load a;b.txt
    help \\
      by # why
    """
  let parts = statements(in: script)
  #expect(
    parts.map(\.text) == [
      "lawsuits by district", "reviews by year", "handled",
      "lawsuits |\n  # in between\n  top 3,\n\nlet x = a,\n  b by (\nc) \"one;\ntwo\"",
      "load a", "b.txt", "help \\\n  by",
    ])
  #expect(parts.map(\.firstLine) == [2, 2, 2, 3, 11, 11, 12])
  #expect(parts.allSatisfy { $0.isComplete })
  #expect(statements(in: "\n # nothing\n;;\n").isEmpty)
}

@Test("A comment begins with # or with -- between blanks, and not in a text or a name")
func comments() {
  func texts(_ script: String) -> [String] { statements(in: script).map(\.text) }
  #expect(texts("-- a\nb -- c\n  --\nd; -- e\nf　－－　g") == ["b", "d", "f"])
  #expect(texts("--a\nb --c\na--b\n\"a -- b\"\na - -b") == ["--a", "b --c", "a--b", "\"a -- b\"", "a - -b"])
  #expect(texts("load a -- b\nload --dry-run a") == ["load a", "load --dry-run a"])
}

@Test(
  "Enter goes on where something is open and submits elsewhere",
  arguments: [
    ("lawsuits", true), ("lawsuits by", true), ("", true), ("# (", true), ("lawsuits |", false), ("行政诉讼 ｜", false),
    ("lawsuits,", false), ("行政诉讼、", false), ("a +", false), ("a filter b =", false), ("f(", false), ("f（a，", false),
    ("f(a\n)", true), ("\"abc", false), ("“abc\"", false), ("“abc”", true), ("it's", false), ("a \\", false),
    ("a \\ ", false), ("a | # comment", false), ("a )", true), ("load it's.txt", true), ("load \"a", false),
    ("save! ", true), ("a > 50%", true), ("a %", false), ("(; b", true),
  ])
func completeness(_ text: String, _ expected: Bool) {
  #expect(isComplete(text) == expected)
}

@Test("Lines and columns count characters, Chinese ones too")
func places() {
  let text = "行政诉讼\n按 é区县"
  #expect(lineAndColumn(of: 0, in: text) == (1, 1))
  #expect(lineAndColumn(of: 12, in: text) == (1, 5))
  #expect(lineAndColumn(of: 13, in: text) == (2, 1))
  #expect(lineAndColumn(of: text.utf8.count, in: text) == (2, 6))
}

@Test("Every part of a line has its colour, mistakes included")
func colours() {
  func classes(_ text: String) -> [String] {
    highlight(text).map { span, kind in
      String(decoding: Array(text.utf8)[span.lower..<span.upper], as: UTF8.self) + " \(kind)"
    }
  }
  #expect(
    classes("行政诉讼 按 区县 筛选 年份＝2020年 # 注") == [
      "行政诉讼 name", "按 keyword", "区县 name", "筛选 keyword", "年份 name", "＝ operator", "2020年 number", "# 注 comment",
    ])
  #expect(classes("load \"a b\" c") == ["load command", "\"a b\" string", "c name"])
  #expect(classes("a ? \"b") == ["a name", "? unknown", "\"b string"])
  #expect(classes("trace #3") == ["trace command", "#3 number"])
}

@Test("Every keyword and command is read in both languages and in any case, and no word stands for two")
func words() {
  var seen: Set<String> = []
  for keyword in Keyword.allCases {
    for word in [keyword.rawValue, keyword.chinese] + keyword.otherWords {
      #expect(seen.insert(word).inserted, "\(word)")
      #expect(Keyword(word: word) == keyword)
    }
    #expect(Keyword(word: keyword.rawValue.uppercased()) == keyword)
  }
  for command in CommandName.allCases {
    #expect(seen.insert(command.rawValue).inserted && seen.insert(command.chinese).inserted, "\(command)")
    #expect(CommandName(word: command.chinese) == command)
  }
  #expect(CommandName(word: "EXIT") == .quit)
}

@Test("A command's name is a command only at a statement's beginning, and a keyword in quotes is a name")
func namesAndWords() throws {
  for text in ["from tables", "lawsuits by \"year\", check"] { #expect(try format(parse(text)) == text) }
  guard case .query(let query) = try parse("from \"by\" 「前」"), case .table(let table) = query.blocks[0].source else {
    return #expect(Bool(false))
  }
  #expect(table.text == "by" && table.isQuoted)
  guard case .command(let command) = try parse("检查 鹿城区　２０１９"), case .words(let words) = command.argument else {
    return #expect(Bool(false))
  }
  #expect(command.command == .check)
  #expect(words.map(\.text) == ["鹿城区", "2019"])
}

@Test("Spans are bytes of the user's own text, after full-width characters too")
func spans() throws {
  let text = "行政诉讼　按　区县，ｙｅａｒ"
  guard case .query(let query) = try parse(text), case .by(let keys) = query.blocks[0].clauses[0].kind else {
    return #expect(Bool(false))
  }
  #expect(keys.map(\.text) == ["区县", "year"])
  #expect(keys.map(\.span) == [Span(21, 27), Span(30, 42)])
  #expect(query.blocks[0].clauses[0].span == Span(15, 42))
}

@Test("The example of every keyword is read, uses it, and can be written in Chinese", arguments: Keyword.allCases)
func keywordExamples(_ keyword: Keyword) throws {
  let used = tokens(of: keyword.example).map(\.kind)
  #expect(used.contains(.keyword(keyword)))
  let statement = try parse(keyword.example)
  #expect(format(try parse(format(statement, in: .zh))) == format(statement))
}
