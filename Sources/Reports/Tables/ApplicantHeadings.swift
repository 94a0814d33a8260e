import Documents

/// The headings of table 三 as they are found, and the order of its columns that follows from them.
///
/// 自然人, the group 法人或其他组织 of five, and 总计 stand beside each other, in one row or in two, and the five below the
/// group. Where rows are laid out in columns, positions tell; else the order within a row. Columns that the form does not have
/// (小计, 备注, 占比) are known by headings that are none of its own.
struct ApplicantHeadings {
  enum Name: Hashable {
    /// An index into the columns: the applicants, then the total.
    case column(Int)
    /// 法人或其他组织, over the five organisations.
    case organisations
  }

  /// What a heading is called that the form does not have, and where it stands.
  struct Further: Equatable {
    var text: String
    var row: Int
    var position: Int
    /// The cells before it in its row are further headings too, or there are none that are the form's.
    var isBeforeForms: Bool
    /// It stands behind another in its row, and may be the rest of it.
    var goesOn: Bool
  }

  /// Where the columns stand, and which of the form's each is.
  struct Placement: Equatable {
    var geometry: ColumnGeometry
    var columns: [Int]
  }

  private(set) var found: [PlacedHeading<Name>] = []
  private(set) var further: [Further] = []
  private var laidOut = HeadingRows()
  /// What the headings come to, once a row of figures is read under them.
  private var settled: (placements: [Placement], order: ColumnOrder)?

  /// The order of the columns by the headings so far.
  var order: ColumnOrder { settled?.order ?? order(by: placementsFound) }
  /// Where positions tell: one placement, or one for each of several totals (总计 and 合计), until the sums have told.
  var placements: [Placement] { settled?.placements ?? placementsFound }
  /// A row of figures was read under them: the next heading begins new ones.
  var isOver: Bool { settled != nil }

  /// The row of the last of them.
  private(set) var lastRow: Int?

  /// Adds a row's headings. What has stood elsewhere already begins them anew; a second total is a column of its own.
  ///
  /// - Parameters:
  ///   - further: texts of the row that are no heading of the form.
  ///   - printed: where the row, as laid out, prints something.
  mutating func add(
    _ names: [(name: Name, position: Int)], further: [Further] = [], row: Int, width: Int, printed: Set<Int>
  ) {
    let isRepeated = names.contains { new in
      new.name != .column(Self.total)
        && found.contains { $0.name == new.name && $0.position != new.position && $0.row != row }
    }
    if isOver || isRepeated || laidOut.isFull { self = ApplicantHeadings() }
    lastRow = row
    laidOut.add(row, width: width, printed: printed)
    for (name, position) in names where !found.contains(where: { $0.name == name && $0.row == row && name != total }) {
      found.append(PlacedHeading(name: name, row: row, position: position))
    }
    self.further += further
  }

  /// Takes the headings as whole: figures follow.
  mutating func settle() {
    let placements = placementsFound
    settled = (placements, order(by: placements))
  }

  /// Takes one of the placements.
  mutating func choose(_ placement: Placement) { settled = ([placement], ColumnOrder(placement.columns)) }

  /// Leaves it open which column is which.
  mutating func giveUp() { settled = ([], .unknown) }

  private static let total = applicants.count
  private var total: Name { .column(Self.total) }
  private static let organisations = Array(1..<applicants.count)

  private func order(by placements: [Placement]) -> ColumnOrder {
    if let first = placements.first { return ColumnOrder(first.columns) }
    if hasFurtherColumn { return .unknown }
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

  private var placementsFound: [Placement] {
    let leaves = found.filter { $0.name != .organisations }
    let totals = Set(leaves.filter { $0.name == total }.map(\.position))
    guard totals.count <= mostTotals else { return [] }
    return totals.sorted().compactMap { placement(leaves, total: $0, among: totals) }
  }

  private func placement(_ leaves: [PlacedHeading<Name>], total position: Int, among totals: Set<Int>) -> Placement? {
    let leaves = leaves.filter { $0.name != total || $0.position == position }
    let own = Set(leaves.map(\.position))
    let others = totals.union(further.map(\.position)).subtracting(own)
    guard let names = positions(leaves, in: laidOut, further: others), !isDivided(leaves),
      let geometry = ColumnGeometry(names.keys, in: laidOut, further: others)
    else { return nil }
    let columns = names.keys.sorted().compactMap { position in
      if case .column(let column) = names[position] { column } else { nil }
    }
    guard columns.sorted() == Array(0...Self.total), areUnderGroup(names) else { return nil }
    return Placement(geometry: geometry, columns: columns)
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

  /// Whether something else stands below one of the form's headings: it is over several columns, as 总计 over 上年 and 本年.
  private func isDivided(_ leaves: [PlacedHeading<Name>]) -> Bool {
    further.contains { text in leaves.contains { $0.position == text.position && $0.row < text.row } }
  }

  /// Whether there are more headings than the form has columns: which figure stands under which is for their positions to say.
  /// Texts side by side are one, since a heading may be cut in two; those before the form's are above the labels of rows.
  var hasFurtherColumn: Bool {
    furtherCount > 0 && Set(columnsFound).count + furtherCount > applicants.count + 1
  }

  private var furtherCount: Int { further.count { !$0.isBeforeForms && !$0.goesOn } }

  /// The columns in their order where some of the form's are not there, as those that a workbook hides; nil where all are, or where
  /// the headings leave their order open.
  var partialColumns: [Int]? {
    let found = Set(columnsFound)
    guard (2...applicants.count).contains(found.count), order == .form, further.allSatisfy(\.isBeforeForms) else {
      return nil
    }
    return found.sorted()
  }

  /// The form's columns whose headings are not there, where several are, and nothing stands in their place.
  var missingColumns: [Int] {
    let found = Set(columnsFound)
    guard found.count > 1, found.count + furtherCount <= Self.total else { return [] }
    return (0...Self.total).filter { !found.contains($0) }
  }

  /// Whether each stands over one of the last cells of rows of a width.
  func areLast(inRowsOf width: Int) -> Bool {
    let leaves = found.filter { $0.name != .organisations }
    let positions = Set(leaves.map(\.position))
    return laidOut.width == width && positions.count == Set(leaves.map(\.name)).count
      && positions.sorted() == Array(width - positions.count..<width)
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

/// More columns of totals than any table has: 合计, 总计, and those of a year before.
private let mostTotals = 4
