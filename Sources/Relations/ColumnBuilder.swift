import Diagnostics

/// Columns made from values in hand; nil is a cell without a value.
extension Column {
  package static func integers(
    _ name: String, label: Phrase? = nil, _ values: [Int64?], unit: Unit = .number, absent: Presence = .blank
  ) -> Column {
    Column(name, label: label, .integer(Buffer(values.map { $0 ?? 0 })), presence: presence(values, absent), unit: unit)
  }

  package static func money(_ name: String, label: Phrase? = nil, _ values: [Int64?]) -> Column {
    Column(name, label: label, .money(Buffer(values.map { $0 ?? 0 })), presence: presence(values, .blank), unit: .yuan)
  }

  package static func reals(
    _ name: String, label: Phrase? = nil, _ values: [Double?], unit: Unit = .number
  ) -> Column {
    Column(name, label: label, .real(Buffer(values.map { $0 ?? 0 })), presence: presence(values, .blank), unit: unit)
  }

  package static func booleans(_ name: String, label: Phrase? = nil, _ values: [Bool?]) -> Column {
    Column(name, label: label, .boolean(Buffer(values.map { $0 == true ? 1 : 0 })), presence: presence(values, .blank))
  }

  /// Texts, numbered in the order of `order`, then in the order in which they first occur.
  ///
  /// - Parameters:
  ///   - isOrdered: whether a sort keeps to that order.
  ///   - choices: all texts that the column can hold, in their order, where they are few.
  package static func texts(
    _ name: String, label: Phrase? = nil, _ values: [String?], order: [String] = [], isOrdered: Bool = false,
    choices: [Phrase] = [], absent: Presence = .blank
  ) -> Column {
    let order = choices.isEmpty ? order : choices.map(\.en)
    var codes: [String: Int32] = [:]
    var distinct = order
    for (code, text) in order.enumerated() { codes[text] = Int32(code) }
    let coded = values.map { text -> Int32 in
      guard let text else { return -1 }
      if let code = codes[text] { return code }
      let code = Int32(distinct.count)
      codes[text] = code
      distinct.append(text)
      return code
    }
    return Column(
      name, label: label,
      .text(Buffer(coded), Vocabulary(distinct, isOrdered: isOrdered || !order.isEmpty, choices: choices)),
      presence: presence(values, absent), unit: .label)
  }

  /// Texts that a reader sees in his own language, the English ones being those of files.
  package static func phrases(_ name: String, label: Phrase? = nil, _ values: [Phrase?]) -> Column {
    var seen: Set<String> = []
    let words = values.compactMap { $0 }.filter { $0.en != $0.zh && seen.insert($0.en).inserted }
    return texts(name, label: label, values.map { $0?.en }).inOrderOfTexts(words: words)
  }

  /// The same with texts that a sort puts in the order of the texts, whatever their numbers.
  ///
  /// - Parameter words: texts besides the choices that a reader sees in his own language.
  package func inOrderOfTexts(words: [Phrase] = []) -> Column {
    guard case .text(let codes, let vocabulary) = values else { return self }
    var column = self
    column.values = .text(codes, Vocabulary(vocabulary.texts, choices: vocabulary.choices, words: words))
    return column
  }

  private static func presence<T>(_ values: [T?], _ absent: Presence) -> Buffer<UInt8>? {
    guard values.contains(where: { $0 == nil }) else { return nil }
    return Buffer(values.map { $0 == nil ? absent.rawValue : Presence.value.rawValue })
  }
}
