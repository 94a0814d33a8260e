import Glibc
import Synchronization

/// How many threads the computer runs at once.
let processorCount = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)

/// Does a work for each index, several at once: on the caller's thread and on others. Gives the results in the order of
/// the indices; nil where the work gave none.
///
/// - Parameter done: told between two works of the caller's thread, and on it, how many are done.
func concurrently<Result: Sendable>(
  _ count: Int, threadCount: Int, work: @escaping @Sendable (Int) -> Result?, done: (Int) -> Void
) -> [Result?] {
  let pool = Pool(count: count, work: work)
  let threads = (1..<max(threadCount, 1)).compactMap { _ in pool.start() }
  pool.runWorks(done)
  for thread in threads { pthread_join(thread, nil) }
  return pool.results.withLock { $0 }
}

/// Works that several threads take from one after the other.
private final class Pool<Result: Sendable>: Sendable {
  let results: Mutex<[Result?]>
  private let work: @Sendable (Int) -> Result?
  private let count: Int
  private let next = Atomic(0)
  private let finished = Atomic(0)

  init(count: Int, work: @escaping @Sendable (Int) -> Result?) {
    self.count = count
    self.work = work
    results = Mutex(Array(repeating: nil, count: count))
  }

  func runWorks(_ done: (Int) -> Void = { _ in }) {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = work(index)
      results.withLock { $0[index] = result }
      finished.add(1, ordering: .relaxed)
      done(finished.load(ordering: .relaxed))
    }
  }

  /// A thread that takes works until there are no more. Signals are left to the caller's thread.
  func start() -> pthread_t? {
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
