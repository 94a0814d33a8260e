import Diagnostics
import Relations

/// Functions of texts. Each is computed once a distinct text. A character is one of Unicode's, as SQL counts them too.
let textFunctions: [Function] = [
  Function(
    name: "length", chinese: "长度", otherNames: ["len", "char_length"], usage: "length(text)",
    help: Phrase("how many characters", zh: "字符数"),
    shape: { shapes throws(Diagnostic) in
      try wantsText("length", shapes, count: 1...1)
      return Shape(.integer)
    },
    evaluate: { columns throws(Diagnostic) in
      guard case .text(let codes, let vocabulary) = columns[0].values else { return columns[0] }
      let lengths = vocabulary.texts.map { Int64($0.unicodeScalars.count) }
      let values = converted(codes) { $0 < 0 ? 0 : lengths[Int($0)] }
      return Column("", .integer(values), presence: columns[0].presence)
    }),
  changing("upper", "大写", Phrase("ASCII letters as capitals", zh: "ASCII 字母转为大写")) { $0.withCapitals },
  changing("lower", "小写", Phrase("ASCII letters as small ones", zh: "ASCII 字母转为小写")) { $0.withSmallLetters },
  changing("trim", "去空白", Phrase("the text without the blanks around it", zh: "去掉文字两端的空白")) { $0.withoutBlanksAround },
  Function(
    name: "substring", chinese: "截取", otherNames: ["substr"], usage: "substring(text, from, length)",
    help: Phrase("a part of the text; the first character is 1", zh: "截取文字，首字为 1"),
    shape: { shapes throws(Diagnostic) in
      try wantsText("substring", shapes, count: 2...3)
      return .text
    },
    evaluate: { columns throws(Diagnostic) in
      let starts = reals(columns[1])
      let lengths = columns.count > 2 ? reals(columns[2]) : nil
      let parts: [String?] = (0..<columns[0].count).map { row in
        guard columns.allSatisfy({ $0.hasValue(at: row) }), case .text(let text) = columns[0][row] else { return nil }
        let from = Int(max(1, min(1e9, starts[row]))) - 1
        let count = lengths.map { Int(max(0, min(1e9, $0[row]))) } ?? .max
        return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(from).prefix(count)))
      }
      return .texts("", parts)
    }),
  Function(
    name: "excerpt", chinese: "摘录", usage: "excerpt(text, word, characters)",
    help: Phrase(
      "the word with what stands around it in its paragraph; 20 characters unless given; blank where it is not there",
      zh: "该词及同段前后的文字，默认各 20 字；不含该词时为空"),
    shape: { shapes throws(Diagnostic) in
      guard (2...3).contains(shapes.count) else {
        throw .wrongCount("excerpt", usage: "excerpt(text, word, characters)")
      }
      guard shapes[0].type == .text, shapes[1].type == .text, shapes.dropFirst(2).allSatisfy(\.isNumber) else {
        throw .wrongType("excerpt", wants: Phrase("a text, a word, and a number", zh: "文字、词和数值"))
      }
      return .text
    },
    evaluate: { columns throws(Diagnostic) in
      let reach = columns.count > 2 ? reals(columns[2]) : nil
      let parts: [String?] = (0..<columns[0].count).map { row in
        guard columns.allSatisfy({ $0.hasValue(at: row) }), case .text(let text) = columns[0][row],
          case .text(let word) = columns[1][row]
        else { return nil }
        return excerpt(of: text, around: word, characters: reach.map { Int(max(0, min(1e9, $0[row]))) } ?? 20)
      }
      return .texts("", parts)
    }),
]

/// The first place of a word, ASCII case ignored, with so many characters of its paragraph on both sides, and `…` where more
/// was left out; nil where the word is not there.
private func excerpt(of text: String, around word: String, characters: Int) -> String? {
  let (letters, wanted) = (Array(text.unicodeScalars), Array(word.withSmallLetters.unicodeScalars))
  let small = Array(text.withSmallLetters.unicodeScalars)
  guard !wanted.isEmpty, letters.count >= wanted.count,
    let found = (0...(letters.count - wanted.count)).first(where: { small[$0...].starts(with: wanted) })
  else { return nil }
  let end = found + wanted.count
  let start = letters[..<found].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  let stop = letters[end...].firstIndex(of: "\n") ?? letters.count
  let shown = max(start, found - characters)..<min(stop, end + min(characters, letters.count))
  let part = String(String.UnicodeScalarView(letters[shown]))
  return (shown.lowerBound > start ? "…" : "") + part + (shown.upperBound < stop ? "…" : "")
}

private func wantsText(_ name: String, _ shapes: [Shape], count: ClosedRange<Int>) throws(Diagnostic) {
  guard count.contains(shapes.count) else {
    throw .wrongCount(name, usage: textFunctions.first { $0.name == name }?.usage ?? name)
  }
  guard shapes[0].type == .text else { throw .wrongType(name, wants: Phrase("a text", zh: "文字")) }
  guard shapes.dropFirst().allSatisfy(\.isNumber) else {
    throw .wrongType(name, wants: Phrase("numbers behind the text", zh: "文字之后是数值"))
  }
}

private func changing(
  _ name: String, _ chinese: String, _ help: Phrase, _ change: @escaping @Sendable (String) -> String
) -> Function {
  Function(
    name: name, chinese: chinese, usage: "\(name)(text)", help: help,
    shape: { shapes throws(Diagnostic) in
      try wantsText(name, shapes, count: 1...1)
      return .text
    },
    evaluate: { columns throws(Diagnostic) in
      guard case .text(let codes, let vocabulary) = columns[0].values else { return columns[0] }
      let changed = vocabulary.texts.map(change)
      return .texts("", codes.elements.map { $0 < 0 ? nil : changed[Int($0)] })
    })
}

extension String {
  /// The text with its ASCII letters as small ones, and with no other letter changed.
  var withSmallLetters: String {
    String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }

  /// The text without the blanks, of any width, and the ends of lines at its two ends.
  var withoutBlanksAround: String {
    let rest = unicodeScalars.drop { blanksAround.unicodeScalars.contains($0) }
    let count = rest.reversed().prefix { blanksAround.unicodeScalars.contains($0) }.count
    return String(String.UnicodeScalarView(rest.dropLast(count)))
  }

  /// The text with its ASCII letters as capitals.
  var withCapitals: String {
    String(decoding: utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
  }
}

/// The characters that `trim` takes away: blanks of the width of a letter and of a Chinese character, tabs, ends of lines.
package let blanksAround = " \t\n\r\u{A0}\u{3000}"
