import Output

/// What stands where on the screen: the rows that a prompt, the text and the ghost text take, and the cursor's place.
///
/// A row that the text fills to the margin always has another one below it, so the cursor never stands in the margin, where
/// terminals differ.
struct Layout: Hashable {
  struct Row: Hashable {
    /// With its colours.
    var text = ""
    /// The columns of each cluster, to know how a terminal wraps the row anew when it is resized.
    var widths: [Int] = []
    /// Filled to the margin: the text goes on in the next row without a line feed.
    var isFull = false
    /// Holds clusters that terminals may disagree about.
    var isDoubtful = false

    var width: Int { widths.reduce(0, +) }
  }

  var rows = [Row()]
  var cursorRow = 0
  var cursorColumn = 0
}

/// Builds a layout from pieces of text, one after the other.
struct LayoutBuilder {
  let columns: Int
  let usesColour: Bool
  let ambiguousIsWide: Bool
  private(set) var layout = Layout()
  private var column = 0
  private var shade = Shade.plain

  init(columns: Int, usesColour: Bool, ambiguousIsWide: Bool) {
    self.columns = max(columns, 2)
    self.usesColour = usesColour
    self.ambiguousIsWide = ambiguousIsWide
  }

  /// The columns that are left in the current row.
  var room: Int { columns - column }

  /// The cursor belongs before the next cluster of this many columns: a wide one that does not fit takes it to the next row.
  mutating func placeCursor(beforeColumns width: Int) {
    if column + width > columns { wrap() }
    layout.cursorRow = layout.rows.count - 1
    layout.cursorColumn = column
  }

  mutating func add(_ text: some StringProtocol, _ shade: Shade) {
    for cluster in text { add(cluster, shade) }
  }

  mutating func add(_ cluster: Character, _ shade: Shade) {
    let width = displayWidth(of: cluster, ambiguousIsWide: ambiguousIsWide)
    if column + width > columns { wrap() }
    switchTo(shade)
    layout.rows[end].text.append(cluster)
    layout.rows[end].widths.append(width)
    column += width
    if isDoubtful(cluster) {
      layout.rows[end].isDoubtful = true
      if column < columns { layout.rows[end].text += "\u{1B}[\(column + 1)G" }
    }
    if column == columns { endRow(isFull: true) }
  }

  mutating func newLine() { endRow(isFull: false) }

  /// Ends the last row's colours.
  mutating func finish() -> Layout {
    switchTo(.plain)
    return layout
  }

  /// Fills the row up with a blank, where a wide character would not fit any more.
  private mutating func wrap() {
    switchTo(.plain)
    while column < columns {
      layout.rows[end].text += " "
      layout.rows[end].widths.append(1)
      column += 1
    }
    endRow(isFull: true)
  }

  private mutating func endRow(isFull: Bool) {
    switchTo(.plain)
    layout.rows[end].isFull = isFull
    layout.rows.append(Layout.Row())
    column = 0
  }

  private mutating func switchTo(_ next: Shade) {
    guard usesColour, next != shade else { return }
    if shade != .plain { layout.rows[end].text += "\u{1B}[0m" }
    if next != .plain { layout.rows[end].text += "\u{1B}[\(next.parameters)m" }
    shade = next
  }

  /// The row that is being filled. Changed in place: a row taken out and put back would be copied for each character.
  private var end: Int { layout.rows.count - 1 }
}

/// Whether terminals may disagree about the columns of a cluster: several scalars, emoji, ambiguous width. After
/// such a one the column is set anew, so that whatever the terminal thinks of it, the rest stands right.
private func isDoubtful(_ cluster: Character) -> Bool {
  let scalars = cluster.unicodeScalars
  guard scalars.count == 1, let scalar = scalars.first?.value else { return true }
  if scalar < 0xA0 { return false }
  let isPlain =
    (0x1100...0x115F).contains(scalar) || (0x2E80...0xD7A3).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
    || (0xFF01...0xFF60).contains(scalar) || (0x20000...0x3FFFD).contains(scalar)
  return !isPlain
}
