extension Identity {
  /// What the organ is called within its area: nothing for the government, be it 鹿城区人民政府 or 温州市鹿城区人民政府, nor for a
  /// street or its office; 教育局 for 鹿城区教育局. With the area's code it tells one organ from another, which
  /// its printed name does not: the same organ prints more of it in one year, and less in the next. The report of a whole area is its
  /// government's, whoever compiled it.
  package func office(in divisions: Divisions) -> String {
    scope == .area ? "" : speaker(organ, in: divisions.of(year: year)).office
  }
}
