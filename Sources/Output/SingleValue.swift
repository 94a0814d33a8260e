import Relations

/// One value as a table shows it: `199,010,300`, `68.52 %`, `–`. Decimals are those that the value alone needs.
package func format(_ value: Value, unit: Unit = .number, style: Style = Style()) -> String {
  var bytes: [UInt8] = []
  switch value {
  case .none(let presence): return sign(of: presence)[style.language]
  case .text(let text): return visible(text)
  case .boolean(let truth):
    let dialect = Dialect.shown(style)
    return truth ? dialect.yes : dialect.no
  case .integer(let number):
    if unit == .ratio {
      append(percent: Double(number), grouping: style.grouping, to: &bytes)
    } else {
      append(number, grouping: style.grouping && unit != .label, to: &bytes)
    }
  case .money(let hundredths):
    append(hundredths: hundredths, decimals: hundredths % 100 != 0, grouping: style.grouping, to: &bytes)
  case .real(let number):
    guard number.isFinite else { return sign(of: .blank)[style.language] }
    switch unit {
    case .ratio: append(percent: number, grouping: style.grouping, to: &bytes)
    case .points: append(points: number, grouping: style.grouping, to: &bytes)
    case .label: append(exactly: number, to: &bytes)
    case .number, .yuan:
      append(number, decimals: decimalsNeeded(for: [number], unit: unit), grouping: style.grouping, to: &bytes)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
