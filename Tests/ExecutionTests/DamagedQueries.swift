import Randomness
import Reports

/// A line that has an answer, and its names: each as it is typed there, and as messages may call it.
struct NamedLine {
  var words: [String]
  /// The words that are names, with what a right hint says of each.
  var names: [(place: Int, calledAlso: [String])]

  /// `[lawsuits|行政诉讼] by [district|区县] top 3`: names stand in brackets.
  init(_ marked: String) {
    words = []
    names = []
    for part in marked.split(separator: " ") {
      let alternatives = part.drop { $0 == "[" }.prefix { $0 != "]" }.split(separator: "|").map(String.init)
      if part.hasPrefix("[") { names.append((words.count, alternatives)) }
      words.append(part.hasPrefix("[") ? alternatives[0] : String(part))
    }
  }

  var text: String { words.joined(separator: " ") }

  func replacing(_ place: Int, with word: String) -> String {
    var words = words
    words[place] = word
    return words.joined(separator: " ")
  }
}

/// Lines in both languages whose every kind of name may be misspelt.
let namedLines = [
  "[lawsuits|行政诉讼] [by|按] [district|区县] [top|前] 3",
  "[行政诉讼|lawsuits] 按 [区县|district] [筛选|filter] [年份|year] = 2019",
  "[applications|新收申请] , [disclosure_rate|公开率] by [year|年份] [sort|排序] -applications",
  "[公开率|disclosure_rate] [鹿城区|Lucheng] 2019",
  "lawsuits [lucheng|鹿城区|Lucheng]",
  "lawsuits [dongtouqu|洞头区|Dongtou]",
  "[行政复议|reviews] [洞头区|Dongtou] 2020",
  "[denied.law|不予公开] by district",
  "applications by district [filter|筛选] [district|区县] = [苍南县|Cangnan]",
  "[carried_out|结转下年] by [organ|机关] 2020",
  "[correction_rate|纠错率] , [loss_rate|败诉率] by district 2020",
  "applications by [applicant|申请人] 2019",
  "applications [natural_person|自然人] 2019",
  "[不予公开率|denial_rate] 按 [层级|level]",
  "from [facts|单元格] [select|选取] [report|报告] , [column|列] limit 2",
  "来自 [findings|核对结果] 选取 [结论|outcome] , [规则|rule]",
  "from facts filter [kind|类型] = [blank|空白] | count by [table|表]",
  "lawsuits by district | filter [lawsuits|行政诉讼] > 1",
  "lawsuits by district | derive part = [round|四舍五入] (lawsuits,1)",
  "[rank|排名] applications within [city|所属城市] by district 2020",
  "[share|占比] applications by district 2020",
  "[办结率|completion_rate] 按 区县 2020 [排序|sort] 办结率",
]

/// A word with one slip of who types Latin letters: two swapped, one lost, one twice, one beside it on the keyboard.
func slip(_ word: String, _ random: inout SeededGenerator) -> String {
  var letters = Array(word)
  let place = Int.random(in: 0..<letters.count, using: &random)
  switch Int.random(in: 0..<4, using: &random) {
  case 0 where letters.count > 1:
    let first = min(place, letters.count - 2)
    letters.swapAt(first, first + 1)
  case 1 where letters.count > 1: letters.remove(at: place)
  case 2: letters.insert(letters[place], at: place)
  default: letters[place] = neighbour(letters[place], &random)
  }
  return String(letters)
}

/// A word with one slip of who types Chinese: a character that sounds the same, two swapped, one lost, one twice.
func chineseSlip(_ word: String, _ random: inout SeededGenerator) -> String {
  var letters = Array(word)
  let place = Int.random(in: 0..<letters.count, using: &random)
  switch Int.random(in: 0..<6, using: &random) {
  case 0 where letters.count > 1:
    let first = min(place, letters.count - 2)
    letters.swapAt(first, first + 1)
  case 1 where letters.count > 2: letters.remove(at: place)
  case 2: letters.insert(letters[place], at: place)
  default:
    let alike = homophones[pinyin(String(letters[place]))]?.filter { $0 != letters[place] } ?? []
    if alike.isEmpty { letters.insert(letters[place], at: place) } else { letters[place] = random.pick(alike) }
  }
  return String(letters)
}

private func neighbour(_ letter: Character, _ random: inout SeededGenerator) -> Character {
  for row in ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map(Array.init) {
    guard let place = row.firstIndex(of: letter) else { continue }
    return row[place == 0 ? 1 : place == row.count - 1 || random.chance(50) ? place - 1 : place + 1]
  }
  return "x"
}

/// The characters of the country's divisions by how they are read.
private let homophones: [String: [Character]] = {
  let characters = Set(["区县", "市", "省"] + Divisions.compiled.all.map(\.name)).reduce(into: Set<Character>()) {
    $0.formUnion($1)
  }
  return Dictionary(grouping: characters.sorted()) { pinyin(String($0)) }
}()

/// A line with one to three accidents anywhere: characters lost, added, swapped, replaced, brackets and quotes lost, signs and
/// digits in full width, a piece cut off or put elsewhere.
func damaged(_ line: String, _ random: inout SeededGenerator) -> String {
  var letters = Array(line)
  for _ in 0..<Int.random(in: 1...3, using: &random) where !letters.isEmpty {
    let place = Int.random(in: 0..<letters.count, using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(random.pick(Array("([{“”'\"|;,、。@#$%&*+-=<>~\\qx9按区\u{301}\u{0}\u{1b}🏳️‍🌈")), at: place)
    case 2: letters.swapAt(place, Int.random(in: 0..<letters.count, using: &random))
    case 3: letters[place] = random.pick(Array("abc年()\"” |,="))
    case 4: letters.removeAll { "()\"'“”".contains($0) }
    case 5: letters = letters.map { random.chance(50) ? fullWidth($0) : $0 }
    case 6: letters.removeSubrange(place...)
    case 7: letters.removeSubrange(..<place)
    default:
      let piece = letters[place..<min(letters.count, place + 6)]
      letters.insert(contentsOf: piece, at: Int.random(in: 0...letters.count, using: &random))
    }
  }
  return String(letters)
}

private func fullWidth(_ letter: Character) -> Character {
  guard let scalar = letter.unicodeScalars.first, (0x21...0x7E).contains(scalar.value),
    let wide = Unicode.Scalar(scalar.value + 0xFEE0)
  else { return letter }
  return Character(wide)
}
