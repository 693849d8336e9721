import Diagnostics

/// `bad-number`: a cell is no whole number in ASCII digits.
extension RowReader {
  /// A whole number in ASCII digits; `nil` where the cell is empty or, with a finding, no such number.
  func number(_ column: Column) -> Int? {
    let text = cell(column)
    if text.isEmpty { return nil }
    // Twelve digits: no sum of a million such numbers overflows.
    if CellText.isDigits(text), text.utf8.drop(while: { $0 == 0x30 }).count <= 12, let number = Int(text) {
      return number
    }
    report(.badNumber(guess: mistake(text)), column)
    return nil
  }

  private func mistake(_ text: String) -> FindingReason.NumberMistake? {
    let scalars = text.unicodeScalars
    func isASCIIDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x30 && scalar.value <= 0x39 }
    if scalars.contains(where: { !isASCIIDigit($0) && $0.properties.numericType == .decimal }) { return .otherDigits }
    guard scalars.contains(where: isASCIIDigit) else { return nil }
    let others = scalars.filter { !isASCIIDigit($0) }
    if scalars.first == "-" || scalars.first == "\u{2212}" { return .negative }
    if others.count(where: \.properties.isAlphabetic) == 1, text.contains("E+") || text.contains("e+") {
      return .scientific
    }
    if others.allSatisfy({ $0.properties.isWhitespace || $0 == "'" }) { return .grouped }
    if others.count == 1, others.first == "." || others.first == "," {
      let tail = text.split(whereSeparator: { $0 == "." || $0 == "," }).last ?? ""
      return tail.utf8.count == 3 ? .grouped : .fraction
    }
    return nil
  }
}
