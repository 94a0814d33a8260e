import Testing

@testable import Translation

@Test("A name is written plainly where SQL reads it so, and in quotes where it would not")
func names() {
  #expect(sqlName("lawsuits") == "lawsuits")
  #expect(sqlName("denied.law") == "\"denied.law\"")
  #expect(sqlName("order") == "\"order\"")
  #expect(sqlName("区县") == "\"区县\"")
  #expect(sqlName("a\"b") == "\"a\"\"b\"")
  #expect(sqlName("2020") == "\"2020\"")
  #expect(sqlName("Lawsuits") == "\"Lawsuits\"")
}

@Test("A text is written with its quotes doubled")
func texts() {
  #expect(literal("it's") == "'it''s'")
  #expect(literal("") == "''")
}

@Test("Columns of one name are told apart, ASCII case ignored")
func columnsOfOneName() {
  #expect(uniqueNames(["a", "A", "", "a 2"]) == ["a", "A 2", "column", "a 2 2"])
  #expect(uniqueNames(["seq"], besides: ["seq"]) == ["seq 2"])
}

@Test("A line inside a text is not moved, and a remark of several lines is a comment in each")
func lines() {
  #expect(indented("SELECT 'a\nb''\nc',\n  1") == "  SELECT 'a\nb''\nc',\n    1")
  #expect(comment("a\r\nb\rc\u{2028}d\n") == "-- a\n-- b\n-- c\n-- d\n")
}
