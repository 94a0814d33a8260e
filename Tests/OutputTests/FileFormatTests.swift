import Diagnostics
import Relations
import Testing

@testable import Output

@Suite("Files")
struct FileFormatTests {
  @Test("CSV quotes commas, quotation marks and line breaks, and nothing else")
  func csv() {
    let columns = [
      texts("name", ["浦东,新区", "他说\"好\"", "一\r\n二", " 空 ", "", nil, "=1+1"]),
      integers("n", [1, -2, nil, 4, 5, 6, 1_234_567]),
    ]
    #expect(
      written(columns, as: .csv, Style(grouping: true))
        == "name,n\n\"浦东,新区\",1\n\"他说\"\"好\"\"\",-2\n\"一\r\n二\",\n 空 ,4\n\"\",5\n,6\n=1+1,1234567\n")
  }

  @Test("CSV begins with a byte order mark only where asked")
  func byteOrderMark() {
    let answer = Answer(Relation("r", [integers("n", [1])]))
    #expect(Array(text(of: answer, as: .csv).utf8) == Array("n\n1\n".utf8))
    var bytes: [UInt8] = []
    write(answer, as: .csv, style: Style(csvBOM: true)) { bytes += $0 }
    #expect(bytes == [0xEF, 0xBB, 0xBF] + Array("n\n1\n".utf8))
  }

  @Test("CSV of one column has no empty lines, which readers skip")
  func oneColumn() {
    #expect(written([integers("n", [1, nil])], as: .csv) == "n\n1\n\"\"\n")
  }

  @Test("headings of files are the identifiers in either language")
  func headings() {
    #expect(
      written(fourAreas, as: .csv, Style(language: .zh)).hasPrefix("district,lawsuits,disclosure_rate\n苍南县,45,0.614\n"))
  }

  @Test("TSV keeps a row in a line")
  func tsv() {
    #expect(
      written([texts("a", ["x\ty", "一\n二\r", "c:\\d", nil]), integers("b", [1, 2, 3, nil])], as: .tsv)
        == "a\tb\nx\\ty\t1\n一\\n二\\r\t2\nc:\\\\d\t3\n\t\n")
  }

  @Test("CSV and TSV keep raw texts in files and show control characters on a terminal")
  func controlsOnTerminal() {
    let column = texts("a", ["\u{1B}[31m红"])
    #expect(written([column], as: .csv) == "a\n\u{1B}[31m红\n")
    #expect(written([column], as: .csv, Style(controlsVisible: true)) == "a\n\\e[31m红\n")
    #expect(written([column], as: .tsv, Style(controlsVisible: true)) == "a\n\\\\e[31m红\n")
  }

  @Test("money and ratios are exact in files")
  func exact() {
    let columns = [
      money("amount", [84_845_000, 5, -5, 50, Int64.min]), reals("rate", [2.0 / 3, 1, 0, 1e-7, 0.1]),
    ]
    #expect(
      written(columns, as: .csv) == """
        amount,rate
        848450,0.6666666666666666
        0.05,1
        -0.05,0
        0.50,1e-07
        -92233720368547758.08,0.1

        """)
  }

  @Test("JSON holds columns, rows and what the answer rests on")
  func json() {
    let columns = [
      texts("district", ["鹿城区", nil], zh: "区县"), integers("lawsuits", [44, nil]), money("amount", [5, 84_845_000]),
    ]
    let coverage = [
      Note("reports", count: 2, names: ["a", "b"], Phrase("2 reports", zh: "2 份报告")),
      Note("blank", count: 1, Phrase("1 blank", zh: "1 处空白")),
    ]
    #expect(
      text(of: Answer(Relation("r", columns), coverage: coverage), as: .json) == """
        {"columns":[{"name":"district","label":"district","type":"text"},\
        {"name":"lawsuits","label":"lawsuits","type":"integer","unit":"number"},\
        {"name":"amount","label":"amount","type":"money","unit":"yuan"}],\
        "rows":[{"district":"鹿城区","lawsuits":44,"amount":0.05},\
        {"district":null,"lawsuits":null,"amount":848450}],\
        "coverage":{"reports":{"count":2,"names":["a","b"]},"blank":1}}

        """)
  }

  @Test("Beside each number stands why there is none, where states are asked for; a table has its signs")
  func states() {
    let columns = [
      texts("district", ["a", "b", "c", "d"]),
      integers("n", [1, 0, nil, nil]).with([.value, .implied, .absent, .missing]),
    ]
    let style = Style(showsStates: true)
    let rows = ["district,n,n_state", "a,1,value", "b,0,implied", "c,,not on the form", "d,,missing", ""]
    #expect(written(columns, as: .csv, style) == rows.joined(separator: "\n"))
    #expect(
      written(columns, as: .jsonl, style).hasSuffix(#"{"district":"d","n":null,"n_state":"missing"}"# + "\n"))
    #expect(written(columns, as: .table, style) == written(columns, as: .table))
  }

  @Test("JSON without rows is still a document")
  func emptyJSON() {
    #expect(
      written([integers("n", [])], as: .json)
        == "{\"columns\":[{\"name\":\"n\",\"label\":\"n\",\"type\":\"integer\",\"unit\":\"number\"}],\"rows\":[],\"coverage\":{}}\n"
    )
    #expect(written([integers("n", [])], as: .jsonl) == "")
  }

  @Test("JSON lines are an object a row, with all control characters escaped")
  func jsonLines() {
    let flags = Column("ok", .boolean(Buffer([1, 0, 1])))
    let columns = [
      texts("t\"", ["a\"b\\c\n\t\r", "\u{1B}\u{7F}\u{9B}\u{202E}", "🇨🇳"]), reals("r", [.infinity, -0.0, 0.25]), flags,
    ]
    #expect(
      written(columns, as: .jsonl) == #"""
        {"t\"":"a\"b\\c\n\t\r","r":null,"ok":true}
        {"t\"":"\u001b\u007f\u009b\u202e","r":0,"ok":false}
        {"t\"":"🇨🇳","r":0.25,"ok":true}

        """#)
  }

  @Test("Markdown is padded, escaped and aligned")
  func markdown() {
    let columns = [texts("区县", ["鹿|城", "<b>*洞\\头*"]), integers("n", [1_234, nil]).with([.implied, .blank])]
    #expect(
      written(columns, as: .markdown, Style(grouping: true)) == #"""
        | 区县           |      n |
        | -------------- | -----: |
        | 鹿\|城         | 1,234* |
        | \<b>\*洞\\头\* |     –  |

        """#)
  }

  @Test("a file's name says its format")
  func fileNames() {
    #expect(Format(fileName: "a.b/诉讼.CSV") == .csv)
    #expect(Format(fileName: "x.md") == .markdown)
    #expect(Format(fileName: "x.jsonl") == .jsonl)
    #expect(Format(fileName: "x.table") == nil)
    #expect(Format(fileName: "csv") == nil)
  }

  @Test("long answers come in pieces and whole", arguments: Format.allCases)
  func pieces(format: Format) {
    let count = 20_000
    let columns = [texts("district", (0..<count).map { "第\($0)区" }), integers("n", (0..<Int64(count)).map { $0 })]
    var pieces: [Int] = []
    var bytes: [UInt8] = []
    write(Answer(Relation("r", columns)), as: format) {
      pieces.append($0.count)
      bytes += $0
    }
    #expect(pieces.count > 2)
    #expect(pieces.allSatisfy { $0 < 200_000 })
    let text = String(decoding: bytes, as: UTF8.self)
    let rows = text.split(separator: "第").dropFirst()
    #expect(rows.count == count)
    #expect(rows.last?.hasPrefix("19999区") == true)
  }

  @Test("a sink that fails stops the writing")
  func failingSink() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try write(Answer(Relation("r", [integers("n", [1])])), as: .csv) { _ in throw Full() }
    }
  }
}
