import Diagnostics

/// A diagnostic as the user reads it, every line ended by a line feed:
///
///     script.gk:3:13: error: no dimension “distrct”: district?
///       lawsuits by distrct, year
///                   ^~~~~~~
///     hint: …
///
/// File, line and column stand there only where the text has a name (not at the prompt). A document that is meant
/// comes with its place. A hint that asks back (`district?`) stands in the first line, any other in one of its own,
/// unless the message has it already.
package func write(_ diagnostic: Diagnostic, style: Style = Style()) -> String {
  let excerpt = diagnostic.source.flatMap { source in
    diagnostic.span.map { Output.excerpt(of: $0, in: source) }
  }
  let message = visible(diagnostic.message[style.language])
  let hint = diagnostic.hint.map { visible($0[style.language]) } ?? ""
  let asksBack = hint.hasSuffix("?") || hint.hasSuffix("？")
  let isSaid = hint.isEmpty || message.contains(hint)
  let isChinese = style.language == .zh
  var text = position(of: diagnostic, excerpt) + heading(of: diagnostic, style) + message
  text += !isSaid && asksBack ? (isChinese ? "：" : ": ") + hint : ""
  text += "\n"
  if let excerpt { text += lines(of: excerpt, diagnostic.severity, style) }
  if !isSaid, !asksBack { text += style.painted(isChinese ? "提示：" : "hint: ", .dim) + hint + "\n" }
  return text
}

/// `script.gk:3:13: `, or nothing at the prompt.
private func position(of diagnostic: Diagnostic, _ excerpt: Excerpt?) -> String {
  guard let source = diagnostic.source, let name = source.name else { return "" }
  let place = excerpt.map { "\($0.line):\($0.column)" } ?? "\(source.firstLine)"
  return "\(visible(name)):\(place): "
}

/// `error: `, and the document that is meant. Without a position of the statement the document stands first, as
/// compilers have it: `reports/a.txt:12:3: warning: `.
private func heading(of diagnostic: Diagnostic, _ style: Style) -> String {
  let word = style.painted(severityWord(diagnostic.severity)[style.language], paint(of: diagnostic.severity))
  let severity = word + (style.language == .zh ? "：" : ": ")
  guard let file = diagnostic.file else { return severity }
  let document = visible(file) + (diagnostic.place.map { placeText($0, style.language) } ?? "") + ": "
  return diagnostic.source?.name == nil ? document + severity : severity + document
}

/// `:12:3` for text; `: page 2, table 1, row 4, cell 5` where there are such.
private func placeText(_ place: Place, _ language: Language) -> String {
  let parts = [
    place.page.map { Phrase("page \($0)", zh: "第 \($0) 页") },
    place.table.map { Phrase("table \($0)", zh: "第 \($0) 表") },
    place.row.map { Phrase("row \($0)", zh: "第 \($0) 行") }, place.cell.map { Phrase("cell \($0)", zh: "第 \($0) 格") },
  ]
  let named = parts.compactMap { $0?[language] }.joined(separator: language == .zh ? "，" : ", ")
  let position = [place.line, place.line == nil ? nil : place.column].compactMap { $0 }.map { ":\($0)" }.joined()
  return named.isEmpty ? position : position + ": " + named
}

private func severityWord(_ severity: Diagnostic.Severity) -> Phrase {
  switch severity {
  case .error: Phrase("error", zh: "错误")
  case .warning: Phrase("warning", zh: "警告")
  case .note: Phrase("note", zh: "说明")
  }
}

private func paint(of severity: Diagnostic.Severity) -> Paint {
  switch severity {
  case .error: .red
  case .warning: .yellow
  case .note: .cyan
  }
}

/// The user's line and the underline, two blanks in.
private func lines(of excerpt: Excerpt, _ severity: Diagnostic.Severity, _ style: Style) -> String {
  let indent = "  "
  let fitted = excerpt.fitted(to: min(style.width ?? widestExcerpt, widestExcerpt) - indent.count, style: style)
  let (blanks, mark) = fitted.underline(style: style)
  return "\(indent)\(fitted.before)\(fitted.marked)\(fitted.after)\n"
    + "\(indent)\(blanks)\(style.painted(mark, paint(of: severity)))\n"
}
