import Diagnostics
import Relations
import Syntax

let setCommand = Command(
  name: .set, summary: Phrase("changes a setting, or gives a variable its value", zh: "更改设置，或给变量赋值"),
  usage: "set NAME VALUE | set $NAME VALUE"
) { session, statement throws(Diagnostic) in
  let words = statement.words.withoutSign
  guard let name = words.first else { return try settingsCommand.run(session, statement) }
  if name.text.hasPrefix("$") {
    if words.count > 2 {
      let value = words.dropFirst().map(\.text).joined(separator: " ")
      throw Diagnostic.severalWords(name.text, value).with { $0.span = words[2].span }
    }
    try session.setVariable(name, to: words.dropFirst().first)
    return true
  }
  guard let setting = setting(named: name.text) else {
    let close = nearest(name.text, among: allSettings.flatMap { [$0.name, $0.chinese] })
    throw Diagnostic.unknownSetting(name.text, close).with { $0.span = name.span }
  }
  guard words.count > 1 else {
    try session.note(Phrase(verbatim: "\(setting.name) \(setting.read(session.settings))"))
    return true
  }
  let wanted = words[1].text.lowercased()
  guard let value = setting.values.first(where: { $0.en == wanted || $0.zh == wanted }) else {
    throw Diagnostic.unknownValue(setting, words[1].text).with { $0.span = words[1].span }
  }
  setting.change(&session.settings, value.en)
  return true
}

extension [Name] {
  /// `NAME = VALUE` and `NAME=VALUE` as `NAME VALUE`: who is used to other shells may write so.
  fileprivate var withoutSign: [Name] {
    guard let first else { return [] }
    if count > 2, !self[1].isQuoted, isSign(self[1].text) { return [first] + dropFirst(2) }
    guard count == 1, !first.isQuoted, let sign = first.text.firstIndex(where: { isSign(String($0)) }),
      sign > first.text.startIndex, first.text.index(after: sign) < first.text.endIndex
    else { return self }
    return [first.text[..<sign], first.text[first.text.index(after: sign)...]].map { Name(String($0), at: first.span) }
  }
}

private func isSign(_ text: String) -> Bool { text == "=" || text == "＝" }

let settingsCommand = Command(
  name: .settings, summary: Phrase("the settings and their values", zh: "全部设置及取值"), usage: "settings"
) { session, _ throws(Diagnostic) in
  let language = session.settings.language
  try session.show(
    Answer(
      Relation(
        "settings",
        [
          .texts(
            "setting", label: Phrase("setting", zh: "设置"), allSettings.map { language == .zh ? $0.chinese : $0.name }),
          .texts("value", label: Phrase("value", zh: "取值"), allSettings.map { $0.read(session.settings) }),
          .texts(
            "values", label: Phrase("values", zh: "可选"), allSettings.map { $0.values.map(\.en).joined(separator: " ") }),
          .texts("meaning", label: Phrase("meaning", zh: "含义"), allSettings.map { $0.summary[language] }),
        ])))
  return true
}

extension Diagnostic {
  fileprivate static func unknownSetting(_ name: String, _ close: [String]) -> Diagnostic {
    let all = allSettings.map(\.name).joined(separator: ", ")
    return Diagnostic(
      Phrase("no setting “\(name)”", zh: "没有设置“\(name)”"),
      hint: close.isEmpty
        ? Phrase("there are \(all)", zh: "现有：\(all)")
        : Phrase("\(close.joined(separator: ", "))?", zh: "是否指 \(close.joined(separator: "、"))？"))
  }

  fileprivate static func severalWords(_ name: String, _ value: String) -> Diagnostic {
    Diagnostic(
      Phrase("a value is one word", zh: "变量的值是一个词"),
      hint: Phrase("with blanks it stands in quotes: set \(name) \"\(value)\"", zh: "含空格时请加引号：设置 \(name) “\(value)”"))
  }

  fileprivate static func unknownValue(_ setting: Setting, _ value: String) -> Diagnostic {
    Diagnostic(
      Phrase("\(setting.name) cannot be “\(value)”", zh: "\(setting.chinese) 不能设为“\(value)”"),
      hint: Phrase(
        "it is one of \(setting.values.map(\.en).joined(separator: ", "))",
        zh: "可选：\(setting.values.map(\.zh).joined(separator: "、"))"))
  }
}
