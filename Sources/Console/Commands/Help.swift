import Diagnostics
import Functions
import Metrics
import Output
import Syntax

let helpCommand = Command(
  name: .help, summary: Phrase("this list, or help on a topic", zh: "帮助总览，或某主题的帮助"), usage: "help [TOPIC]"
) { session, statement throws(Diagnostic) in
  let style = session.style
  guard let topic = statement.words.first else {
    try session.say(overview(style))
    return true
  }
  guard let text = help(on: topic.text, style) ?? session.description(of: topic.text) else {
    let close = nearest(topic.text, among: helpTopics.map(\.name))
    throw Diagnostic.unknownTopic(topic.text, close).with { $0.span = topic.span }
  }
  try session.say(text)
  return true
}

/// A word that `help` knows, with a line for the completion's list.
struct HelpTopic {
  var name: String
  var label: Phrase
}

/// All that `help` knows: the general topics, the keywords, the commands, the functions.
var helpTopics: [HelpTopic] {
  [
    HelpTopic(name: "functions", label: Phrase("functions of expressions", zh: "表达式函数")),
    HelpTopic(name: "signs", label: Phrase("what –, ·, * and others mean in a table", zh: "表格中 –、·、* 等符号的含义")),
    HelpTopic(name: "keys", label: Phrase("the keys of the line editor", zh: "行编辑按键")),
  ]
    + Keyword.allCases.map {
      HelpTopic(name: $0.rawValue, label: Phrase($0.summary.en, zh: "\($0.chinese) \($0.summary.zh)"))
    }
    + commands.map {
      HelpTopic(name: $0.name.rawValue, label: Phrase($0.summary.en, zh: "\($0.name.chinese) \($0.summary.zh)"))
    }
    + functions.map { HelpTopic(name: $0.name, label: Phrase($0.help.en, zh: "\($0.chinese) \($0.help.zh)")) }
}

private func overview(_ style: Style) -> String {
  let language = style.language
  let examples: [(String, Phrase)] = [
    ("lawsuits by district", Phrase("a metric, told apart by a dimension", zh: "指标按维度汇总")),
    ("行政诉讼 按 区县", Phrase("the same in Chinese", zh: "中文写法")),
    ("lawsuits 2020 by district top 5", Phrase("one year, the five largest", zh: "某一年，前五名")),
    ("applications 2023 vs 2024 by district", Phrase("two years side by side", zh: "两年对比")),
    ("applications by district, applicant", Phrase("who applied", zh: "申请人构成")),
    ("lawsuits by district | filter lawsuits > 10", Phrase("ask the answer again", zh: "对结果再查询")),
    ("from tasks filter unit ~ 政务服务中心", Phrase("the rows of a table", zh: "查询表中的行")),
    ("lawsuits by district save \"lawsuits.csv\"", Phrase("keep the answer as a file", zh: "把结果保存为文件")),
    ("save database reports.sqlite", Phrase("all that is loaded, for SQL", zh: "把全部数据保存为数据库，供 SQL 使用")),
    ("trace lawsuits 鹿城区 2019", Phrase("the cells behind a number", zh: "数字的出处")),
  ]
  let lines = examples.map { ("  " + $0.0, $0.1) }
  let list = commands.map {
    ("  " + (language == .zh ? "\($0.name.chinese) \($0.name.rawValue)" : $0.usage), $0.summary)
  }
  return Phrase("Queries begin with a metric:", zh: "查询以指标开头：")[language] + "\n" + aligned(lines, style)
    + Phrase("Commands:", zh: "命令：")[language] + "\n" + aligned(list, style)
    + sentence(
      Phrase(
        "metrics lists what can be asked for; help by, help functions, help signs tell more; Tab completes.",
        zh: "“指标”列出可查询的内容；help by、help functions、help signs 查看详情；Tab 键补全。"), style)
}

private func help(on topic: String, _ style: Style) -> String? {
  let key = topic.lowercased()
  if key == "functions" || key == "函数" {
    let width = functions.map(\.usage.count).max() ?? 0
    return aligned(
      functions.map { ($0.usage.padding(to: width) + "  " + $0.chinese, $0.help) }, style)
  }
  if key == "signs" || key == "符号" { return aligned(legend.map { ($0.sign[style.language], $0.meaning) }, style) }
  if key == "keys" || key == "按键" { return aligned(keyHelp, style) }
  if let command = commands.first(where: { $0.name.rawValue == key || $0.name.chinese == key }) {
    return aligned([(command.usage, command.summary)], style)
  }
  if let keyword = Keyword(word: topic) {
    return aligned([("\(keyword.rawValue) \(keyword.chinese)", keyword.summary)], style) + "  " + keyword.example
      + "\n"
  }
  if let function = function(named: topic) {
    return aligned([("\(function.usage)  \(function.chinese)", function.help)], style)
  }
  return nil
}

private let keyHelp: [(String, Phrase)] = [
  ("Tab", Phrase("completes; on a tie shows the list", zh: "补全；有多个候选时列出")),
  ("→  End", Phrase("takes the pale suggestion", zh: "采用淡色提示")),
  ("↑ ↓", Phrase("lines of the statement, then the history", zh: "语句内移动，再翻历史")),
  ("Ctrl-R", Phrase("searches the history", zh: "搜索历史")),
  ("Alt-Enter", Phrase("a new line in the statement", zh: "语句内换行")),
  ("Ctrl-C", Phrase("drops the line; stops a query", zh: "放弃当前行；停止查询")),
  ("Ctrl-D", Phrase("leaves; on an empty further line ends the statement", zh: "退出；在空的续行上结束语句")),
  ("Ctrl-X Ctrl-E", Phrase("the statement in $EDITOR", zh: "用 $EDITOR 编辑语句")),
]

/// Names with their meanings beside them, which go on below themselves where the terminal is too narrow for a line.
private func aligned(_ lines: [(String, Phrase)], _ style: Style) -> String {
  let beside = (lines.map { displayWidth(of: $0.0) }.max() ?? 0) + 2
  let room = style.width.map { $0 - beside }
  // On a very narrow terminal the meaning stands below its name.
  let isBelow = room.map { $0 < 20 } ?? false
  let indent = isBelow ? 6 : beside
  return lines.map { name, text in
    let meaning =
      style.width.map { wrap(text[style.language], to: $0 - indent, style: style) } ?? [text[style.language]]
    let first = isBelow ? name + "\n" + blanks(indent) : name + blanks(beside - displayWidth(of: name))
    return first + meaning.joined(separator: "\n" + blanks(indent)) + "\n"
  }.joined()
}

private func sentence(_ phrase: Phrase, _ style: Style) -> String {
  let text = phrase[style.language]
  return (style.width.map { wrap(text, to: $0, style: style) } ?? [text]).map { $0 + "\n" }.joined()
}

private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

extension String {
  /// The ASCII text with blanks behind it.
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension Diagnostic {
  fileprivate static func unknownTopic(_ name: String, _ close: [String]) -> Diagnostic {
    Diagnostic(
      Phrase("no help on “\(name)”", zh: "没有“\(name)”的帮助"),
      hint: close.isEmpty
        ? Phrase("help alone lists what there is", zh: "输入 help 查看总览")
        : Phrase("\(close.joined(separator: ", "))?", zh: "是否指 \(close.joined(separator: "、"))？"))
  }
}
