/// Breaks text into lines of a measured width.
struct TextFitting {
  let ruler: any TextMeasuring

  /// The lines of the text, none wider than `width` points unless a single character is.
  ///
  /// Breaks fall at spaces and after hyphens, inside a word only if it is wider than a line. A text without a visible
  /// character has no lines.
  func lines(of text: String, style: TextStyle, width: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces(of: text) {
      let joined = line.isEmpty ? piece.text : line + (piece.spaceBefore ? " " : "") + piece.text
      if ruler.width(of: joined, style: style) <= width {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = piece.text
      while ruler.width(of: line, style: style) > width, line.count > 1 {
        let head = longestHead(of: line, style: style, width: width)
        lines.append(head)
        line = String(line.dropFirst(head.count))
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// The width of the widest piece that `lines` would not break.
  func widestWord(of text: String, style: TextStyle) -> Double {
    pieces(of: text).map { ruler.width(of: $0.text, style: style) }.max() ?? 0
  }

  private struct Piece {
    var text: String
    var spaceBefore: Bool
  }

  private func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var word = ""
    var spaceBefore = false
    func close() {
      // A stroke or a dash between words stays at the end of a line.
      if spaceBefore, !pieces.isEmpty, ["/", "–", "—", "·"].contains(word) {
        pieces[pieces.count - 1].text += " " + word
      } else if !word.isEmpty {
        pieces.append(Piece(text: word, spaceBefore: spaceBefore))
      }
      word = ""
      spaceBefore = false
    }
    for character in text {
      // A no-break space is whitespace to the standard library, and must hold its words together.
      if character.isWhitespace, character != "\u{A0}", character != "\u{202F}" {
        close()
        spaceBefore = true
      } else {
        word.append(character)
        if character == "-" || character == "–", word.count > 1 { close() }
      }
    }
    close()
    return pieces
  }

  private func longestHead(of word: String, style: TextStyle, width: Double) -> String {
    var head = ""
    for character in word {
      if !head.isEmpty, ruler.width(of: head + String(character), style: style) > width { break }
      head.append(character)
    }
    return head
  }
}
