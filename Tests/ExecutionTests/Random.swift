import Randomness
import Reports

/// Reports of organs that contain each other, in several years and on both forms, every cell filled at random.
func randomReports(_ random: inout SeededGenerator) -> [Report] {
  let organs: [(code: String, organ: String?, street: String?)] = [
    (wenzhou, nil, nil), (lucheng, nil, nil), (longwan, nil, nil), (dongtou, nil, nil), (gulouOfNanjing, nil, nil),
    (gulouOfFuzhou, nil, nil), (lucheng, nil, "滨江街道"), (dongtou, nil, "北岸街道"), (lucheng, "鹿城区教育局", nil),
    (lucheng, "鹿城区人民政府", nil), (wenzhou, "温州市财政局", nil),
  ]
  var reports: [Report] = []
  for each in organs {
    for year in 2018...2021 where random.chance(45) {
      var made = report(
        each.code, year, organ: each.organ, street: each.street, on: random.chance(50) ? .form2019 : .form2021,
        unread: random.chance(10) ? [.disputes] : [], [:])
      for index in made.facts.indices { fill(&made.facts[index], &random) }
      reports.append(made)
    }
  }
  return reports
}

private func fill(_ fact: inout Fact, _ random: inout SeededGenerator) {
  switch Int.random(in: 0..<10, using: &random) {
  case 0, 1: break
  case 2: fact.implied = Int64.random(in: 0...3, using: &random)
  case 3: fact.value = 0
  default: fact.value = Int64.random(in: 1...60, using: &random)
  }
}
