/// The metrics that a name can mean: those of the forms, and those that the user has defined.
package struct MetricCatalogue: Sendable {
  /// The user's own, in the order in which they were defined.
  package private(set) var own: [Metric] = []

  package init() {}

  /// All of them, the user's own last.
  package var all: [Metric] { metrics + own }

  /// The metric that a name means, by identifier, label or alias; nil where there is none, or several are so called.
  package func find(_ name: String) -> Metric? {
    let key = name.lowercased()
    let called = metrics.filter { $0.aliases.contains(key) }
    return metric(key) ?? metrics.first { $0.label.zh == name } ?? (called.count == 1 ? called[0] : nil)
      ?? own.first { $0.id.lowercased() == key || $0.label.zh == name }
  }

  /// Those that a name is short for, where it is for several: 结转 is 上年结转 and 结转下年.
  package func several(called name: String) -> [Metric] {
    let called = metrics.filter { $0.aliases.contains(name.lowercased()) }
    return called.count > 1 && find(name) == nil ? called : []
  }

  /// Adds a metric of the user's, in place of one of its name.
  package mutating func define(_ metric: Metric) {
    own.removeAll { $0.id == metric.id }
    own.append(metric)
  }
}
