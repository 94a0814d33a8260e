/// The headings of table 三 as they are found, and the order of its columns that follows from them.
///
/// 自然人, the group 法人或其他组织 of five, and 总计 stand beside each other, in one row or in two, and the five below the
/// group. Where rows are laid out in columns, positions tell; else the order within a row.
struct ApplicantHeadings {
  enum Name: Hashable {
    /// An index into the columns: the applicants, then the total.
    case column(Int)
    /// 法人或其他组织, over the five organisations.
    case organisations
  }

  private(set) var found: [PlacedHeading<Name>] = []
  private var laidOut = HeadingRows()
  /// The order of the columns by the headings so far.
  private(set) var order = ColumnOrder.form
  /// A row of figures was read under them: the next heading begins new ones.
  var isOver = false

  /// Adds a row's headings. What has stood elsewhere already begins them anew.
  ///
  /// - Parameter printed: where the row, as laid out, prints something.
  mutating func add(_ names: [(name: Name, position: Int)], row: Int, width: Int, printed: Set<Int>) {
    let isRepeated = names.contains { new in
      found.contains { $0.name == new.name && $0.position != new.position && $0.row != row }
    }
    if isOver || isRepeated { self = ApplicantHeadings() }
    laidOut.add(row, width: width, printed: printed)
    for (name, position) in names where !found.contains(where: { $0.name == name && $0.row == row }) {
      found.append(PlacedHeading(name: name, row: row, position: position))
    }
    order = orderFound
  }

  private static let total = applicants.count
  private static let organisations = Array(1..<applicants.count)

  private var orderFound: ColumnOrder {
    if let columns = placed?.columns { return ColumnOrder(columns) }
    let organisations = columnsFound.filter(Self.organisations.contains)
    let rows = rows
    let isInOrder = isAscending(organisations) && rows.allSatisfy { isAscending($0.map(level)) } && isPersonFirst
    if isInOrder { return .form }
    guard organisations.sorted() == Self.organisations else { return .unknown }
    if rows.allSatisfy({ isAscending($0.map(level)) }), isPersonFirst {
      return ColumnOrder([0] + organisations + [Self.total])
    }
    guard let top = rows.lazy.map({ self.top($0) }).first(where: { $0.count == 3 }) else { return .unknown }
    return ColumnOrder(top.flatMap { $0 == 0 ? [0] : $0 == 1 ? organisations : [Self.total] })
  }

  /// Where positions tell: where the columns stand, and which they are.
  var placed: (geometry: ColumnGeometry, columns: [Int])? {
    let leaves = found.filter { $0.name != .organisations }
    guard let names = positions(leaves, in: laidOut), let geometry = ColumnGeometry(names.keys, in: laidOut) else {
      return nil
    }
    let columns = names.keys.sorted().compactMap { position in
      if case .column(let column) = names[position] { column } else { nil }
    }
    guard columns.sorted() == Array(0...Self.total), areUnderGroup(names) else { return nil }
    return (geometry, columns)
  }

  /// Whether the columns stand as the rows of headings say: the five organisations side by side, below the heading of their
  /// group. Where a cell of the headings reaches over more or fewer rows or columns than it stands for, those behind it are laid out
  /// elsewhere, and the positions tell nothing.
  private func areUnderGroup(_ names: [Int: Name]) -> Bool {
    let leaves = found.filter { $0.name != .organisations }
    if Set(leaves.map(\.row)).count == 1 { return true }
    let levels = names.keys.sorted().compactMap { names[$0].map(level) }
    let runs = levels.indices.filter { $0 == 0 || levels[$0 - 1] != levels[$0] }.map { levels[$0] }
    guard runs.count == Set(levels).count, rows.map(top).allSatisfy({ $0.count < runs.count || $0 == runs }) else {
      return false
    }
    let below = names.keys.filter { names[$0].map(level) == 1 }
    let beside = Set(names.keys).subtracting(below)
    guard let first = below.min(), let last = below.max() else { return false }
    return found.allSatisfy { group in
      group.name != .organisations
        || group.position <= last && !beside.contains { group.position <= $0 && $0 < first }
    }
  }

  private var columnsFound: [Int] {
    found.compactMap { if case .column(let column) = $0.name { column } else { nil } }
  }

  /// The headings row by row.
  private var rows: [[Name]] {
    var rows: [Int: [Name]] = [:]
    for heading in found { rows[heading.row, default: []].append(heading.name) }
    return rows.keys.sorted().compactMap { rows[$0] }
  }

  /// 0 for 自然人, 1 for organisations, 2 for the total.
  private func level(_ name: Name) -> Int {
    switch name {
    case .column(0): 0
    case .column(Self.total): 2
    default: 1
    }
  }

  /// The three levels of a row in its order, organisations once.
  private func top(_ row: [Name]) -> [Int] {
    row.map(level).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// 自然人 stands before the organisations, in whatever row.
  private var isPersonFirst: Bool {
    guard let person = found.firstIndex(where: { $0.name == .column(0) }),
      let other = found.firstIndex(where: { level($0.name) == 1 })
    else { return true }
    return person < other
  }
}
