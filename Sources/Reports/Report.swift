import Diagnostics
import Documents

/// An annual report: who speaks, for what area and year, and the cells of its statutory tables.
package struct Report: Sendable {
  package var identity: Identity
  /// The form of each table that was found.
  package var forms: [StatutoryTable: Form]
  /// The cells that were found, in the order of their slots. A cell of the form that is not among them could not be
  /// read; `complaints` says why.
  package var facts: [Fact]
  /// Rows of the tables that the form does not have, in printed order.
  package var extraRows: [ExtraRow]
  package var findings: [Finding]
  package var complaints: [Diagnostic]
  /// When it was published, and when signed; nil where the document does not say.
  package var published: StatedDay?
  package var signed: StatedDay?
  /// What the document holds besides the statutory tables: its prose, and other tables.
  package var prose: Document

  package init(
    identity: Identity, forms: [StatutoryTable: Form], facts: [Fact], extraRows: [ExtraRow] = [],
    findings: [Finding] = [],
    complaints: [Diagnostic] = [], published: StatedDay? = nil,
    signed: StatedDay? = nil, prose: Document = Document(name: "", format: .text, text: [])
  ) {
    self.identity = identity
    self.forms = forms
    self.facts = facts
    self.extraRows = extraRows
    self.findings = findings
    self.complaints = complaints
    self.published = published
    self.signed = signed
    self.prose = prose
  }
}

/// Who speaks in a report, for whom, and of which year.
package struct Identity: Sendable {
  /// The organ that publishes it, in full: 温州市鹿城区人民政府 is printed as 鹿城区人民政府 and kept as printed.
  package var organ: String
  package var level: Level
  package var scope: Scope
  /// The area that the report speaks for.
  package var area: Area
  /// The calendar year reported on; nil where the document does not say.
  package var year: Int?
  /// The title as printed, without the blanks inside.
  package var title: String
  /// What says so, of each property the piece that decided first.
  package var evidence: [Evidence]

  package init(
    organ: String, level: Level, scope: Scope, area: Area, year: Int?, title: String, evidence: [Evidence] = []
  ) {
    self.organ = organ
    self.level = level
    self.scope = scope
    self.area = area
    self.year = year
    self.title = title
    self.evidence = evidence
  }
}

extension Identity {
  /// Nil where nothing says whose report it is.
  package var knownLevel: Level? { organ.isEmpty ? nil : level }
  package var knownScope: Scope? { organ.isEmpty ? nil : scope }
}

/// The level of the organ that publishes a report.
package enum Level: String, Sendable, CaseIterable {
  case province, city, county, street, department
}

/// Whether a report speaks for the whole area or for its organ alone. A county may publish both; they are never added.
package enum Scope: String, Sendable, CaseIterable {
  case area, organ
}

/// A check of what must hold among a report's figures, or between those of two reports.
package struct Finding: Sendable {
  package enum Rule: String, Sendable, CaseIterable {
    /// 总计 = the six applicants, in a row of table 三.
    case R
    /// （七） = （一）+（二）+Σ（三）+Σ（四）+Σ（五）+Σ（六）, in a column of table 三.
    case C
    /// 一 + 二 = （七）+ 四, in a column of table 三.
    case B
    /// 总计 = 维持 + 纠正 + 其他 + 尚未审结, in a block of table 四.
    case L
    /// 二 of this year = 四 of the year before, in a column of table 三.
    case Y1
    /// 现行有效 = that of the year before + 制发 − 废止, on the form of 2021.
    case Y2
    /// 上一年项目数量 = that of the year before + its 本年增/减, on the form of 2019.
    case Y3
    /// 规章 above zero for an organ without rule-making power.
    case P
    /// The parts of an area together are not more than the whole.
    case H
    /// Published by the day that the Regulation sets.
    case late
    /// A section that is not, almost word for word, one of the year before.
    case repeated
    /// What the title, the text, the signature and the name of the file say of who and when is the same.
    case I
    /// Another file has the same report, with the same figures; or may have it, and both count.
    case duplicate
    /// Another file has the same report, with other figures.
    case conflict
    /// A row in a table that the form does not have.
    case extra
    /// A blank total beside printed parts.
    case missing
  }

  package enum Outcome: String, Sendable, CaseIterable {
    case fail
    /// Unlikely, but not against the form itself.
    case unlikely
    /// A cell that it needs has no value.
    case notAssessable = "not_assessable"
    case pass
  }

  package var rule: Rule
  package var outcome: Outcome
  /// The slots on the side of the total, and those that must add up to them.
  package var whole: [Slot]
  package var parts: [Slot]
  /// Of a check across years: the cells of the report of the year before.
  package var earlier: [Slot]
  /// What the parts add up to, and what the whole prints; nil where not assessable.
  package var expected: Int64?
  package var found: Int64?
  /// Of a check that is not of cells: what is found, and where.
  package var remark: Phrase?
  package var place: Place?

  package init(
    rule: Rule, outcome: Outcome, whole: [Slot], parts: [Slot], earlier: [Slot] = [], expected: Int64?,
    found: Int64?
  ) {
    self.rule = rule
    self.outcome = outcome
    self.whole = whole
    self.parts = parts
    self.earlier = earlier
    self.expected = expected
    self.found = found
  }

  /// A check of something else than cells.
  package init(
    rule: Rule, outcome: Outcome, remark: Phrase, place: Place? = nil, expected: Int64? = nil, found: Int64? = nil
  ) {
    self.init(rule: rule, outcome: outcome, whole: [], parts: [], expected: expected, found: found)
    self.remark = remark
    self.place = place
  }
}
