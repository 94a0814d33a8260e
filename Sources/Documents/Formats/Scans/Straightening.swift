extension GreyPicture {
  /// Turned so that its ruled lines are straight, where they slant by up to three degrees; a page without lines as it is.
  var straightened: GreyPicture {
    let slant = slant(of: darkRuns(self, isVertical: false))
    return abs(slant) < leastSlant ? self : turned(by: slant)
  }

  /// Each pixel moved by how far the slant takes it: a turn by a small angle.
  private func turned(by slant: Double) -> GreyPicture {
    var turned = GreyPicture(width: width, height: height)
    let down = (0..<width).map { Int((Double($0 - width / 2) * slant).rounded()) }
    pixels.withUnsafeBufferPointer { source in
      turned.pixels.withUnsafeMutableBufferPointer { target in
        for row in 0..<height {
          let left = Int((Double(row - height / 2) * slant).rounded())
          for column in 0..<width {
            let (from, fromRow) = (column - left, row + down[column])
            guard from >= 0, from < width, fromRow >= 0, fromRow < height else { continue }
            target[row * width + column] = source[fromRow * width + from]
          }
        }
      }
    }
    return turned
  }
}

/// How far lines fall, in pixels a pixel to the right: the slant at which the runs gather in the fewest rows.
private func slant(of rows: [[Range<Int>]]) -> Double {
  let points = rows.enumerated().flatMap { row, runs in
    runs.flatMap { run in
      [run.lowerBound, (run.lowerBound + run.upperBound) / 2, run.upperBound].map { (x: $0, y: row, weight: run.count) }
    }
  }
  guard points.count >= 30 else { return 0 }
  func gathered(_ slant: Double) -> Double {
    var weights: [Int: Double] = [:]
    for point in points {
      weights[Int((Double(point.y) - Double(point.x) * slant).rounded()), default: 0] += Double(point.weight)
    }
    return weights.values.reduce(0) { $0 + $1 * $1 }
  }
  let steps = -60...60
  let best = steps.max { gathered(Double($0) * step) < gathered(Double($1) * step) } ?? 0
  return gathered(Double(best) * step) > gathered(0) * 1.05 ? Double(best) * step : 0
}

/// A twentieth of a degree.
private let step = 0.000873
/// Two pixels over the width of a page.
private let leastSlant = 0.0008
