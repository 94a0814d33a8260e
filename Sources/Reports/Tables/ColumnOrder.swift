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

/// The rows of a table's headings, as laid out.
struct HeadingRows {
  private var rows: [(row: Int, width: Int, printed: Set<Int>)] = []

  /// - Parameter printed: the positions at which the row prints something.
  mutating func add(_ row: Int, width: Int, printed: Set<Int>) {
    rows.removeAll { $0.row == row }
    rows.append((row, width, printed))
  }

  /// There are more than the headings of any table have, also where each has a line of its own.
  var isFull: Bool { rows.count >= 60 }

  /// How wide they are; nil where they differ. A row that ends with its last heading has lost the blanks behind it.
  var width: Int? {
    guard let width = rows.map(\.width).max() else { return nil }
    return rows.allSatisfy { $0.width == width || $0.printed.max() == $0.width - 1 } ? width : nil
  }

  /// Whether rows lack the blank cells behind the last that is printed.
  var areCutBehindLast: Bool { Set(rows.map(\.width)).count > 1 }

  func areBlank(at positions: Set<Int>) -> Bool { rows.allSatisfy { $0.printed.isDisjoint(with: positions) } }
}

/// The positions of names that each stand over one column: nil where the rows are of different widths, where a name
/// stands over two columns, or where something else is printed between them.
///
/// - Parameter further: where headings stand that the form does not have.
func positions<Name: Hashable>(
  _ headings: [PlacedHeading<Name>], in rows: HeadingRows, further: Set<Int> = []
) -> [Int: Name]? {
  guard rows.width != nil, let first = headings.map(\.position).min(), let last = headings.map(\.position).max()
  else { return nil }
  var names: [Int: Name] = [:]
  for heading in headings {
    // The same again below: a cell that reached over both rows before it was parted.
    guard names[heading.position] == nil || names[heading.position] == heading.name else { return nil }
    names[heading.position] = heading.name
  }
  return rows.areBlank(at: Set(first...last).subtracting(names.keys).subtracting(further)) ? names : nil
}

extension ColumnGeometry {
  /// Where these columns stand below their headings.
  init?(_ positions: some Sequence<Int>, in rows: HeadingRows, further: Set<Int> = []) {
    guard let width = rows.width else { return nil }
    self.init(
      positions: positions.sorted(), width: width, isCutBehindFigures: rows.areCutBehindLast, further: further)
  }
}

/// Whether the numbers never go down.
func isAscending(_ numbers: some Sequence<Int>) -> Bool {
  var last = Int.min
  return numbers.allSatisfy { number in
    defer { last = number }
    return number >= last
  }
}
