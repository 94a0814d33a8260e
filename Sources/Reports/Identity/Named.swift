import Documents

/// What the names besides a document's text say of its year: those of the page before those of its sheets, none where two of a kind
/// disagree.
func namedYears(_ names: [GivenName]) -> [Evidence] {
  evidence(names, .year, [.page, .sheet]) { reportName($0).flatMap(titleYear).map(String.init) }
}

/// What the names besides a document's text say of its organ. A site has the reports of many organs, so that the government that
/// owns it is none of them by that alone.
func namedOrgans(_ names: [GivenName], in divisions: Divisions) -> [Evidence] {
  evidence(names, .organ, [.page, .publisher, .sheet]) { name in
    guard name.kind != .publisher else { return publisher(name.text) }
    guard let organ = reportName(name).flatMap(organ(inTitle:)) else { return nil }
    // 宿迁市人民政府门户网站 is a site.
    if name.kind == .page, organ.contains("网") { return nil }
    return endsLikeOrgan(organ) || !leadingAreas(organ, in: divisions).areas.isEmpty ? organ : nil
  }
}

private func evidence(
  _ names: [GivenName], _ property: Evidence.Property, _ kinds: [GivenName.Kind], value: (GivenName) -> String?
) -> [Evidence] {
  kinds.compactMap { kind in
    let said = names.filter { $0.kind == kind }.compactMap { name in value(name).map { (name, $0) } }
    guard let (name, value) = said.first, said.allSatisfy({ $0.1 == value }) else { return nil }
    return Evidence(property, value, kind == .sheet ? .sheet : .page, text: name.text, place: name.place)
  }
}

/// Without the name of the site that stands behind, or before, that of the report; a sheet's name as it is.
private func reportName(_ name: GivenName) -> [UInt8]? {
  func squeezed(_ text: some StringProtocol) -> [UInt8] {
    var text = Array(text.utf8)
    return text.withUnsafeMutableBufferPointer {
      Reports.squeezed(UnsafeBufferPointer($0), 0..<$0.count, atMost: longestName)
    }
  }
  guard name.kind == .page else { return squeezed(name.text) }
  return parts(of: name.text).lazy.map { squeezed($0) }.first(where: isTitle)
}

/// The parts between signs, but not those of 2022-2023年.
private func parts(of name: String) -> [String] {
  var parts = [""]
  var characters = Array(name)[...]
  while let next = characters.popFirst() {
    let isBetweenDigits = parts[parts.count - 1].last?.isNumber == true && characters.first?.isNumber == true
    if "-—_|–".contains(next), !isBetweenDigits { parts.append("") } else { parts[parts.count - 1].append(next) }
  }
  return parts
}

/// In bytes.
private let longestName = 400

/// 宿迁市财政局网站 → 宿迁市财政局; nil for a government.
private func publisher(_ text: String) -> String? {
  var name = text.filter { !$0.isWhitespace }
  for word in ["门户网站", "网站", "官网", "网"] where name.hasSuffix(word) {
    name.removeLast(word.count)
    break
  }
  guard let organ = cleaned(Array(name.utf8)), organ.count > 3, endsLikeOrgan(organ), !isRelative(organ),
    !["市", "区", "县", "旗", "省", "州", "盟", "政府"].contains(where: organ.hasSuffix)
  else { return nil }
  return organ
}
