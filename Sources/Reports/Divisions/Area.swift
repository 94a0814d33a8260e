/// An area that reports speak for: a division of the country down to the county, by its code, or a street or township
/// known through its own report.
package struct Area: Sendable, Hashable {
  /// GB/T 2260, six digits (`330302`); for an area below the county, the county's code and the name
  /// (`330303/滨江街道`); for a county that the table lacks, the city's (`130500/新华区`). Empty where the document does not tell.
  package var code: String
  package var name: String
  package var kind: Kind
  /// Without tones and blanks: `luchengqu`.
  package var pinyin: String
  /// The code of the area around it; nil for a province, and where it is not known.
  package var parent: String?

  package enum Kind: String, Sendable, CaseIterable {
    case province, city, county, street
  }

  package init(code: String, name: String, kind: Kind, pinyin: String, parent: String?) {
    self.code = code
    self.name = name
    self.kind = kind
    self.pinyin = pinyin
    self.parent = parent
  }
}
