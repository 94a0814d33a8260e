import Relations
import Testing

@testable import Output

/// Of a text that is too wide, the part is shown that was looked for.
private func shown(_ text: String, _ sought: [String], width: Int, colour: Bool = false) -> String {
  let answer = Answer(Relation("t", [.texts("t", [text])]), sought: sought)
  let lines = Output.text(of: answer, as: .table, style: Style(width: width, colour: colour))
  return lines.split(separator: "\n").last.map(String.init) ?? ""
}

private let long = String(repeating: "前", count: 100) + "政策解读" + String(repeating: "后", count: 100)

@Test func aWideTextIsCutAroundWhatWasLookedFor() {
  let line = shown(long, ["政策解读"], width: 40)
  #expect(line == "…" + String(repeating: "前", count: 5) + "政策解读" + String(repeating: "后", count: 10) + "…")
  #expect(displayWidth(of: line) <= 40)
}

@Test func whatStandsAtAnEndIsShownWithThatEnd() {
  #expect(shown("政策解读" + long, ["政策解读"], width: 20) == "政策解读前前前前前…")
  #expect(shown(String(repeating: "前", count: 100) + "解读完", ["解读"], width: 20) == "…前前前前前前解读完")
}

@Test func withoutAHitTheBeginningIsShown() {
  #expect(shown(long, ["没有"], width: 20) == String(repeating: "前", count: 9) + "…")
  #expect(shown(long, [], width: 20) == String(repeating: "前", count: 9) + "…")
  #expect(shown("短文", ["文"], width: 20) == "短文")
}

@Test func theFirstOfSeveralIsShownASCIICaseIgnored() {
  #expect(shown(long + "APP", ["app", "政策"], width: 30).contains("政策"))
  #expect(
    shown(String(repeating: "前", count: 50) + "ABc" + String(repeating: "后", count: 50), ["aBC"], width: 20).contains(
      "ABc"))
}

@Test func whatWasLookedForIsBoldWhereThereIsColour() {
  #expect(shown("甲政策乙政策", ["政策"], width: 40, colour: true) == "甲\u{1B}[1m政策\u{1B}[0m乙\u{1B}[1m政策\u{1B}[0m")
}

@Test func controlCharactersOfADocumentStayVisibleAroundIt() {
  let hostile = String(repeating: "\u{1B}[2J\u{202E}", count: 40) + "政策" + String(repeating: "\u{7}\n", count: 40)
  let line = shown(hostile, ["政策"], width: 40)
  #expect(line.contains("政策") && !line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
}

@Test func filesHaveAllOfIt() {
  let answer = Answer(Relation("t", [.texts("t", [long])]), sought: ["政策解读"])
  #expect(text(of: answer, as: .csv, style: Style(width: 20)).contains(long))
  #expect(text(of: answer, as: .jsonl, style: Style(width: 20)).contains(long))
}
