import CEditLine
import Glibc
import Synchronization

/// What the signals did before a line was read.
struct SignalHandlers {
  private var former: [(signal: Int32, action: sigaction)] = []

  /// While a line is read, signals that concern the terminal are only noted; `handleSignals` acts on them.
  static func install() -> SignalHandlers {
    var handlers = SignalHandlers()
    let note: @convention(c) (Int32) -> Void = { signal in
      noted.bitwiseOr(1 << UInt64(signal), ordering: .relaxed)
      Interruption.wake()
    }
    for signal in [SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP] {
      handlers.former.append((signal, setHandler(signal, note)))
    }
    return handlers
  }

  func restore() {
    for (signal, action) in former { setHandler(signal, to: action) }
  }
}

private let noted = Atomic<UInt64>(0)

extension LineEditor {
  /// Acts on the signals that came. Ctrl-Z, and signals that end the session, take effect with the terminal as it was found.
  func handleSignals() {
    let signals = noted.exchange(0, ordering: .relaxed)
    for signal in [SIGTSTP, SIGTERM, SIGHUP] where signals & (1 << UInt64(signal)) != 0 { suspend(by: signal) }
    let isContinued = signals & (1 << UInt64(SIGCONT)) != 0
    if isContinued { resume() }
  }

  /// Gives the terminal back and lets the signal have its usual effect; returns when the process is continued.
  private func suspend(by signal: Int32) {
    leaveTerminal()
    let handler = setHandler(signal, nil)
    raise(signal)
    setHandler(signal, to: handler)
    resume()
  }

  /// The terminal as it was found, the cursor below the line; other programs may use it now.
  func leaveTerminal() {
    leaveLine()
    write(bracketedPaste(on: false))
    _ = cel_set_raw(editor, 0)
  }

  /// Takes the terminal again; the line is drawn anew where the cursor stands.
  func resume() {
    _ = cel_set_raw(editor, 0)
    _ = cel_set_raw(editor, 1)
    write(bracketedPaste(on: true))
    screen.forget()
  }
}
