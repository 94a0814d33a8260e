import Foundation
import Terminals
import Testing

/// Whole sessions, typed into the real shell in a pseudo-terminal, on the reports of `datasets`.
@Suite struct SessionTests {
  @Test(arguments: [
    ("law\t", "lawsuits"),
    ("lawsuits by dis\t", "lawsuits by district"),
    ("lawsuits by district 鹿\t", "lawsuits by district 鹿城区"),
    ("lawsuits by district luch\t", "lawsuits by district 鹿城区"),
    ("lawsuits by district lcq\t", "lawsuits by district 鹿城区"),
    ("lawsuits by district 330302\t", "lawsuits by district 鹿城区"),
    ("lawsuits by district 201\t", "lawsuits by district 2019"),
    ("from tas\t", "from tasks"),
    ("from tasks filter un\t", "from tasks filter unit"),
    ("from tasks filter unit = 区政务\t", "from tasks filter unit = 区政务服务中心"),
    ("lawsuits by district | sort law\t", "lawsuits by district | sort lawsuits"),
    ("lawsuits by district, year | avg lawsuits by ye\t", "lawsuits by district, year | avg lawsuits by year"),
    ("from reports | count by sco\t", "from reports | count by scope"),
    ("load data\t", "load datasets/"),
    ("set impl\t", "set implied"),
    ("set implied of\t", "set implied off"),
    ("help pivo\t", "help pivot"),
    ("desc\t", "describe"),
    ("行政诉\t", "行政诉讼"),
    ("行政诉讼 按 区\t", "行政诉讼 按 区县"),
    ("applications zir\t", "applications 自然人"),
    ("from findings filter outcome = not\t", "from findings filter outcome = not_assessable"),
    ("来自 facts 筛选 类型 = 空\t", "来自 facts 筛选 类型 = 空白"),
    ("lawsuits filter level = 乡\t", "lawsuits filter level = 乡级"),
  ])
  func tabCompletesWhatMayStandThere(typed: String, completed: String) throws {
    let shell = try prompted()
    shell.type(typed)
    try shell.waitFor("gongkai> " + completed)
  }

  @Test func aTieShowsTheListWithLabelsAndFillsInWhatIsCommon() throws {
    let shell = try prompted()
    shell.type("lawsuits by district 2\t")
    try shell.waitFor("gongkai> lawsuits by district 20")
    for year in ["2019", "2020", "2023", "2024"] { try shell.waitFor("\(year)  year") }
    shell.type("24" + Key.enter)
    try shell.waitFor("宿迁市")
    #expect(!shell.screen.text.contains("2023  year"))
  }

  @Test func chineseIsEditedInTheMiddleOfTheLine() throws {
    let shell = try prompted(columns: 60)
    shell.type("行政讼 按 区县 2024")
    shell.type(Key.home + Key.right + Key.right + "诉" + Key.enter)
    try shell.waitFor("gongkai> 行政诉讼 按 区县 2024")
    try shell.waitFor("宿迁市          77")
  }

  @Test func theHistoryIsThereAfterARestart() throws {
    let home = try TemporaryFolder()
    let first = try prompted(home: home)
    first.type("行政诉讼 按 区县 2024" + Key.enter)
    try first.waitFor("宿迁市")
    first.type("quit" + Key.enter)
    #expect(try first.waitForEnd() == 0)
    let second = try prompted(home: home)
    second.type(Key.up + Key.up + Key.enter)
    try second.waitFor("宿迁市          77")
  }

  @Test func controlCStopsALongAnswerAndTheSessionGoesOn() throws {
    let shell = try prompted()
    let many = (1...12).map { _ in "from facts" }.joined(separator: "; ")
    shell.type(many + Key.enter)
    try shell.waitFor("规范性文件")
    shell.type(Key.control("C"))
    try shell.waitFor("interrupted")
    shell.type("lawsuits 2024" + Key.enter)
    try shell.wait("the next answer") { $0.lines.contains { $0.trimmingCharacters(in: .whitespaces) == "77" } }
  }

  @Test func aStatementMayHaveTwoLines() throws {
    let shell = try prompted()
    shell.type("lawsuits by district |" + Key.enter + "filter lawsuits > 100" + Key.enter)
    try shell.waitFor("… filter lawsuits > 100")
    try shell.waitFor("宿迁市         190")
  }

  @Test func anErrorIsUnderlinedBelowTheUsersOwnText() throws {
    let shell = try prompted()
    shell.type("行政诉讼 按 区县 筛选 年分＝2020" + Key.enter)
    try shell.waitFor("年份?")
    // Two blanks, then 22 columns of text before the wrong word: six Chinese words of 8, 2, 4, 4 columns and four blanks.
    try shell.wait("the underline") { screen in
      let lines = screen.lines
      return zip(lines, lines.dropFirst()).contains {
        $0 == ("  行政诉讼 按 区县 筛选 年分＝2020", "                        ^~~~")
      }
    }
    shell.type("行政诉讼 按 区县 2024" + Key.enter)
    try shell.waitFor("宿迁市          77")
  }

  @Test func answersAreSavedKeptAndAskedAgain() throws {
    let home = try TemporaryFolder()
    let shell = try prompted(home: home)
    shell.type("lawsuits by district save \"\(home.path)/lawsuits.csv\"" + Key.enter)
    try shell.waitFor("saved 7 rows")
    let saved = try String(contentsOfFile: home.path + "/lawsuits.csv", encoding: .utf8)
    #expect(saved.hasPrefix("district,lawsuits\n宿迁市,190\n苍南县,45\n鹿城区,44\n"))
    shell.type("lawsuits by district into big" + Key.enter)
    try shell.waitFor("big: 7 rows")
    shell.type("from bi\t" + "filter lawsuits between 44 and 45" + Key.enter)
    try shell.waitFor("gongkai> from big filter lawsuits between 44 and 45")
    try shell.wait("two rows of the kept table") { screen in
      let lines = screen.lines
      guard let first = lines.lastIndex(where: { $0.hasPrefix("苍南县") }) else { return false }
      return lines[first].hasSuffix(" 45") && lines[first + 1].hasPrefix("鹿城区") && !lines[first - 1].hasPrefix("宿迁市")
    }
  }

  /// 鹿城区 received 476 applications in 2019, 苍南县 234 in 2020; in 2024 宿迁市 received 3525.
  @Test func whatIsTypedAtThePromptGoesBeforeTheCommandLineAndScriptsDoNot() throws {
    let home = try TemporaryFolder()
    try "set $y 2024\napplications by district $y top 1\n".write(
      toFile: home.path + "/top.gk", atomically: true, encoding: .utf8)
    let shell = try prompted(home: home, arguments: ["--set", "y=2019", "datasets"])
    shell.type("applications 鹿城区 $y" + Key.enter)
    try shell.wait("the year of the command line") { $0.has("476") }
    shell.type("source \"\(home.path)/top.gk\"" + Key.enter)
    try shell.waitFor("$y stays 2019, as --set says")
    try shell.waitFor("上海市             859")
    shell.type("set $y 2020" + Key.enter + "applications 苍南县 $y" + Key.enter)
    try shell.wait("the year that was typed") { $0.has("234") }
    #expect(!shell.screen.text.contains("3525"))
  }

  private func prompted(
    columns: Int = 80, home: TemporaryFolder? = nil, arguments: [String] = ["datasets"]
  ) throws -> Terminal {
    let home = try home ?? TemporaryFolder()
    try home.linkDatasets()
    let shell = try Terminal(
      arguments, columns: columns, home: home, environment: ["GONGKAI_HINTS": "off"], folder: home.path)
    try shell.wait("a prompt") { $0.text.contains("gongkai>") && $0.modes.contains("2004") }
    return shell
  }
}

extension Screen {
  /// Whether a line is nothing but this.
  fileprivate func has(_ text: String) -> Bool {
    lines.contains { $0.trimmingCharacters(in: .whitespaces) == text }
  }
}
