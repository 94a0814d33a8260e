import Reports

/// What tells the organ of a report from others.
enum OrganKey: Hashable {
  /// The area, and what the organ is called there: 鹿城区人民政府 and 温州市鹿城区人民政府 are one.
  case ofArea(String, office: String)
  /// Where the area is not known: what the report prints, what lies around the area, and the folders that the file lies in.
  /// 和平镇人民政府 of another folder may be of another county.
  case printed(PrintedOrgan)
  /// Of a report that may be anybody's.
  case own(Int)
}

/// What is known of an organ whose area is not.
struct PrintedOrgan: Hashable {
  /// 和平镇, 鼓楼区; empty for an office that names no area.
  var area: String
  var office: String
  /// The code of what lies around the area; nil where that is not known either.
  var around: String?
  /// Without digits, so that folders of several years are one.
  var folders: [String] = []
}

extension StoredReport {
  /// What it says of an organ whose area it leaves open, without regard to where the file lies.
  var printedOrgan: PrintedOrgan {
    let area = report.identity.area
    return PrintedOrgan(area: area.name, office: office, around: area.parent)
  }

  private var folders: [String] {
    path.split(separator: "/").dropLast().map { $0.filter { !("0"..."9" ~= $0) && $0 != "年" } }.filter { !$0.isEmpty }
  }

  fileprivate func identified(at index: Int) -> OrganKey {
    let identity = report.identity
    guard !identity.organ.isEmpty else { return .own(index) }
    guard identity.area.code.isEmpty else { return .ofArea(identity.area.code, office: office) }
    var printed = printedOrgan
    printed.folders = folders
    return .printed(printed)
  }
}

/// Of each report a number for its organ: two reports with one number are of one organ.
///
/// Organs whose area is not known are one where name and folder are the same, unless two of these reports are of one year and
/// scope, or of none: then several organs bear the name, nothing tells which report is whose, and each is taken for an organ of its own.
func organNumbers(of stored: [StoredReport]) -> [Int] {
  var organs = stored.indices.map { stored[$0].identified(at: $0) }
  for case (.printed, let group) in Dictionary(grouping: stored.indices, by: { organs[$0] }) {
    let times = group.map { Time(year: stored[$0].report.identity.year, scope: stored[$0].report.identity.scope) }
    if Set(times).count == group.count { continue }
    for index in group { organs[index] = .own(index) }
  }
  var numbers: [OrganKey: Int] = [:]
  return organs.map { organ in
    let number = numbers[organ] ?? numbers.count
    numbers[organ] = number
    return number
  }
}

extension StoredReport {
  fileprivate var isCompiledByOffice: Bool {
    let identity = report.identity
    return identity.scope == .area && ["办公室", "办公厅", "政府办"].contains(where: identity.organ.hasSuffix)
  }
}

private struct Time: Hashable {
  var year: Int?
  var scope: Scope
}

/// A name for each report's organ, unlike that of any other organ: the longest that its reports print; where organs of several
/// areas print the same, with the area around it that tells them apart (教育局（鹿城区）); where the area is not known, with the file
/// (教育局（b.html）). An organ that no report names is called by its file.
func organNames(of stored: [StoredReport], in geography: Geography) -> [String] {
  var printed: [Int: String] = [:]
  // The office that compiled a whole area's report is not the government whose it is.
  let (compiled, own) = (stored.filter(\.isCompiledByOffice), stored.filter { !$0.isCompiledByOffice })
  for each in own {
    let name = each.report.identity.organ
    printed[each.organNumber] =
      printed[each.organNumber].map { ($0.count, $0) > (name.count, name) ? $0 : name } ?? name
  }
  for each in compiled where printed[each.organNumber] == nil {
    printed[each.organNumber] = each.report.identity.organ
  }
  let sharing = Dictionary(grouping: printed.keys) { printed[$0] ?? "" }
  var names: [Int: String] = [:]
  for each in stored where names[each.organNumber] == nil {
    let name = printed[each.organNumber] ?? ""
    let isShared = (sharing[name]?.count ?? 0) > 1
    let telling = telling(each, name, geography)
    names[each.organNumber] = name.isEmpty || !isShared ? name : telling.map { "\(name)（\($0)）" } ?? ""
  }
  nameByFile(&names, printed, stored)
  return stored.map { names[$0.organNumber] ?? "" }
}

/// What tells an organ from one of the same name elsewhere: the first area around it that its own name leaves out, or the code;
/// nil where the area is not known. A government is of its area, however that was called when the report was made.
private func telling(_ stored: StoredReport, _ organ: String, _ geography: Geography) -> String? {
  let area = stored.report.identity.area
  guard !area.code.isEmpty else { return nil }
  return geography.chain(area).dropFirst(stored.office.isEmpty ? 1 : 0).first { !organ.contains($0.name) }.map(
    geography.name(of:)) ?? area.code
}

/// Names the organs that have none yet, or share it, by the end of the path of their first file that tells them apart.
private func nameByFile(_ names: inout [Int: String], _ printed: [Int: String], _ stored: [StoredReport]) {
  let holders = Dictionary(grouping: names.keys) { names[$0] ?? "" }
  var paths: [Int: [Substring]] = [:]
  for each in stored where paths[each.organNumber] == nil {
    let name = names[each.organNumber] ?? ""
    if name.isEmpty || (holders[name]?.count ?? 0) > 1 { paths[each.organNumber] = each.path.split(separator: "/") }
  }
  for (organ, path) in paths {
    let name = printed[organ] ?? ""
    let others = paths.keys.filter { $0 != organ && printed[$0] == name }.compactMap { paths[$0] }
    let length = (1..<max(path.count, 2)).first { length in
      !others.contains { $0.suffix(length).elementsEqual(path.suffix(length)) }
    }
    let file = path.suffix(length ?? path.count).joined(separator: "/")
    names[organ] = name.isEmpty ? file : "\(name)（\(file)）"
  }
}
