import ArgumentParser

/// The command line.
package struct Gongkai: ParsableCommand {
  package init() {}
  package mutating func run() throws {}
}
