import Fuzzing
import Randomness
import Testing

/// The laws of `Tests/Fuzzing` hold of the reports of `datasets` in every format, whole, in pieces, and damaged at random.
/// libFuzzer looks further: see CONTRIBUTING.md.
@Suite struct LawTests {
  @Test(arguments: Target.all.map(\.name))
  func lawsHoldOfReportsThatAreWhole(_ name: String) throws {
    let target = try #require(Target.named(name))
    let seeds = target.seeds()
    #expect(seeds.count >= 6)
    for (index, seed) in seeds.enumerated() { expectLaws(target, seed, "seed \(index)") }
  }

  @Test(arguments: Target.all.map(\.name))
  func lawsHoldOfReportsThatAreDamaged(_ name: String) throws {
    let target = try #require(Target.named(name))
    var random = SeededGenerator(seed: 2_026)
    let all = target.seeds()
    let seeds = all.prefix(1) + all.filter { $0.count <= 5_000 }
    #expect(seeds.count > 1)
    for number in 0..<150 {
      let damaged = damage(seeds[Int.random(in: seeds.indices, using: &random)], &random)
      expectLaws(target, damaged, "damage \(number)")
    }
  }

  /// A line of figures is one cell of a text taken from a printed page: each fact stands at its own figure.
  @Test func lawsHoldOfFiguresThatStandInOneCell() throws {
    let results = ["维持", "纠正", "结果", "审结"]
    // The first byte says that it is a text.
    let text = """

      苍南县2021年政府信息公开工作年度报告
      四、政府信息公开行政复议、行政诉讼情况
      行政复议 行政诉讼
      未经复议直接起诉 复议后起诉
      \(Array(repeating: "结果 结果 其他 尚未 总计", count: 3).joined(separator: " "))
      \(Array(repeating: results.joined(separator: " "), count: 3).joined(separator: " "))
      1 2 3 4 10 5 6 7 8 26 9 0 1 2 12
      """
    expectLaws(try #require(Target.named("report")), Array(text.utf8), "a line of figures")
  }

  private func expectLaws(_ target: Target, _ bytes: [UInt8], _ which: String) {
    for law in target.check(bytes) { Issue.record("\(target.name), \(which): \(law)") }
  }

  /// Bytes changed, cut out, doubled, and words of the readers put in.
  private func damage(_ seed: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = seed
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let at = Int.random(in: bytes.indices, using: &random)
      let end = min(bytes.count, at + Int.random(in: 1...40, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(at..<end)
      case 2: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
      case 3: bytes.insert(contentsOf: words[Int.random(in: words.indices, using: &random)].utf8, at: at)
      default: bytes.removeSubrange(end...)
      }
    }
    return bytes
  }
}
