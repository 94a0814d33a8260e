import Documents
import Testing

@testable import Reports

/// The law of the reading of tables: a cell that is read is the cell that was printed, whatever the layout and the faults
/// of a rendering. What cannot be told may be missing; nothing may stand in another's place.
@Suite struct NeverAWrongCell {
  @Test(arguments: Form.allCases, Array(0..<4))
  func everyCellReadOfAFaultyRenderingIsTheOnePrinted(_ form: Form, _ part: UInt64) {
    var chance = Chance(state: part &* 7919 &+ (form == .form2019 ? 1 : 2))
    var read = 0
    for number in 0..<400 {
      let density = chance.below(4)
      let strings = (0..<formCells.count).map { _ in figure(&chance, density) }
      let report = MadeReport(form: form, figure: { strings[$0] })
      let layout = chance.below(Layouts.writers.count)
      var text = report.written(Layouts.writers[layout].write)
      if Layouts.writers[layout].name.contains("page") { text = "<p>" + text }
      var faults: [String] = []
      for _ in 0..<chance.below(4) { faults.append(spoil(&text, &chance, layout: Layouts.writers[layout].name)) }
      let found = texts(readTables(document(text)))
      read += found.count
      let wrong = found.filter { $0.value != strings[$0.key] }
      let told = wrong.keys.sorted().map { slot in
        "\(formCells[slot].rowPath), \(formCells[slot].columnPath): \(wrong[slot] ?? "") for \(strings[slot])"
      }
      #expect(wrong.isEmpty, "rendering \(number), \(Layouts.writers[layout].name), \(faults): \(told.prefix(3))")
    }
    // So that a reader that reads nothing does not pass.
    #expect(read > 400 * 80)
  }

  private func figure(_ chance: inout Chance, _ density: Int) -> String {
    switch chance.below(10) {
    case 0..<(density * 3): ""
    case 9: ["-", "/", "—", "_", "无"][chance.below(5)]
    case 8: "0"
    default: String(chance.below(5) == 0 ? chance.below(100_000) : 1 + chance.below(40))
    }
  }

  /// A fault of published texts, put in somewhere; its name.
  private func spoil(_ text: inout String, _ chance: inout Chance, layout: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = chance.below(lines.count)
    func inserted(_ new: [String]) -> String { (lines[..<line] + new + lines[line...]).joined(separator: "\n") }
    switch chance.below(9) {
    case 0:
      text = inserted(["- \(chance.below(9)) -"])
      return "a page number before line \(line + 1)"
    // Where empty lines stand between the cells, a figure's line that is lost has become that of a blank.
    case 1 where !(layout.contains("empty lines") && lines[line].count < 6):
      text = (lines[..<line] + lines[(line + 1)...]).joined(separator: "\n")
      return "line \(line + 1) lost: \(lines[line].prefix(30))"
    case 2:
      text = text.replacing("总计", with: "合计")
      return "合计 for 总计"
    case 3:
      text = text.replacing("规范性文件", with: "規範性文件").replacing("行政处罚", with: "行政處(chǔ)罰")
      return "traditional labels"
    case 4:
      text = text.replacing("申请人情况", with: "").replacing("法人或其他组织", with: "")
      return "headings lost"
    case 5:
      text = text.replacing("1.", with: "1．").replacing("2.", with: "（2）").replacing("（一）", with: "(一)")
      return "other numbering"
    case 6:
      text = text.replacing("保护第三方合法权益", with: "保护第三方合法权").replacing("本年增/减", with: "本年增/")
      return "labels cut"
    case 7:
      text = inserted(["其他主动公开文件\t\(chance.below(99))\t\(chance.below(99))\t\(chance.below(99))"])
      return "an extra row before line \(line + 1)"
    default:
      text = inserted(["三、收到和处理政府信息公开申请情况"])
      return "a repeated heading before line \(line + 1)"
    }
  }
}

/// SplitMix64: the same numbers from the same seed.
struct Chance {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
