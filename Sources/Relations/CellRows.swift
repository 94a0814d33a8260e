import Diagnostics

/// The cells of the forms that rows are made of, as those of `facts` are: of two cells one may be a part of the other, or stand for what
/// another report counts as well, and then their figures are never added.
package struct CellRows: Sendable {
  /// What is known of the cells, a row each, and of the reports that they are of.
  package struct Cells: Sendable {
    /// The report of each cell, by its row in the cube, and the cell's number on the forms.
    package var reports: [Int32]
    package var slots: [Int32]
    /// By cell of the forms, the cells that it is a part of, near and far.
    package var wholes: [[Int32]]
    /// By cell of the forms, the metric that stood at a moment and takes it.
    package var stocks: [String?]
    /// By cell of the forms, what takes it, for messages.
    package var metrics: [Phrase?]
    package var names: [(row: String, column: String)]
    /// By report, who speaks, as a number, and of which year.
    package var speakers: [Int64]
    package var years: [Int64?]
    package var reportNames: [String]
    package var containment: Containment

    package init(
      reports: [Int32], slots: [Int32], wholes: [[Int32]], stocks: [String?], metrics: [Phrase?],
      names: [(row: String, column: String)],
      speakers: [Int64], years: [Int64?], reportNames: [String], containment: Containment
    ) {
      self.reports = reports
      self.slots = slots
      self.wholes = wholes
      self.stocks = stocks
      self.metrics = metrics
      self.names = names
      self.speakers = speakers
      self.years = years
      self.reportNames = reportNames
      self.containment = containment
    }
  }

  /// What a cell is called on the forms.
  package struct Name: Sendable {
    package var row: String
    package var column: String
  }

  /// Why two cells are not added.
  package enum Clash: Sendable {
    /// The one is a part of the other.
    case part(Name, of: Name, metric: Phrase?)
    /// The one's report lies in the other's.
    case report(String, in: String, metric: Phrase?)
    /// Both are of one organ, which holds the metric in several years.
    case stock(String)
  }

  private let cells: Cells
  /// The cells of each group: `members[offsets[group]..<offsets[group + 1]]`; nil where each group is its one cell.
  private var held: (offsets: [Int32], members: [Int32])?

  package init(_ cells: Cells) {
    self.cells = cells
  }

  package var count: Int { cells.reports.count }

  private func members(of group: Int32) -> ArraySlice<Int32> {
    guard let held else { return [group] }
    return held.members[Int(held.offsets[Int(group)])..<Int(held.offsets[Int(group) + 1])]
  }

  /// Of new rows, each made of several.
  ///
  /// - Parameters:
  ///   - groups: the group of each row.
  ///   - numbers: which new row each has become a part of.
  func merged(_ groups: [Int32], _ numbers: [Int32], count: Int) -> CellRows {
    var offsets = [Int32](repeating: 0, count: count + 1)
    for (row, number) in numbers.enumerated() { offsets[Int(number) + 1] += Int32(members(of: groups[row]).count) }
    for number in 0..<count { offsets[number + 1] += offsets[number] }
    var (next, all) = (offsets, [Int32](repeating: 0, count: Int(offsets[count])))
    for (row, number) in numbers.enumerated() {
      for cell in members(of: groups[row]) {
        all[Int(next[Int(number)])] = cell
        next[Int(number)] += 1
      }
    }
    var result = self
    result.held = (offsets, all)
    return result
  }

  /// Two cells in rows of the same number that are not to be added; nil where there are none.
  ///
  /// - Parameters:
  ///   - groups: the group of each row.
  ///   - numbers: which sum each row belongs to.
  ///   - hasValue: whether the row adds anything.
  func clash(_ groups: [Int32], _ numbers: [Int32], where hasValue: (Int) -> Bool) -> Clash? {
    var places: Set<Place> = []
    var years: [Held: Int64] = [:]
    let rows = groups.indices.filter(hasValue)
    for row in rows {
      for cell in members(of: groups[row]) {
        places.insert(Place(number: numbers[row], report: cells.reports[Int(cell)], slot: cells.slots[Int(cell)]))
      }
    }
    for row in rows {
      for cell in members(of: groups[row]) {
        let place = Place(number: numbers[row], report: cells.reports[Int(cell)], slot: cells.slots[Int(cell)])
        if let clash = clash(of: place, among: places) ?? clash(of: place, &years) { return clash }
      }
    }
    return nil
  }

  private func clash(of place: Place, among places: Set<Place>) -> Clash? {
    let wholes = cells.wholes[Int(place.slot)]
    let metric = cells.metrics[Int(place.slot)]
    var other = place
    for whole in wholes {
      other.slot = whole
      if places.contains(other) { return .part(name(place.slot), of: name(whole), metric: cells.metrics[Int(whole)]) }
    }
    for report in cells.containment.containers(of: Int(place.report)) {
      other.report = report
      for slot in [place.slot] + wholes {
        other.slot = slot
        if places.contains(other) {
          return .report(
            cells.reportNames[Int(place.report)], in: cells.reportNames[Int(report)], metric: metric)
        }
      }
    }
    return nil
  }

  private func clash(of place: Place, _ years: inout [Held: Int64]) -> Clash? {
    guard let metric = cells.stocks[Int(place.slot)], let year = cells.years[Int(place.report)] else { return nil }
    let held = Held(number: place.number, speaker: cells.speakers[Int(place.report)], metric: metric)
    if let other = years[held], other != year { return .stock(metric) }
    years[held] = year
    return nil
  }

  private func name(_ slot: Int32) -> Name {
    let (row, column) = cells.names[Int(slot)]
    return Name(row: row, column: column)
  }
}

/// A cell in a sum.
private struct Place: Hashable {
  var number: Int32
  var report: Int32
  var slot: Int32
}

/// A stock of one who speaks, in a sum.
private struct Held: Hashable {
  var number: Int32
  var speaker: Int64
  var metric: String
}
