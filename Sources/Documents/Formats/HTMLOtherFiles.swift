import Diagnostics

extension PageReader {
  /// Notes the file that a frame of the page shows, or that a link offers as an attachment.
  mutating func noteOtherFile(_ tag: Tag, _ page: UnsafeBufferPointer<UInt8>) {
    guard let range = tag.address, !tag.isClosing, range.count <= longestAddress else { return }
    let address = String(decoding: page[range], as: UTF8.self)
    let isAttachment = attachments.contains { address.lowercased().hasSuffix($0) }
    let isFrame =
      tag.name != "a" && !address.isEmpty
      && !["about:", "javascript:", "data:", "#"].contains(where: address.hasPrefix)
    if isAttachment || isFrame { builder.noteFile(address) }
  }
}

/// In bytes.
private let longestAddress = 300

/// How the names of files end in which reports are published beside a page.
private let attachments = [".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".zip", ".rar", ".ofd"]

extension Phrase {
  /// What helps where the figures are in other files than the page.
  package static func loadOtherFiles(_ addresses: [String]) -> Phrase {
    let names = addresses.map { "“\($0)”" }
    return Phrase(
      "the page shows or offers \(names.joined(separator: ", ")): fetch and load \(names.count == 1 ? "that" : "those")",
      zh: "网页显示或附有\(names.joined())：请下载后载入")
  }
}

extension Diagnostic {
  /// Of a page without text.
  static func emptyPage(_ document: Document, _ bytes: [UInt8]) -> Diagnostic {
    if document.pictureCount > 0 { return .empty(pictures: document.pictureCount) }
    if !document.otherFiles.isEmpty {
      return Diagnostic(
        Phrase("the page has no text of its own: it shows another file", zh: "网页本身没有文字，只显示另一个文件"),
        hint: .loadOtherFiles(document.otherFiles))
    }
    guard bytes.withUnsafeBufferPointer({ holdsScript($0) }) else {
      return Diagnostic(Phrase("the page has no text", zh: "网页没有文字"))
    }
    return Diagnostic(
      Phrase("the page has no text of its own: a script makes it in the browser", zh: "网页本身没有文字，内容由浏览器中的脚本生成"),
      hint: Phrase("save it from the browser as shown, or as PDF", zh: "请在浏览器中显示后另存，或存为 PDF"))
  }
}

private func holdsScript(_ page: UnsafeBufferPointer<UInt8>) -> Bool {
  page.indices.contains { page[$0] == UInt8(ascii: "<") && tag(page, at: $0)?.name == "script" }
}
