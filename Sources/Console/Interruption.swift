import Glibc
import Synchronization

/// Whether the user has pressed Ctrl-C (SIGINT) since it was last cleared.
///
/// One signal serves the prompt, where it drops the line, and a running query, which polls `isSet` between batches and
/// stops. May be read from any thread; the handler only stores to an atomic and writes a byte to a pipe, so it is safe in
/// a signal.
package enum Interruption {
  /// From now on SIGINT sets the flag and ends no process. Without SA_RESTART: a waiting read returns with EINTR.
  package static func install() {
    guard wakeEnd.load(ordering: .relaxed) < 0 else { return }
    openWakePipe()
    setHandler(SIGINT) { _ in
      interrupted.store(true, ordering: .relaxed)
      Interruption.wake()
    }
  }

  package static var isSet: Bool { interrupted.load(ordering: .relaxed) }

  package static func clear() { interrupted.store(false, ordering: .relaxed) }

  /// The end of the pipe that becomes readable when a signal came; -1 before `install`.
  static var waitDescriptor: Int32 { waitEnd.load(ordering: .relaxed) }

  /// Makes `waitDescriptor` readable; called by signal handlers.
  static func wake() {
    let saved = errno
    var byte: UInt8 = 0
    _ = write(wakeEnd.load(ordering: .relaxed), &byte, 1)
    errno = saved
  }

  /// Empties the pipe.
  static func drain() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(waitDescriptor, &bytes, bytes.count) > 0 {}
  }

  /// Runs a body that SIGTERM and SIGHUP stop as Ctrl-C does, so that it can end its children and remove its temporary
  /// files. Then the signal has its usual effect. One that is ignored, as by `nohup`, stays ignored.
  static func endingInOrder<Result>(_ body: () -> Result) -> Result {
    var former: [(signal: Int32, action: sigaction)] = []
    for signal in [SIGTERM, SIGHUP] where !isIgnored(signal) {
      let action = setHandler(signal) { signal in
        endingSignal.store(signal, ordering: .relaxed)
        interrupted.store(true, ordering: .relaxed)
        Interruption.wake()
      }
      former.append((signal, action))
    }
    let result = body()
    for (signal, action) in former { setHandler(signal, to: action) }
    let signal = endingSignal.exchange(0, ordering: .relaxed)
    if signal != 0 { raise(signal) }
    return result
  }

  private static func openWakePipe() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    waitEnd.store(ends[0], ordering: .relaxed)
    wakeEnd.store(ends[1], ordering: .relaxed)
  }
}

private let interrupted = Atomic(false)
/// The signal that asked the process to end while `endingInOrder` ran; 0 for none.
private let endingSignal = Atomic<Int32>(0)
private let waitEnd = Atomic<Int32>(-1)
private let wakeEnd = Atomic<Int32>(-1)

/// Sets a signal's handler without SA_RESTART, so that a waiting call returns; gives back what was there.
@discardableResult
func setHandler(_ signal: Int32, _ handler: (@convention(c) (Int32) -> Void)?) -> sigaction {
  var action = sigaction()
  var former = sigaction()
  action.__sigaction_handler.sa_handler = handler
  _ = sigaction(signal, &action, &former)
  return former
}

/// Gives a signal back what it did before.
func setHandler(_ signal: Int32, to former: sigaction) {
  var action = former
  _ = sigaction(signal, &action, nil)
}

private func isIgnored(_ signal: Int32) -> Bool {
  var action = sigaction()
  _ = sigaction(signal, nil, &action)
  return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
}
