import Diagnostics
import Documents
import Execution
import Output
import Planning
import Reports
import Storage
import Syntax

/// What must hold of a script, whatever stands in it: it is read or refused, what is read is written and read back as the
/// same, and a query has an answer or a reason.
func brokenLaws(ofStatementsIn bytes: [UInt8]) -> [String] {
  let text = String(decoding: bytes.prefix(4_000), as: UTF8.self)
  var broken: [String] = []
  for part in statements(in: text).prefix(20) {
    if !part.text.utf8.elementsEqual(Array(text.utf8)[part.span.lower..<part.span.upper]) {
      broken.append("a statement is the part of the script that its span says")
    }
    broken += brokenLaws(ofStatement: part.text)
  }
  return broken
}

private func brokenLaws(ofStatement text: String) -> [String] {
  var broken: [String] = []
  let length = text.utf8.count
  _ = completion(in: text, at: length)
  if highlight(text).contains(where: { $0.0.upper > length }) { broken.append("coloured parts lie in the text") }
  do {
    let statement = try parse(text)
    for language in [Language.en, .zh] {
      guard let again = try? parse(format(statement, in: language)) else {
        broken.append("what is written from a tree can be read: \(format(statement, in: language))")
        continue
      }
      if format(again) != format(statement) { broken.append("what is read back is the same: \(format(statement))") }
    }
    guard case .query(let query) = statement else { return broken }
    let answer = try run(bind(query, in: asked.catalog).plan, over: asked.catalog.dataset)
    _ = Output.text(of: answer, as: .table)
  } catch let error as Diagnostic {
    if error.span.map({ $0.upper > length }) == true { broken.append("what an error underlines lies in the text") }
    _ = write(error.with { $0.source = SourceText(text) })
  } catch {
    broken.append("an error is a diagnostic")
  }
  return broken
}

/// The reports of `datasets`, to be asked.
private struct Asked {
  let catalog: Catalog

  init() {
    let incoming = datasets.compactMap { file -> Database.Incoming? in
      guard case .report(let report) = read(readDocument(file.bytes, name: file.name).document, in: .compiled) else {
        return nil
      }
      return .report(report, path: file.name, size: file.bytes.count)
    }
    let database = Database().adding(incoming)
    catalog = Catalog(members: members(of: database), dataset: database.dataset)
  }
}

private let asked = Asked()
