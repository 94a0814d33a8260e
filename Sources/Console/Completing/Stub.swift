import Diagnostics
extension Session {
  func highlights(of text: String) -> [Highlight] { [] }
  func completion(in text: String, at cursor: Int) -> Completion? { nil }
  func ghost(for text: String, history: [String]) -> String? { nil }
}
