import Diagnostics
import Reports

/// The page that the name of a file says it is: `2_3.html`, `年报（2）.txt`, `第2页.html`, `第二页.html`. Nil for other names, among them those that end
/// in the day or month of a date.
struct NamedPage {
  /// The path without the number.
  var stem: String
  var number: Int

  init?(path: String) {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let end = path[start...].lastIndex(of: ".") ?? path.endIndex
    var name = path[start..<end]
    while let last = name.last, "）)页".contains(last) { name.removeLast() }
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let spelt = digits == 0 && name.endIndex < end ? name.last.flatMap(chineseDigits.firstIndex) : nil
    let figures = spelt == nil ? digits : 1
    let before = name.dropLast(figures)
    guard (1...2).contains(figures), let mark = before.last,
      let number = spelt.map({ $0 + 1 }) ?? Int(name.suffix(figures)), number > 0
    else { return nil }
    switch mark {
    case "_", "(", "（", "第", "p", "P": break
    case "-" where before.dropLast().last?.isNumber != true: break
    default: return nil
    }
    self.number = number
    stem = "\(path[..<before.endIndex])#\(path[name.endIndex...])"
  }
}

private let chineseDigits = Array("一二三四五六七八九十")

/// Says of each file with a report that lacks tables, and whose name is that of a page, that it may be one, where a file stands beside
/// it that has the name of another page.
func withPages(_ sources: [SourceFile], lacksTables: (String) -> Bool) -> [SourceFile] {
  let pages = sources.map { NamedPage(path: $0.path) }
  var numbers: [String: Set<Int>] = [:]
  for case let page? in pages { numbers[page.stem, default: []].insert(page.number) }
  return zip(sources, pages).map { source, page in
    guard let page, let beside = numbers[page.stem], beside.count > 1, source.status == .partly,
      lacksTables(source.path)
    else { return source }
    var source = source
    source.reasons.append(.page(page.number))
    return source
  }
}

extension Diagnostic {
  fileprivate static func page(_ number: Int) -> Diagnostic {
    Diagnostic(
      Phrase(
        "by its name it may be page \(number) of a report in several files, which are read each by itself",
        zh: "从文件名看可能是分页报告的第 \(number) 页；各页分别读取"),
      hint: Phrase("put the pages together in one file, in their order", zh: "请按顺序将各页合并为一个文件")
    ).with { $0.severity = .warning }
  }
}
