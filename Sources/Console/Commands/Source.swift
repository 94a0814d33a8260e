import Diagnostics
import Syntax

let sourceCommand = Command(
  name: .source, summary: Phrase("runs the statements of a file", zh: "执行文件中的语句"), usage: "source FILE"
) { session, statement throws(Diagnostic) in
  guard let word = statement.words.first else { throw Diagnostic.noScript.with { $0.span = statement.span } }
  guard session.nesting < 16 else { throw Diagnostic.sourcesItself.with { $0.span = word.span } }
  let text = String(decoding: try readFile(at: withHome(word.text)), as: UTF8.self)
  session.nesting += 1
  defer { session.nesting -= 1 }
  let (failure, goesOn) = session.runScript(SourceText(text, name: word.text), keepsGoing: session.keepsGoing)
  if let failure {
    throw Diagnostic.scriptFailed(word.text).with {
      $0.span = word.span
      $0.effect = failure
    }
  }
  return goesOn
}

extension Diagnostic {
  fileprivate static let noScript = Diagnostic(Phrase("source wants a file", zh: "“执行”需要文件"))
  fileprivate static let sourcesItself = Diagnostic(
    Phrase("scripts are nested too deeply: does one source itself?", zh: "脚本嵌套过深：是否循环执行？"))

  fileprivate static func scriptFailed(_ path: String) -> Diagnostic {
    Diagnostic(Phrase("\(path) stopped at the error above", zh: "\(path) 因上述错误停止"))
  }
}
