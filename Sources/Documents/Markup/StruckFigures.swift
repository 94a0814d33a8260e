import Diagnostics

extension Diagnostic {
  static func struckFigures(_ count: Int, first: String, at place: Place) -> Diagnostic {
    Diagnostic(
      Phrase(
        count == 1
          ? "“\(first)” is struck out in a cell of a table, and is not read"
          : "figures are struck out in \(count) cells of tables, and are not read: the first “\(first)”",
        zh: count == 1 ? "表格单元格中的“\(first)”已划去，未读取" : "表格中有 \(count) 个单元格的数字已划去，未读取：首处为“\(first)”"),
      hint: Phrase(
        "where they hold after all, take the stroke away in a copy of the file", zh: "如仍有效，请在文件副本中去掉删除线")
    ).with { ($0.severity, $0.place) = (.warning, place) }
  }
}
