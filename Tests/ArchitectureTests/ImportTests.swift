import Testing

/// The table in Package.swift says what a module may import, and docs/architecture.md says the same.
@Suite struct ImportTests {
  @Test func thereAreModulesAndFiles() throws {
    #expect(try importTable().count == 14)
    #expect(try programs().map(\.module) == ["gongkai", "benchmarks"])
    #expect(SourceFile.all.count > 150)
  }

  @Test(arguments: SourceFile.all)
  func aFileImportsOnlyWhatItsModuleMay(_ file: SourceFile) throws {
    let table = try importTable()
    let allowed = (table + (try programs())).first {
      $0.module == file.module.lowercased() || $0.module == file.module
    }?
    .imports
    let modules = try #require(allowed, "\(file.path) belongs to a module of the table")
    for name in imports(of: file) {
      let isOurs = libraries.contains(name) || table.contains { $0.module == name }
      if isOurs {
        #expect(modules.contains(name), "\(file.path) imports \(name)")
      } else {
        #expect(outside(file.module).contains(name), "\(file.path) imports \(name)")
      }
    }
  }

  @Test func theTableNamesNoModuleBeforeItIsDefined() throws {
    var known = libraries
    for (module, imports) in try importTable() {
      for name in imports { #expect(known.contains(name), "\(module) imports \(name), which comes later") }
      known.append(module)
    }
  }

  @Test func theArchitecturePageHasTheSameTable() throws {
    let page = try contents(of: "docs/architecture.md")
    for (module, imports) in try importTable() {
      let names = imports.isEmpty ? "–" : module == "Console" ? "all of them" : imports.joined(separator: ", ")
      let row = page.split(separator: "\n").first { $0.hasPrefix("| `\(module)` |") }
      let last = row?.split(separator: "|").last?.trimmingCharacters(in: .whitespaces)
      #expect(last == names, "docs/architecture.md says what \(module) imports")
    }
  }

  @Test(arguments: ["docs/architecture.md", "CONTRIBUTING.md"])
  func aFileThatThePageNamesIsThere(_ page: String) throws {
    let names = try contents(of: page).matches(of: /`((?:[A-Za-z]+\/)*[A-Za-z0-9]+\.swift)`/).map { String($0.1) }
    for name in names where name != "Package.swift" {
      #expect(SourceFile.all.contains { $0.path.hasSuffix("/" + name) }, "\(page) names \(name)")
    }
  }
}

/// Libraries of C by their module maps: the table names them where they are imported.
private let libraries = ["CEditLine", "CIconv", "CXML2", "CZip", "CSQLite", "CPCRE2"]

/// Modules that are not ours: the system and the command line for programs, and what needs no start of its own.
private func outside(_ module: String) -> [String] {
  switch module {
  case "Console": ["ArgumentParser", "Glibc", "Synchronization"]
  case "gongkai": []
  case "Benchmarks": ["Glibc"]
  default: ["Synchronization"]
  }
}

private func imports(of file: SourceFile) -> [String] {
  file.code.compactMap { _, line in
    let words = line.split(separator: " ").drop { $0.hasPrefix("@") || ["package", "public", "private"].contains($0) }
    guard words.first == "import" else { return nil }
    let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let name = words.dropFirst().first { !kinds.contains(String($0)) }
    return name.flatMap { $0.split(separator: ".").first }.map(String.init)
  }
}

/// The programs of Package.swift and what they may import; `benchmarks` lies in a folder with a capital letter.
private func programs() throws -> [(module: String, imports: [String])] {
  try contents(of: "Package.swift").matches(of: /\.executableTarget\(\s*name: "(\w+)",\s+dependencies: \[([^\]]*)\]/)
    .map { (String($0.1), $0.2.split { !$0.isLetter }.map(String.init)) }
}

/// The table of Package.swift: `"Storage": ["Diagnostics", …],`.
func importTable() throws -> [(module: String, imports: [String])] {
  let manifest = try contents(of: "Package.swift")
  let begin = try #require(manifest.range(of: "let modules: KeyValuePairs<String, [String]> = ["))
  let rest = manifest[begin.upperBound...]
  let end = try #require(rest.range(of: "\n]"))
  return rest[..<end.lowerBound].matches(of: /"(\w+)": \[([^\]]*)\]/).map { match in
    let names = match.2.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return (String(match.1), names)
  }
}
