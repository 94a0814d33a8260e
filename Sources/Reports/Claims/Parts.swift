import Documents

/// What an organ and those below it say of themselves, added up: 县本级诉讼2件, 下属单位诉讼36件 claims 38 lawsuits.
///
/// Where only those below are said to have had any, the organ had none: an enumeration of both names what there was. Only totals and
/// corrections are added, since what is called upheld is told apart from dismissals in one place and not in another.
func sums(of partial: [PartialClaim], _ claims: [Claim]) -> [Claim] {
  let own = partial.filter(\.isOwn).map { claims[$0.claim] }
  let others = partial.filter { !$0.isOwn }.map { claims[$0.claim] }
  guard !own.isEmpty else { return [] }
  return others.compactMap { other in
    let metric = other.readings[0].metric
    let mine = own.filter { $0.readings[0].metric == metric }
    guard added.contains(metric), mine.count <= 1, others.count(where: { $0.readings[0].metric == metric }) == 1 else {
      return nil
    }
    var sum = other
    sum.claimed += mine.first?.claimed ?? 0
    sum.doubt = nil
    guard let mine = mine.first else { return sum }
    sum.words = mine.words + " + " + sum.words
    if mine.sentence != sum.sentence { sum.sentence = mine.sentence + "……" + sum.sentence }
    return sum
  }
}

private let added = ["applications", "reviews", "reviews.corrected", "lawsuits", "lawsuits.corrected"]
