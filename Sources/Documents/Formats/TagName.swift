/// The name of a tag in small letters, by its bytes: a page has thousands of tags, whose names are compared many times.
///
///     tag.name == "table"
struct TagName: Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The most bytes that a name has; no element that means something has more than `blockquote`.
  static let longest = 10

  private var high: UInt64 = 0
  private var low: UInt64 = 0

  init() {}

  init(stringLiteral name: StaticString) {
    precondition(name.utf8CodeUnitCount <= Self.longest, "the name is no longer than one that is read")
    for offset in 0..<name.utf8CodeUnitCount { append(name.utf8Start[offset]) }
  }

  mutating func append(_ byte: UInt8) {
    high = high << 8 | low >> 56
    low = low << 8 | UInt64(byte)
  }

  static func < (left: TagName, right: TagName) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }

  var description: String {
    let bytes = [high, low].flatMap { word in (0..<8).reversed().map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
    return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
  }
}
