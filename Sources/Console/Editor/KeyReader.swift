import Glibc

/// Bytes from the terminal, given out as Unicode scalars; escape sequences are kept together.
struct KeyReader {
  let descriptor: Int32
  private var bytes: ArraySlice<UInt8> = []
  private var scalars: ArraySlice<Unicode.Scalar> = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Whether a key can be had without waiting.
  var isPending: Bool { !scalars.isEmpty || !bytes.isEmpty || waitForInput(descriptor, milliseconds: 0) }

  /// The next scalar; nil when there is none (`isPending` first), or at the end of the input. Bytes that are not UTF-8 become U+FFFD.
  mutating func next() -> Unicode.Scalar? {
    if let scalar = scalars.popFirst() { return scalar }
    guard let lead = nextByte() else { return nil }
    guard lead >= 0x80 else { return Unicode.Scalar(lead) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    var sequence = [lead]
    while sequence.count < length, let byte = peekByte(), byte & 0xC0 == 0x80 {
      sequence.append(byte)
      bytes.removeFirst()
    }
    return String(decoding: sequence, as: UTF8.self).unicodeScalars.first
  }

  /// What a terminal has sent behind an ESC that was read just now: `[A`, `OH`, `[1;5C`, or the line's end; empty for Escape alone.
  /// Whatever else follows an ESC stays where it is.
  mutating func escapeSequence() -> String {
    guard scalars.isEmpty, let introducer = peekByte(), [0x5B, 0x4F, 0x0D, 0x0A].contains(introducer) else { return "" }
    bytes.removeFirst()
    if introducer < 0x20 { return String(Unicode.Scalar(introducer)) }
    var sequence = [introducer]
    while let byte = peekByte(), byte >= 0x20, byte < 0x7F, sequence.count < 32 {
      bytes.removeFirst()
      sequence.append(byte)
      if introducer == 0x4F || byte >= 0x40 { break }
    }
    return String(decoding: sequence, as: UTF8.self)
  }

  /// Puts keys back, to be read next.
  mutating func putBack(_ text: some Sequence<Unicode.Scalar>) { scalars = ArraySlice(Array(text) + scalars) }

  /// The next byte if it comes at once: the parts of one key arrive together.
  private mutating func peekByte() -> UInt8? {
    if bytes.isEmpty, waitForInput(descriptor, milliseconds: 30) { fill() }
    return bytes.first
  }

  private mutating func nextByte() -> UInt8? {
    if bytes.isEmpty { fill() }
    return bytes.popFirst()
  }

  private mutating func fill() {
    var chunk = [UInt8](repeating: 0, count: 4096)
    var count = read(descriptor, &chunk, chunk.count)
    while count < 0, errno == EINTR { count = read(descriptor, &chunk, chunk.count) }
    bytes = chunk.prefix(max(count, 0))
  }
}

/// Whether something can be read; waits so long for it.
func waitForInput(_ descriptor: Int32, milliseconds: Int32) -> Bool {
  var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return poll(&waiting, 1, milliseconds) > 0
}
