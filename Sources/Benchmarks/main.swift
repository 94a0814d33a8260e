// Times parts of Gongkai beside something that says how fast they could be:
//
//     swift run -c release benchmarks [queries [REPORTS]]   queries over made-up reports, beside a plain loop, and over
//                                                           a table, as bound and optimised
//     swift run -c release benchmarks reading FILE…         the reading of files, beside the libraries of Python

import Glibc

let arguments = CommandLine.arguments.dropFirst()
do {
  if arguments.first == "reading" {
    try timeReading(of: Array(arguments.dropFirst()))
  } else {
    let count = arguments.last.flatMap(Int.init) ?? 1_000_000
    try timeQueries(reports: count)
    try timeOptimising(rows: count)
  }
} catch {
  let line = "benchmarks: \(error)\n"
  write(STDERR_FILENO, line, line.utf8.count)
  exit(1)
}
