import Diagnostics
import Relations

/// Functions of several texts: what one has of another. Capitals and small letters are told apart.
let wordFunctions: [Function] = [
  Function(
    name: "replace", chinese: "替换", usage: "replace(text, old, new)",
    help: Phrase("the text with new wherever old stood", zh: "把文字中的旧词都换成新词"),
    shape: { shapes throws(Diagnostic) in
      try wantsTexts("replace", shapes, count: 3, usage: "replace(text, old, new)")
      return .text
    },
    evaluate: { columns throws(Diagnostic) in
      let replaced = rows(of: columns) { replacing($0[1], in: $0[0], by: $0[2]) }
      return .texts("", replaced)
    }),
  Function(
    name: "concat", chinese: "拼接", usage: "concat(value, value, …)",
    help: Phrase("texts and whole numbers, one behind the other", zh: "依次连接文字和整数"),
    shape: { shapes throws(Diagnostic) in
      guard !shapes.isEmpty else { throw .wrongCount("concat", usage: "concat(value, value, …)") }
      guard shapes.allSatisfy({ $0.type == .text || $0.type == .integer }) else {
        throw .wrongType("concat", wants: Phrase("texts and whole numbers", zh: "文字或整数"))
      }
      return .text
    },
    evaluate: { columns throws(Diagnostic) in
      .texts("", rows(of: columns) { $0.reduce([], +) })
    }),
  testing("starts_with", "开头是", Phrase("whether the text begins with the word", zh: "文字是否以该词开头")) { text, word in
    text.starts(with: word)
  },
  testing("ends_with", "结尾是", Phrase("whether the text ends with the word", zh: "文字是否以该词结尾")) { text, word in
    text.suffix(word.count).elementsEqual(word)
  },
]

/// What is made of the texts of each row, as UTF-8; nothing where one of them has no value.
private func rows(of columns: [Column], _ make: ([[UInt8]]) -> [UInt8]) -> [String?] {
  (0..<(columns.first?.count ?? 0)).map { row in
    guard columns.allSatisfy({ $0.hasValue(at: row) }) else { return nil }
    return String(decoding: make(columns.map { bytes($0[row]) }), as: UTF8.self)
  }
}

/// A text, or a whole number as it is written.
private func bytes(_ value: Value) -> [UInt8] {
  switch value {
  case .text(let text): Array(text.utf8)
  case .integer(let number): Array("\(number)".utf8)
  default: preconditionFailure("their shapes want texts and whole numbers")
  }
}

/// Each place of `old`, from the left, with `new` in it; an empty `old` has no place. In UTF-8 no character is found within
/// another.
private func replacing(_ old: [UInt8], in text: [UInt8], by new: [UInt8]) -> [UInt8] {
  guard !old.isEmpty else { return text }
  var result: [UInt8] = []
  var index = 0
  while index < text.count {
    if text[index...].starts(with: old) {
      result += new
      index += old.count
    } else {
      result.append(text[index])
      index += 1
    }
  }
  return result
}

private func testing(
  _ name: String, _ chinese: String, _ help: Phrase, _ test: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
) -> Function {
  Function(
    name: name, chinese: chinese, usage: "\(name)(text, word)", help: help,
    shape: { shapes throws(Diagnostic) in
      try wantsTexts(name, shapes, count: 2, usage: "\(name)(text, word)")
      return .boolean
    },
    evaluate: { columns throws(Diagnostic) in
      let holds: Buffer<UInt8> = Buffer(count: columns[0].count) { result in
        for row in 0..<result.count {
          guard columns.allSatisfy({ $0.hasValue(at: row) }) else {
            result[row] = 0
            continue
          }
          result[row] = test(bytes(columns[0][row]), bytes(columns[1][row])) ? 1 : 0
        }
      }
      return Column("", .boolean(holds), presence: combinedPresence(columns), unit: .label)
    })
}

private func wantsTexts(_ name: String, _ shapes: [Shape], count: Int, usage: String) throws(Diagnostic) {
  guard shapes.count == count else { throw .wrongCount(name, usage: usage) }
  guard shapes.allSatisfy({ $0.type == .text }) else { throw .wrongType(name, wants: Phrase("texts", zh: "文字")) }
}
