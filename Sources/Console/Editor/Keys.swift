import CEditLine

/// A key of ours and what it does: one of libedit's functions, or one of our own (`gongkai-…`).
///
/// Terminals send different sequences for the same key, so there are several spellings, in libedit's notation. In vi mode a
/// sequence that begins with ESC cannot be bound, as ESC alone is a key there: it is translated to one character that no key
/// sends (its stand-in) before libedit sees it.
struct Key {
  var function: String
  var control: [String] = []
  var sequences: [String] = []
  /// Whether the control keys count while vi commands are typed too.
  var inCommandMode = false
}

let keys: [Key] = [
  Key(function: "gongkai-submit", control: ["^M", "^J"], inCommandMode: true),
  Key(function: "gongkai-new-line", sequences: ["\r", "\n"]),
  Key(function: "gongkai-complete", control: ["^I"]),
  Key(function: "gongkai-delete-or-end", control: ["^D"], inCommandMode: true),
  Key(function: "gongkai-backspace", control: ["^H", "^?"]),
  Key(function: "gongkai-delete", sequences: ["[3~"]),
  Key(function: "gongkai-left", sequences: ["[D", "OD"]),
  Key(function: "gongkai-right", sequences: ["[C", "OC"]),
  Key(function: "gongkai-up", sequences: ["[A", "OA"]),
  Key(function: "gongkai-down", sequences: ["[B", "OB"]),
  Key(function: "gongkai-line-start", sequences: ["[H", "OH", "[1~", "[7~"]),
  Key(function: "gongkai-line-end", sequences: ["[F", "OF", "[4~", "[8~"]),
  Key(function: "em-next-word", sequences: ["[1;5C", "[1;3C", "[5C", "Oc"]),
  Key(function: "ed-prev-word", sequences: ["[1;5D", "[1;3D", "[5D", "Od"]),
  Key(function: "em-delete-next-word", sequences: ["[3;5~", "[3;3~"]),
  Key(function: "ed-prev-history", control: ["^P"], sequences: ["[5~"], inCommandMode: true),
  Key(function: "ed-next-history", control: ["^N"], sequences: ["[6~"], inCommandMode: true),
  Key(function: "gongkai-search", control: ["^R"], inCommandMode: true),
  Key(function: "gongkai-clear", control: ["^L"], inCommandMode: true),
  Key(function: "gongkai-paste", sequences: ["[200~"]),
]

/// Keys of the emacs map alone.
private let emacsKeys: [Key] = [
  Key(function: "gongkai-left", control: ["^B"]),
  Key(function: "gongkai-right", control: ["^F"]),
  Key(function: "gongkai-line-start", control: ["^A"]),
  Key(function: "gongkai-line-end", control: ["^E"]),
  Key(function: "gongkai-undo", control: ["^_", "^X^U"]),
  Key(function: "gongkai-edit", control: ["^X^E"]),
  Key(function: "ed-delete-prev-word", control: ["^W"]),
  Key(function: "vi-kill-line-prev", control: ["^U"]),
]

/// The character that stands for each key of `keys` where its sequence cannot: U+0080 and on, which no terminal sends.
func standIn(ofKeyAt index: Int) -> Unicode.Scalar { Unicode.Scalar(UInt8(0x80 + index)) }

/// The character that stands for the first key that does this.
func standIn(of function: String) -> Unicode.Scalar? { keys.firstIndex { $0.function == function }.map(standIn) }

/// The stand-in for an escape sequence without its ESC, if it is one of ours.
func standIn(ofSequence sequence: String) -> Unicode.Scalar? {
  keys.firstIndex { $0.sequences.contains(sequence) }.map(standIn)
}

/// Binds our keys in libedit's current maps. To be done again when the user changes from one map to the other, which
/// puts libedit's own keys back.
func bindKeys(_ editor: OpaquePointer, isVi: Bool) {
  for (index, key) in keys.enumerated() {
    let own = String(standIn(ofKeyAt: index))
    for spelling in key.control + [own] {
      _ = cel_bind(editor, spelling, key.function)
      let inCommandMode = isVi && (key.inCommandMode || spelling == own)
      if inCommandMode { _ = cel_bind_command_mode(editor, spelling, key.function) }
    }
    for sequence in key.sequences where !isVi { _ = cel_bind(editor, "\\e" + notation(sequence), key.function) }
  }
  for key in emacsKeys where !isVi {
    for spelling in key.control { _ = cel_bind(editor, spelling, key.function) }
  }
  if isVi { _ = cel_bind_command_mode(editor, "v", "gongkai-edit") }
}

private func notation(_ sequence: String) -> String {
  sequence == "\r" ? "^M" : sequence == "\n" ? "^J" : sequence
}
