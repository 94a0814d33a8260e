import Diagnostics
import Metrics
import Relations

/// What names can mean: the metrics, the members of dimensions, the relations, and the settings that bear on meaning.
package struct Catalog: Sendable {
  package var members: Members
  package var dataset: Dataset
  package var settings: QuerySettings
  package var metrics: MetricCatalogue

  package init(
    members: Members, dataset: Dataset, settings: QuerySettings = QuerySettings(),
    metrics: MetricCatalogue = MetricCatalogue()
  ) {
    self.metrics = metrics
    self.members = members
    self.dataset = dataset
    self.settings = settings
  }
}

/// Settings that change what a query means.
package struct QuerySettings: Sendable, Hashable {
  /// Whether values that an identity proves count as values (`set implied`).
  package var usesImplied = true
  /// Whether reports contained in others are counted besides them (`set overlap count`).
  package var countsOverlap = false
  /// The language of labels and members.
  package var language = Language.en

  package init() {}
}
