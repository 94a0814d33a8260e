import Foundation
import Fuzzing

// What libFuzzer calls. `run`, beside this file, builds and starts it; no target of the package has it, for a program of the
// package brings its own `main`.

nonisolated(unsafe) private var target = Target.all[0]  // Set once, before the first input.

/// Takes the target's name from the environment; where a folder for seeds is named too, writes them, with a
/// dictionary beside the folder, and leaves.
@_cdecl("LLVMFuzzerInitialize")
func initialize(_: UnsafePointer<Int32>, _: UnsafePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>>>) -> Int32 {
  let environment = ProcessInfo.processInfo.environment
  guard let named = Target.named(environment["GONGKAI_FUZZ_TARGET"] ?? "") else {
    print("GONGKAI_FUZZ_TARGET is one of", Target.all.map(\.name).joined(separator: ", "))
    exit(2)
  }
  target = named
  guard let folder = environment["GONGKAI_FUZZ_SEEDS"] else { return 0 }
  for (index, seed) in target.seeds().enumerated() {
    try? Data(seed).write(to: URL(fileURLWithPath: "\(folder)/seed-\(index)"))
  }
  try? Data(dictionary.utf8).write(to: URL(fileURLWithPath: "\(folder).words"))
  exit(0)
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let broken = target.check(Array(UnsafeBufferPointer(start: start, count: count)))
  guard broken.isEmpty else {
    for law in broken { FileHandle.standardError.write(Data("broken: \(law)\n".utf8)) }
    abort()
  }
  return 0
}
