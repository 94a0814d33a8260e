import Metrics
import Testing

@testable import Planning

@Test("Every metric is found by its identifier, its label and its further names, ASCII case ignored")
func metricsByName() {
  for metric in metrics {
    let own = metric.aliases.filter { MetricCatalogue().several(called: $0).isEmpty }
    for name in [metric.id, metric.id.uppercased(), metric.label.zh] + own {
      #expect(MetricCatalogue().find(name)?.id == metric.id, "\(name)")
    }
  }
  #expect(MetricCatalogue().find("nothing") == nil)
}

@Test("Every dimension is found by its identifier, its label and its further names")
func dimensionsByName() {
  for dimension in dimensions {
    for name in [dimension.id, dimension.id.uppercased(), dimension.label.zh] + dimension.aliases {
      #expect(findDimension(name)?.id == dimension.id, "\(name)")
    }
  }
  #expect(findDimension("lawsuits") == nil)
}
