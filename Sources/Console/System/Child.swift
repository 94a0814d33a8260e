import Diagnostics
import Glibc
import Synchronization

/// What a child process may use before it is ended.
struct ChildLimits {
  /// Of the processor.
  var seconds = 10
  /// By the clock: more, where other programs keep the processor busy.
  var elapsed = 30
  /// Of memory, in bytes; what it maps counts.
  var memory = 768 << 20
  /// Of standard output, in bytes.
  var output = 64 << 20
  /// Whether Ctrl-C ends it.
  var isStoppable = true
}

/// What a child process wrote, and how it ended.
struct ChildResult {
  var output: [UInt8] = []
  /// The beginning of standard error.
  var errors: [UInt8] = []
  /// 0 for success; 128 and the number of the signal that ended it.
  var status: Int32 = 0
}

enum ChildFailure: Error {
  /// No such program is installed.
  case notInstalled
  case notStarted(Int32)
  case tookTooLong(seconds: Int)
  case wroteTooMuch
  case interrupted
}

/// Runs a program to its end, without a shell between: arguments are passed as they are, standard input is empty.
///
/// The child is the head of a process group of its own. It is ended with all that it started when it exceeds a limit or
/// when Ctrl-C is pressed; when it ends by itself, what it has left running is ended too. `posix_spawn` sets no limits of memory and processor, so `prlimit` (util-linux) does before it
/// becomes the program; where there is none, only time and output are limited.
func run(_ program: String, _ arguments: [String], limits: ChildLimits = ChildLimits()) throws(ChildFailure)
  -> ChildResult
{
  guard let path = installed(program) else { throw .notInstalled }
  var words = [path] + arguments
  if let limiter = installed("prlimit") {
    words = [limiter, "--as=\(limits.memory)", "--cpu=\(limits.seconds):\(limits.seconds + 1)", "--core=0"] + words
  }
  let (child, output, errors) = try spawn(words)
  defer {
    close(output)
    close(errors)
  }
  var result = ChildResult()
  let deadline = now() + Double(limits.elapsed)
  do throws(ChildFailure) {
    try gather(&result, output: output, errors: errors, limits, until: deadline)
    try awaitEnd(of: child, limits, until: deadline)
  } catch {
    _ = end(child)
    throw error
  }
  result.status = end(child)
  if result.status == 128 + SIGXCPU { throw .tookTooLong(seconds: limits.seconds) }
  return result
}

/// Where a program is installed, by PATH; nil where it is not.
func installed(_ program: String) -> String? {
  let folders = environmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
  return folders.split(separator: ":").lazy.map { "\($0)/\(program)" }.first { path in
    path.hasPrefix("/") && access(path, X_OK) == 0
  }
}

/// One at a time, so that no child inherits the pipes of another.
private let spawning = Mutex(())

/// The child, and the ends of the pipes that its output and its errors come from.
private func spawn(_ words: [String]) throws(ChildFailure) -> (child: pid_t, output: Int32, errors: Int32) {
  try spawning.withLock { _ throws(ChildFailure) in
    let output = try pipe()
    defer { close(output.write) }
    let errors: (read: Int32, write: Int32)
    do throws(ChildFailure) {
      errors = try pipe()
    } catch {
      close(output.read)
      throw error
    }
    defer { close(errors.write) }
    var child: pid_t = 0
    let failure = spawn(&child, words, output: output.write, errors: errors.write)
    if failure == 0 { return (child, output.read, errors.read) }
    close(output.read)
    close(errors.read)
    throw .notStarted(failure)
  }
}

private func pipe() throws(ChildFailure) -> (read: Int32, write: Int32) {
  var ends: [Int32] = [-1, -1]
  guard Glibc.pipe(&ends) == 0 else { throw .notStarted(errno) }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  return (ends[0], ends[1])
}

private func spawn(_ child: inout pid_t, _ words: [String], output: Int32, errors: Int32) -> Int32 {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_adddup2(&actions, output, 1)
  posix_spawn_file_actions_adddup2(&actions, errors, 2)
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  sigfillset(&signals)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setpgroup(&attributes, 0)
  let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
  posix_spawnattr_setflags(&attributes, Int16(flags))
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  return posix_spawn(&child, words[0], &actions, &attributes, &arguments, environ)
}

/// Reads both pipes until the child has closed them.
private func gather(
  _ result: inout ChildResult, output: Int32, errors: Int32, _ limits: ChildLimits, until deadline: Double
) throws(ChildFailure) {
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  var open = [output, errors]
  while !open.isEmpty {
    try goOn(limits, until: deadline)
    var waiting = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&waiting, nfds_t(waiting.count), 50) > 0 else { continue }
    for ready in waiting where ready.revents != 0 {
      let count = read(ready.fd, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 {
        open.removeAll { $0 == ready.fd }
      } else if ready.fd == output {
        result.output += chunk.prefix(count)
        if result.output.count > limits.output { throw .wroteTooMuch }
      } else if result.errors.count < 1 << 12 {
        result.errors += chunk.prefix(count)
      }
    }
  }
}

/// Waits until a child has ended, which may be long after it has closed its pipes. It is left to be waited for, so that its
/// number is still its own.
private func awaitEnd(of child: pid_t, _ limits: ChildLimits, until deadline: Double) throws(ChildFailure) {
  while true {
    var ended = siginfo_t()
    let answer = waitid(P_PID, id_t(child), &ended, WEXITED | WNOHANG | WNOWAIT)
    if answer == 0 ? ended.si_signo != 0 : errno != EINTR { return }
    try goOn(limits, until: deadline)
    usleep(1000)
  }
}

private func goOn(_ limits: ChildLimits, until deadline: Double) throws(ChildFailure) {
  if limits.isStoppable, Interruption.isSet { throw .interrupted }
  if now() > deadline { throw .tookTooLong(seconds: limits.elapsed) }
}

/// Ends what still runs of a child and of all that it started, and gives its status.
private func end(_ child: pid_t) -> Int32 {
  kill(-child, SIGKILL)
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0 && errno == EINTR {}
  let signal = status & 0x7f
  return signal == 0 ? status >> 8 & 0xff : 128 + signal
}

/// Seconds of a clock that only goes forward.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
