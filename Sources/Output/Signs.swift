import Diagnostics
import Relations

/// A sign of tables and Markdown that is not the value itself, and what it says.
package struct Sign: Sendable, Hashable {
  package var sign: Phrase
  package var meaning: Phrase
}

/// The legend of tables, in the order in which help shows it. Zero is written `0`; it needs no sign.
package let legend: [Sign] =
  [Presence.blank, .absent, .unread, .unitless, .missing].map { Sign(sign: sign(of: $0), meaning: meaning(of: $0)) } + [
    Sign(
      sign: Phrase(verbatim: impliedMark),
      meaning: Phrase("not printed: an identity of the form, or a formula, gives it", zh: "原文未填，由表内勾稽关系或公式得出")),
    Sign(
      sign: Phrase(verbatim: ellipsis), meaning: Phrase("a text goes on; the terminal is too narrow", zh: "文字未完，终端太窄")),
  ]

/// Stands directly behind a number that nothing printed.
let impliedMark = "*"

/// Stands where a text was cut.
let ellipsis = "…"

/// What a cell without a value shows; each reason has a sign of its own. Empty for cells with one.
func sign(of presence: Presence) -> Phrase {
  switch presence {
  case .value, .implied: Phrase(verbatim: "")
  case .blank: Phrase(verbatim: "–")
  case .absent: Phrase(verbatim: "·")
  case .unread: Phrase(verbatim: "?")
  case .unitless: Phrase("unit?", zh: "单位?")
  case .missing: Phrase("missing", zh: "无报告")
  }
}

private func meaning(of presence: Presence) -> Phrase {
  switch presence {
  case .value: Phrase("a value, as printed or computed", zh: "有数值")
  case .implied: Phrase("an implied value", zh: "推算值")
  case .blank: Phrase("blank: the cell is there and has no value (not zero)", zh: "空白：有此格而无数值（不是零）")
  case .absent: Phrase("the form of the report has no such cell", zh: "该版表格没有此项")
  case .unread: Phrase("the cell could not be found in the document", zh: "原文中找不到此格")
  case .unitless: Phrase("a number whose unit nobody printed", zh: "数字未注明单位")
  case .missing: Phrase("no report", zh: "没有报告")
  }
}
