import Glibc

/// The shortest of five runs, in nanoseconds.
func best(_ body: () throws -> Void) rethrows -> UInt64 {
  var shortest = UInt64.max
  for _ in 0..<5 { shortest = min(shortest, try duration(body)) }
  return shortest
}

/// How long a body takes, in nanoseconds.
func duration(_ body: () throws -> Void) rethrows -> UInt64 {
  let start = nanoseconds()
  try body()
  return nanoseconds() - start
}

private func nanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

func milliseconds(_ time: UInt64) -> String { "\(tenths(Double(time) / 1_000_000))" }

func tenths(_ number: Double) -> Double { (number * 10).rounded() / 10 }

func padded(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
