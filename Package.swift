// swift-tools-version: 6.0
import PackageDescription

/// Which of our modules each module may import: the table of docs/architecture.md.
/// The test of the architecture reads it from here and holds every `import` line against it.
let modules: KeyValuePairs<String, [String]> = [
  "Diagnostics": [],
  "Relations": ["Diagnostics"],
  "Documents": ["Diagnostics", "CIconv", "CXML2", "CZip"],
  "Reports": ["Diagnostics", "Documents"],
  "Metrics": ["Diagnostics", "Reports"],
  "Storage": ["Diagnostics", "Relations", "Documents", "Reports", "Metrics"],
  "Syntax": ["Diagnostics"],
  "Functions": ["Diagnostics", "Relations", "CPCRE2"],
  "Planning": ["Diagnostics", "Relations", "Metrics", "Syntax", "Functions"],
  "Execution": ["Diagnostics", "Relations", "Functions", "Planning"],
  "Translation": ["Diagnostics", "Relations", "Functions", "Planning"],
  "SQLite": ["Diagnostics", "Relations", "Translation", "CSQLite"],
  "Output": ["Diagnostics", "Relations"],
  "Console": [
    "Diagnostics", "Relations", "Documents", "Reports", "Metrics", "Storage", "Syntax", "Functions", "Planning",
    "Execution", "Translation", "SQLite", "Output", "CEditLine",
  ],
]

/// Test targets besides one for each module: `ArchitectureTests` holds the table above, `GongkaiTests` types into the
/// binary.
let furtherTests = ["Architecture", "Gongkai"]

/// The pseudo-terminal and the model of a screen that tests of the editor and of the whole shell type into.
let terminals = Target.target(name: "Terminals", path: "Tests/Terminals")
let testsInTerminals = ["Console", "Gongkai"]

/// The numbers that tests try at random, the same in every run.
let randomness = Target.target(name: "Randomness", path: "Tests/Randomness")
let testsAtRandom = ["Documents", "Syntax", "Execution", "Output", "Console"]

/// Word files, workbooks and archives that tests make of a few lines.
let officeFiles = Target.target(name: "OfficeFiles", path: "Tests/OfficeFiles")
let testsOfOfficeFiles = ["Documents", "Reports", "Console", "Gongkai"]

/// The laws that readers must keep whatever bytes they are given; libFuzzer tries them too (`Tests/Fuzzing/LibFuzzer`).
let fuzzing = Target.target(
  name: "Fuzzing",
  dependencies: modules.map(\.key).filter { $0 != "Console" }.map { .target(name: $0) } + ["OfficeFiles"],
  path: "Tests/Fuzzing", exclude: ["LibFuzzer"])

/// What tests need of further modules besides what their own may import: queries over made-up reports are read, bound and
/// computed.
let furtherTestImports = [
  "Execution": ["Reports", "Metrics", "Storage", "Syntax", "Translation", "SQLite"]
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// Files that tests read: what reports print, and what commands must write.
let notCompiled = ["Reports": ["Truth"], "Gongkai": ["Cases", "Scans"]]

func testTarget(_ name: String, dependencies: [String]) -> Target {
  let further =
    (testsInTerminals.contains(name) ? ["Terminals"] : [])
    + (testsOfOfficeFiles.contains(name) ? ["OfficeFiles"] : [])
    + (testsAtRandom.contains(name) ? ["Randomness"] : []) + furtherTestImports[name, default: []]
  return .testTarget(
    name: name + "Tests", dependencies: (dependencies + further).map { .target(name: $0) },
    exclude: notCompiled[name, default: []])
}

let package = Package(
  name: "gongkai",
  products: [.executable(name: "gongkai", targets: ["gongkai"])],
  dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
  targets: modules.map { name, imports in
    .target(
      name: name,
      dependencies: imports.map { .target(name: $0) } + (name == "Console" ? [argumentParser] : []))
  } + [
    .systemLibrary(
      name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .systemLibrary(name: "CIconv"),
    // Loaded when they are needed: a pkg-config file would have them loaded at every start.
    .systemLibrary(name: "CXML2", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .executableTarget(name: "gongkai", dependencies: ["Console"]),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "Console", "Diagnostics", "Documents", "Metrics", "Relations", "Reports", "Syntax", "Planning", "Execution",
      ],
      path: "Sources/Benchmarks", exclude: ["Reading.py"]),
  ]
    + modules.map { name, imports in
      testTarget(name, dependencies: imports + [name])
    } + furtherTests.map { testTarget($0, dependencies: ["gongkai", "Metrics", "Syntax"]) } + [
      terminals, officeFiles, randomness, fuzzing,
      .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing", "Randomness"]),
    ],
  swiftLanguageModes: [.v6]
)
