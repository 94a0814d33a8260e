import Functions
import Relations

/// The values of a group made one, as SQL.
struct AggregateTerm {
  /// Over the rows of the group.
  var term: Term
  /// Columns that the rows have to have besides: SQLite has no median and no deviation, and their formulas need each row's
  /// place among its group's, or the group's mean.
  var windows: [String] = []
}

/// - Parameters:
///   - number: tells the columns of one aggregate from those of others.
///   - group: the columns that are equal in a group.
func aggregateTerm(_ aggregation: Aggregation, _ value: Term, number: Int, group: [String]) -> AggregateTerm {
  func name(_ word: String) -> String { "\(word)_\(number)" }
  switch aggregation {
  case .sum: return AggregateTerm(term: Term("SUM(\(value.text))", value.type))
  case .min: return AggregateTerm(term: Term("MIN(\(value.text))", value.type))
  case .max: return AggregateTerm(term: Term("MAX(\(value.text))", value.type))
  case .count: return AggregateTerm(term: Term("COUNT(\(value.text))", .integer))
  case .avg: return AggregateTerm(term: Term("AVG(\(value.real.text))", .real))
  case .median:
    return AggregateTerm(
      term: Term(
        "AVG(CASE WHEN 2 * \(name("nth")) BETWEEN \(name("count")) AND \(name("count")) + 2 THEN \(value.real.text) END)",
        .real),
      windows: [
        over("ROW_NUMBER()", within: group, by: ["\(value.text) NULLS LAST"]) + " AS \(name("nth"))",
        over("COUNT(\(value.text))", within: group, by: []) + " AS \(name("count"))",
      ])
  case .stddev:
    let deviation = "(\(value.real.text) - \(name("mean")))"
    return AggregateTerm(
      term: Term(
        "CASE WHEN COUNT(\(value.text)) > 1 THEN SQRT(SUM(\(deviation) * \(deviation)) / (COUNT(\(value.text)) - 1)) END",
        .real),
      windows: [over("AVG(\(value.real.text))", within: group, by: []) + " AS \(name("mean"))"])
  }
}
