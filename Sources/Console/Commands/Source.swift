import Diagnostics
import Glibc
import Syntax

let sourceCommand = Command(
  name: .source, summary: Phrase("runs the statements of a file", zh: "执行文件中的语句"), usage: "source FILE"
) { session, statement throws(Diagnostic) in
  guard let word = statement.words.first else { throw Diagnostic.noScript.with { $0.span = statement.span } }
  let file = realPath(word.text)
  guard !session.running.contains(file) else { throw Diagnostic.sourcesItself(word.text).with { $0.span = word.span } }
  let script: SourceText
  do throws(Diagnostic) {
    script = try readScript(word.text)
  } catch {
    throw error.with { $0.span = word.span }
  }
  session.running.append(file)
  defer { session.running.removeLast() }
  let (failure, goesOn) = session.runScript(script, keepsGoing: session.keepsGoing)
  if let failure {
    throw Diagnostic.runFromHere(word.text).with {
      $0.span = word.span
      $0.effect = failure
    }
  }
  return goesOn
}

/// The path without links and detours, by which a file is known again.
private func realPath(_ path: String) -> String {
  guard let real = realpath(withHome(path), nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

extension Diagnostic {
  fileprivate static let noScript = Diagnostic(
    Phrase("source wants a file", zh: "“执行”需要文件"),
    hint: Phrase("such as source questions.gk", zh: "例如 执行 questions.gk"))

  fileprivate static func sourcesItself(_ path: String) -> Diagnostic {
    Diagnostic(Phrase("\(path) is running already: it would never end", zh: "\(path) 正在执行，再次执行将无法结束"))
  }

  /// The error itself has been told; this says how the script came to run.
  fileprivate static func runFromHere(_ path: String) -> Diagnostic {
    Diagnostic(Phrase("\(path) was run from here", zh: "\(path) 由此处执行")).with { $0.severity = .note }
  }
}
