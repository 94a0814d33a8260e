import Diagnostics

/// What the styles of a Word file say of the text that has them, by the styles' identifiers.
struct WordStyles {
  /// The levels of those that are headings.
  var levels: [String: Int] = [:]
  /// Those whose text is not read.
  var looks: [String: WordLook] = [:]
}

/// Whether a text is hidden, or struck out.
struct WordLook {
  var isHidden = false
  var isStruck = false

  var isUnread: Bool { isHidden || isStruck }

  mutating func add(_ other: WordLook) {
    isHidden = isHidden || other.isHidden
    isStruck = isStruck || other.isStruck
  }
}

/// Whether a property is on: that of `<w:strike/>` is, that of `<w:strike w:val="0"/>` is not.
func isOn(_ xml: borrowing XMLReader) -> Bool {
  xml.attribute("val").map { !["0", "false", "off", "none"].contains($0) } ?? true
}

/// The styles of a Word file; none where it has no such part, or where it cannot be read.
func wordStyles(_ archive: inout ZipArchive) throws(Diagnostic) -> WordStyles {
  guard let part = archive.firstMember(where: { $0 == "word/styles.xml" }) else { return WordStyles() }
  var styles = WordStyles()
  var bases: [(style: String, base: String)] = []
  var style: String?
  do throws(Diagnostic) {
    var xml = try XMLReader(try archive.read(part))
    while try xml.next() {
      guard xml.kind == .beginning, let name = xml.name else { continue }
      switch (String(cString: name), style) {
      case ("style", _): style = xml.attribute("styleId")
      case ("docDefaults", _), ("latentStyles", _): style = nil
      case ("name", let style?):
        guard let value = xml.attribute("val")?.lowercased() else { continue }
        if value == "title" { styles.levels[style] = 1 }
        if value.hasPrefix("heading "), let level = Int(value.dropFirst(8)) { styles.levels[style] = level }
      case ("outlineLvl", let style?):
        if let level = number(xml), level < 9 { styles.levels[style] = level + 1 }
      case ("basedOn", let style?): if let base = xml.attribute("val") { bases.append((style, base)) }
      case ("vanish", let style?): styles.looks[style, default: WordLook()].isHidden = isOn(xml)
      case ("strike", let style?), ("dstrike", let style?):
        styles.looks[style, default: WordLook()].isStruck = isOn(xml)
      default: break
      }
    }
  } catch {
    return styles
  }
  // What a style does not say, the one that it is made from does.
  for (style, base) in bases where styles.looks[style] == nil { styles.looks[style] = styles.looks[base] }
  return styles
}
