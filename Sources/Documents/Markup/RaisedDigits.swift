/// A digit as a raised one, in UTF-8; any other byte as it is.
func raised(_ byte: UInt8) -> [UInt8] {
  isDigit(byte) ? raisedDigits[Int(byte - 0x30)] : [byte]
}

private let raisedDigits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"].map { Array($0.utf8) }
