/// Words in texts, compared by their bytes: what is looked for are words of reports, which are written in one way only, and to
/// compare characters as Unicode has it takes ten times as long.
///
/// These stand in for the standard library's functions of the same names wherever this module is imported.
extension String {
  package func hasPrefix(_ word: String) -> Bool { compared(utf8, word, begins) }
  package func hasSuffix(_ word: String) -> Bool { compared(utf8, word, ends) }
  package func contains(_ word: String) -> Bool { compared(utf8, word, holds) }
  package func contains(_ character: Character) -> Bool { compared(utf8, String(character), holds) }
}

extension Substring {
  package func hasPrefix(_ word: String) -> Bool { compared(utf8, word, begins) }
  package func hasSuffix(_ word: String) -> Bool { compared(utf8, word, ends) }
  package func contains(_ word: String) -> Bool { compared(utf8, word, holds) }
}

@inline(__always)
private func compared(
  _ text: some Collection<UInt8>, _ word: String,
  _ test: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
) -> Bool {
  let result = text.withContiguousStorageIfAvailable { text in
    word.utf8.withContiguousStorageIfAvailable { test(text, $0) }
  }
  // Every string of ours lies in one piece.
  return (result ?? nil)
    ?? ContiguousArray(text).withUnsafeBufferPointer { text in
      ContiguousArray(word.utf8).withUnsafeBufferPointer { test(text, $0) }
    }
}

private func begins(_ text: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
  text.count >= word.count && stands(word, in: text, at: 0)
}

private func ends(_ text: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
  text.count >= word.count && stands(word, in: text, at: text.count - word.count)
}

private func holds(_ text: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
  guard !word.isEmpty else { return true }
  guard text.count >= word.count else { return false }
  // Half of all characters begin with one of a few bytes: the last byte of the first character tells more.
  let told = min(word.count, 3) - 1
  let byte = word[told]
  for start in 0...(text.count - word.count) where text[start + told] == byte {
    if stands(word, in: text, at: start) { return true }
  }
  return false
}

@inline(__always)
private func stands(_ word: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
  for offset in word.indices where text[start + offset] != word[offset] { return false }
  return true
}
