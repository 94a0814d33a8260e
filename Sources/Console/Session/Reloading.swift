import Diagnostics

/// What was asked for by `load`, and what `reload` must know of it.
struct LoadedPaths {
  /// Files, folders and patterns as they were given, in the order of loading.
  private(set) var asked: [String] = []
  /// By the path of each file on the disk: what it was like when it was read; nil where it could not even be looked at.
  private(set) var stamps: [String: FileStamp?] = [:]
  /// Files that `unload` took away, though what was asked for has them.
  private var forgotten: Set<String> = []

  mutating func ask(for paths: [String], _ files: [OfferedFile]) {
    asked += paths.filter { !asked.contains($0) }
    let offered = Set(files.map(\.path))
    forgotten = forgotten.filter { !$0.isBelow(offered) }
  }

  /// Files that were not read, and archives that were not read to their end, are left for the next `reload`.
  mutating func note(_ outcomes: [FileOutcome], gone: Set<String>) {
    for path in gone { stamps.removeValue(forKey: path) }
    for outcome in outcomes { stamps[outcome.file] = .some(outcome.stamp) }
    for outcome in outcomes where outcome.isUnread { stamps.removeValue(forKey: outcome.file) }
  }

  /// - Parameter sources: the files, and those in archives, that are no longer to be read.
  mutating func forget(_ sources: some Sequence<String>, askedFor paths: [String]) {
    asked.removeAll { path in paths.contains(where: path.isBelow) }
    forgotten.formUnion(sources)
  }

  /// Whether a file was unloaded, and not loaded since.
  func isForgotten(_ path: String) -> Bool { forgotten.contains(path) }
}

/// How the files that were asked for differ from what they were when they were read.
struct FileChanges {
  /// New and changed ones.
  var files: [OfferedFile] = []
  /// Those of them that were not there.
  var new: Set<String> = []
  /// In order of name.
  var gone: [String] = []

  var isEmpty: Bool { files.isEmpty && gone.isEmpty }
}

extension Session {
  /// Looks at what was asked for again, without reading it.
  var changes: FileChanges {
    let present = offeredFiles(loadedPaths.asked, known: loadedPaths.stamps).filter { file in
      !loadedPaths.isForgotten(file.path) && !(file.isNamed && file.stamp == nil)
    }
    var changes = FileChanges()
    for file in present {
      let former = loadedPaths.stamps[file.path]
      if former == nil { changes.new.insert(file.path) }
      if former != .some(file.stamp) { changes.files.append(file) }
    }
    let paths = Set(present.map(\.path))
    changes.gone = loadedPaths.stamps.filter {
      $0.value != nil && !paths.contains($0.key) && !loadedPaths.isForgotten($0.key)
    }
    .keys.sorted()
    return changes
  }

  /// Reads what is new or changed, and drops what is gone.
  func reload(_ changes: FileChanges) -> LoadSummary {
    read(changes.files, gone: Set(changes.gone))
  }

  /// Names the files, the first ones of each kind.
  func report(_ changes: FileChanges) {
    let new = changes.files.map(\.path).filter(changes.new.contains)
    let changed = changes.files.map(\.path).filter { !changes.new.contains($0) }
    tell(new, Phrase("a new file", zh: "新文件"))
    tell(changed, Phrase("it has changed", zh: "已有变动"))
    tell(changes.gone, Phrase("it is gone, and no longer counted", zh: "文件已不存在，不再计入"))
  }

  private func tell(_ paths: [String], _ what: Phrase) {
    for path in paths.prefix(mostProblems) {
      report(Diagnostic(what).with { ($0.severity, $0.file) = (.note, path) })
    }
    if paths.count > mostProblems { report(.more(paths.count - mostProblems)) }
  }
}

extension Diagnostic {
  fileprivate static func more(_ count: Int) -> Diagnostic {
    Diagnostic(Phrase("… and \(count) more of them", zh: "…… 另有 \(count) 个")).with { $0.severity = .note }
  }
}
