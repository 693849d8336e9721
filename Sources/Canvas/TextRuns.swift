import Charting
import Foundation

/// A piece of text that one font file draws.
struct TextRun: Hashable {
  var path: String
  var text: String
}

/// Splits text by the fonts that have its characters, and refuses what cannot be drawn without shaping.
struct TextRuns {
  let fonts: FontSet

  /// The runs of a text in reading order; an empty text has none.
  func runs(of text: String, weight: TextWeight) throws(CanvasError) -> [TextRun] {
    let files = fonts.files(for: weight)
    var runs: [TextRun] = []
    // Letter and accent as one character, since an accent of its own would stand beside its letter.
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      let character = Self.isSpace(scalar) ? " " : scalar
      if Self.isRightToLeft(character) { throw .rightToLeft(text: text) }
      if Self.needsShaping(character) { throw .needsShaping(codePoint: character.value, text: text) }
      guard let file = files.first(where: { $0.characters.has(character) }) else {
        throw .unknownGlyph(
          character: String(character), codePoint: character.value, text: text, fonts: files.map(\.path))
      }
      if runs.last?.path == file.path {
        runs[runs.count - 1].text.unicodeScalars.append(character)
      } else {
        runs.append(TextRun(path: file.path, text: String(character)))
      }
    }
    return runs
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar.value == 0x2028 || scalar.value == 0x2029
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Hebrew to Arabic Extended, their presentation forms, old scripts of the same direction, and its controls.
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF, 0x200F, 0x202B,
      0x202E, 0x2067:
      true
    default: false
    }
  }

  private static func needsShaping(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .control, .format, .privateUse, .surrogate: true
    default: false
    }
  }
}
