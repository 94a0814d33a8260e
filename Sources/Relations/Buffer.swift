/// Elements side by side in memory that never change: the inside of a column.
///
/// The memory is either allocated here or belongs to an owner that is kept alive (a mapped file), so that columns can
/// be read from disk without copying.
package final class Buffer<Element: BitwiseCopyable>: @unchecked Sendable {
  // Unchecked: the elements are written once, before the buffer is shared, and the pointer is read-only after that.
  /// The elements for a loop; valid as long as the buffer is. Take them from a buffer that a variable or a parameter
  /// holds, never from one that a call has just made.
  package let elements: UnsafeBufferPointer<Element>
  private let owner: AnyObject?

  /// A copy of the array.
  package init(_ array: [Element]) {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
    _ = memory.initialize(from: array)
    elements = UnsafeBufferPointer(memory)
    owner = nil
  }

  /// `count` elements, written by `fill` before anybody sees them.
  package init(count: Int, fill: (UnsafeMutableBufferPointer<Element>) throws -> Void) rethrows {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
    do {
      try fill(memory)
    } catch {
      memory.deallocate()
      throw error
    }
    elements = UnsafeBufferPointer(memory)
    owner = nil
  }

  /// Memory of somebody else's, alive as long as `owner`.
  package init(_ elements: UnsafeBufferPointer<Element>, owner: AnyObject) {
    self.elements = elements
    self.owner = owner
  }

  deinit {
    if owner == nil { elements.deallocate() }
  }

  package var count: Int { elements.count }

  package subscript(index: Int) -> Element { elements[index] }
}
