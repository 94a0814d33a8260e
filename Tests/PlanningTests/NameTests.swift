import Metrics
import Testing

@testable import Planning

@Test("Every metric is found by its identifier, its label and its further names, ASCII case ignored")
func metricsByName() {
  for metric in metrics {
    for name in [metric.id, metric.id.uppercased(), metric.label.zh] + metric.aliases {
      #expect(findMetric(name)?.id == metric.id, "\(name)")
    }
  }
  #expect(findMetric("nothing") == nil)
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
