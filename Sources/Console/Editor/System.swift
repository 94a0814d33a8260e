import Glibc

/// A terminal's columns and rows; 80 by 24 where it does not say.
func terminalSize(_ descriptor: Int32) -> (columns: Int, rows: Int) {
  var size = winsize()
  guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
  return (Int(size.ws_col), Int(size.ws_row))
}

/// Writes all of a text, however often a signal interrupts or the terminal makes it wait.
func writeAll(_ text: String, to descriptor: Int32) {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      bytes = bytes.dropFirst(count)
    } else if errno == EAGAIN {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&waiting, 1, 1000)
    } else if errno != EINTR {
      return
    }
  }
}

/// Makes the C library read and classify characters as UTF-8, which libedit relies on: without it every Chinese key is lost.
/// The user's locale is kept when it is one of UTF-8.
func useUTF8Locale() {
  var names = ["", "C.UTF-8", "C.utf8", "en_US.UTF-8"][...]
  while String(cString: nl_langinfo(nl_item(CODESET))) != "UTF-8", let name = names.popFirst() {
    setlocale(LC_CTYPE, name)
  }
}

/// What the environment says; nil where it says nothing, or an empty text.
func environmentVariable(_ name: String) -> String? {
  guard let value = getenv(name), value[0] != 0 else { return nil }
  return String(cString: value)
}

/// The bytes of a whole file; nil when it cannot be read.
func readFile(_ path: String) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(file, &chunk, chunk.count)
    if count < 0 && errno == EINTR { continue }
    if count <= 0 { return count == 0 ? bytes : nil }
    bytes.append(contentsOf: chunk.prefix(count))
  }
}
