import Glibc
import Synchronization

/// How many threads the computer runs at once.
let processorCount = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)

/// What doing a work came to: a result, none, or works that it was found to consist of.
enum WorkDone<Work: Sendable, Result: Sendable>: Sendable {
  case result(Result)
  case nothing
  case further([Work])
}

/// Does works, several at once: on the caller's thread and on others. Gives the results in the order of the works, those of
/// further works in the place of the work that they come from.
///
/// Further works are done before others are begun, so what they share is not held longer than need be.
///
/// - Parameters:
///   - threadCount: the most threads. A thread is started for every four works: it costs as much as reading a small file.
///   - done: told between two works of the caller's thread, and on it, how many are done and how many there are.
func concurrently<Work: Sendable, Result: Sendable>(
  _ works: [Work], threadCount: Int, work: @escaping @Sendable (Work) -> WorkDone<Work, Result>,
  done: (_ done: Int, _ count: Int) -> Void
) -> [Result] {
  guard !works.isEmpty else { return [] }
  let pool = Pool(works, threadCount: threadCount, work: work)
  pool.startThreads()
  pool.runWorks(done)
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
      case .nothing: return 0
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

  func runWorks(_ done: (Int, Int) -> Void = { _, _ in }) {
    while true {
      ready.wait()
      guard let next = state.withLock({ $0.waiting.popLast() }) else { return }
      let (count, all) = finish(next.order, work(next.work))
      done(count, all)
    }
  }

  private func finish(_ order: Order, _ outcome: WorkDone<Work, Result>) -> (done: Int, count: Int) {
    let (added, done, count) = state.withLock { state in
      (state.finish(order, outcome), state.done, state.count)
    }
    if added > 0 { startThreads() }
    ready.signal(done == count ? threadCount : added)
    return (done, count)
  }

  /// As many as the works that there are now are worth.
  func startThreads() {
    state.withLock { state in
      // The caller's thread is one of them.
      while state.threads.count + 1 < min(threadCount, (state.count + 3) / 4) {
        guard let thread = start() else { return }
        state.threads.append(thread)
      }
    }
  }

  func joinThreads() {
    for thread in state.withLock({ $0.threads }) { pthread_join(thread, nil) }
  }

  /// A thread that takes works until there are no more. Signals are left to the caller's thread.
  private func start() -> pthread_t? {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Runner { self.runWorks() })
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
}

/// What a thread runs, for C passes but a pointer.
private final class Runner: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// A count that threads wait for.
// Sendable: the C library's semaphore is made to be shared, and this one never moves.
private final class Semaphore: @unchecked Sendable {
  private let semaphore: UnsafeMutablePointer<sem_t>

  init() {
    semaphore = .allocate(capacity: 1)
    sem_init(semaphore, 0, 0)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func signal(_ count: Int) {
    for _ in 0..<count { sem_post(semaphore) }
  }

  func wait() {
    while sem_wait(semaphore) != 0 && errno == EINTR {}
  }
}
