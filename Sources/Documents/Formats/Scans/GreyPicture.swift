/// A page, or a part of one, in shades of grey: 0 for black, 255 for white, row by row from the top.
struct GreyPicture: Sendable, Equatable {
  var width: Int
  var height: Int
  var pixels: [UInt8]

  init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(pixels.count == width * height, "a picture has a pixel at each of its places")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// White all over.
  init(width: Int, height: Int) {
    self.init(width: width, height: height, pixels: [UInt8](repeating: 255, count: width * height))
  }

  /// The first picture of a portable grey map; nil where it is damaged, or larger than `mostPixels`.
  init?(greyMap bytes: [UInt8]) {
    guard let page = drawnPages(bytes[...], most: 1, largest: longestSide).first,
      page.width * page.height <= mostPixels
    else { return nil }
    self.init(width: page.width, height: page.height, pixels: Array(page.pixels))
  }

  /// As a portable grey map.
  var greyMap: [UInt8] {
    drawnPageMark + Array("\(width) \(height)\n255\n".utf8) + pixels
  }
}

/// A page of 2480 by 3508 pixels has nine million; a long picture of a screen has more.
private let mostPixels = 40_000_000
private let longestSide = 15_500

/// A rectangle of pixels.
struct PixelFrame: Sendable, Equatable {
  var columns: Range<Int>
  var rows: Range<Int>

  var isEmpty: Bool { columns.isEmpty || rows.isEmpty }

  func clamped(to picture: GreyPicture) -> PixelFrame {
    PixelFrame(columns: columns.clamped(to: 0..<picture.width), rows: rows.clamped(to: 0..<picture.height))
  }

  func moved(_ right: Int, _ down: Int) -> PixelFrame {
    PixelFrame(
      columns: columns.lowerBound + right..<columns.upperBound + right,
      rows: rows.lowerBound + down..<rows.upperBound + down)
  }

  func union(_ other: PixelFrame) -> PixelFrame {
    PixelFrame(
      columns: min(columns.lowerBound, other.columns.lowerBound)..<max(columns.upperBound, other.columns.upperBound),
      rows: min(rows.lowerBound, other.rows.lowerBound)..<max(rows.upperBound, other.rows.upperBound))
  }
}

extension GreyPicture {
  /// A part of it with white around.
  func part(_ frame: PixelFrame, margin: Int) -> GreyPicture {
    let frame = frame.clamped(to: self)
    var part = GreyPicture(width: frame.columns.count + 2 * margin, height: frame.rows.count + 2 * margin)
    for row in frame.rows {
      let start = (row - frame.rows.lowerBound + margin) * part.width + margin
      part.pixels.replaceSubrange(
        start..<start + frame.columns.count,
        with: pixels[row * width + frame.columns.lowerBound..<row * width + frame.columns.upperBound])
    }
    return part
  }

  /// Makes a part of it white.
  mutating func clear(_ frame: PixelFrame) {
    let frame = frame.clamped(to: self)
    for row in frame.rows {
      for at in row * width + frame.columns.lowerBound..<row * width + frame.columns.upperBound { pixels[at] = 255 }
    }
  }

  /// With the paper white and the ink black, whatever shades a scanner gave them.
  var normalised: GreyPicture {
    var counts = [Int](repeating: 0, count: 256)
    for pixel in pixels { counts[Int(pixel)] += 1 }
    let border = otsuThreshold(counts)
    let ink = mean(counts, 0...border)
    let paper = mean(counts, min(border + 1, 255)...255)
    guard paper - ink > 24 else { return self }
    // The noise of the paper is white as well.
    let (black, white) = (ink, paper - (paper - ink) * 0.2)
    let shades = (0...255).map { UInt8(min(max((Double($0) - black) * 255 / (white - black), 0), 255)) }
    var copy = self
    copy.pixels = pixels.map { shades[Int($0)] }
    return copy
  }
}

/// The shade that parts ink from paper best (Otsu 1979): up to it, ink.
private func otsuThreshold(_ counts: [Int]) -> Int {
  let all = Double(counts.reduce(0, +))
  let sum = counts.enumerated().reduce(0.0) { $0 + Double($1.offset * $1.element) }
  var (count, partialSum, best, threshold) = (0.0, 0.0, -1.0, 127)
  for (shade, number) in counts.enumerated() {
    count += Double(number)
    partialSum += Double(shade * number)
    guard count > 0, count < all else { continue }
    let distance = partialSum / count - (sum - partialSum) / (all - count)
    let between = count * (all - count) * distance * distance
    if between > best { (best, threshold) = (between, shade) }
  }
  return threshold
}

private func mean(_ counts: [Int], _ shades: ClosedRange<Int>) -> Double {
  let number = counts[shades].reduce(0, +)
  let sum = shades.reduce(0) { $0 + $1 * counts[$1] }
  return Double(sum) / Double(max(number, 1))
}
