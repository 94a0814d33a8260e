import Diagnostics
import Output
import Planning

/// What `set` changes.
struct Settings {
  var query = QuerySettings()
  var format = Format.table
  var hasBOM = false
  var showsStates = false
  var showsLabels = false
  var showsHints = environmentVariable("GONGKAI_HINTS") != "off"
  var ambiguousIsWide = false
  /// Nil: on a terminal only.
  var colour: Bool?
  var isGrouped: Bool?
  var showsNotes = true
  var usesViKeys: Bool?

  var language: Language {
    get { query.language }
    set { query.language = newValue }
  }
}

/// A setting: its names, its values, what they mean, and how it is read and changed.
struct Setting: Sendable {
  var name: String
  var chinese: String
  var summary: Phrase
  /// The values in English and Chinese.
  var values: [(en: String, zh: String)]
  var read: @Sendable (Settings) -> String
  var change: @Sendable (inout Settings, String) -> Void
}

/// The settings, as `settings` lists them.
let allSettings: [Setting] = [
  choice(
    "lang", "语言", Phrase("the language of labels and messages", zh: "标签与提示的语言"), [("en", "英文"), ("zh", "中文")],
    read: { $0.language.rawValue }, change: { $0.language = $1 == "zh" ? .zh : .en }),
  choice(
    "format", "输出格式", Phrase("how answers are shown", zh: "结果的显示格式"),
    Format.allCases.map { ($0.rawValue, $0.rawValue) },
    read: { $0.format.rawValue }, change: { $0.format = Format(rawValue: $1) ?? .table }),
  flag(
    "implied", "推定值", Phrase("whether values that an identity proves count", zh: "是否采用勾稽关系可证的值"), \.query.usesImplied),
  choice(
    "overlap", "重叠", Phrase("reports contained in others: counted once, or all counted", zh: "被包含的报告：只计一次，或全部计入"),
    [("once", "一次"), ("count", "全计")], read: { $0.query.countsOverlap ? "count" : "once" },
    change: { $0.query.countsOverlap = $1 == "count" }),
  flag("csv_bom", "csv签名", Phrase("a mark in CSV by which Excel knows UTF-8", zh: "CSV 带签名，便于 Excel 识别"), \.hasBOM),
  flag(
    "states", "状态列", Phrase("a column in files that says why a number is not there", zh: "文件中另列一栏，说明数值为何空缺"),
    \.showsStates),
  flag(
    "labels", "标签", Phrase("CSV and TSV with the headings and words that tables show", zh: "CSV、TSV 的表头和用词与表格相同"),
    \.showsLabels),
  flag("hints", "提示", Phrase("ghost text while typing", zh: "输入时的淡色提示"), \.showsHints),
  flag("notes", "说明行", Phrase("the line below an answer that says what it rests on", zh: "结果下方的依据说明"), \.showsNotes),
  choice(
    "ambiguous", "歧义宽度", Phrase("how wide characters of ambiguous width are drawn", zh: "歧义宽度字符的显示宽度"),
    [("narrow", "窄"), ("wide", "宽")], read: { $0.ambiguousIsWide ? "wide" : "narrow" },
    change: { $0.ambiguousIsWide = $1 == "wide" }),
  threeWay("colour", "颜色", Phrase("colours on the terminal", zh: "终端颜色"), \.colour),
  threeWay("grouping", "千分位", Phrase("thousands grouped in tables", zh: "表格中的千分位"), \.isGrouped),
  choice(
    "keys", "键位", Phrase("the keys of the line editor", zh: "行编辑键位"), [("emacs", "emacs"), ("vi", "vi")],
    read: { $0.usesViKeys == true ? "vi" : "emacs" }, change: { $0.usesViKeys = $1 == "vi" }),
]

/// The setting of that name in either language; nil where there is none.
func setting(named name: String) -> Setting? {
  let key = name.lowercased()
  return allSettings.first { $0.name == key || $0.chinese == key }
}

private func choice(
  _ name: String, _ chinese: String, _ summary: Phrase, _ values: [(String, String)],
  read: @escaping @Sendable (Settings) -> String, change: @escaping @Sendable (inout Settings, String) -> Void
) -> Setting {
  Setting(name: name, chinese: chinese, summary: summary, values: values, read: read, change: change)
}

private let onOff = [("on", "开"), ("off", "关")]

private func flag(
  _ name: String, _ chinese: String, _ summary: Phrase, _ path: any WritableKeyPath<Settings, Bool> & Sendable
) -> Setting {
  choice(
    name, chinese, summary, onOff, read: { $0[keyPath: path] ? "on" : "off" },
    change: { $0[keyPath: path] = $1 == "on" })
}

/// On, off, or as the output is a terminal or not.
private func threeWay(
  _ name: String, _ chinese: String, _ summary: Phrase, _ path: any WritableKeyPath<Settings, Bool?> & Sendable
) -> Setting {
  choice(
    name, chinese, summary, [("auto", "自动")] + onOff,
    read: { settings in settings[keyPath: path].map { $0 ? "on" : "off" } ?? "auto" },
    change: { $0[keyPath: path] = $1 == "auto" ? nil : $1 == "on" })
}
