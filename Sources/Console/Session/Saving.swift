import Diagnostics
import Output
import Relations

extension Session {
  /// Saves an answer in the format that the file's name ends in.
  ///
  /// - Parameter span: where the name stands in the statement.
  func save(_ answer: Answer, _ path: String, at span: Span?, replacing: Bool) throws(Diagnostic) {
    guard let format = Format(fileName: path) else { throw Diagnostic.unknownEnding(path).with { $0.span = span } }
    let style = Style(
      language: settings.language, csvBOM: settings.hasBOM, showsStates: settings.showsStates,
      showsLabels: settings.showsLabels)
    let size: Int
    do throws(Diagnostic) {
      size = try writeWholeFile(path, replacing: replacing) { put in
        try write(answer, as: format, style: style, to: put)
      }
    } catch {
      throw error.with { $0.span = span }
    }
    let count = answer.relation.rowCount
    try note(
      Phrase(
        "saved \(count) row\(count == 1 ? "" : "s") to \(path) (\(size) bytes)",
        zh: "已将 \(count) 行保存到 \(path)（\(size) 字节）"))
  }
}

extension Session {
  /// Saves what is no table.
  ///
  /// - Parameter span: where the name stands in the statement.
  func save(
    to path: String, at span: Span?, replacing: Bool, _ body: (([UInt8]) throws -> Void) throws -> Void
  ) throws(Diagnostic) {
    let size: Int
    do throws(Diagnostic) {
      size = try writeWholeFile(path, replacing: replacing, body)
    } catch {
      throw error.with { $0.span = span }
    }
    try note(Phrase("saved \(path) (\(size) bytes)", zh: "已保存 \(path)（\(size) 字节）"))
  }
}

extension Diagnostic {
  fileprivate static func unknownEnding(_ path: String) -> Diagnostic {
    let endings = Format.allCases.compactMap(\.ending).map { ".\($0)" }
    return Diagnostic(
      Phrase("the ending of \(path) names no format that can be saved", zh: "\(path) 的扩展名不是可保存的格式"),
      hint: Phrase(
        "it is one of \(endings.joined(separator: ", "))", zh: "可用的扩展名：\(endings.joined(separator: "、"))"))
  }
}
