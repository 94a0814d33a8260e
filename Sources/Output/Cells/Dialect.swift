import Diagnostics
import Relations

/// What formats write differently: texts, the cells without a value, truth values. (Numbers differ by notation.)
struct Dialect {
  /// Appends a text and gives its width on a terminal, or 0 where nobody asks.
  var appendText: (String, inout [UInt8]) -> Int
  /// What stands where there is no value, and its width.
  var none: (Presence) -> (text: String, width: Int)
  var no = "false"
  var yes = "true"
  /// Numbers for readers, grouped or not; nil for files.
  var grouping: Bool?
  /// The reader's language; nil for files, in which texts are what they are in every language.
  var language: Language?
  /// Whether implied numbers bear their mark.
  var marksImplied = false
  var widthOfText: (String) -> Int = { _ in 0 }
}

extension Dialect {
  /// Cells as a reader sees them, in tables and Markdown. `escape` is what the format does to texts besides making
  /// control characters visible.
  static func shown(_ style: Style, escape: @escaping (String) -> String = { $0 }) -> Dialect {
    let isChinese = style.language == .zh
    return Dialect(
      appendText: { text, bytes in
        let text = escape(visible(text))
        bytes.append(contentsOf: text.utf8)
        return style.width(of: text)
      },
      none: { presence in
        let text = sign(of: presence)[style.language]
        return (text, style.width(of: text))
      },
      no: isChinese ? "否" : "false", yes: isChinese ? "是" : "true", grouping: style.grouping, language: style.language,
      marksImplied: true,
      widthOfText: { style.width(of: $0) })
  }
}
