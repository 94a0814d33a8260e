import Diagnostics

/// The language of `--help` and of messages about the command line itself, which must be known before it is read: that of
/// `--lang` wherever it stands, else that of the environment.
let commandLineLanguage: Language = {
  let arguments = CommandLine.arguments.dropFirst().prefix { $0 != "--" }
  for (argument, value) in zip(arguments, arguments.dropFirst()) where argument == "--lang" {
    if let language = Language(rawValue: value) { return language }
  }
  let joined = arguments.last { $0.hasPrefix("--lang=") }.flatMap { Language(rawValue: String($0.dropFirst(7))) }
  return joined ?? environmentLanguage()
}()

/// What the argument parser says, in the language of the command line. It knows English alone: its headings and its
/// commonest errors are replaced, what the user typed and our own texts stay.
func translated(_ message: String) -> String {
  guard commandLineLanguage == .zh else { return message }
  return message.split(separator: "\n", omittingEmptySubsequences: false).map(translatedLine).joined(separator: "\n")
}

private func translatedLine(_ line: Substring) -> String {
  var text = String(line)
  if let (english, chinese) = beginnings.first(where: { text.hasPrefix($0.0) }) {
    text = chinese + text.dropFirst(english.count)
  }
  for (english, chinese) in phrases {
    text = text.split(separator: english, omittingEmptySubsequences: false).joined(separator: chinese)
  }
  return text
}

/// How a line of the parser's begins.
private let beginnings = [
  ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
  ("Help: ", "帮助："),
  ("Error: Unknown option ", "错误：没有选项 "), ("Error: Missing value for ", "错误：缺少取值 "),
  ("Error: The value ", "错误：取值 "), ("Error: Unexpected argument ", "错误：多余的参数 "), ("Error: ", "错误："),
  ("  See '", "  详见 '"),
]

/// What stands inside a line, with the quotes that the parser sets around what was typed.
private let phrases = [
  ("' for more information.", "'。"), ("'. Did you mean '", "'。是否指 '"), ("' is invalid for '", "' 不能用于 '"),
  ("'. Please provide one of the following:", "'，可选："), (" (values: ", "可选：("), ("Show the version.", "显示版本。"),
  ("Show help information.", "显示帮助。"),
]
