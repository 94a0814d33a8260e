import Diagnostics

/// Checks that the sections of a report are not, almost word for word, those of the report of the year before.
///
/// What is compared are runs of eight characters: Chinese characters and letters, without figures, blanks, punctuation, and titles in 《》, which
/// are the same every year. A section is repeated where four in five of its runs stand in one section of the earlier report. Only
/// sections below a heading and of at least 150 such characters count: what every report must say (of its legal basis above the first heading,
/// of the fee charged, of having nothing else to report) is shorter. A section that is not repeated passes; time grows with the length of
/// both reports.
package func checkRepetition(
  _ report: Report, named name: String, after earlier: Report, named earlierName: String
) -> [Finding] {
  let before = Repetition(sections(of: earlier))
  return sections(of: report).compactMap { section in
    guard let heading = section.heading, let (share, source) = before.share(of: section) else { return nil }
    let title = [section.number, heading].compactMap(\.self).joined(separator: " ")
    let sourceTitle = [source.number, source.heading].compactMap(\.self).joined(separator: " ")
    let percent = Int((share * 100).rounded(.down))
    let isRepeated = share >= repeatedShare
    let remark =
      isRepeated
      ? Phrase(
        "“\(title)” of \(name): \(percent) % of its text stands in “\(sourceTitle)” of \(earlierName)",
        zh: "\(name)“\(title)”有 \(percent) % 的文字与 \(earlierName)“\(sourceTitle)”相同")
      : Phrase(
        "“\(title)” of \(name): \(percent) % of its text stands in \(earlierName)",
        zh: "\(name)“\(title)”有 \(percent) % 的文字见于 \(earlierName)")
    return Finding(rule: .repeated, outcome: isRepeated ? .unlikely : .pass, remark: remark, place: section.place)
  }
}

private let repeatedShare = 0.8
/// In characters that are compared.
private let shortestSection = 150
private let runLength = 8

/// The runs of a report, each with the section that it stands in first.
private struct Repetition {
  var sections: [Section]
  var sectionByRun: [UInt64: Int] = [:]

  init(_ sections: [Section]) {
    self.sections = sections
    for (index, section) in sections.enumerated() where section.heading != nil {
      for run in runs(of: section) where sectionByRun[run] == nil { sectionByRun[run] = index }
    }
  }

  /// The largest part of a section that stands in one of these; nil where it is too short to be compared, or these hold
  /// nothing to compare it with.
  func share(of section: Section) -> (share: Double, source: Section)? {
    let runs = runs(of: section)
    guard runs.count + runLength > shortestSection, !sectionByRun.isEmpty else { return nil }
    var counts: [Int: Int] = [:]
    for run in runs { if let found = sectionByRun[run] { counts[found, default: 0] += 1 } }
    let most = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) } ?? (key: 0, value: 0)
    return (Double(most.value) / Double(runs.count), sections[most.key])
  }
}

/// The runs of eight characters of a section's text, each as a number.
private func runs(of section: Section) -> [UInt64] {
  var runs: [UInt64] = []
  var last: [UInt32] = []
  var depth = 0
  for paragraph in section.paragraphs {
    for scalar in paragraph.text.unicodeScalars {
      switch scalar {
      case "《": depth += 1
      case "》": depth = max(0, depth - 1)
      default: break
      }
      guard depth == 0, scalar.properties.isAlphabetic else { continue }
      if last.count == runLength { last.removeFirst() }
      last.append(scalar.value)
      guard last.count == runLength else { continue }
      runs.append(last.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
    }
    // A title that is never closed ends with its paragraph.
    depth = 0
  }
  return runs
}
