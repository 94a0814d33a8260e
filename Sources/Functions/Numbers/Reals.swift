import Relations

/// A numeric column's values as doubles; money in yuan.
package func reals(_ column: Column) -> Buffer<Double> {
  switch column.values {
  case .real(let buffer): return buffer
  case .integer(let buffer): return converted(buffer) { Double($0) }
  case .money(let buffer): return converted(buffer) { Double($0) / 100 }
  case .boolean(let buffer): return converted(buffer) { Double($0) }
  case .text(let buffer, _): return converted(buffer) { _ in 0 }
  }
}

/// The values of two columns as doubles, alive while `body` runs.
func withReals<Result>(
  _ left: Column, _ right: Column, _ body: (UnsafeBufferPointer<Double>, UnsafeBufferPointer<Double>) -> Result
) -> Result {
  let (a, b) = (reals(left), reals(right))
  return withExtendedLifetime((a, b)) { body(a.elements, b.elements) }
}

/// A numeric column's values as whole numbers: counts, or hundredths of a yuan.
func wholes(_ column: Column) -> Buffer<Int64>? {
  switch column.values {
  case .integer(let buffer), .money(let buffer): buffer
  default: nil
  }
}

func converted<From, To>(_ buffer: Buffer<From>, _ convert: (From) -> To) -> Buffer<To> {
  let source = buffer.elements
  return Buffer(count: source.count) { result in
    for row in 0..<source.count { result[row] = convert(source[row]) }
  }
}
