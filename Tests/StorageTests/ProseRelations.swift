import Diagnostics
import Documents
import Relations
import Reports
import Testing

@testable import Storage

/// What the relations of prose, and the findings on it, hold of reports that were read.
@Suite struct ProseRelations {
  private func database(_ texts: [String: String]) -> Database {
    Database().adding(
      texts.sorted { $0.key < $1.key }.compactMap { name, text in
        let document = readDocument(Array(text.utf8), name: name).document
        guard case .report(let report) = read(document, in: .compiled) else { return nil }
        return .report(report, path: name, size: text.utf8.count)
      })
  }

  private func text(_ year: Int, _ prose: String, date: String = "") -> String {
    """
    苍南县\(year)年政府信息公开工作年度报告
    \(date)
    一、总体情况
    \(prose)
    办件数量统计
    甲局\t4358
    乙局\t2259
    信息内容\t本年制发件数\t本年废止件数\t现行有效件数
    规章\t0\t0\t0
    六、其他需要报告的事项
    """
  }

  private func texts(_ name: String, of relation: String, in database: Database) -> [String?] {
    let rows = database.dataset.relation(named: relation)?.relation()
    guard let column = rows?.column(named: name), case .text(let codes, let vocabulary) = column.values else {
      return []
    }
    return (0..<column.count).map { column.hasValue(at: $0) ? vocabulary[codes[$0]] : nil }
  }

  @Test func sectionsAndTablesAreAskedForInBothLanguages() {
    let database = database(["a.txt": text(2020, "平稳。")])
    #expect(texts("part", of: "章节", in: database) == ["一", "六"])
    #expect(texts("text", of: "sections", in: database) == ["平稳。\n办件数量统计", nil])
    #expect(texts("text", of: "其他表格", in: database) == ["甲局", "4358", "乙局", "2259"])
    #expect(texts("caption", of: "tables", in: database) == ["办件数量统计", "办件数量统计", "办件数量统计", "办件数量统计"])
    #expect(texts("place", of: "tables", in: database) == ["6:1", "6:4", "7:1", "7:4"])
  }

  @Test func rowsThatTheFormDoesNotHaveAreATable() {
    let rows = "规章\t0\t0\t0\n其他主动公开文件\t7\t8 件\t-\n行政规范性文件\t1\t2\t3\n第二十条第（五）项"
    let database = database(["a.txt": text(2020, "平稳。").replacing("规章\t0\t0\t0", with: rows)])
    #expect(texts("row", of: "其他行", in: database) == Array(repeating: "其他主动公开文件", count: 3))
    #expect(texts("after", of: "extra_rows", in: database) == Array(repeating: "第二十条第（一）项/规章", count: 3))
    #expect(texts("column", of: "extra_rows", in: database) == ["本年制发件数", "本年废止件数", "现行有效件数"])
    #expect(texts("text", of: "extra_rows", in: database) == ["7", "8 件", "-"])
    #expect(texts("kind", of: "extra_rows", in: database) == ["number", "number", "mark"])
    #expect(texts("place", of: "extra_rows", in: database) == ["10:10", "10:12", "10:16"])
    #expect(texts("rule", of: "findings", in: database).filter { $0 == "extra" }.count == 1)
    #expect(!texts("text", of: "tables", in: database).contains("8 件"))
  }

  @Test func aFindingOnProseNamesBothReportsTheSectionAndTheShare() {
    let prose = (0..<20).map { "第\($0)句" + String((0..<14).map { _ in "山水田林湖草".randomElement() ?? "沙" }) }.joined(
      separator: "。")
    var database = database([
      "a.txt": text(2020, prose + "。共12件。"), "b.txt": text(2021, prose + "。共8件。", date: "发布日期：2022-04-02"),
    ])
    let named = "苍南县人民政府 2021"
    #expect(texts("published", of: "reports", in: database) == [nil, "2022-04-02"])
    let findings = zip(texts("rule", of: "findings", in: database), texts("message", of: "findings", in: database))
    #expect(
      findings.filter { $0.0 == "repeated" }.map(\.1) == [
        "“一 总体情况” of \(named): 100 % of its text stands in “一 总体情况” of 苍南县人民政府 2020"
      ])
    #expect(
      findings.filter { $0.0 == "late" }.map(\.1) == [
        "published on 2022-04-02, as its page says: 2 days after 2022-03-31, the last day by article 49 of the Regulation"
      ])
    database.language = .zh
    #expect(
      texts("message", of: "findings", in: database).contains(
        "\(named)“一 总体情况”有 100 % 的文字与 苍南县人民政府 2020“一 总体情况”相同"))
  }
}
