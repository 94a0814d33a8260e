import Documents

/// What the words of a clause say together.
struct ClauseWords {
  var subjects: [Subject] = []
  /// The subjects behind 占: what a share is of.
  var isShare = false
  /// A per cent that is of no cell.
  var isRate = false
  /// +1 for 增长, −1 for 下降.
  var sign: Double?
  var isNone = false
  /// Says how the work is done.
  var isManner = false
  var isEach = false
  var isAllUpheld = false
  /// Names applications for information, or what is caused by them.
  var isHead = false
}

extension ClaimReader {
  mutating func read(_ clause: [Token], end: Character, isInside: Bool) {
    guard !isLost else { return }
    words = quoted(clause[0].range.lowerBound..<clause[clause.count - 1].range.upperBound)
    if !isItem(clause) { closeList() }
    guard isUnderstood(clause) else { return pass(over: clause, isInside: isInside) }
    var said = ClauseWords()
    let numbers = clause.indices.filter { clause[$0].isNumber }
    for (position, token) in clause.enumerated() {
      switch token.kind {
      case .word(let word): take(word, into: &said)
      case .year(let year) where year == report.identity.year: break
      case .year(let year)
      where abs(year - (report.identity.year ?? year)) == 1 && clause.contains(where: \.isBesideYears):
        // 结转到2021年
        if clause.contains(where: \.isCarried) {
          said.subjects.append(year > report.identity.year ?? year ? .carriedOut : .carriedIn)
        }
      case .year: isLost = true
      case .number(let number):
        // What stands behind the last number belongs to it too: 收到22件政府信息公开申请.
        if position == numbers.last {
          for case .word(let word) in clause[(position + 1)...].map(\.kind) { take(word, into: &said) }
        }
        if !isLost { count(number, at: token.range.lowerBound, said) }
        said = ClauseWords()
      case .endOfYear, .separator, .unknown: break
      }
      if isLost || position == numbers.last { break }
    }
    if isLost { return }
    finish(said, hasNumber: !numbers.isEmpty, at: clause[0].range.lowerBound, end: end)
  }

  /// Whether it names nothing but a place, and how many it had: `沭阳县477件`. Its number is noted.
  private mutating func isItem(_ clause: [Token]) -> Bool {
    guard case .number(let number)? = clause.last?.kind, number.unit == .cases, number.step == 1, clause.count > 1
    else {
      return false
    }
    let isPlain = clause.dropLast().allSatisfy { token in
      switch token.kind {
      case .unknown, .word(.filler), .word(.own), .word(.part), .word(.others): true
      default: false
      }
    }
    if isPlain { listed.append((number.value, words, clause[clause.count - 1].range.lowerBound)) }
    return isPlain
  }

  private func isUnderstood(_ clause: [Token]) -> Bool {
    clause.allSatisfy { if case .unknown = $0.kind { false } else { true } }
  }

  /// A clause with words that are not known.
  private mutating func pass(over clause: [Token], isInside: Bool) {
    let hasNumber = clause.contains(where: \.isNumber)
    for token in clause {
      switch token.kind {
      case .word(let word):
        switch word {
        case .own, .others, .part, .trap, .except: var ignored = ClauseWords(); take(word, into: &ignored)
        case .subject(.applications), .cause: isOnTopic = true
        default: break
        }
      case .year(let year) where year != report.identity.year: isLost = true
      case .unknown
      where report.identity.scope == .area && characters[token.range].contains(where: endsOrgans.contains):
        isInPart = true
      default: break
      }
    }
    // A bracket that is not understood may say what the number before it leaves out.
    if isInside, let last = state.last { claims[last].doubt = claims[last].doubt ?? .unclear }
    if hasNumber { state.isBroken = true } else { state.isNarrowed = true }
    (state.subjects, state.last, state.disputes, state.disputeClaims) = ([], nil, [], [])
  }

  private mutating func take(_ word: Word, into said: inout ClauseWords) {
    switch word {
    case .filler: break
    case .cause:
      said.isHead = true
      isOnTopic = true
    case .subject(let subject):
      if subject == .applications {
        said.isHead = true
        isOnTopic = true
      }
      if !said.isShare { said.subjects.append(subject) }
    case .application: if !said.isShare { said.subjects.append(.applications) }
    case .whole(let unit):
      state.scope = covers(unit) ? .whole : .elsewhere
      if covers(unit) { isInPart = false }
    case .organ: if report.identity.scope == .area, report.identity.level != .street { enter(.part) }
    case .office: if report.identity.scope == .area || !report.identity.organ.contains("办公") { enter(.own) }
    case .rate: said.isRate = true
    case .manner: said.isManner = true
    case .own: enter(.own)
    case .others: enter(.others)
    case .part: enter(.part)
    case .none: said.isNone = true
    case .each: said.isEach = true
    case .allUpheld: said.isAllUpheld = true
    case .more: said.sign = 1
    case .less: said.sign = -1
    case .share: said.isShare = true
    case .except:
      for index in claims.indices.suffix(1) { claims[index].doubt = claims[index].doubt ?? .unclear }
      state.isNarrowed = true
    case .trap: isLost = true
    }
  }

  private mutating func enter(_ scope: State.Scope) {
    state.scope = scope
    isInPart = true
  }

  /// Whether 全区 is the area that the report speaks for.
  private func covers(_ unit: Character?) -> Bool {
    let identity = report.identity
    return (identity.scope == .area || identity.level == .street) && identity.area.name.last == unit
  }

  /// A clause at its end: what it named stays for the next, unless it was counted.
  private mutating func finish(_ said: ClauseWords, hasNumber: Bool, at position: Int, end: Character) {
    if said.isAllUpheld { allUpheld() }
    if hasNumber {
      state.subjects = []
    } else if said.isNone {
      noneOf(said, at: position)
      state.subjects = []
    } else if !said.isManner {
      state.subjects += said.subjects
    }
    if end == "；" { (state.subjects, state.last) = ([], nil) }
  }

  /// An enumeration is over: where it names three parts and more, their sum may be that of all.
  mutating func closeList() {
    defer { listed = [] }
    guard listed.count >= 3 else { return }
    let current = words
    words = "\(listed[0].words) + … + \(listed[listed.count - 1].words)"
    let sum = listed.reduce(0) { $0 + $1.value }
    add(Draft(subjects: [.received, .applications], value: sum, position: listed[0].position, isSumOfParts: true))
    words = current
  }
}

/// What names of departments and places below the area end with: in a report for the area they are parts of it.
private let endsOrgans = Set("局委办厅镇乡街村院站队所校园".unicodeScalars)

extension Token {
  var isNumber: Bool { if case .number = kind { true } else { false } }

  /// 比2019年增长, 结转到2021年: the year next to that of the report has its place there.
  fileprivate var isBesideYears: Bool {
    if case .word(let word) = kind { isCarried || word == .more || word == .less } else { false }
  }

  fileprivate var isCarried: Bool { if case .word(.subject(.carried)) = kind { true } else { false } }
}
