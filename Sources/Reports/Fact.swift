import Diagnostics

/// What a cell of a table holds, told apart by what is printed.
package enum CellKind: String, Sendable, CaseIterable {
  case number, zero, blank, mark, text
}

/// The unit of a number in a cell.
package enum CellUnit: String, Sendable, CaseIterable {
  /// A count of items, cases or applications.
  case count
  /// Money; the value is in hundredths of a yuan whatever unit was printed (元, 万元, 亿元).
  case yuan
  /// Money whose unit neither the cell nor its heading prints: kept, never added to other amounts.
  case unknown
}

/// One cell of a statutory table as a report prints it.
package struct Fact: Sendable {
  /// The cell of the form.
  package var slot: Slot
  /// The string as printed, without the blanks around it; never changed.
  package var text: String
  package var kind: CellKind
  /// The number that the text says: a count, or hundredths of a yuan where the unit is `.yuan`, or the bare figure
  /// where it is `.unknown`. Nil for blanks, marks and words.
  package var value: Int64?
  package var unit: CellUnit
  /// What an identity of the form proves of a cell that prints no number (see `Implied.swift`).
  package var implied: Int64?
  package var place: Place

  package init(
    slot: Slot, text: String, kind: CellKind, value: Int64?, unit: CellUnit = .count, implied: Int64? = nil,
    place: Place
  ) {
    self.slot = slot
    self.text = text
    self.kind = kind
    self.value = value
    self.unit = unit
    self.implied = implied
    self.place = place
  }
}
