import Diagnostics

/// Checks that a report was published by the day that the Regulation sets, where its page says when it was; one that was signed later was
/// published later, too, and one that was signed before, and says no more, cannot be judged.
///
/// A day that a page gives may be that of a later change, so what is late is unlikely rather than wrong.
package func checkPublication(_ report: Report) -> [Finding] {
  guard let lastDay = lastDay(for: report.identity), let stated = report.published ?? report.signed else { return [] }
  let late = stated.day.number - lastDay.number
  let isPublished = report.published != nil
  let said =
    isPublished
    ? Phrase("published on \(stated.day), as its page says", zh: "页面标注的发布日期为 \(stated.day)")
    : Phrase("signed on \(stated.day)", zh: "落款日期为 \(stated.day)")
  let (outcome, remark): (Finding.Outcome, Phrase) =
    if late > 0 {
      (
        .unlikely,
        Phrase(
          "\(said.en): \(late) day\(late == 1 ? "" : "s") after \(lastDay), the last day by article 49 of the Regulation",
          zh: "\(said.zh)，晚于《条例》第四十九条规定的 \(lastDay) \(late) 天")
      )
    } else if isPublished {
      (
        .pass,
        Phrase("\(said.en): by \(lastDay) (article 49)", zh: "\(said.zh)，不晚于《条例》第四十九条规定的 \(lastDay)")
      )
    } else {
      (.notAssessable, Phrase("\(said.en); when it was published is not said", zh: "\(said.zh)，未标注发布日期"))
    }
  return [Finding(rule: .late, outcome: outcome, remark: remark, place: stated.place)]
}

/// The last day for a report: 31 January of the following year for a department, 31 March for a government (article 49 of the Regulation on
/// the Disclosure of Government Information, in force since 15 May 2019). Nil for streets and townships, for which the article
/// sets no day, for years before 2019, and where it is not known whose report it is.
private func lastDay(for identity: Identity) -> Day? {
  guard let year = identity.year, year >= 2019, !identity.organ.isEmpty else { return nil }
  switch identity.level {
  case .department: return Day(year: year + 1, month: 1, day: 31)
  case .county, .city, .province: return Day(year: year + 1, month: 3, day: 31)
  case .street: return nil
  }
}
