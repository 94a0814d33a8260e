import Documents

/// A figure without the mark of a note behind it; as it is where it has none, or is nothing else.
///
///     3511¹   3511*   3511①   3511[1]   3511〔1〕   3511注   3511（注2）   are all 3511
///
/// Raised digits are always a mark. Brackets of other kinds may hold a figure of their own: `5(3)` is kept whole.
func withoutNoteMark(_ scalars: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
  let rest = withoutOneMark(scalars)
  guard !rest.isEmpty, rest.count < scalars.count else { return scalars }
  return rest
}

private func withoutOneMark(_ scalars: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
  let raised = scalars.reversed().prefix(while: isRaised).count
  if raised > 0 { return scalars.dropLast(raised) }
  guard let last = scalars.last else { return scalars }
  let stars = scalars.reversed().prefix(while: isStar).count
  if stars > 0 { return scalars.dropLast(min(stars, 3)) }
  if isCircled(last) { return scalars.dropLast() }
  var rest = scalars
  let opening = noteBrackets[last]
  if opening != nil { rest = rest.dropLast() }
  let digits = rest.reversed().prefix { (0x30...0x39).contains($0) || isRaised($0) }.count
  rest = rest.dropLast(digits)
  let isNamed = rest.last == noteSign
  if isNamed { rest = rest.dropLast() }
  guard let opening else { return isNamed ? rest : scalars }
  let isRound = last == 0x29
  guard rest.last == opening, isNamed || (!isRound && (1...2).contains(digits)) else { return scalars }
  return rest.dropLast()
}

/// 注
private let noteSign: UInt32 = 0x6ce8

/// By the closing bracket, the opening one: () [] 〔〕 【】.
private let noteBrackets: [UInt32: UInt32] = [0x29: 0x28, 0x5d: 0x5b, 0x3015: 0x3014, 0x3011: 0x3010]

private func isRaised(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0xb2, 0xb3, 0xb9, 0x2070, 0x2074...0x2079, 0x207d, 0x207e: true
  default: false
  }
}

private func isStar(_ scalar: UInt32) -> Bool {
  [0x2a, 0x203b, 0x2020, 0x2021].contains(scalar)
}

/// ①…⑳ ㈠… and the like.
private func isCircled(_ scalar: UInt32) -> Bool {
  (0x2460...0x2473).contains(scalar) || (0x2776...0x2793).contains(scalar)
}
