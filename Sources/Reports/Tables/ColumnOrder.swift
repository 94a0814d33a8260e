/// The order in which a table prints its columns, by its headings.
enum ColumnOrder: Equatable {
  /// That of the form; so where headings are missing or damaged, and none contradicts it.
  case form
  /// Another one: which of the form's columns each printed column is.
  case other([Int])
  /// The headings contradict the form's order, and not all of them are understood.
  case unknown

  /// The order of these columns, each of the form's printed once.
  init(_ columns: [Int]) {
    self = columns == Array(0..<columns.count) ? .form : .other(columns)
  }

  /// The form's columns in the order printed; nil where it is not known.
  func columns(_ count: Int) -> [Int]? {
    switch self {
    case .form: Array(0..<count)
    case .other(let columns): columns
    case .unknown: nil
    }
  }
}

/// A heading that was read: where in its row it stands, as the row is laid out.
struct PlacedHeading<Name: Equatable>: Equatable {
  var name: Name
  var row: Int
  var position: Int
}

/// The positions of names that each stand over one column: nil where the rows are of different widths, where a name
/// stands over two columns, or where the columns are not side by side.
///
/// - Parameter widths: how many cells each row of headings has.
func positions<Name: Hashable>(_ headings: [PlacedHeading<Name>], widths: Set<Int>) -> [Int: Name]? {
  guard widths.count == 1, let first = headings.map(\.position).min(), let last = headings.map(\.position).max()
  else { return nil }
  var names: [Int: Name] = [:]
  for heading in headings {
    // The same again below: a cell that reached over both rows before it was parted.
    guard names[heading.position] == nil || names[heading.position] == heading.name else { return nil }
    names[heading.position] = heading.name
  }
  return names.count == last - first + 1 ? names : nil
}

/// Whether the numbers never go down.
func isAscending(_ numbers: some Sequence<Int>) -> Bool {
  var last = Int.min
  return numbers.allSatisfy { number in
    defer { last = number }
    return number >= last
  }
}
