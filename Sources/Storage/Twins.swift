import Diagnostics
import Reports

/// Another file with the same report: the same organ, year and scope as one that counts.
package struct Twin: Sendable {
  package var path: String
  var comparison: Comparison

  /// Whether no figure of it is another than in the report that counts, and none is there besides.
  package var isDuplicate: Bool { comparison.differing.isEmpty && comparison.further == 0 }

  /// Whether it has none of the cells of the report that counts, and others: it is another part of it.
  var isPart: Bool { comparison.common == 0 && comparison.further > 0 }
}

/// How the cells of a report differ from those of the report that counts.
struct Comparison: Sendable {
  /// A cell of both that does not hold the same, with what is printed in either.
  struct Difference: Sendable {
    var slot: Slot
    var counted: Fact
    var other: Fact
  }

  /// In the order of the form.
  var differing: [Difference] = []
  /// How many cells both have.
  var common = 0
  /// How many only the other has, and how many only the report that counts.
  var further = 0
  var lacking = 0

  init(_ counted: Report, with other: Report) {
    let facts = Dictionary(counted.facts.map { ($0.slot, $0) }) { first, _ in first }
    for fact in other.facts {
      guard let mine = facts[fact.slot] else {
        further += 1
        continue
      }
      common += 1
      if !mine.holdsTheSame(as: fact) { differing.append(Difference(slot: fact.slot, counted: mine, other: fact)) }
    }
    lacking = facts.count - common
  }
}

extension Fact {
  /// The same string, or the same number or sign however it is written: 1,036 and 1036, - and —.
  fileprivate func holdsTheSame(as other: Fact) -> Bool {
    text == other.text
      || kind == other.kind && kind != .text && value == other.value && unit == other.unit
  }
}

/// Of the reports that are of the same organ, year and scope the one that counts, with the others as its twins. Which one that
/// is does not depend on their order; the reports keep the order that they have.
func counted(among all: [StoredReport]) -> [StoredReport] {
  let groups = Dictionary(grouping: all.indices) { index in all[index].key.map(Group.key) ?? .own(index) }
  let best = groups.values.compactMap { group in
    group.min { all[$0].counts(before: all[$1]) }.map { (best: $0, group: group) }
  }
  let counted = best.sorted { $0.best < $1.best }.map { best, group in
    var report = all[best]
    report.twins = group.filter { $0 != best }.map { other in
      Twin(path: all[other].path, comparison: Comparison(report.report, with: all[other].report))
    }
    .sorted { $0.path < $1.path }
    return report
  }
  return withLookalikes(counted)
}

/// Notes of each report whose area is not known which others print the same name, year and figures: they may be other editions of it.
private func withLookalikes(_ counted: [StoredReport]) -> [StoredReport] {
  let keys = counted.map { report in
    var key = report.key
    key?.copy?.prose = []
    key?.copy?.size = nil
    return key
  }
  let unplaced = counted.indices.filter { keys[$0]?.copy != nil }
  var counted = counted
  for group in Dictionary(grouping: unplaced, by: { keys[$0] }).values where group.count > 1 {
    let paths = group.map { counted[$0].path }.sorted()
    for index in group { counted[index].lookalikes = paths.filter { $0 > counted[index].path } }
  }
  return counted
}

private enum Group: Hashable {
  case key(ReportKey)
  /// Of a report that may be any.
  case own(Int)
}

/// What only one report can be: the annual report of an organ for a year and a scope.
private struct ReportKey: Hashable {
  var area: String
  var office: String
  var year: Int
  var scope: Scope
  /// Where the area is not known: two offices of the same name may be of two areas.
  var copy: Copy?
}

/// What makes a file a copy of another where the area of the organ is not known: the same name, and the same text with the same figures.
/// Figures alone do not, since in the reports of most townships nearly all are zero.
private struct Copy: Hashable {
  var organ: PrintedOrgan
  var figures: [String]
  /// Without blanks.
  var prose: [UInt8]
  /// In bytes, where there is no prose.
  var size: Int?
}

extension StoredReport {
  /// Nil where the document does not say whose report it is, or of which year.
  fileprivate var key: ReportKey? {
    let identity = report.identity
    guard let year = identity.year, !identity.organ.isEmpty else { return nil }
    var key = ReportKey(area: identity.area.code, office: office, year: year, scope: identity.scope)
    if key.area.isEmpty {
      let prose = report.prose.text.filter { $0 > 0x20 }
      key.copy = Copy(
        organ: printedOrgan, figures: report.facts.map(\.text), prose: prose, size: prose.isEmpty ? size : nil)
    }
    return key
  }

  /// See docs/decisions/twins.md: more of the statutory tables, a correction, more cells, fewer folders, the name.
  fileprivate func counts(before other: StoredReport) -> Bool {
    if report.forms.count != other.report.forms.count { return report.forms.count > other.report.forms.count }
    if isCorrection != other.isCorrection { return isCorrection }
    if report.facts.count != other.report.facts.count { return report.facts.count > other.report.facts.count }
    let (depth, otherDepth) = (path.count { $0 == "/" }, other.path.count { $0 == "/" })
    return depth != otherDepth ? depth < otherDepth : path < other.path
  }

  /// Whether its title, or the name of its file, says that it takes the place of an earlier edition.
  private var isCorrection: Bool {
    let name = path.split(separator: "/").last ?? ""
    return corrections.contains { report.identity.title.contains($0) || name.contains($0) }
  }
}

private let corrections = ["更正", "修订", "修正", "订正", "勘误", "corrected", "revised"]

// MARK: - What is said of them

extension StoredReport {
  /// A finding a twin: that a copy agrees, or in what it does not.
  package func twinFindings() -> [Finding] {
    twins.map { twin in
      let difference = twin.comparison.differing.first
      let isOne = twin.comparison.differing.count == 1
      let outcome: Finding.Outcome = twin.isDuplicate ? .pass : difference == nil ? .unlikely : .fail
      var finding = Finding(
        rule: twin.isDuplicate ? .duplicate : .conflict, outcome: outcome,
        whole: twin.comparison.differing.map(\.slot), parts: [],
        expected: isOne ? difference?.other.value : nil, found: isOne ? difference?.counted.value : nil)
      let said = twin.comparison.phrase
      finding.remark =
        twin.isPart
        ? Phrase(
          "\(twin.path) is another part of the same report, \(said.en)", zh: "\(twin.path) 为同一报告的另一部分，\(said.zh)")
        : Phrase("\(twin.path) is the same report, \(said.en)", zh: "\(twin.path) 为同一报告，\(said.zh)")
      finding.place = difference?.counted.place
      return finding
    } + lookalikes.map { Finding(rule: .duplicate, outcome: .unlikely, remark: .maybeTheSame($0)) }
  }

  /// What becomes of the file of a twin; why it has no tables, if it has none, is said as well.
  func source(_ source: SourceFile, as twin: Twin) -> SourceFile {
    var source = source
    let said = twin.comparison.phrase
    let isNot = twin.isDuplicate ? Phrase("", zh: "") : Phrase("; not counted", zh: "；未计入")
    source.status = twin.isDuplicate ? .duplicate : .conflict
    guard !twin.isPart else {
      source.reasons = [.part(of: path, said)]
      return source
    }
    let whyEmpty = twin.comparison.common == 0 ? source.reasons : []
    source.reasons =
      [
        Diagnostic(
          Phrase("the same report as \(path), \(said.en)\(isNot.en)", zh: "与 \(path) 为同一报告，\(said.zh)\(isNot.zh)"),
          hint: twin.isDuplicate
            ? nil
            : Phrase("compare the two files, and unload the one that is wrong", zh: "请核对两个文件，用“卸载”去掉有误的一个")
        ).with { $0.severity = twin.isDuplicate ? .note : .warning }
      ] + whyEmpty
    return source
  }
}

extension Comparison {
  /// `with the same figures`; `with other figures in 2 cells (table 三, …, 总计: 477, not 476; …)`
  fileprivate var phrase: Phrase {
    guard differing.isEmpty else {
      let shown = differing.prefix(Self.mostShown).map(\.phrase)
      let more = differing.count > shown.count ? Phrase("; …", zh: "；……") : Phrase("", zh: "")
      let cells = differing.count == 1 ? "1 cell" : "\(differing.count) cells"
      return Phrase(
        "with other figures in \(cells) (\(shown.map(\.en).joined(separator: "; "))\(more.en))",
        zh: "有 \(differing.count) 处数字不同（\(shown.map(\.zh).joined(separator: "；"))\(more.zh)）")
    }
    if further > 0, common == 0 {
      return Phrase(
        "with \(further) cell\(further == 1 ? "" : "s") that it does not have", zh: "含有其中没有的 \(further) 个单元格")
    }
    if further > 0 {
      return Phrase(
        "with \(further) cell\(further == 1 ? "" : "s") besides", zh: "另有 \(further) 个单元格")
    }
    if common == 0 {
      return lacking > 0
        ? Phrase("without its statutory tables", zh: "没有其中的法定表格")
        : Phrase("without statutory tables too", zh: "同样没有法定表格")
    }
    guard lacking > 0 else { return Phrase("with the same figures", zh: "数字相同") }
    return Phrase(
      "with the same figures in the \(common) cell\(common == 1 ? "" : "s") that it has", zh: "所含 \(common) 个单元格数字相同")
  }

  private static let mostShown = 3
}

extension Comparison.Difference {
  fileprivate var phrase: Phrase {
    let cell = formCells[slot].phrase
    let (mine, theirs) = (counted.shown, other.shown)
    return Phrase("\(cell.en): \(theirs.en), not \(mine.en)", zh: "\(cell.zh)：\(theirs.zh)，而非\(mine.zh)")
  }
}

extension Fact {
  fileprivate var shown: Phrase {
    text.isEmpty ? Phrase("blank", zh: "空白") : Phrase(text, zh: "“\(text)”")
  }
}

extension Diagnostic {
  fileprivate static func part(of path: String, _ said: Phrase) -> Diagnostic {
    Diagnostic(
      Phrase(
        "a part of the same report as \(path), \(said.en): they are not counted",
        zh: "与 \(path) 为同一报告的不同部分，\(said.zh)：未计入"),
      hint: Phrase(
        "put the parts together in one file, in their order, and load that in place of them",
        zh: "请按顺序将各部分合并为一个文件，载入该文件以代替它们")
    ).with { $0.severity = .warning }
  }
}

extension Phrase {
  fileprivate static func maybeTheSame(_ path: String) -> Phrase {
    Phrase(
      "\(path) has the same organ, year and figures, and the area of neither is known: both count",
      zh: "\(path) 的机关、年度和数字相同，两者所属地区均不明：均予计入")
  }
}
