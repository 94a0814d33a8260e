package struct Divisions: Sendable {
  package let all: [Area]
  private let byCode: [String: Int]
  package init() {
    var all: [Area] = []
    for line in "\(divisionsTable)".split(separator: "\n").dropFirst() {
      let f = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      all.append(Area(code: f[0], name: f[1], kind: Area.Kind(rawValue: f[2]) ?? .county, pinyin: f[4], parent: f[3].isEmpty ? nil : f[3]))
    }
    self.all = all
    byCode = Dictionary(uniqueKeysWithValues: zip(all.map(\.code), 0...))
  }
  package func area(code: String) -> Area? { byCode[code].map { all[$0] } }
}
