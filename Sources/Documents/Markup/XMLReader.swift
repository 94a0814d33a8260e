import CXML2
import Diagnostics

/// A part of a Word or Excel file, node by node. Document types, and with them all entities of one's own, are refused.
///
///     var reader = try XMLReader(part)
///     while try reader.next() { … reader.kind … reader.name … }
struct XMLReader: ~Copyable {
  enum Kind { case beginning, end, text, other }

  private let functions: cxml_functions
  private let reader: OpaquePointer
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private(set) var kind = Kind.other
  /// An element that ends where it begins: no end follows.
  private(set) var isEmpty = false

  init(_ part: [UInt8]) throws(Diagnostic) {
    var functions = cxml_functions()
    guard cxml_load(&functions) else { throw .notInstalled("libxml2", package: "libxml2-dev") }
    guard isHarmless(part) else { throw .documentType }
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: part.count)
    _ = copy.initialize(from: part)
    let opened = copy.withMemoryRebound(to: CChar.self) {
      functions.ForMemory($0.baseAddress, Int32($0.count), nil, nil, cxml_options)
    }
    guard let opened else {
      copy.deallocate()
      throw .damagedPart
    }
    bytes = copy
    reader = opened
    self.functions = functions
  }

  deinit {
    functions.Free(reader)
    bytes.deallocate()
  }

  /// Goes to the next node; false at the end.
  mutating func next() throws(Diagnostic) -> Bool {
    let result = functions.Read(reader)
    guard result >= 0 else { throw .damagedPart }
    guard result > 0 else { return false }
    switch functions.NodeType(reader) {
    case 1:
      kind = .beginning
      isEmpty = functions.IsEmptyElement(reader) == 1
    case 15: kind = .end
    case 3, 4, 13, 14: kind = .text
    case 5, 10: throw .documentType
    default: kind = .other
    }
    return true
  }

  /// The element's name without its prefix. The same name is always at the same address.
  var name: UnsafePointer<UInt8>? { functions.ConstLocalName(reader) }

  /// The name space of the element; the same is always at the same address.
  var space: UnsafePointer<UInt8>? { functions.ConstNamespaceUri(reader) }

  /// The text's bytes, up to the zero after them.
  var text: UnsafePointer<UInt8>? { functions.ConstValue(reader) }

  /// An attribute of the element, by its name without a prefix.
  func attribute(_ name: String) -> String? {
    defer { _ = functions.MoveToElement(reader) }
    while functions.MoveToNextAttribute(reader) == 1 {
      guard let local = functions.ConstLocalName(reader), String(cString: local) == name else { continue }
      return functions.ConstValue(reader).map { String(cString: $0) }
    }
    return nil
  }
}

/// Whether the part declares no document type and no tag has more attributes than office programs write: the time that
/// libxml2 takes for them grows with the square of their number.
private func isHarmless(_ part: [UInt8]) -> Bool {
  part.withUnsafeBufferPointer { part in
    var attributes = 0
    for index in part.indices {
      let byte = part[index]
      if byte == UInt8(ascii: "<") {
        attributes = 0
        if index + 2 < part.count, part[index + 1] == UInt8(ascii: "!"), part[index + 2] | 0x20 == UInt8(ascii: "d") {
          return false
        }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), isAfterEquals(part, index) {
        attributes += 1
        if attributes > mostAttributes { return false }
      }
    }
    return part.count <= Int(Int32.max)
  }
}

private func isAfterEquals(_ part: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
  var before = index - 1
  while before > 0, index - before < 64, part[before] <= 0x20 { before -= 1 }
  return before >= 0 && (part[before] == UInt8(ascii: "=") || part[before] <= 0x20)
}

private let mostAttributes = 512

extension Diagnostic {
  fileprivate static let documentType = Diagnostic(
    Phrase(
      "it declares a document type, entities or more attributes than office programs write: it was not read",
      zh: "文件含有文档类型、实体声明或异常多的属性，未读取"))

  static let damagedPart = Diagnostic(
    Phrase("its XML is damaged: what stands behind was not read", zh: "其中的 XML 已损坏，其后内容未读取"))
}
