import Documents

/// The headings of table 四 as they are found, and the order of its fifteen columns that follows from them.
///
/// 行政复议 and 行政诉讼 stand beside each other, 未经复议直接起诉 and 复议后起诉 under the latter, and five results under
/// each of the three. Where rows are laid out in columns, positions tell; else the order within a row.
struct DisputeHeadings {
  enum Name: Hashable {
    case reviews, lawsuits, direct, afterReview
    /// An index into the results, the total behind them.
    case result(Int)
  }

  private(set) var found: [PlacedHeading<Name>] = []
  private var laidOut = HeadingRows()

  private static let results = disputeResults.count + 1

  /// - Parameter printed: where the row, as laid out, prints something.
  mutating func add(_ names: [(name: Name, position: Int)], row: Int, width: Int, printed: Set<Int>) {
    if laidOut.isFull { self = DisputeHeadings() }
    laidOut.add(row, width: width, printed: printed)
    found += names.map { PlacedHeading(name: $0.name, row: row, position: $0.position) }
  }

  var order: ColumnOrder { placed?.order ?? read }

  /// Where positions tell: where the fifteen columns stand, and their order.
  var placed: (geometry: ColumnGeometry, order: ColumnOrder)? {
    guard let names = positions(found.filter { result($0.name) != nil }, in: laidOut),
      names.count == disputeCells.count, let geometry = ColumnGeometry(names.keys, in: laidOut)
    else { return nil }
    let columns = names.keys.sorted().compactMap { position -> Int? in
      guard let result = names[position].flatMap(result), let block = block(over: position) else { return nil }
      return block * Self.results + result
    }
    return columns.sorted() == Array(disputeCells.indices) ? (geometry, ColumnOrder(columns)) : nil
  }

  /// The block that a column stands under: its heading begins at the column or to the left.
  private func block(over position: Int) -> Int? {
    func nearest(_ names: [Name]) -> Name? {
      found.filter { names.contains($0.name) && $0.position <= position }.max { $0.position < $1.position }?.name
    }
    switch nearest([.reviews, .lawsuits]) {
    case .reviews?: return 0
    case .lawsuits?: return nearest([.direct, .afterReview]).map { $0 == .direct ? 1 : 2 }
    default: return nil
    }
  }

  /// The order by that of the headings, row by row: of the blocks, and of the results, which must be the same in each.
  private var read: ColumnOrder {
    let results = found.compactMap { result($0.name) }
    let firstReviews = found.firstIndex { $0.name == .reviews }
    let firstLawsuits = found.firstIndex { $0.name == .lawsuits }
    let reviewsFirst = isBefore(firstReviews, firstLawsuits)
    let directFirst = isBefore(found.firstIndex { $0.name == .direct }, found.firstIndex { $0.name == .afterReview })
    let isFormsOrder = isFormsOrder(results)
    if isFormsOrder, reviewsFirst != false, directFirst != false { return .form }
    let groups = stride(from: 0, to: results.count, by: Self.results).map {
      Array(results[$0..<min($0 + Self.results, results.count)])
    }
    let form = Array(0..<Self.results)
    let isWhole = isFormsOrder || (groups.count == 3 && Set(groups).count == 1 && groups[0].sorted() == form)
    guard isWhole else { return .unknown }
    guard reviewsFirst != false || directFirst != nil else { return .unknown }
    let lawsuits = directFirst == false ? [2, 1] : [1, 2]
    let blocks = reviewsFirst == false ? lawsuits + [0] : [0] + lawsuits
    let order = isFormsOrder ? form : groups[0]
    return ColumnOrder(blocks.flatMap { block in order.map { block * Self.results + $0 } })
  }

  private func isBefore(_ first: Int?, _ second: Int?) -> Bool? {
    guard let first, let second else { return nil }
    return first < second
  }

  /// Whether results follow each other as in the form, some lost between: after a total, or the last that is left, a group
  /// begins anew.
  private func isFormsOrder(_ results: [Int]) -> Bool {
    if results.isEmpty { return true }
    var groups = 1
    for (last, next) in zip(results, results.dropFirst()) where next <= last {
      guard last == Self.results - 1 || next == 0 else { return false }
      groups += 1
    }
    return results.count.isMultiple(of: Self.results) ? groups * Self.results == results.count : groups <= 3
  }

  private func result(_ name: Name) -> Int? {
    if case .result(let result) = name { result } else { nil }
  }
}
