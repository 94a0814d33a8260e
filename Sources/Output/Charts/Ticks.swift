/// Round numbers from at or below the least to at or above the greatest, as far apart as 1, 2 or 5 times a power of ten, and no more
/// than `most` of them.
///
/// - Parameter wholeOnly: whether the numbers are counts, of which there are no halves.
func ticks(over extremes: Extremes, most: Int, wholeOnly: Bool) -> [Double] {
  let length = extremes.length > 0 ? extremes.length : max(1, abs(extremes.greatest))
  var power = 1.0
  while power > length { power /= 10 }
  while power * 10 <= length { power *= 10 }
  power /= 10
  if wholeOnly { power = max(1, power) }
  while power.isFinite {
    for factor in [1.0, 2, 5] {
      let step = power * factor
      let first = roundedDown(extremes.least / step)
      let last = -roundedDown(-extremes.greatest / step)
      if last - first < Double(most) {
        return stride(from: first, through: max(last, first + 1), by: 1).map { $0 * step }
      }
    }
    power *= 10
  }
  return [extremes.least, extremes.greatest]
}

/// By way of integers: this module does not link the C library's mathematics.
private func roundedDown(_ number: Double) -> Double {
  guard abs(number) < 0x1p53 else { return number }
  let whole = Double(Int64(number))
  return whole > number ? whole - 1 : whole
}
