import CEditLine
import Diagnostics
import Glibc

extension LineEditor {
  /// Draws the line, then waits for a key; false when Ctrl-C drops the line. All else that may happen meanwhile is dealt with
  /// here: another size, Ctrl-Z, the end of the session.
  func wait() -> Bool {
    hasWaited = true
    undo.note(line)
    while true {
      if Interruption.isSet {
        leaveLine()
        return false
      }
      handleSignals()
      draw()
      var waiting = [
        pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: Interruption.waitDescriptor, events: Int16(POLLIN), revents: 0),
      ]
      _ = poll(&waiting, 2, -1)
      Interruption.drain()
      if waiting[0].revents != 0, !Interruption.isSet { return true }
    }
  }

  /// The line as libedit has it.
  var line: Line {
    guard let info = el_wline(editor)?.pointee, let start = info.buffer else { return Line() }
    let scalars = (0..<(info.lastchar - start)).map { Unicode.Scalar(UInt32(bitPattern: start[$0])) ?? "\u{FFFD}" }
    return Line(scalars: scalars, cursor: info.cursor - start)
  }

  /// Shows the line as it now is.
  func draw() {
    let size = terminalSize(output)
    if size.columns != drawnColumns {
      el_resize(editor)
      drawnColumns = size.columns
    }
    let layout = layOut(picture(), columns: size.columns, usesColour: usesColour, ambiguousIsWide: ambiguousIsWide)
    let rows = listRows(columns: size.columns, height: size.rows - layout.rows.count)
    write(screen.show(layout, list: rows, columns: size.columns, height: size.rows))
  }

  /// Leaves the line as it stands, without ghost text and list, and goes on below it.
  func leaveLine() {
    let size = terminalSize(output)
    var picture = Picture(prompt: prompt, continuationPrompt: continuationPrompt, line: line)
    picture.line.cursor = picture.line.scalars.count
    picture.highlights = usesColour ? highlight(picture.line.text) : []
    let layout = layOut(picture, columns: size.columns, usesColour: usesColour, ambiguousIsWide: ambiguousIsWide)
    write(screen.show(layout, columns: size.columns, height: size.rows) + screen.leave())
  }

  private func picture() -> Picture {
    if let search { return search.picture(language: language) }
    let line = self.line
    let text = line.text
    var picture = Picture(prompt: prompt, continuationPrompt: continuationPrompt, line: line)
    picture.highlights = usesColour ? highlight(text) : []
    picture.ghost = line.isAtEnd && list.isEmpty ? shownGhost(text) : nil
    return picture
  }

  /// The ghost text behind a text; none where hints are off, nor where it could not be told from what is typed.
  func shownGhost(_ text: String) -> String? {
    guard showsHints, usesColour, !text.isEmpty else { return nil }
    return ghost(text)
  }

  private func listRows(columns: Int, height: Int) -> [Layout.Row] {
    let rows = completionList(
      list, columns: columns, height: height, language: language, ambiguousIsWide: ambiguousIsWide)
    return rows.map { pieces in
      var builder = LayoutBuilder(columns: columns, usesColour: usesColour, ambiguousIsWide: ambiguousIsWide)
      for piece in pieces { builder.add(piece.text, piece.shade) }
      return builder.finish().rows[0]
    }
  }
}
