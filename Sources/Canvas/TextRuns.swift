import Charting
import Foundation

/// A piece of text that one font file draws.
struct TextRun: Hashable {
  var path: String
  var text: String
}

/// Splits text by the fonts that have its characters, and refuses what cannot be drawn without shaping.
enum TextRuns {
  /// The runs of a text in reading order; an empty text has none.
  static func runs(of text: String, weight: TextWeight, _ fonts: FontSet) throws(CanvasError) -> [TextRun] {
    let files = fonts.files(for: weight)
    if let first = files.first, first.characters.hasASCII, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return text.isEmpty ? [] : [TextRun(path: first.path, text: text)]
    }
    var runs: [TextRun] = []
    // Letter and accent as one character, since an accent of its own would stand beside its letter.
    let composed = text.unicodeScalars.allSatisfy(isComposed) ? text : text.precomposedStringWithCanonicalMapping
    for scalar in composed.unicodeScalars {
      let character = isSpace(scalar) ? " " : scalar
      if isRightToLeft(character) { throw .rightToLeft(text: text) }
      if needsShaping(character) { throw .needsShaping(codePoint: character.value, text: text) }
      // libgd reads no character beyond the basic plane.
      guard let file = files.first(where: { character.value <= 0xFFFF && $0.characters.has(character) }) else {
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

  /// Whether a character is surely its own composed form; of those that are not asked about some are too.
  private static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Latin, Cyrillic, and the dashes and quotes of both.
    case 0..<0x0300, 0x0400...0x0482, 0x048A...0x052F, 0x2010...0x2027: true
    default: false
    }
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
