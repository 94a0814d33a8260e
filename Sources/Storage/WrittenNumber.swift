/// A number as people write it in tables of their own: `1,234`, `12.5%`, `118.2万`, `3.5亿元`, with full-width digits or not.
struct WrittenNumber {
  /// Yuan where it is money, and the part of one where it is a per cent.
  var value: Double
  /// Nil where it has decimals.
  var whole: Int64?
  /// Hundredths of a yuan; nil where it is no money, or not exact to a hundredth.
  var hundredths: Int64?
  var isRatio: Bool
  var isMoney: Bool
  /// The word that it is counted in: 万, 亿, 万亿; empty where there is none.
  var scale: String

  /// Nil for what is no number, or a code such as 0330302.
  init?(_ text: String) {
    var digits = ascii(text)[...]
    isRatio = digits.removeEnding("%")
    isMoney = digits.removeEnding("元")
    let scaled = scales.first { digits.removeEnding($0.word) }
    guard let number = Decimal(digits)?.timesTen(to: (scaled?.power ?? 0) - (isRatio ? 2 : 0)) else { return nil }
    guard !isRatio || scaled == nil && !isMoney else { return nil }
    scale = scaled?.word ?? ""
    value = number.value
    whole = isRatio ? nil : number.whole
    hundredths = isMoney ? number.timesTen(to: 2).whole : nil
  }
}

/// The words for powers of ten, the longest first.
private let scales: [(word: String, power: Int)] = [("万亿", 12), ("亿", 8), ("万", 4)]

extension Substring {
  /// Takes the ending away with the blanks before it; false where the text does not end so.
  fileprivate mutating func removeEnding(_ ending: String) -> Bool {
    guard hasSuffix(ending) else { return false }
    removeLast(ending.count)
    while last == " " { removeLast() }
    return true
  }
}

/// Digits and where the point stands among them, so that a shift is exact.
private struct Decimal {
  private var isNegative: Bool
  private var digits: String
  /// How many of the digits stand behind the point; negative where zeros follow.
  private var decimals: Int

  /// Digits with or without a sign, a point, and commas between thousands.
  init?(_ text: Substring) {
    let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.dropFirst().allSatisfy(\.isDigits) else { return nil }
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy(\.isDigits),
      groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }),
      parts[0].count == 1 || parts[0].first != "0"
    else { return nil }
    isNegative = text.first == "-"
    digits = groups.joined() + parts.dropFirst().joined()
    decimals = parts.count > 1 ? parts[1].count : 0
    guard value.isFinite else { return nil }
  }

  func timesTen(to power: Int) -> Decimal {
    var result = self
    result.decimals -= power
    return result
  }

  var value: Double { Double("\(isNegative ? "-" : "")\(digits)e\(-decimals)") ?? .infinity }

  /// Nil where decimals other than zeros are left, or it does not fit.
  var whole: Int64? {
    let zeros = digits.reversed().prefix { $0 == "0" }.count
    guard decimals <= min(zeros, digits.count - 1) else { return nil }
    let kept = decimals >= 0 ? String(digits.dropLast(decimals)) : digits + String(repeating: "0", count: -decimals)
    return Int64((isNegative ? "-" : "") + kept)
  }
}

extension Substring {
  fileprivate var isDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
}

/// The text with full-width digits and signs as ASCII.
private func ascii(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    let isWide = (0xFF01...0xFF5E).contains(scalar.value)
    result.unicodeScalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
  }
  return result
}
