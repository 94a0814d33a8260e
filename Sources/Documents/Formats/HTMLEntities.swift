/// The character that an entity stands for and the position after it; nil where there is only the sign.
///
/// The semicolon may be missing behind numbers and behind the few names that pages write without it.
func entity(_ page: UnsafeBufferPointer<UInt8>, at start: Int) -> (Unicode.Scalar, Int)? {
  var end = start + 1
  let isNumber = end < page.count && page[end] == UInt8(ascii: "#")
  if isNumber { end += 1 }
  while end < page.count, end < start + longestEntity, isLetter(page[end]) || isDigit(page[end]) { end += 1 }
  let name = String(decoding: page[(start + 1)..<end], as: UTF8.self)
  let isClosed = end < page.count && page[end] == UInt8(ascii: ";")
  if isNumber { return numbered(name.dropFirst()).map { ($0, isClosed ? end + 1 : end) } }
  if isClosed { return namedEntities[name].map { ($0, end + 1) } }
  for name in unclosedEntities where String(decoding: page[(start + 1)..<end], as: UTF8.self).hasPrefix(name) {
    return namedEntities[name].map { ($0, start + 1 + name.utf8.count) }
  }
  return nil
}

private let longestEntity = 12

private func numbered(_ digits: Substring) -> Unicode.Scalar? {
  let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
  guard let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits), value >= 0x20 else {
    return nil
  }
  // Numbers of Windows-1252, which is what browsers take them for.
  if 0x80...0x9f ~= value { return windows1252[Int(value) - 0x80] }
  return Unicode.Scalar(value)
}

private let windows1252 = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ".unicodeScalars)

private let unclosedEntities = ["nbsp", "amp", "lt", "gt", "quot"]

private let namedEntities: [String: Unicode.Scalar] = [
  "nbsp": "\u{a0}", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200c}", "zwj": "\u{200d}",
  "shy": "\u{ad}", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ldquo": "“", "rdquo": "”",
  "lsquo": "‘",
  "rsquo": "’", "sbquo": "‚", "bdquo": "„", "lsaquo": "‹", "rsaquo": "›", "laquo": "«", "raquo": "»", "mdash": "—",
  "ndash": "–", "horbar": "―", "hellip": "…", "middot": "·", "bull": "•", "minus": "−", "plusmn": "±", "times": "×",
  "divide": "÷", "permil": "‰", "deg": "°", "sect": "§", "para": "¶", "yen": "¥", "euro": "€", "copy": "©", "reg": "®",
  "trade": "™", "prime": "′", "Prime": "″", "le": "≤", "ge": "≥", "ne": "≠", "larr": "←", "uarr": "↑", "rarr": "→",
  "darr": "↓",
  "sup1": "¹", "sup2": "²", "sup3": "³", "frac12": "½", "frac14": "¼", "frac34": "¾", "lpar": "(", "rpar": ")",
  "lsqb": "[", "rsqb": "]", "colon": ":", "comma": ",", "period": ".", "sol": "/", "plus": "+", "num": "#",
  "percnt": "%",
  "ast": "*", "equals": "=", "lowbar": "_", "Tab": "\t", "NewLine": "\n",
]
