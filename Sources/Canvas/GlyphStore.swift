import Synchronization

/// Advances and coverage of characters, each asked of libgd once.
///
/// libgd opens a size of a font, hints and draws every letter anew for each text, and lets one thread at a time do so;
/// the letters of a report are few. Any number of threads may ask.
final class GlyphStore: Sendable {
  private struct Face: Hashable {
    var path: String
    var points: Double
  }

  private struct Drawing: Hashable {
    var path: String
    var size: GDTextSize
  }

  /// A character and the one after it, which decides the kerning; 0 after the last.
  private struct Pair: Hashable {
    var first: UInt32
    var second: UInt32
  }

  private let advances = Mutex<[Face: [Pair: Int]]>([:])
  private let glyphs = Mutex<[Drawing: [UInt32: Glyph]]>([:])

  /// How far each character of a run advances, in 64ths of a pixel at `GDText.layoutResolution`.
  func advances(of run: TextRun, points: Double) throws(CanvasError) -> [Int] {
    let scalars = Array(run.text.unicodeScalars)
    let pairs = scalars.indices.map { index in
      Pair(first: scalars[index].value, second: index + 1 < scalars.count ? scalars[index + 1].value : 0)
    }
    return try advances.withLock { faces throws(CanvasError) -> [Int] in
      let face = Face(path: run.path, points: points)
      if let known = faces[face], let advances = Self.known(pairs, known) { return advances }
      let unknown = Self.unknown(scalars, pairs, faces[face] ?? [:])
      let advances = try GDText.advances(of: TextRun(path: run.path, text: String(unknown)), points: points)
      let measured = unknown.map(\.value)
      for (index, advance) in advances.enumerated() {
        let pair = Pair(first: measured[index], second: index + 1 < measured.count ? measured[index + 1] : 0)
        faces[face, default: [:]][pair] = advance
      }
      return Self.known(pairs, faces[face] ?? [:]) ?? []
    }
  }

  private static func known(_ pairs: [Pair], _ advances: [Pair: Int]) -> [Int]? {
    var result: [Int] = []
    result.reserveCapacity(pairs.count)
    for pair in pairs {
      guard let advance = advances[pair] else { return nil }
      result.append(advance)
    }
    return result
  }

  /// The stretches of a text whose pairs are not all known, one behind the other.
  private static func unknown(
    _ scalars: [Unicode.Scalar], _ pairs: [Pair], _ known: [Pair: Int]
  ) -> String.UnicodeScalarView {
    var text = String.UnicodeScalarView()
    var isOpen = false
    for (index, pair) in pairs.enumerated() {
      let isKnown = known[pair] != nil
      if isOpen || !isKnown { text.append(scalars[index]) }
      isOpen = !isKnown
    }
    return text
  }

  /// Has the characters of runs drawn, so that `glyphs` finds them.
  func prepare(_ runs: some Sequence<TextRun>, _ size: GDTextSize) throws(CanvasError) {
    var scalars: [String: Set<Unicode.Scalar>] = [:]
    for run in runs { scalars[run.path, default: []].formUnion(run.text.unicodeScalars) }
    for (path, scalars) in scalars.sorted(by: { $0.key < $1.key }) {
      try draw(scalars.sorted(), Drawing(path: path, size: size))
    }
  }

  /// The coverage of each character of a run.
  func glyphs(of run: TextRun, _ size: GDTextSize) throws(CanvasError) -> [Glyph] {
    let drawing = Drawing(path: run.path, size: size)
    let scalars = Array(run.text.unicodeScalars)
    try draw(scalars, drawing)
    return glyphs.withLock { drawings in
      let known = drawings[drawing] ?? [:]
      return scalars.compactMap { known[$0.value] }
    }
  }

  private func draw(_ scalars: [Unicode.Scalar], _ drawing: Drawing) throws(CanvasError) {
    try glyphs.withLock { drawings throws(CanvasError) in
      let known = drawings[drawing] ?? [:]
      var missing: [Unicode.Scalar] = []
      for scalar in scalars where known[scalar.value] == nil && !missing.contains(scalar) { missing.append(scalar) }
      if missing.isEmpty { return }
      let drawn = try GlyphSheet.draw(missing, path: drawing.path, drawing.size)
      for (scalar, glyph) in zip(missing, drawn) { drawings[drawing, default: [:]][scalar.value] = glyph }
    }
  }
}
