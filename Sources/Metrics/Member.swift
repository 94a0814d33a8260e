import Diagnostics
import Reports

/// A member of a dimension: 鹿城区 of `district`, 2020 of `year`, 自然人 of `applicant`.
package struct Member: Sendable, Hashable {
  /// The dimension's identifier.
  package var dimension: String
  package var value: MemberValue
  package var label: Phrase
  /// Further names: the short one, the one that is spoken, and last the code.
  package var names: [String]
  /// Names by which it is known only where its dimension stands beside it: 区县 is the county level in `level = 区县`.
  package var namesWithin: [String] = []
  /// The name's own reading without tones, where it may differ from its characters' usual ones: `yueqingshi`.
  package var reading: String?
  /// The names of the areas around it, from the inside out: 温州市, 浙江省.
  package var around: [String]
  /// Whether a loaded report has it.
  package var isLoaded: Bool

  package init(
    dimension: String, value: MemberValue, label: Phrase, names: [String] = [], reading: String? = nil,
    around: [String] = [], isLoaded: Bool = true
  ) {
    self.dimension = dimension
    self.value = value
    self.label = label
    self.names = names
    self.reading = reading
    self.around = around
    self.isLoaded = isLoaded
  }

  /// Whether its label is not its name alone, for others bear it as well: 鼓楼区（南京市）. It is typed by its way down.
  package var isToldApart: Bool { label.zh.contains("（") && !around.isEmpty }

  /// How it is told apart from others of its name: `温州市/鹿城区`, or its dimension.
  package var wayDown: String {
    around.isEmpty ? "\(dimension) = \(label.zh)" : "\(around[0])/\(names.first ?? label.zh)"
  }
}

package enum MemberValue: Sendable, Hashable {
  /// What the dimension's column holds.
  case text(String)
  case number(Int64)
  /// The number of the member in its cell dimension.
  case cell(Int)
}

/// The members of all dimensions, findable by any of their names.
package struct Members: Sendable {
  /// Those that loaded reports have, and those of the forms.
  package let loaded: [Member]
  /// Divisions of the country that no loaded report speaks for; made when first needed.
  private let elsewhere: @Sendable () -> [Member]

  package init(loaded: [Member], elsewhere: @escaping @Sendable () -> [Member]) {
    self.loaded = loaded
    self.elsewhere = elsewhere
  }

  package enum Resolution: Sendable {
    case one(Member)
    case several([Member])
    case none
  }

  /// The member that a name means, within a dimension where one is given.
  ///
  /// Loaded members come before divisions without a report; names and codes before pinyin. The same area in several
  /// dimensions (a city that publishes a report, and lies around others) is the narrowest of them.
  ///
  /// A name may stand behind those of the areas around it: 温州市鹿城区.
  ///
  /// - Parameter around: areas that it must lie in, as in `温州市/鹿城区`.
  package func resolve(_ name: String, in dimension: String? = nil, around: [String] = []) -> Resolution {
    let key = name.lowercased()
    for candidates in [loaded, elsewhere()] {
      let possible = candidates.filter { member in
        (dimension == nil || member.dimension == dimension) && around.allSatisfy { member.liesIn($0.lowercased()) }
      }
      let isNamed = dimension == nil ? Member.isNamed : Member.isNamedWithin
      for isMatch in [isNamed, Member.isRead, Member.isNamedBehindAreas] {
        let found = possible.filter { isMatch($0)(key) }
        if !found.isEmpty { return narrowest(found) }
      }
    }
    return .none
  }

  /// All that a completion may offer.
  package func all(in dimension: String?) -> [Member] {
    loaded.filter { dimension == nil || $0.dimension == dimension }
  }

  /// The divisions of the country that no loaded report speaks for.
  package var unreported: [Member] { elsewhere() }

  private func narrowest(_ found: [Member]) -> Resolution {
    guard let first = found.first else { return .none }
    let same = found.filter { $0.dimension == first.dimension }
    let isArea = ["district", "county", "city", "province"].contains(first.dimension)
    let others = found.filter { $0.dimension != first.dimension && !(isArea && same.map(\.label).contains($0.label)) }
    if same.count == 1 && (others.isEmpty || isArea) { return .one(first) }
    return .several(same + others)
  }
}

extension Member {
  func isNamed(_ key: String) -> Bool {
    label.zh.lowercased() == key || label.en.lowercased() == key || names.contains { $0.lowercased() == key }
  }

  /// Whether it is so named where its dimension stands beside it.
  func isNamedWithin(_ key: String) -> Bool { isNamed(key) || namesWithin.contains(key) }

  func isRead(_ key: String) -> Bool {
    pinyin.contains(key)
  }

  /// Whether it is written behind the areas around it, without a stroke between: `福州市鼓楼区`, `福州鼓楼`, `福建省福州市鼓楼区`.
  func isNamedBehindAreas(_ key: String) -> Bool {
    guard !around.isEmpty else { return false }
    return ([label.zh] + names).contains { name in
      let name = name.lowercased()
      guard key.count > name.count, key.hasSuffix(name) else { return false }
      var areas = key.dropLast(name.count)
      for area in around.reversed() {
        guard let written = [area, shortName(area)].first(where: areas.hasPrefix) else { continue }
        areas = areas.dropFirst(written.count)
      }
      return areas.isEmpty
    }
  }

  /// The readings of its full name and of its short one, without tones: `luchengqu`, `lucheng`.
  package var pinyin: [String] {
    let full = reading ?? Reports.pinyin(fullName)
    let suffix = Reports.pinyin(String(fullName.dropFirst(shortName(fullName).count)))
    return !suffix.isEmpty && full.hasSuffix(suffix) ? [full, String(full.dropLast(suffix.count))] : [full]
  }

  /// The first letters of its syllables: `lcq`.
  package var initials: String { Reports.initials(fullName, pinyin: reading) }

  /// The name without the area that it may be shown with.
  private var fullName: String { names.first ?? label.zh }

  fileprivate func liesIn(_ key: String) -> Bool {
    around.contains { area in
      area == key || shortName(area) == key || Reports.pinyin(area) == key || Reports.pinyin(shortName(area)) == key
    }
  }
}

/// The name of a division without the word for its kind: 鹿城 for 鹿城区; the whole where too little would be left.
package func shortName(_ name: String) -> String {
  let kinds = ["特别行政区", "街道", "地区", "新区", "省", "市", "区", "县", "镇", "乡", "旗", "盟"]
  for kind in kinds where name.hasSuffix(kind) && name.count - kind.count >= 2 {
    return String(name.dropLast(kind.count))
  }
  return name
}

extension Member {
  /// The ways in which people write an area, in lower case: its names, its code, its readings, and each of them behind
  /// the areas around it, with or without a stroke between.
  ///
  ///     鹿城区: 鹿城区 鹿城 330302 luchengqu lucheng 温州市/鹿城区 温州/鹿城 温州市鹿城区 浙江省温州市鹿城区 浙江/温州/鹿城 …
  package var spellings: Set<String> {
    let own = [label.zh] + names + pinyin
    var spellings = Set(own)
    for (depth, inner) in around.enumerated() {
      let ways = [Array(around[0...depth].reversed()), [inner]]
      for way in ways {
        for name in own { spellings.insert((way + [name]).joined(separator: "/")) }
        for name in own { spellings.insert((way.map(shortName) + [name]).joined(separator: "/")) }
        spellings.insert(way.joined() + (names.first ?? label.zh))
        for read in pinyin {
          spellings.insert((way.map(Reports.pinyin) + [read]).joined(separator: "/"))
          spellings.insert((way.map { Reports.pinyin(shortName($0)) } + [read]).joined(separator: "/"))
        }
      }
    }
    return Set(spellings.map { $0.lowercased() })
  }
}
