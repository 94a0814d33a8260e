import Documents
import Testing

@testable import Reports

/// What titles from all over the country say of organ, level, scope and area. A line a title:
/// `title | organ | level | scope | province/city/county/street`.
@Test(arguments: titleTable)
func aTitleSaysWhoAndWhere(_ line: TitleLine) throws {
  let text = "\(line.title)\n\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"
  guard case .report(let report) = read(document(text), in: .compiled) else {
    throw NotAReport(title: line.title)
  }
  let identity = report.identity
  #expect(identity.organ == line.organ)
  #expect(identity.level.rawValue == line.level)
  #expect(identity.scope.rawValue == line.scope)
  #expect(chain(of: identity.area) == line.area)
  #expect(report.findings.allSatisfy { $0.rule != .I })
}

struct TitleLine: CustomTestStringConvertible {
  var title, organ, level, scope, area: String
  var testDescription: String { title }
}

private struct NotAReport: Error { var title: String }

private func chain(of area: Area) -> String {
  guard !area.code.isEmpty else { return "" }
  return (Divisions.compiled.parents(of: area).reversed() + [area]).map(\.name).joined(separator: "/")
}

private let titleTable: [TitleLine] = titles.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
  let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { part in
    String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
  precondition(parts.count == 5, "a line has five parts: \(line)")
  return TitleLine(title: parts[0], organ: parts[1], level: parts[2], scope: parts[3], area: parts[4])
}
