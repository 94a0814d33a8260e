import Glibc

/// A pseudo-terminal that a test types into and reads the screen of.
///
///     terminal.type("law\t")
///     try terminal.waitFor("lawsuits")
package final class Terminal {
  package private(set) var screen: Screen
  /// The device that a program opens as its terminal.
  package let path: String
  /// The program in it; 0 when none was started.
  package private(set) var process: pid_t = 0
  private var master: Int32
  /// What is needed as long as the program may run, such as the folder that it works in.
  package var kept: AnyObject?
  /// How long a text is waited for, in milliseconds.
  private let patience = 20_000

  package init(columns: Int = 80, rows: Int = 24) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, unlockRequest, &locked) == 0, ioctl(master, numberRequest, &number) == 0 else {
      throw TerminalFailure("no pseudo-terminal")
    }
    path = "/dev/pts/\(number)"
    screen = Screen(columns: columns, rows: rows)
    setSize(columns: columns, rows: rows)
  }

  deinit {
    if process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    hangUp()
  }

  /// Takes the terminal away from the programs in it, as closing a window does.
  package func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  /// Starts a program with this terminal as its own, in a session of its own.
  package func start(_ program: String, _ arguments: [String], environment: [String: String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)  // threads of the tests block signals, which would be inherited
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    guard posix_spawn(&process, program, &actions, &attributes, &words, &variables) == 0 else {
      throw TerminalFailure("cannot start \(program)")
    }
  }

  /// Sends keys as a keyboard does; `Key` names those that are not characters.
  package func type(_ keys: String) { send(bytes: Array(keys.utf8)) }

  package func send(bytes keys: [UInt8]) {
    var bytes = keys[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1024)) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
      receive(milliseconds: 0)
    }
  }

  package func resize(columns: Int, rows: Int) {
    receive(milliseconds: 0)
    screen.resize(columns: columns, rows: rows)
    setSize(columns: columns, rows: rows)
  }

  /// Waits until a text is on the screen.
  package func waitFor(_ text: String) throws {
    try wait("“\(text)” to be shown") { $0.text.contains(text) }
  }

  /// Waits until a text is not on the screen any more.
  package func waitForNo(_ text: String) throws {
    try wait("“\(text)” to be gone") { !$0.text.contains(text) }
  }

  /// Waits until the screen shows these lines, and no others.
  package func waitForLines(_ lines: [String]) throws {
    try wait("the lines \(lines)") { $0.lines == lines }
  }

  /// Waits until the cursor stands there, counted from 0.
  package func waitForCursor(column: Int, row: Int) throws {
    try wait("the cursor at column \(column) of row \(row)") { $0.cursorColumn == column && $0.cursorRow == row }
  }

  package func wait(_ expectation: String, until isMet: (Screen) -> Bool) throws {
    var waited = 0
    while !isMet(screen) {
      guard waited < patience else { throw TerminalFailure("waited for \(expectation); shown:\n\(shown)") }
      if !receive(milliseconds: 20) { waited += 20 }
    }
  }

  /// Waits until the program ends by itself: its exit status, or 128 and the signal's number.
  package func waitForEnd() throws -> Int32 {
    var status: Int32 = 0
    var waited = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard waited < patience else { throw TerminalFailure("waited for the end; shown:\n\(shown)") }
      if !receive(milliseconds: 20) {
        usleep(5000)
        waited += 20
      }
    }
    while receive(milliseconds: 0) {}
    process = 0
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  package func send(signal: Int32) { kill(process, signal) }

  /// Takes what the program has written; false when nothing came in that time.
  @discardableResult
  private func receive(milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0, waiting.revents & Int16(POLLIN) != 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(master, &bytes, bytes.count)
    screen.feed(bytes.prefix(max(count, 0)))
    return count > 0
  }

  private var shown: String {
    screen.text + "\n(cursor \(screen.cursorColumn), \(screen.cursorRow); not understood: \(screen.unknown))"
  }

  private func setSize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }
}

// What <asm/ioctls.h> (TIOCSPTLCK, TIOCGPTN) and <spawn.h> (POSIX_SPAWN_SETSID) define and the Glibc module leaves out.
private let unlockRequest: UInt = 0x4004_5431
private let numberRequest: UInt = 0x8004_5430
private let newSession: Int16 = 0x80

/// Keys that are not characters, as terminals send them.
package enum Key {
  package static let left = "\u{1B}[D"
  package static let right = "\u{1B}[C"
  package static let up = "\u{1B}[A"
  package static let down = "\u{1B}[B"
  package static let home = "\u{1B}[H"
  package static let end = "\u{1B}[F"
  package static let delete = "\u{1B}[3~"
  package static let backspace = "\u{7F}"
  package static let enter = "\r"
  package static let metaEnter = "\u{1B}\r"
  package static let tab = "\t"
  package static let escape = "\u{1B}"
  package static let wordLeft = "\u{1B}[1;5D"
  package static let wordRight = "\u{1B}[1;5C"

  /// Ctrl and a letter.
  package static func control(_ letter: Unicode.Scalar) -> String {
    String(Unicode.Scalar(UInt8(letter.value & 0x1F)))
  }

  /// A text as a terminal pastes it.
  package static func pasted(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}

package struct TerminalFailure: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
