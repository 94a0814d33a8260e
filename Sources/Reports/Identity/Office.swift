extension Identity {
  /// What the organ is called within its area: 人民政府 for both 鹿城区人民政府 and 温州市鹿城区人民政府, 办事处 for a street's office
  /// however many of the areas around it its name gives. With the area's code it tells one organ from another, which
  /// its printed name does not: the same organ prints more of it in one year, and less in the next.
  package func office(in divisions: Divisions) -> String {
    var names: [String] = []
    var next: Area? = area
    while let around = next, names.count < 16 {
      names += [around.name, short(around.name)].filter { $0.count > 1 }
      next = around.parent.flatMap(divisions.area(code:))
    }
    names.sort { $0.count > $1.count }
    var rest = organ[...]
    while let name = (names + ["人民政府"]).first(where: { rest.hasPrefix($0) && rest.count > $0.count }) {
      rest = rest.dropFirst(name.count)
    }
    return rest == "政府" ? "人民政府" : String(rest)
  }
}

/// 温州 for 温州市. What has two characters stays: 洋县 is never 洋.
private func short(_ name: String) -> String {
  guard let last = name.last, "省市区县".contains(last) else { return name }
  return String(name.dropLast())
}
