import Documents
import Testing

@testable import Reports

/// Texts whose columns are aligned by blanks.
@Suite struct AlignedTexts {
  @Test(arguments: Form.allCases, AlignedReport.Side.allCases)
  func everyCellIsFoundWhereNoLabelIsBroken(_ form: Form, _ side: AlignedReport.Side) {
    for isWide in [true, false] {
      var chance = Chance(state: 3)
      let strings = (0..<formCells.count).map { _ in chance.below(3) == 0 ? "" : String(chance.below(10_000)) }
      let made = MadeReport(
        form: form, figure: { slot in formCells[slot].table == .disputes ? "\(slot)" : strings[slot] })
      let text = AlignedReport(report: made, isWide: isWide, labelWidths: [20, 24, 80], figureWidth: 14, figures: side)
        .lines
      let found = texts(readTables(document(text.joined(separator: "\n"))))
      let printed = Dictionary(uniqueKeysWithValues: made.slots.map { ($0, made.figure($0)) })
      #expect(found.filter { printed[$0.key] != $0.value }.isEmpty)
      let missing = printed.keys.filter { found[$0] == nil }.map { formCells[$0] }
      #expect(missing.isEmpty, "\(isWide) \(missing.count): \(missing.prefix(2))")
    }
  }

  /// As many blanks between all cells, or a slash: they align nothing.
  @Test(arguments: Form.allCases, [" ", "    ", "　", " / "])
  func blanksThatAlignNothingPartTheCells(_ form: Form, _ blanks: String) {
    var chance = Chance(state: 11)
    let strings = (0..<formCells.count).map { _ in String(chance.below(3) == 0 ? 0 : chance.below(4_000)) }
    let made = MadeReport(form: form, figure: { strings[$0] })
    let found = texts(readTables(document(made.written { ($0 + $1).joined(separator: blanks) })))
    #expect(found.filter { strings[$0.key] != $0.value }.isEmpty)
    let missing = made.slots.filter { found[$0] == nil && formCells[$0].table != .disputes }.map {
      formCells[$0].rowPath
    }
    #expect(missing.isEmpty)
    if blanks == " / " {
      // A blank cell between slashes is one.
      let blank = MadeReport(form: form, figure: { strings[$0] == "0" ? "" : strings[$0] })
      let all = texts(readTables(document(blank.written { ($0 + $1).joined(separator: blanks) })))
      #expect(all == Dictionary(uniqueKeysWithValues: blank.slots.map { ($0, blank.figure($0)) }))
    }
    // Where blank cells left nothing, rows have too few figures, and none of them is read.
    let gone = MadeReport(form: form, figure: { strings[$0] == "0" ? "" : strings[$0] })
    let rest = texts(
      readTables(document(gone.written { ($0 + $1.filter { !$0.isEmpty }).joined(separator: blanks) })))
    #expect(rest.filter { !$0.value.isEmpty && strings[$0.key] != $0.value }.isEmpty)
  }

  @Test func aTextWithCommasIsReadLikeAFileOfThem() {
    let made = MadeReport(form: .form2021)
    let found = texts(readTables(document(made.written { ($0 + $1).joined(separator: ",") })))
    #expect(found == Dictionary(uniqueKeysWithValues: made.slots.map { ($0, made.figure($0)) }))
  }

  @Test(arguments: Form.allCases, Array(0..<4))
  func whatIsReadIsWhatIsPrinted(_ form: Form, _ part: UInt64) {
    var chance = Chance(state: part &* 104_729 &+ (form == .form2019 ? 5 : 6))
    var (read, all) = (0, 0)
    for number in 0..<50 {
      let density = chance.below(5)
      let strings = (0..<formCells.count).map { _ in
        chance.below(8) < density ? "" : String(chance.below(4) == 0 ? chance.below(100_000) : chance.below(40))
      }
      let sides = AlignedReport.Side.allCases
      let isWide = chance.below(2) == 0
      let labels = [[20, 24, 80], [8, 10, 12], [14, 14, 24], [4, 8, 10]][chance.below(4)]
      var lines = AlignedReport(
        report: MadeReport(form: form, figure: { strings[$0] }), isWide: isWide, labelWidths: labels,
        figureWidth: (isWide ? [14, 16] : [8, 12])[chance.below(2)], figures: sides[chance.below(3)],
        rows: sides[chance.below(3)]
      ).lines
      let faults = (0..<chance.below(4)).map { _ in spoil(&lines, &chance, isBroken: labels[0] < 20) }
      let text = lines.joined(separator: "\n")
      let found = texts(readTables(document(text)))
      (read, all) = (read + found.count, all + 198)
      let wrong = found.filter { strings[$0.key] != $0.value }
      let told = wrong.keys.sorted().map {
        "\(formCells[$0].rowPath), \(formCells[$0].columnPath): \(wrong[$0] ?? "") for \(strings[$0])"
      }
      #expect(wrong.isEmpty, "rendering \(number) \(faults): \(told.prefix(3))\n\(text)")
      if !wrong.isEmpty { break }
    }
    #expect(read * 4 > all * 3)
  }

  /// A fault of such texts, put in somewhere; what it is. Where labels are broken over lines, a line that is lost may be that of
  /// the figures, and a row put in between takes the place of a row of the form: then nothing tells.
  private func spoil(_ lines: inout [String], _ chance: inout Chance, isBroken: Bool) -> String {
    let line = chance.below(lines.count)
    switch chance.below(isBroken ? 2 : 4) {
    case 0:
      lines.insert(contentsOf: ["", "              \(chance.below(9))", "\u{c}"], at: line)
      return "the end of a page before line \(line + 1)"
    case 1:
      lines.insert("", at: line)
      return "an empty line before line \(line + 1)"
    case 2:
      let lost = lines.remove(at: line)
      return "line \(line + 1) lost: \(lost.prefix(30))"
    default:
      lines.insert("      其他主动公开文件                   \(chance.below(99))    \(chance.below(99))", at: line)
      return "an extra row before line \(line + 1)"
    }
  }
}
