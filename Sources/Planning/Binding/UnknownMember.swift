import Diagnostics
import Metrics
import Syntax

extension Diagnostic {
  /// A word where a clause or a member is wanted, or a member of a dimension: what it may have been meant as.
  static func unknownMember(
    _ name: String, in dimension: String?, around way: [String], _ catalog: Catalog
  ) -> Diagnostic {
    if !way.isEmpty { return notInside(name, way, catalog) }
    if dimension == nil {
      if let misplaced = misplaced(name, catalog) { return misplaced }
      if let apart = setApart(name, in: catalog) { return noClause(name, hint: apart) }
    }
    if dimension == nil, let organs = organs(named: name, in: catalog) { return organs }
    let close = closeMembers(name, of: dimension, catalog)
    guard let dimension else { return noClause(name, hint: close.isEmpty ? .whereToLook : .meant(close)) }
    let all = catalog.members.all(in: dimension).map { Metrics.name($0.label.en, $0.label.zh, for: name) }
    let few = all.count <= 12 && !all.isEmpty ? Phrase.meant([], of: all) : .whereToLook
    return Diagnostic(
      Phrase("no \(dimension) “\(name)”", zh: "\(label(dimension)) 中没有“\(name)”"),
      hint: close.isEmpty ? few : .meant(close))
  }

  /// 财政局 of whatever area: organs that have reports, of which the word is a part of the name.
  private static func organs(named name: String, in catalog: Catalog) -> Diagnostic? {
    guard name.count > 1, !name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let organs = catalog.members.all(in: "organ").map(\.label.zh).filter { $0.contains(name) }
    guard !organs.isEmpty else { return nil }
    let few = organs.prefix(3).joined(separator: "、") + (organs.count > 3 ? " …" : "")
    return Diagnostic(
      Phrase("“\(name)” is no area; organs are called so: \(few)", zh: "“\(name)”不是地区，而是机关名称的一部分：\(few)"),
      hint: Phrase("filter organ ~ \"\(name)\"", zh: "筛选 机关 ~ “\(name)”"))
  }

  private static func noClause(_ name: String, hint: Phrase) -> Diagnostic {
    Diagnostic(Phrase("no clause or member “\(name)”", zh: "没有名为“\(name)”的子句或成员"), hint: hint)
  }

  /// Loaded members come before the country's other divisions, which must be closer. Where a clause may stand, its keyword
  /// is as likely.
  private static func closeMembers(_ name: String, of dimension: String?, _ catalog: Catalog) -> [String] {
    var things = dimension == nil ? clauseKeywords(for: name) : []
    things += catalog.members.all(in: dimension).map { member in
      var thing = member.nameable
      if !member.isToldApart { thing.shown = Metrics.name(member.label.en, member.label.zh, for: name) }
      return thing
    }
    let close = nearestNames(name, among: things)
    guard close.isEmpty, dimension == nil || dimension == "district" else { return close }
    let elsewhere = nearestNames(name, among: catalog.members.unreported.map(\.nameable), allowed: 0...1)
    // `tp 3`: so short a word is close to no name, but a slip away from few keywords.
    guard elsewhere.isEmpty, dimension == nil, name.count <= 3, name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return elsewhere
    }
    return nearest(name, among: clauseKeywords(for: name), allowed: 1...1)
  }

  private static func clauseKeywords(for name: String) -> [Nameable] {
    Keyword.clauses.map { keyword in
      let shown = Metrics.name(keyword.rawValue, keyword.chinese, for: name)
      return Nameable(shown, spellings: [keyword.rawValue, keyword.chinese] + keyword.otherWords)
    }
  }

  /// A way down that leads nowhere: `温州市/鼓楼区`.
  private static func notInside(_ name: String, _ way: [String], _ catalog: Catalog) -> Diagnostic {
    let outer = way.joined(separator: "/")
    let ways: [String] =
      switch catalog.members.resolve(name) {
      case .one(let member): [member.wayDown]
      case .several(let members): members.map(\.wayDown)
      case .none: closeMembers(name, of: "district", catalog)
      }
    return Diagnostic(
      Phrase("no “\(name)” in “\(outer)”", zh: "“\(outer)”之内没有“\(name)”"),
      hint: ways.isEmpty ? .whereToLook : .meant(Array(ways.prefix(8))))
  }

  /// A metric or a dimension where a bare member stands.
  private static func misplaced(_ name: String, _ catalog: Catalog) -> Diagnostic? {
    if catalog.metrics.find(name) != nil {
      return Diagnostic(
        Phrase("“\(name)” is a metric, and metrics stand first", zh: "“\(name)”是指标，指标应写在最前面"),
        hint: Phrase(
          "such as \(name) by district; several with commas: lawsuits, \(name) 2020",
          zh: "例如 \(name) 按 区县；多个指标用逗号分隔：行政诉讼，\(name) 2020"))
    }
    guard findDimension(name) != nil else { return nil }
    return Diagnostic(
      Phrase("“\(name)” is a dimension, and wants by or filter before it", zh: "“\(name)”是维度，前面要有“按”或“筛选”"),
      hint: Phrase("such as by \(name)", zh: "例如 按 \(name)"))
  }

  /// `bydistrict` as `by district`.
  private static func setApart(_ name: String, in catalog: Catalog) -> Phrase? {
    for keyword in Keyword.clauses {
      for word in [keyword.rawValue, keyword.chinese] where name.lowercased().hasPrefix(word) {
        let rest = String(name.dropFirst(word.count))
        let isName = findDimension(rest) != nil || catalog.metrics.find(rest) != nil || Int(rest) != nil
        if isName { return .apart("\(word) \(rest)") }
      }
    }
    return nil
  }

  static func label(_ dimension: String) -> String { findDimension(dimension)?.label.zh ?? dimension }
}

extension Phrase {
  static let whereToLook = Phrase("districts lists the areas, help the clauses", zh: "用“区划”查看地区，用“帮助”查看子句")

  static func apart(_ line: String) -> Phrase {
    Phrase("words stand apart: \(line)", zh: "词与词之间要有空格：\(line)")
  }
}
