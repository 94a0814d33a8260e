import Diagnostics

/// What the style sheets within a page hide, cells, rows and columns of tables among it: `<style>.gone { display: none }</style>`.
///
/// Only selectors of one element count, by its name and classes (`td.gone`, `.gone`). What another rule shows, whatever else it asks
/// for, is shown: pages hide parts that a click brings back.
struct PageStyles {
  /// An element's name, if it is asked for, and the classes that it must have.
  private struct Selector {
    var name: String
    var classes: Set<String>

    func matches(_ name: String, _ own: Set<String>) -> Bool {
      (self.name.isEmpty || self.name == name) && classes.isSubset(of: own)
    }
  }

  /// Selectors by one of their classes, each by that which the fewest others have. Those without a class are of no use.
  private struct Selectors {
    private var byClass: [String: [Selector]] = [:]

    var isEmpty: Bool { byClass.isEmpty }

    mutating func insert(_ selector: Selector) {
      let rarest = selector.classes.min { byClass[$0, default: []].count < byClass[$1, default: []].count }
      if let rarest { byClass[rarest, default: []].append(selector) }
    }

    func contains(matching name: String, _ own: Set<String>) -> Bool {
      own.contains { byClass[$0]?.contains { $0.matches(name, own) } ?? false }
    }
  }

  private var hiding = Selectors()
  private var collapsing = Selectors()
  private var showing = Selectors()

  var isEmpty: Bool { hiding.isEmpty && collapsing.isEmpty }

  /// Adds the rules of a style sheet. What stands within a condition (`@media`) is not looked at.
  mutating func add(_ sheet: UnsafeBufferPointer<UInt8>) {
    guard sheet.count <= longestSheet else { return }
    let text = withoutComments(String(decoding: sheet, as: UTF8.self).lowercased())
    var depth = 0
    var (selectors, body) = ("", "")
    for character in text {
      switch character {
      case "{": depth += 1
      case "}":
        depth = max(depth - 1, 0)
        if depth == 0 {
          if !selectors.contains("@") { add(selectors, body) }
          (selectors, body) = ("", "")
        }
      default:
        if depth == 0 { selectors.append(character) } else { body.append(character) }
      }
    }
  }

  private mutating func add(_ selectors: String, _ body: String) {
    var body = body
    let style = body.withUTF8 { shownStyle($0) }
    guard style != .unsaid else { return }
    for text in selectors.split(separator: ",") {
      let steps = text.split { $0.isWhitespace || ">+~".contains($0) }
      guard let last = steps.last else { continue }
      let selector = selector(last.prefix { $0 != ":" && $0 != "[" && $0 != "#" })
      switch style {
      case .shown: showing.insert(selector)
      case .hidden where steps.count == 1 && isPlain(last): hiding.insert(selector)
      case .collapsed where steps.count == 1 && isPlain(last): collapsing.insert(selector)
      default: break
      }
    }
  }

  private func isPlain(_ selector: Substring) -> Bool {
    selector.allSatisfy { $0.isLetter || $0.isNumber || ".-_".contains($0) } && selector.contains(".")
  }

  private func selector(_ text: Substring) -> Selector {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return Selector(name: parts.first ?? "", classes: Set(parts.dropFirst()))
  }

  /// Whether an element with these classes is not shown, or as a column takes its cells away.
  func look(of name: String, _ classes: Set<String>) -> ShownStyle {
    if classes.isEmpty || showing.contains(matching: name, classes) { return .unsaid }
    if collapsing.contains(matching: name, classes) { return .collapsed }
    return hiding.contains(matching: name, classes) ? .hidden : .unsaid
  }

  private func withoutComments(_ text: String) -> String {
    let parts = text.split(separator: "/*", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      guard index > 0 else { return String(part) }
      let pieces = part.split(separator: "*/", maxSplits: 1, omittingEmptySubsequences: false)
      return pieces.count == 2 ? String(pieces[1]) : ""
    }.joined()
  }
}

/// In bytes: longer ones are libraries.
private let longestSheet = 200_000

/// What a style says of whether its element is shown.
enum ShownStyle {
  case unsaid, shown, hidden
  /// `visibility: collapse`, which alone takes the cells of a column away.
  case collapsed
}

/// The last that a style says: `display: none; color: red`.
func shownStyle(_ style: UnsafeBufferPointer<UInt8>) -> ShownStyle {
  var result = ShownStyle.unsaid
  for (property, value) in declarations(ofShowing: style) where !value.isEmpty {
    switch (property, value) {
    case ("display", "none"): result = .hidden
    case ("display", _): result = .shown
    case ("visibility", "collapse"): result = .collapsed
    case ("visibility", "hidden"): result = .hidden
    default: break
    }
  }
  return result
}

/// The declarations of a style that say whether its element is shown or struck out, in small letters and without blanks. Others, which
/// are most, are only measured.
func declarations(ofShowing style: UnsafeBufferPointer<UInt8>) -> [(property: String, value: Substring)] {
  var found: [(property: String, value: Substring)] = []
  var start = 0
  while start < style.count {
    var end = start
    while end < style.count, style[end] != UInt8(ascii: ";") { end += 1 }
    if tellsOfShowing(style, start..<end) {
      let parts = String(decoding: style[start..<end], as: UTF8.self).lowercased().split(separator: ":")
        .map { $0.filter { !$0.isWhitespace } }
      if parts.count == 2 { found.append((parts[0], parts[1].split(separator: "!").first ?? "")) }
    }
    start = end + 1
  }
  return found
}

/// Whether a declaration's property is as long as one of those and begins alike: `display`, `visibility`, `text-decoration`,
/// `text-decoration-line`.
private func tellsOfShowing(_ style: UnsafeBufferPointer<UInt8>, _ declaration: Range<Int>) -> Bool {
  var start = declaration.lowerBound
  while start < declaration.upperBound, style[start] <= 0x20 { start += 1 }
  guard start < declaration.upperBound else { return false }
  let first = style[start] | 0x20
  guard first == UInt8(ascii: "d") || first == UInt8(ascii: "v") || first == UInt8(ascii: "t") else { return false }
  var end = start
  while end < declaration.upperBound, style[end] != UInt8(ascii: ":") { end += 1 }
  while end > start, style[end - 1] <= 0x20 { end -= 1 }
  return switch first {
  case UInt8(ascii: "d"): end - start == 7
  case UInt8(ascii: "v"): end - start == 10
  default: end - start == 15 || end - start == 20
  }
}

extension PageReader {
  /// The tag, hidden where a style sheet of the page hides it; a column notes itself with its table. A style sheet for printing is none
  /// of the page.
  mutating func styled(_ plain: Tag, _ page: UnsafeBufferPointer<UInt8>) -> Tag {
    var tag = plain
    if tag.isUnread {
      let media = tag.name == "style" ? attribute("media", page, of: tag) : nil
      let isForPrint = media.map {
        ["print", "speech"].contains(String(decoding: page[$0], as: UTF8.self).lowercased())
      }
      if tag.name == "style", isForPrint != true, let end = end(ofElement: "style", page, from: tag.end) {
        styles.add(UnsafeBufferPointer(rebasing: page[tag.end..<end]))
      }
      return tag
    }
    guard !tag.isClosing else { return tag }
    if !tag.isStyled {
      guard !tag.isHidden else { return tag }
      tag.classes = attribute("class", page, of: tag)
      guard tag.classes != nil else { return plain }
      tag.style = attribute("style", page, of: tag)
    }
    let isColumn = tag.name == "col"
    let own = tag.style.map { shownStyle(UnsafeBufferPointer(rebasing: page[$0])) } ?? .unsaid
    let look = own == .unsaid && !styles.isEmpty ? styles.look(of: tag.name.description, classes(of: tag, page)) : own
    if isColumn {
      builder.noteColumns(tag.columns, areHidden: look == .collapsed)
    } else if look == .hidden || look == .collapsed {
      tag.isHidden = true
    }
    return tag
  }

  private func attribute(_ name: StaticString, _ page: UnsafeBufferPointer<UInt8>, of tag: Tag) -> Range<Int>? {
    attributeValue(page, name, in: seen..<tag.end)
  }

  private func classes(of tag: Tag, _ page: UnsafeBufferPointer<UInt8>) -> Set<String> {
    let classes = tag.classes.map { String(decoding: page[$0], as: UTF8.self).lowercased() } ?? ""
    return Set(classes.split { $0.isWhitespace }.map(String.init))
  }
}

extension Diagnostic {
  static func cellsHidden(_ count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      Phrase(
        count == 1
          ? "a cell or row of a table with figures is hidden in the page, and is not read"
          : "\(count) cells or rows of tables with figures are hidden in the page, and are not read",
        zh: "网页表格中有 \(count) 处带数字的单元格或行被隐藏，未读取"),
      hint: Phrase(
        "where they are of the report, save the page from the browser as shown", zh: "如属报告内容，请在浏览器中显示后另存")
    ).with { ($0.severity, $0.place) = (.warning, place) }
  }
}
