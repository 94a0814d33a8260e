import Diagnostics
import Planning
import Relations

extension Plan {
  /// Whether it holds rows against those of the year before.
  var comparesYears: Bool {
    hasWindow { if case .yearBefore = $0.kind { true } else { false } }
  }

  /// Whether it keeps of the rows the newest of each organ.
  var takesNewestRows: Bool { hasWindow { $0.name == newestColumn } }

  private func hasWindow(_ isMeant: (Window) -> Bool) -> Bool {
    if case .window(_, _, let windows) = self, windows.contains(where: isMeant) { return true }
    return inputs.contains { $0.hasWindow(isMeant) }
  }
}

/// Whose reports the rows of a cube rest on: a row for each group and sheet.
func rowSpeakers(_ plan: CubePlan, _ groupCount: Int, _ byLeaf: [[Int32]], _ cube: Cube) -> Speakers {
  let sheetCount = plan.sheets.count
  func rows(_ groups: [UInt64]) -> [UInt64] {
    (0..<groupCount * sheetCount).map { groups[$0 / sheetCount] }
  }
  return Speakers(
    zip(plan.leaves, byLeaf).map { leaf, groups in
      let reports = counted(groups, groupCount, leaf, plan, cube).0
      let valued = withValues(reports, groupCount, leaf, plan, cube)
      return Speakers.Measure(
        all: rows(speakers(reports, groupCount, cube)), valued: rows(speakers(valued, groupCount, cube)),
        forms: rows(forms(reports, groupCount, cube)))
    })
}

/// Where growth over rows does not compare like with like.
///
/// - Parameters:
///   - column: what is compared.
///   - before: by row, the row of the year before; −1 where there is none.
///   - keys: the columns by which a row is called.
func notesOnRowsBefore(_ column: Column, _ before: [Int32], _ keys: [Column], _ speakers: Speakers) -> [Note] {
  let measure = (column.measures ?? []).min() ?? 0
  guard speakers.measures.indices.contains(measure) else { return [] }
  let rests = speakers.measures[measure]
  let rows = Array(before.indices)
  let both = rows.filter { before[$0] >= 0 }
  func differ(_ numbers: [UInt64]) -> [Int] { both.filter { numbers[$0] != numbers[Int(before[$0])] } }
  let others = differ(rests.all)
  let names = GroupNames(keys)
  return [
    names.note("no_year_before", rows.filter { before[$0] < 0 }, Phrase("no row of the year before", zh: "无上一年的行")),
    names.note(otherOrgans, others, otherOrgansPhrase),
    names.note(
      otherValues,
      differ(rests.valued).filter {
        rests.valued[$0] != 0 && rests.valued[Int(before[$0])] != 0 && !others.contains($0)
      },
      valuesDiffer),
    names.note(
      "other_form", both.filter { areOfOtherForms(rests.forms[$0], rests.forms[Int(before[$0])]) }, otherFormPhrase),
  ].compactMap { $0 }
}
