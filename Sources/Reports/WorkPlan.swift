import Diagnostics

/// A numbered task of a work plan (工作要点).
package struct PlanTask: Sendable {
  package var number: Int
  /// The heading of the section that it stands in: `一、强化权力监督，全流程加大公开力度`.
  package var section: String
  /// Its first sentence.
  package var title: String
  /// The whole of it, the title and the units included.
  package var text: String
  /// The responsible units (责任单位) in printed order; empty where it names none.
  package var units: [String]
  package var place: Place

  package init(number: Int, section: String, title: String, text: String, units: [String], place: Place) {
    self.number = number
    self.section = section
    self.title = title
    self.text = text
    self.units = units
    self.place = place
  }
}

/// A work plan: who issued it, for which year, and its tasks. Never a report.
package struct WorkPlan: Sendable {
  package var title: String
  package var organ: String
  package var year: Int?
  package var tasks: [PlanTask]

  package init(title: String, organ: String, year: Int?, tasks: [PlanTask]) {
    self.title = title
    self.organ = organ
    self.year = year
    self.tasks = tasks
  }
}

/// What a document turned out to be.
package enum Reading: Sendable {
  case report(Report)
  case plan(WorkPlan)
  /// Neither, with the reason.
  case neither(Diagnostic)
}
