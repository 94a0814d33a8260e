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
    var counts: [String: Int] = [:]
    for area in around.values { counts[area.name, default: 0] += 1 }
    shown = around.mapValues { area in
      guard counts[area.name] ?? 0 > 1, let parent = area.parent.flatMap({ around[$0] }) else { return area.name }
      return "\(area.name)（\(parent.name)）"
    }
  }

  /// The name to show an area by: with the area around it where the name alone would be ambiguous.
  package func name(of area: Area) -> String {
    shown[area.code] ?? area.name
  }

  /// The area itself, or the one around it, that is of the kind; nil where there is none.
  package func enclosing(_ area: Area, _ kind: Area.Kind) -> Area? {
    chain(area).first { $0.kind == kind }
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
