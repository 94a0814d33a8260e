import Diagnostics

/// What a file calls its document, or a part of it, outside of the text:
///
///     page    宿迁市2024年政府信息公开工作年度报告_宿迁市人民政府   of the whole page
///     sheet   2024年                                               of the rows of a sheet
package struct GivenName: Sendable {
  package enum Kind: Sendable {
    /// The title of an article or of the page around it, as metadata have it.
    case page
    /// Who the metadata say has published it.
    case publisher
    /// The name of a sheet of a workbook.
    case sheet
  }

  package var kind: Kind
  package var text: String
  package var place: Place
  /// The rows of the document that it is the name of.
  package var rows: Range<Int>

  package init(_ kind: Kind, _ text: String, place: Place = Place(), rows: Range<Int> = 0..<Int.max) {
    self.kind = kind
    self.text = text
    self.place = place
    self.rows = rows
  }

  /// As a name in a document of some of the rows; nil where it is of none of them.
  func within(_ rows: Range<Int>) -> GivenName? {
    let common = self.rows.clamped(to: rows)
    guard !common.isEmpty else { return nil }
    var name = self
    name.rows = (common.lowerBound - rows.lowerBound)..<(common.upperBound - rows.lowerBound)
    return name
  }
}
