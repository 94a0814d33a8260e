// Numbers as ASCII digits, appended to bytes: no string is made for a cell, for there may be a hundred million.

/// `-1234`, or `-1,234` grouped.
func append(_ number: Int64, grouping: Bool, to bytes: inout [UInt8]) {
  if number < 0 { bytes.append(UInt8(ascii: "-")) }
  append(digitsOf: number.magnitude, grouping: grouping, to: &bytes)
}

/// Hundredths of a yuan as yuan: without decimals, or with two.
func append(hundredths: Int64, decimals: Bool, grouping: Bool, to bytes: inout [UInt8]) {
  if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
  let (yuan, fen) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  append(digitsOf: yuan, grouping: grouping, to: &bytes)
  if decimals { append(fraction: fen, digits: 2, to: &bytes) }
}

/// The shortest digits that are read back as the same number, `0.6852`, `1e-07`; a whole number without `.0`.
func append(exactly number: Double, to bytes: inout [UInt8]) {
  let text = number == 0 ? "0" : number.description
  bytes.append(contentsOf: text.utf8)
  if text.hasSuffix(".0") { bytes.removeLast(2) }
}

/// The number with so many decimals, rounded half away from zero after scaling, so that 0.125 gives `0.13` and a
/// ratio such as 2741/4000 the 68.53 of arithmetic, though its nearest double lies a hair below.
///
/// Numbers too big for that, and numbers other than zero that would show as zero, are written exactly.
func append(_ number: Double, decimals: Int, grouping: Bool, to bytes: inout [UInt8]) {
  let scale = powersOfTen[decimals]
  guard let scaled = roundedHalfAwayFromZero(number * Double(scale)), scaled != 0 || number == 0 else {
    append(exactly: number, to: &bytes)
    return
  }
  if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
  let (whole, fraction) = scaled.magnitude.quotientAndRemainder(dividingBy: scale)
  append(digitsOf: whole, grouping: grouping, to: &bytes)
  if decimals > 0 { append(fraction: fraction, digits: decimals, to: &bytes) }
}

/// `68.52 %`: always two decimals, half away from zero.
func append(percent ratio: Double, grouping: Bool, to bytes: inout [UInt8]) {
  if let hundredths = roundedHalfAwayFromZero(ratio * 10_000) {
    append(hundredths: hundredths, decimals: true, grouping: grouping, to: &bytes)
  } else {
    append(exactly: ratio * 100, to: &bytes)
  }
  bytes.append(UInt8(ascii: " "))
  bytes.append(UInt8(ascii: "%"))
}

/// `10.44 pp`: percentage points.
func append(points ratio: Double, grouping: Bool, to bytes: inout [UInt8]) {
  append(percent: ratio, grouping: grouping, to: &bytes)
  bytes.removeLast()
  bytes += [UInt8(ascii: "p"), UInt8(ascii: "p")]
}

/// Nil where the number is too big for its last digit to mean anything.
///
/// By way of integers, because `rounded` needs the C library's mathematics, which this module does not link.
func roundedHalfAwayFromZero(_ number: Double) -> Int64? {
  guard abs(number) < 0x1p53 else { return nil }
  let whole = Int64(number)
  let rest = number - Double(whole)
  return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
}

private let powersOfTen: [UInt64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

private func append(digitsOf number: UInt64, grouping: Bool, to bytes: inout [UInt8]) {
  var lower = bytes.count
  var rest = number
  var written = 0
  repeat {
    if grouping, written > 0, written % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
    let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
    rest = quotient
    written += 1
  } while rest > 0
  // Written from the last digit to the first: turned round in place.
  var upper = bytes.count - 1
  while lower < upper {
    bytes.swapAt(lower, upper)
    lower += 1
    upper -= 1
  }
}

private func append(fraction: UInt64, digits: Int, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "."))
  var place = powersOfTen[digits - 1]
  var rest = fraction
  while place > 0 {
    let (digit, remainder) = rest.quotientAndRemainder(dividingBy: place)
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
    rest = remainder
    place /= 10
  }
}
