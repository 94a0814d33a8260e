import Glibc
import Synchronization

/// How many threads the computer runs at once.
let processorCount = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)

/// What doing a work came to: a result, or works that it was found to consist of.
enum WorkDone<Work: Sendable, Result: Sendable>: Sendable {
  case result(Result)
  case further([Work])
}

/// Does works, several at once: on the caller's thread and on others. Gives the results in the order of the works, those of
/// further works in the place of the work that they come from.
///
/// Further works are done before others are begun, so what they share is not held longer than need be.
///
/// - Parameter threadCount: the most threads. A thread is started for every four works: it costs as much as reading a small
///   file.
func concurrently<Work: Sendable, Result: Sendable>(
  _ works: [Work], threadCount: Int, work: @escaping @Sendable (Work) -> WorkDone<Work, Result>
) -> [Result] {
  guard !works.isEmpty else { return [] }
  let pool = Pool(works, threadCount: threadCount, work: work)
  pool.startThreads()
  pool.runWorks()
  pool.joinThreads()
  return pool.results
}

/// Works that several threads take from one after the other.
private final class Pool<Work: Sendable, Result: Sendable>: Sendable {
  /// Where a work stands: its index, and below that the index among the further works.
  typealias Order = [Int]

  private struct State {
    /// The next one is the last.
    var waiting: [(order: Order, work: Work)]
    var results: [(order: Order, result: Result)] = []
    var count: Int
    var done = 0
    var threads: [pthread_t] = []

    /// Keeps what a work came to. Gives how many works that adds.
    mutating func finish(_ order: Order, _ outcome: WorkDone<Work, Result>) -> Int {
      done += 1
      switch outcome {
      case .result(let result):
        results.append((order, result))
        return 0
      case .further(let works):
        count += works.count
        for (index, work) in works.enumerated().reversed() { waiting.append((order + [index], work)) }
        return works.count
      }
    }
  }

  private let state: Mutex<State>
  private let work: @Sendable (Work) -> WorkDone<Work, Result>
  private let threadCount: Int
  /// Counts the works that wait; in the end, the threads that may leave.
  private let ready = Semaphore()

  init(_ works: [Work], threadCount: Int, work: @escaping @Sendable (Work) -> WorkDone<Work, Result>) {
    let waiting = works.enumerated().reversed().map { (order: [$0.offset], work: $0.element) }
    state = Mutex(State(waiting: waiting, count: works.count))
    self.work = work
    self.threadCount = threadCount
    ready.signal(works.count)
  }

  var results: [Result] {
    state.withLock { state in
      state.results.sorted { $0.order.lexicographicallyPrecedes($1.order) }.map(\.result)
    }
  }

  func runWorks() {
    while true {
      ready.wait()
      guard let next = state.withLock({ $0.waiting.popLast() }) else { return }
      finish(next.order, work(next.work))
    }
  }

  private func finish(_ order: Order, _ outcome: WorkDone<Work, Result>) {
    let (added, isLast) = state.withLock { state in
      (state.finish(order, outcome), state.done == state.count)
    }
    if added > 0 { startThreads() }
    ready.signal(isLast ? threadCount : added)
  }

  /// As many as the works that there are now are worth.
  func startThreads() {
    state.withLock { state in
      // The caller's thread is one of them.
      while state.threads.count + 1 < min(threadCount, (state.count + 3) / 4) {
        guard let thread = startThread({ self.runWorks() }) else { return }
        state.threads.append(thread)
      }
    }
  }

  func joinThreads() {
    for thread in state.withLock({ $0.threads }) { pthread_join(thread, nil) }
  }
}

/// Starts a thread that runs a body; nil where no more can be had. Signals are left to the caller's thread.
func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  var thread = pthread_t()
  let box = Unmanaged.passRetained(Runner(body))
  var all = sigset_t()
  var former = sigset_t()
  sigfillset(&all)
  pthread_sigmask(SIG_SETMASK, &all, &former)
  defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
  let failure = pthread_create(
    &thread, nil,
    { box in
      guard let box else { return nil }
      Unmanaged<Runner>.fromOpaque(box).takeRetainedValue().run()
      return nil
    }, box.toOpaque())
  if failure == 0 { return thread }
  box.release()
  return nil
}

/// What a thread runs, for C passes but a pointer.
private final class Runner: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// A count that threads wait for.
// Sendable: the C library's semaphore is made to be shared, and this one never moves.
final class Semaphore: @unchecked Sendable {
  private let semaphore: UnsafeMutablePointer<sem_t>

  init() {
    semaphore = .allocate(capacity: 1)
    sem_init(semaphore, 0, 0)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func signal(_ count: Int = 1) {
    for _ in 0..<count { sem_post(semaphore) }
  }

  func wait() {
    while sem_wait(semaphore) != 0 && errno == EINTR {}
  }

  /// Waits for so long at the most, and says whether there was something to wait for.
  func wait(seconds: Double) -> Bool {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let nanoseconds = time.tv_nsec + Int(seconds * 1e9)
    time.tv_sec += nanoseconds / 1_000_000_000
    time.tv_nsec = nanoseconds % 1_000_000_000
    while true {
      if sem_timedwait(semaphore, &time) == 0 { return true }
      if errno != EINTR { return false }
    }
  }
}
