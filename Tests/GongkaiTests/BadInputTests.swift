import Foundation
import Terminals
import Testing

/// Input that is hostile, too large or too much: the rest is read, and the shell lives on.
@Suite struct BadInputTests {
  @Test func controlCharactersOfADocumentNeverReachTheTerminal() throws {
    let formats = ["table", "csv", "tsv", "json", "jsonl", "markdown"]
    try withTemporaryFolder { folder in
      let lucheng = Program.root.appendingPathComponent("datasets/lucheng-district-2019.txt")
      let report = try String(contentsOf: lucheng, encoding: .utf8)
        .replacing(" 年度报告", with: "\u{1B}]0;taken\u{7}年度报告", maxReplacements: 1)
        .replacing("\t476", with: "\t4\u{1B}7\u{1B}6")
      #expect(report.unicodeScalars.count { $0 == "\u{1B}" } == 3)
      try write(report, to: "red/\u{1B}[31mred.txt", in: folder)
      for format in formats {
        let questions = [
          "from reports select title, source", "from facts filter value = 476 select text, source",
          "lawsuits \u{1B}[31mx",
        ]
        let arguments = ["--format", format, "--keep-going"] + questions.flatMap { ["-c", $0] } + ["red"]
        let terminal = try Terminal(
          arguments, columns: 120, rows: 60, environment: ["NO_COLOR": "1"], folder: folder.path)
        #expect(try terminal.waitForEnd() == 1)
        #expect(terminal.screen.unknown == [], "in \(format)")
        #expect(terminal.screen.text.contains("taken"), "in \(format)")
        #expect(terminal.screen.text.contains(format.hasPrefix("json") ? #"4\u001b7\u001b6"# : "e7"), "in \(format)")
        #expect(terminal.screen.style(of: "red.txt") == "", "in \(format)")
      }
    }
  }

  @Test func controlCharactersStayInFilesForOtherPrograms() throws {
    try withTemporaryFolder { folder in
      try write(smallReport(of: "东门街道", lawsuits: 44), to: "a\u{1B}b.txt", in: folder)
      let csv = try Program.shell("gongkai -q --format csv -c 'from sources select source' a*b.txt", in: folder)
      #expect(csv.output == "source\na\u{1B}b.txt\n")
      let json = try Program.shell("gongkai -q --format jsonl -c 'from sources select source' a*b.txt", in: folder)
      #expect(json.output == #"{"source":"a\u001bb.txt"}"# + "\n")
    }
  }

  @Test func hundredsOfReportsAreAllCounted() throws {
    try withTemporaryFolder { folder in
      let names = Array("东西南北中上下新老龙凤金银水火木山林江河湖海云天星月日光春夏秋冬")
      for number in 0..<500 {
        let name = String([names[number / names.count], names[number % names.count]]) + "街道"
        try write(smallReport(of: name, lawsuits: number), to: "many/\(number).txt", in: folder)
        try write(smallReport(of: name, lawsuits: number), to: "many/\(number) again.txt", in: folder)
      }
      let result = try Program.shell("gongkai -q -c lawsuits -c 'lawsuits by district top 1' many", in: folder)
      #expect(result.errors == "")
      // 0 + 1 + … + 499; the last name is that of number 499 = 15 × 32 + 19.
      #expect(result.output == "lawsuits\n────────\n  124750\ndistrict  lawsuits\n────────  ────────\n木河街道       499\n")
    }
  }

  @Test func manyFilesThatAreNoneAreNotAllNamed() throws {
    try withTemporaryFolder { folder in
      for number in 100..<130 { try write("", to: "many/\(number).txt", in: folder) }
      let result = try Program.shell("gongkai -c lawsuits many datasets", in: folder)
      #expect(result.output.hasSuffix("     297\n"))
      let lines = result.errors.split(separator: "\n")
      #expect(lines.count { $0.hasSuffix(": error: the file is empty") } == 20)
      #expect(lines.contains("note: … and 10 more of them"))
    }
  }

  @Test(arguments: [
    "printf 'a%.0s' $(seq 64)", "printf '1\\t%.0s' $(seq 64)", "printf '政府%.0s' $(seq 64)",
    "printf '<td>1%.0s' $(seq 64)",
  ])
  func aLineOfTenMegabytesIsReadWithinBounds(_ piece: String) throws {
    try withTemporaryFolder { folder in
      // 250 MB of addresses are all that the program may take, libraries included.
      let result = try Program.shell(
        "line=$(\(piece)); yes \"$line\" | tr -d '\\n' | head -c 10485760 > long.txt; ulimit -v 250000; gongkai -q -c lawsuits long.txt datasets",
        in: folder)
      #expect(result.output.hasSuffix("     297\n"))
      #expect(result.status == 0)
    }
  }

  @Test(arguments: ["(", "not ", "-", "lawsuits + ", "\"", "按 "])
  func aStatementThatIsNestedDeeplyOrHasNoEndIsAnError(_ piece: String) throws {
    try withTemporaryFolder { folder in
      for prefix in ["", "lawsuits filter ", "from facts derive x = "] {
        try write(prefix + String(repeating: piece, count: 20_000), to: "deep.gk", in: folder)
        let result = try Program.shell("gongkai -q --keep-going -f deep.gk -c 'lawsuits' datasets", in: folder)
        #expect(result.status == 1, "after “\(prefix)”")
        #expect(result.errors.hasPrefix("deep.gk:1:"), "after “\(prefix)”")
        #expect(result.output.hasSuffix("     297\n"), "after “\(prefix)”")
      }
    }
  }

  @Test(arguments: ["lawsuits \(several: "鹿城区 ")", "lawsuits filter district in (\(several: "鹿城区, ")鹿城区)"])
  func aListOfThousandsOfPlacesIsAnswered(_ query: String) throws {
    try withTemporaryFolder { folder in
      try write(query, to: "long.gk", in: folder)
      let result = try Program.shell("gongkai -q -f long.gk datasets", in: folder)
      #expect(result.output.hasSuffix("      44\n"))
      #expect(result.status == 0)
    }
  }

  @Test func aStatementOfThousandsOfUnknownWordsIsAnError() throws {
    try withTemporaryFolder { folder in
      try write("lawsuits " + (0..<4_000).map { "word\($0)" }.joined(separator: " "), to: "long.gk", in: folder)
      let result = try Program.shell("gongkai -q -f long.gk datasets", in: folder)
      #expect(result.errors.hasPrefix("long.gk:1:10: error: no clause or member “word0”"))
      #expect(result.status == 1)
    }
  }

  @Test func aFileThatChangesWhileItIsReadDoesNoHarm() throws {
    try withTemporaryFolder { folder in
      try write(smallReport(of: "东门街道", lawsuits: 44), to: "whole.txt", in: folder)
      let result = try Program.shell(
        """
        cp whole.txt changing.txt
        (while [ ! -e done ]; do : > changing.txt; cat whole.txt whole.txt > changing.txt; done) &
        for i in 1 2 3 4 5 6 7 8; do gongkai -q -c 'lawsuits' changing.txt datasets > out 2> err || echo "status $?"; done
        tail -n 1 out; : > done; wait
        """, in: folder)
      #expect(["     297\n", "     341\n"].contains(result.output))
    }
  }

  @Test(.enabled(if: geteuid() != 0)) func aFileThatMayNotBeReadIsNamedAndTheOthersAreRead() throws {
    try withTemporaryFolder { folder in
      try write("", to: "secret.txt", in: folder)
      let result = try Program.shell("chmod 0 secret.txt; gongkai -q -c lawsuits secret.txt datasets", in: folder)
      #expect(result.errors == "secret.txt: error: it may not be read\n")
      #expect(result.output.hasSuffix("     297\n"))
    }
  }

  @Test(arguments: ["unset HOME;", "export HOME=;", "export HOME=/nonexistent;", "export XDG_STATE_HOME=/proc;"])
  func aHomeIsNotNeeded(_ setting: String) throws {
    try withTemporaryFolder { folder in
      let result = try Program.shell("\(setting) gongkai -q -c lawsuits -c 'load ~/x' datasets", in: folder)
      #expect(result.output.hasSuffix("     297\n"))
      #expect(result.status == 3)
    }
  }
}

/// A history that cannot be kept is no reason not to answer.
@Test func aShellAnswersWhereItsHistoryCannotBeWritten() throws {
  let home = try TemporaryFolder()
  try home.linkDatasets()
  let shell = try Terminal(["datasets"], home: home, environment: ["HOME": "/proc"], folder: home.path)
  try shell.waitFor("gongkai>")
  shell.type("lawsuits" + Key.enter)
  try shell.waitFor("297")
  shell.type(Key.up)
  try shell.waitFor("gongkai> lawsuits")
  shell.type(Key.control("U") + Key.control("D"))
  #expect(try shell.waitForEnd() == 0)
}

/// A report that consists of table 四.
private func smallReport(of organ: String, lawsuits: Int) -> String {
  """
  鹿城区\(organ)办事处2019年政府信息公开工作年度报告

  四、政府信息公开行政复议、行政诉讼情况

  行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t
  结果 维持\t结果 纠正\t其他 结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t
  \t\t\t\t\t结果 维持\t结果 纠正\t其他 结果\t尚未审结\t总计\t结果 维持\t结果 纠正\t其他 结果\t尚未审结\t总计
  0\t0\t0\t0\t0\t\(lawsuits)\t0\t0\t0\t\(lawsuits)\t0\t0\t0\t0\t0

  """
}

/// Writes a file of a folder, with the folders above it.
private func write(_ text: String, to name: String, in folder: URL) throws {
  let file = folder.appendingPathComponent(name)
  try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(text.utf8).write(to: file)
}

extension DefaultStringInterpolation {
  /// The text four thousand times.
  fileprivate mutating func appendInterpolation(several text: String) {
    appendLiteral(String(repeating: text, count: 4_000))
  }
}
