import Reports

/// The areas that the loaded reports speak for, with what lies around each.
package struct Geography: Sendable {
  /// The areas, each once, by code.
  package let areas: [Area]
  private let shown: [String: String]
  private let around: [String: Area]

  init(_ reported: [Area], _ divisions: Divisions) {
    var distinct: [String: Area] = [:]
    for area in reported where !area.code.isEmpty { distinct[area.code] = area }
    areas = distinct.values.sorted { $0.code < $1.code }
    var around = distinct
    for area in areas {
      var parent = area.parent
      while let code = parent, around[code] == nil, let next = divisions.area(code: code) {
        around[code] = next
        parent = next.parent
      }
    }
    self.around = around
    shown = namesApart(around)
  }

  /// The name to show an area by: with the area around it where the name alone would be ambiguous.
  package func name(of area: Area) -> String {
    shown[area.code] ?? area.name
  }

  /// The area itself, or the one around it, that is of the kind; nil where there is none.
  package func enclosing(_ area: Area, _ kind: Area.Kind) -> Area? {
    chain(area).first { $0.kind == kind && !$0.code.isEmpty }
  }

  /// The area and all around it, from the inside out.
  package func chain(_ area: Area) -> [Area] {
    var chain = [area]
    while let parent = chain.last?.parent.flatMap({ around[$0] }), chain.count < 8 { chain.append(parent) }
    return chain
  }

  /// The areas of a kind that lie around, or are, reported ones, by code.
  package func all(_ kind: Area.Kind) -> [Area] {
    around.values.filter { $0.kind == kind }.sorted { $0.code < $1.code }
  }
}

/// A name for each area unlike any other's: with the area around it where several bear the name (鼓楼区（南京市）), with
/// the next ones too where that is not enough, at last with the code.
private func namesApart(_ areas: [String: Area]) -> [String: String] {
  func name(_ area: Area, depth: Int) -> String {
    var outer: [String] = []
    var next = area.parent.flatMap { areas[$0] }
    while let parent = next, outer.count < depth {
      outer.insert(parent.name, at: 0)
      next = parent.parent.flatMap { areas[$0] }
    }
    return outer.isEmpty ? area.name : "\(area.name)（\(outer.joined())）"
  }
  var names = areas.mapValues(\.name)
  for depth in 1...4 {
    let clashing = Dictionary(grouping: names.keys) { names[$0] ?? "" }.values.filter { $0.count > 1 }.joined()
    if clashing.isEmpty { return names }
    for code in clashing {
      names[code] = areas[code].map { depth < 4 ? name($0, depth: depth) : "\($0.name)（\(code)）" }
    }
  }
  return names
}
