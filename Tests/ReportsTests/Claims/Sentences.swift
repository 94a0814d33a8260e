import Documents
import Testing

@testable import Reports

/// What sentences claim, against the figures of `SpokenOf`. The figures and verdicts were written by hand.
@Suite struct Sentences {
  @Test(arguments: [
    // What came in.
    ("2020年，全区共收到政府信息公开申请120件。", ["applications 120 agrees"]),
    ("2020年全区共收到政府信息公开申请125件。", ["applications + carried_in 125 agrees"]),
    ("2020年，全区共收到政府信息公开申请121件。", ["applications 121 contradicts"]),
    ("全年共受理依申请公开120件，均在法定期限内予以答复。", ["applications 120 agrees"]),
    ("我区本年度新收政府信息公开申请 １２０ 件。", ["applications 120 agrees"]),
    ("全区各级行政机关共收到120件政府信息公开申请。", ["applications 120 agrees"]),
    ("全區共收到政府信息公開申請130件。", ["applications 130 contradicts"]),
    ("2020年度收到政府信息公开申请120宗。", ["applications 120 agrees"]),
    ("全区政府信息公开申请的受理数量为1,200件。", ["applications 1200 contradicts"]),
    ("（一）依申请公开。2020年收到申请120件。", ["applications 120 agrees"]),
    ("2020年1月1日至12月31日，我区收到政府信息公开申请120件。", ["applications 120 agrees"]),
    ("自2020年1月1日起至12月31日止，我区收到政府信息公开申请121件。", ["applications 121 contradicts"]),
    ("进一步规范依申请公开流程，畅通受理渠道，全区收到政府信息公开申请121件。", ["applications 121 contradicts"]),
    ("2.全年收到政府信息公开申请119件。", ["applications 119 contradicts"]),
    ("全区未收到政府信息公开申请。", ["applications 0 contradicts"]),
    ("全区收到政府信息公开申请（含上年结转5件）125件。", ["carried_in 5 agrees", "applications + carried_in 125 agrees"]),
    ("加上上年结转的6件，全区共办理政府信息公开申请125件。", ["carried_in 6 contradicts", "applications + carried_in 125 agrees"]),
    ("全年新收政府信息公开申请数量120件，上年结转政府信息公开申请数量5件。", ["applications 120 agrees", "carried_in 5 agrees"]),
    ("全区受理依申请公开件120件，结转到2021年办理8件。", ["applications 120 agrees", "carried_out 8 contradicts"]),
    ("2019年结转到2020年的政府信息公开申请9件中，8件已经答复。", ["carried_in 9 contradicts", "handled 8 other_scope"]),
    ("全区共收到120份政府信息公开申请。", ["applications 120 agrees"]),
    ("2020年度，全区无依申请公开政务信息情况。", ["applications 0 contradicts"]),
    ("全区未接到信息公开申请，依申请公开受理量为0件。", ["applications 0 contradicts", "applications 0 contradicts"]),
    (
      "政府信息公开申请办复率100%，其中予以公开或部分公开71件、占60.2%。",
      [
        "granted + partial 71 contradicts", "granted + partial share 0.602 contradicts",
      ]
    ),
    // What was handled, and how.
    ("全区办结政府信息公开申请118件，结转下年度继续办理7件。", ["handled 118 agrees", "carried_out 7 agrees"]),
    ("全区答复政府信息公开申请117件。", ["handled 117 contradicts"]),
    ("政府信息公开申请中，予以公开60件、部分公开10件、不予公开20件。", ["granted 60 agrees", "partial 10 agrees", "denied 20 agrees"]),
    (
      "政府信息公开申请办理结果：予以公开70件，无法提供15件，不予处理8件，其他处理5件。",
      [
        "granted + partial 70 agrees", "unavailable 15 agrees", "declined 8 agrees", "other_outcomes 5 agrees",
      ]
    ),
    ("政府信息公开申请中，予以公开和部分公开的70件，占59.3%。", ["granted + partial 70 agrees", "granted + partial share 0.593 agrees"]),
    ("政府信息公开申请中，予以公开和部分公开的70件，占61.3%。", ["granted + partial 70 agrees", "granted + partial share 0.613 contradicts"]),
    ("政府信息公开申请中，不予公开21件，占17.8％。", ["denied 21 contradicts", "denied share 0.178 contradicts"]),
    ("政府信息公开申请中，因本机关不掌握等原因无法提供16件。", ["unavailable 16 contradicts"]),
    (
      "收到政府信息公开申请120件，其中自然人100件，法人或其他组织20件。",
      [
        "applications 120 agrees", "applications@自然人 100 agrees", "applications - applications@自然人 20 agrees",
      ]
    ),
    ("全区收到政府信息公开申请120件，其中自然人90件。", ["applications 120 agrees", "applications@自然人 90 contradicts"]),
    // Reviews and lawsuits.
    ("因政府信息公开引起的行政复议9件、行政诉讼10件。", ["reviews 9 agrees", "lawsuits 10 agrees"]),
    ("因政府信息公开引起的行政复议8起，行政诉讼11起。", ["reviews 8 contradicts", "lawsuits 11 contradicts"]),
    ("因政府信息公开被申请行政复议9件，其中维持5件、纠正2件。", ["reviews 9 agrees", "reviews.upheld 5 agrees", "reviews.corrected 2 agrees"]),
    (
      "因政府信息公开被提起行政诉讼10件（纠错2件，尚未审结1件）。",
      [
        "lawsuits 10 agrees", "lawsuits.corrected 2 contradicts", "lawsuits.pending 1 agrees",
      ]
    ),
    (
      "信息公开类行政复议9件，诉讼10件，均获维持。",
      [
        "reviews 9 agrees", "lawsuits 10 agrees", "reviews.upheld 9 contradicts", "lawsuits.upheld 10 contradicts",
      ]
    ),
    ("全区未发生因政府信息公开引起的行政复议、行政诉讼。", ["reviews 0 contradicts", "lawsuits 0 contradicts"]),
    ("因政府信息公开引起的行政复议和行政诉讼共19件。", ["reviews + lawsuits 19 agrees"]),
    ("涉及政府信息公开的行政复议、行政诉讼均为0件。", ["reviews 0 contradicts", "lawsuits 0 contradicts"]),
    ("因政府信息公开未经复议直接起诉6件，复议后起诉3件。", ["lawsuits.direct 6 agrees", "lawsuits.after_review 3 contradicts"]),
    // The organ and those below it, added up.
    (
      "全区收到政府信息公开申请120件，区本级50件；下属单位受理70件，引起诉讼9件。",
      [
        "applications 120 agrees", "applications 50 other_scope", "applications 70 other_scope",
        "lawsuits 9 other_scope",
        "applications 120 agrees", "lawsuits 9 contradicts",
      ]
    ),
    ("全区收到政府信息公开申请，区本级50件；沭阳县30件，泗阳县20件，泗洪县20件。", ["applications 50 other_scope", "applications 120 agrees"]),
    // What does not say about what: it may agree.
    ("收到申请120件。", ["applications 120 agrees"]),
    ("收到申请121件。", ["applications 121 not_assessable"]),
    (
      "全年共受理申请125件（含上年结转5件），予以公开60件，部分公开11件。",
      ["applications + carried_in 125 agrees", "carried_in 5 agrees", "granted 60 agrees", "partial 11 not_assessable"]
    ),
    ("发生行政诉讼10件。", ["lawsuits 10 agrees"]),
    ("发生行政诉讼0件。", ["lawsuits 0 not_assessable"]),
    ("全年没有发生行政复议和行政诉讼。", ["reviews 0 not_assessable", "lawsuits 0 not_assessable"]),
    // Money.
    ("政府集中采购总金额123.45万元。", ["procurement.amount amount 1234500 agrees"]),
    ("政府集中采购总金额125万元。", ["procurement.amount amount 1250000 contradicts"]),
  ])
  func saysWhatItSays(_ sentence: String, _ expected: [String]) {
    #expect(SpokenOf.claimed(sentence) == expected, "\(sentence)")
  }

  @Test(arguments: [
    ("全区收到政府信息公开申请120件，同比增长20%。", ["applications 120 agrees", "applications growth 0.2 agrees"]),
    ("全区收到政府信息公开申请120件，比上年增加20件。", ["applications 120 agrees", "applications change 20 agrees"]),
    ("全区收到政府信息公开申请120件，同比下降20%。", ["applications 120 agrees", "applications growth -0.2 contradicts"]),
    // 125 / 104 = 1.2019.
    (
      "全区收到政府信息公开申请125件，同比上升20.19%。",
      [
        "applications + carried_in 125 agrees", "applications + carried_in growth 0.2019 agrees",
      ]
    ),
    (
      "全区收到政府信息公开申请125件，同比上升20%。",
      ["applications + carried_in 125 agrees", "applications + carried_in growth 0.2 agrees"]
    ),
    (
      "全区收到政府信息公开申请125件，同比上升20.0%。",
      [
        "applications + carried_in 125 agrees", "applications + carried_in growth 0.2 contradicts",
      ]
    ),
  ])
  func growthIsFromTheReportOfTheYearBefore(_ sentence: String, _ expected: [String]) {
    #expect(SpokenOf.claimed(sentence, after: SpokenOf.before) == expected, "\(sentence)")
  }

  /// 976 of 999 handled are 97.6977 %, which would be cut off to 97.6; of the 1000 that came in they are 97.6 %.
  @Test func whatIsRoundedIsMeantBeforeWhatIsCutOff() throws {
    var report = SpokenOf.made(year: 2020, figures: [("一、", "总计", 1000), ("（七）", "总计", 999), ("（一）", "总计", 976)])
    report.prose = readDocument(Array("全区予以公开申请976件，占97.6%。".utf8), name: "prose.txt").document
    let share = try #require(claims(of: report).first { $0.claim.measure == .share })
    #expect(share.verdict == .agrees)
    #expect(share.found == 0.976)
    report.prose = readDocument(Array("全区予以公开申请976件，占97.69%。".utf8), name: "prose.txt").document
    let cut = try #require(claims(of: report).first { $0.claim.measure == .share })
    #expect(cut.verdict == .agrees)
    #expect(cut.found == 976.0 / 999)
  }

  @Test func withoutTheReportOfTheYearBeforeGrowthCannotBeJudged() {
    #expect(
      SpokenOf.claimed("全区收到政府信息公开申请120件，同比增长50%。")
        == ["applications 120 agrees", "applications growth 0.5 not_assessable"])
  }
}
