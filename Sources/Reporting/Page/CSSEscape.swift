/// Text made safe for a string in a style sheet: everything but letters, digits and plain signs is written as its code.
enum CSSEscape {
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      let isPlain =
        scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
        || " .,:;()-/–—".unicodeScalars.contains(scalar)
      if isPlain {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\" + String(scalar.value, radix: 16, uppercase: true) + " "
      }
    }
    return result + "\""
  }
}
