import Diagnostics
import Relations
import Testing

@Test("A column gives each cell its value, or the reason why there is none")
func cells() {
  let column = Column.integers("n", [3, nil, 0])
  #expect((0..<3).map { column[$0] } == [.integer(3), .none(.blank), .integer(0)])
  #expect((0..<3).map { column.hasValue(at: $0) } == [true, false, true])
  #expect(Column.integers("n", [1, nil], absent: .missing)[1] == .none(.missing))
  #expect(Column.money("m", [101])[0] == .money(101))
  #expect(Column.money("m", [101]).unit == .yuan)
  #expect(Column.reals("r", [0.5, nil]).type == .real)
  #expect(Column.booleans("b", [true, nil, false])[2] == .boolean(false))
  #expect(Column.integers("n", []).count == 0)
}

@Test("An implied value is a value")
func implied() {
  var column = Column.integers("n", [0])
  column.presence = Buffer([Presence.implied.rawValue])
  #expect(column[0] == .integer(0))
  #expect(column.presence(at: 0) == .implied)
  #expect(Presence.allCases.filter(\.hasValue) == [.value, .implied])
}

@Test("Texts are numbered once each, those of the given order first")
func vocabulary() throws {
  let column = Column.texts("t", ["b", nil, "a", "b"], order: ["a", "c"])
  guard case .text(let codes, let vocabulary) = column.values else { return }
  #expect(vocabulary.texts == ["a", "c", "b"])
  #expect(vocabulary.isOrdered)
  #expect(Array(codes.elements) == [2, -1, 0, 2])
  #expect(vocabulary.code(of: "c") == 1 && vocabulary.code(of: "d") == nil)
  #expect(column[1] == .none(.blank) && column[3] == .text("b"))
  guard case .text(_, let free) = Column.texts("t", ["z", "y"]).values else { return }
  #expect(!free.isOrdered)
}

@Test("Rows of several units keep their own")
func rowUnits() {
  let column = Column("c", .real(Buffer([1, 2])), unit: .number, rowUnits: [.yuan, .ratio])
  #expect(column.unit(at: 0) == .yuan && column.unit(at: 1) == .ratio)
  #expect(Column("c", .real(Buffer([1])), unit: .ratio).unit(at: 0) == .ratio)
}

private final class Owner {
  let memory = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 3)
  private let onDeath: () -> Void

  init(_ onDeath: @escaping () -> Void) {
    self.onDeath = onDeath
    _ = memory.initialize(from: [7, 8, 9])
  }

  deinit {
    memory.deallocate()
    onDeath()
  }
}

@Test("A buffer over somebody's memory keeps that alive, and lets go of it")
func ownedMemory() {
  var isGone = false
  var buffer: Buffer<Int32>? = {
    let owner = Owner { isGone = true }
    return Buffer(UnsafeBufferPointer(owner.memory), owner: owner)
  }()
  #expect(!isGone)
  #expect(buffer?[2] == 9 && buffer?.count == 3)
  buffer = nil
  #expect(isGone)
}

@Test("A buffer that is filled holds what was written, and an error while filling leaves none")
func filledBuffer() {
  struct Stop: Error {}
  let squares = Buffer<Int64>(count: 4) { for index in 0..<4 { $0[index] = Int64(index * index) } }
  #expect(Array(squares.elements) == [0, 1, 4, 9])
  #expect(throws: Stop.self) { try Buffer<Int64>(count: 4) { _ in throw Stop() } }
}

@Test("A relation knows its columns by name; a lazy one is made once, when it is asked for")
func relations() {
  let relation = Relation("r", [.integers("a", [1, 2]), .texts("b", ["x", "y"])])
  #expect(relation.rowCount == 2)
  #expect(relation.column(named: "b")?[1] == .text("y"))
  #expect(relation.column(named: "c") == nil)
  #expect(Relation("empty", [], rowCount: 3).rowCount == 3)
  let lazy = LazyRelation(relation, summary: Phrase(verbatim: ""))
  #expect(lazy.schema.map(\.name) == ["a", "b"])
  #expect(lazy.relation().rowCount == 2)
}

@Test("Containers of a row stand between its offset and the next")
func containment() {
  let containment = Containment([[], [0, 2], [0]])
  #expect(Array(containment.offsets.elements) == [0, 0, 2, 3])
  #expect(Array(containment.rows.elements) == [0, 2, 0])
}
